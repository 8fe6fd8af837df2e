"""Sentences and tables whose figures come from the cells."""

from IPython.display import Markdown, display

# Square metres of a mu.
MU = 2000 / 3


def tell(*paragraphs):
    """Shows paragraphs of Markdown."""
    display(Markdown("\n\n".join(" ".join(p.split("\n")).strip() for p in paragraphs if p)))


def show(frame, decimals=None):
    """Shows a table as Markdown: figures to the right, missing values as a dash.

    `decimals` says how many places a column of figures gets; whole numbers get none, others two.
    """
    decimals = decimals or {}
    figures = [frame[c].dtype.kind in "iuf" for c in frame.columns]
    places = [decimals.get(c, 0 if frame[c].dtype.kind in "iu" else 2) for c in frame.columns]
    lines = [_row(frame.columns), _row("---:" if f else "---" for f in figures)]
    for values in frame.itertuples(index=False):
        lines.append(_row(_cell(v, f, p) for v, f, p in zip(values, figures, places)))
    display(Markdown("\n".join(lines)))


def _cell(value, is_figure, places):
    if value is None or value != value:
        return "–"
    return f"{value:,.{places}f}" if is_figure else str(value).replace("|", "\\|")


def _row(cells):
    return "| " + " | ".join(str(c) for c in cells) + " |"
