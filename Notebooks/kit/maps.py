"""Maps and pictures: the font, the colours, the county behind everything, and PNG files of the same bytes each time."""

import io

import matplotlib
import numpy
from IPython.display import Image, display
from matplotlib import font_manager, patches, patheffects
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from PIL import Image as Pixels
from shapely import Point

FONT = "Noto Sans CJK SC"
DPI = 110
# Okabe and Ito (2008): told apart with each common kind of colour blindness.
ORANGE, SKY, GREEN, YELLOW = "#E69F00", "#56B4E9", "#009E73", "#F0E442"
BLUE, RED, PINK, GREY = "#0072B2", "#D55E00", "#CC79A7", "#8C8C8C"
PURPLE = "#5B3A8C"
# A sequence of one hue to the next that stays in order in grey (ColorBrewer YlGnBu).
STEPS = ["#FFFFCC", "#C7E9B4", "#7FCDBB", "#41B6C4", "#2C7FB8", "#253494"]
# Grounds of groups that touch: light, so that names stay readable.
GROUNDS = ["#F6D48F", "#A9D8F5", "#8FD1BC", "#EBC3D8", "#D9D9D9", "#F7EFA0"]
# Colour, width and how the legend calls the classes of roads.
ROADS = [(["高速"], "#7F3B08", 2.0, "高速公路"), (["国道", "省道"], "#B35806", 1.2, "国道、省道"),
         (["县道", "乡道", "村道"], "#C9A36B", 0.5, "县道、乡道、村道")]
# Long and short dashes.
TOWN_LINE = (0, (6, 1.5, 1, 1.5))

if FONT not in {f.name for f in font_manager.fontManager.ttflist}:
    raise RuntimeError(f"没有字体 {FONT}：请安装 Debian 软件包 fonts-noto-cjk，再删去 matplotlib 的字体缓存 "
                       f"{matplotlib.get_cachedir()} (the font is missing: install fonts-noto-cjk, clear that cache)")
matplotlib.rcParams.update({
    "font.family": FONT, "font.size": 9, "axes.titlesize": 11, "axes.unicode_minus": False, "axes.spines.top": False,
    "axes.spines.right": False, "legend.frameon": False, "figure.constrained_layout.use": True})
HALO = [patheffects.withStroke(linewidth=1.8, foreground="white")]


def open_figure(width=8, height=4, **kinds):
    """A figure and its axes, in inches."""
    figure = Figure(figsize=(width, height), dpi=DPI)
    return figure, figure.subplots(**kinds)


def picture(figure, name, description):
    """Shows the figure as a PNG named `name`, of 256 colours and without metadata: the same bytes each time."""
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png", dpi=DPI, metadata={"Software": None})
    small = io.BytesIO()
    with Pixels.open(drawn) as image:
        few = image.convert("RGB").quantize(256, method=Pixels.Quantize.MAXCOVERAGE, dither=Pixels.Dither.NONE)
        few.save(small, format="png", optimize=True)
    display(Image(data=small.getvalue(), format="png", alt=description, width=int(figure.get_figwidth() * 96)),
            metadata={"picture": name, "description": description})


def county_map(run, title, roads=True, width=8):
    """A figure with the villages' borders, towns' borders, roads, a scale bar and an arrow to the north."""
    villages = run.layer("villages")
    west, south, east, north = villages.total_bounds
    figure, axes = open_figure(width, width * (north - south) / (east - west) * 0.94 + 0.6)
    axes.set(title=title, aspect="equal")
    axes.set_axis_off()
    villages.plot(ax=axes, facecolor="#FAFAFA", edgecolor="none", zorder=0)
    villages.boundary.plot(ax=axes, color="#BDBDBD", linewidth=0.5, zorder=2)
    towns = villages.dissolve("town").boundary
    towns.plot(ax=axes, color="#6E6E6E", linewidth=1.1, linestyle=TOWN_LINE, zorder=2.1)
    if roads:
        lines = run.layer("roads")
        for kinds, colour, thickness, _ in ROADS:
            part = lines[lines["class"].isin(kinds)]
            if len(part):
                part.plot(ax=axes, color=colour, linewidth=thickness, zorder=2.5)
    axes.set(xlim=(west - 300, east + 300), ylim=(south - 2500, north + 300))
    _scale(axes, west + 200, south - 1300)
    axes.annotate("北", (0.965, 0.985), (0.965, 0.915), xycoords="axes fraction", ha="center", va="top",
                  arrowprops={"arrowstyle": "-|>", "color": "black", "shrinkB": 0})
    return figure, axes, villages


def _scale(axes, x, y, kilometres=5):
    """A bar of so many kilometres with a mark at each."""
    for i in range(kilometres):
        colour = "black" if i % 2 == 0 else "white"
        axes.add_patch(patches.Rectangle(
            (x + i * 1000, y), 1000, 180, facecolor=colour, edgecolor="black", linewidth=0.6))
    for i in (0, kilometres):
        axes.text(x + i * 1000, y - 120, f"{i}" if i == 0 else f"{i} 千米", ha="center", va="top", fontsize=7.5)


def by_class(axes, frame, column, edges, unit, places=0, missing="缺值"):
    """Fills polygons by classes of `column` and returns the marks of a legend, of the classes that occur.

    `edges` are inner borders; a value on one belongs to the class above.
    """
    colours = STEPS[:1] + STEPS[-len(edges):] if len(edges) < len(STEPS) - 1 else STEPS
    marks = []
    values = frame[column].to_numpy(dtype=float)
    classes = numpy.digitize(values, edges)
    for i in range(len(edges) + 1):
        part = frame[(classes == i) & ~numpy.isnan(values)]
        if part.empty:
            continue
        part.plot(ax=axes, color=colours[i], edgecolor="none", zorder=1)
        low = f"{edges[i - 1]:.{places}f}" if i else None
        high = f"{edges[i]:.{places}f}" if i < len(edges) else None
        text = f"不足 {high}" if low is None else f"{low} 及以上" if high is None else f"{low}–{high}"
        marks.append(patches.Patch(facecolor=colours[i], edgecolor="#999999", label=f"{text} {unit}（{len(part)} 村）"))
    lacking = frame[numpy.isnan(values)]
    if len(lacking):
        lacking.plot(ax=axes, facecolor="white", edgecolor="#888888", hatch="////", linewidth=0.3, zorder=1)
        marks.append(patches.Patch(
            facecolor="white", edgecolor="#888888", hatch="////", label=f"{missing}（{len(lacking)} 村）"))
    return marks


def legend(axes, marks, title, columns=2):
    """A legend below the map, right of the scale bar; every mark has its text."""
    axes.legend(handles=marks, title=title, loc="lower right", ncols=columns, fontsize=7.5, title_fontsize=8.5,
                bbox_to_anchor=(1.0, -0.03), handlelength=1.6, columnspacing=1.2, labelspacing=0.35, alignment="left")


def names(axes, frame, column="name", size=6.5, clear_of=None, **style):
    """Writes a name inside each polygon, or at each point; below the points of `clear_of` where it would lie on one."""
    inside = frame.geometry.representative_point()
    taken = [] if clear_of is None else [(p.x, p.y) for p in clear_of.geometry]
    for x, y, text in zip(inside.x, inside.y, frame[column]):
        for px, py in taken:
            if abs(px - x) < 700 and -250 < py - y < 450:
                y = py - 480
        axes.text(x, y, text, ha="center", va="center", fontsize=size, path_effects=HALO, zorder=6, **style)


def tags(axes, xs, ys, texts, size=8):
    """Writes a text beside each mark of a diagram, on a side where it meets no text before it."""
    figure = axes.figure
    canvas = FigureCanvasAgg(figure)
    figure.draw_without_rendering()
    sides = [((7, 5), "left"), ((-7, 5), "right"), ((7, -11), "left"), ((-7, -11), "right"), ((0, 13), "center"),
             ((0, -20), "center")]
    written = []
    for x, y, text in zip(xs, ys, texts):
        for offset, side in sides:
            tag = axes.annotate(
                text, (x, y), offset, textcoords="offset points", ha=side, fontsize=size, path_effects=HALO)
            box = tag.get_window_extent(canvas.get_renderer())
            if not any(box.overlaps(other) for other in written) or (offset, side) == sides[-1]:
                written.append(box)
                break
            tag.remove()


def road_marks():
    """The legend's marks of roads and, last, of towns' borders."""
    return [*(line_mark(text, colour, width) for _, colour, width, text in ROADS),
            line_mark("乡镇界", "#6E6E6E", 1.1, TOWN_LINE)]


def line_mark(label, colour, width, style="-"):
    """The legend's mark of lines."""
    return Line2D([], [], color=colour, linewidth=width, linestyle=style, label=label)


def points(label, colour, marker="o", size=6, edge="white"):
    """The legend's mark of points."""
    return Line2D(
        [], [], linestyle="none", marker=marker, markersize=size, markerfacecolor=colour, markeredgecolor=edge,
        label=label)


def free_spots(frame, taken, width=1300, height=560):
    """A place inside each polygon for a number of that size, as far as can be from the points of `taken`."""
    places = numpy.array([(p.x, p.y) for p in taken.geometry.representative_point()])
    spots = []
    for polygon in frame.geometry:
        inner = polygon.buffer(-320)
        inner = polygon if inner.is_empty else inner
        west, south, east, north = inner.bounds
        grid = [Point(x, y) for x in numpy.linspace(west, east, 40) for y in numpy.linspace(south, north, 40)]
        grid = [p for p in grid if inner.contains(p)] or [polygon.representative_point()]
        middle = polygon.centroid

        def room(p):
            apart = numpy.max(numpy.abs(places - (p.x, p.y)) / (width / 2 + 350, height), axis=1).min()
            return min(apart, 1.0), -p.distance(middle)

        spots.append(max(grid, key=room))
    return spots


def colour_groups(frame, group):
    """A light colour for each group of polygons so that groups that touch differ; by group, in order."""
    whole = frame.dissolve(group).sort_index()
    near = {g: set(whole.index[whole.geometry.buffer(5).intersects(whole.geometry[g])]) - {g} for g in whole.index}
    colours = {}
    for g in sorted(near, key=lambda g: (-len(near[g]), g)):
        taken = {colours[n] for n in near[g] if n in colours}
        colours[g] = next((c for c in GROUNDS if c not in taken), GROUNDS[0])
    return {g: colours[g] for g in whole.index}
