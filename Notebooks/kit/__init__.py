"""What the six notebooks share: running the command, telling figures, drawing maps."""

from .maps import BLUE, GREEN, GREY, ORANGE, PINK, PURPLE, RED, SKY, YELLOW
from .maps import by_class, colour_groups, county_map, free_spots, legend, line_mark, names, open_figure, picture
from .maps import points, road_marks, tags
from .runs import SAMPLE, Run, analyze
from .words import MU, show, tell

__all__ = [
    "BLUE", "GREEN", "GREY", "MU", "ORANGE", "PINK", "PURPLE", "RED", "SAMPLE", "SKY", "YELLOW", "Run", "analyze",
    "by_class", "colour_groups", "county_map", "free_spots", "legend", "line_mark", "names", "open_figure", "picture",
    "points", "road_marks", "show", "tags", "tell"]
