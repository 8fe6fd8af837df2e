"""Runs notebooks and writes each as Markdown with its pictures. Called by Scripts/notebooks inside its environment."""

import base64
import pathlib
import resource
import subprocess
import sys
import tempfile

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from traitlets.config import Config

ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGET = ROOT / "Docs" / "notebooks"
FIGURES = TARGET / "figures"
# Docs/notebooks, pictures and text.
MOST_BYTES = 4_000_000


class Refused(Exception):
    """A notebook that cannot be written down; the text says why."""


def executed(path):
    """The notebook with the outputs of a run."""
    book = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as sockets:
        # The kernel is reached through files, not through ports that others on the machine could open.
        client = NotebookClient(
            book, timeout=900, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}},
            config=Config(KernelManager={"transport": "ipc", "ip": f"{sockets}/kernel"}))
        client.execute()
    return book


def pieces(book, stem, figures):
    """The notebook as pieces of Markdown; its pictures go to `figures` by name."""
    yield f"<!-- make notebooks writes this page from Notebooks/{stem}.ipynb -->"
    for cell in book.cells:
        if cell.cell_type == "markdown":
            yield cell.source
        elif cell.cell_type == "code":
            yield f"<details><summary>代码</summary>\n\n```python\n{cell.source}\n```\n\n</details>"
            for output in cell.outputs:
                yield written(output, stem, figures)


def written(output, stem, figures):
    """One output as Markdown."""
    if output.output_type == "stream":
        if output.name == "stderr":
            raise Refused(f"a cell wrote to standard error: {output.text}")
        return f"```\n{output.text.rstrip()}\n```"
    data = output.get("data", {})
    if "image/png" in data:
        picture, description = output.metadata.get("picture"), output.metadata.get("description")
        name = f"{stem.split('-')[0]}-{picture}.png"
        if not picture or not description or name in figures:
            raise Refused("a picture without a name and a description of its own: use kit.picture")
        figures[name] = base64.b64decode(data["image/png"])
        return f"![{description}](figures/{name})"
    if "text/markdown" in data:
        return data["text/markdown"]
    if "text/plain" in data:
        return f"```\n{data['text/plain']}\n```"
    raise Refused(f"an output that has no form here: {output.output_type} {sorted(data)}")


def main():
    failed = []
    FIGURES.mkdir(parents=True, exist_ok=True)
    for path in map(pathlib.Path, sys.argv[1:]):
        figures = {}
        try:
            text = "\n\n".join(pieces(executed(path), path.stem, figures)) + "\n"
        except (CellExecutionError, Refused) as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            failed.append(path.name)
            continue
        (TARGET / f"{path.stem}.md").write_text(text, encoding="utf-8")
        for old in FIGURES.glob(f"{path.stem.split('-')[0]}-*.png"):
            if old.name not in figures:
                old.unlink()
        for name, data in figures.items():
            (FIGURES / name).write_bytes(data)
        print(f"{path.name}: {len(figures)} pictures, {sum(map(len, figures.values())) // 1000} kB", flush=True)
    weight = sum(p.stat().st_size for p in TARGET.rglob("*") if p.is_file())
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"Docs/notebooks: {weight / 1e6:.2f} MB, {used.ru_utime + used.ru_stime:.0f} s of CPU")
    if weight > MOST_BYTES:
        failed.append(f"Docs/notebooks is over {MOST_BYTES / 1e6:.0f} MB")
    status = ["git", "status", "--porcelain", "--", TARGET]
    changed = subprocess.run(status, cwd=ROOT, capture_output=True, text=True).stdout
    if changed:
        print(f"Docs/notebooks differs from what is committed; commit it with the change:\n{changed}", end="")
    if failed:
        sys.exit(f"notebooks: {', '.join(failed)}")


if __name__ == "__main__":
    main()
