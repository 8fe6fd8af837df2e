"""A county's villages: irregular polygons with enclaves; shared borders are one line, every neighbour is known."""

import random

from fixturing.plane import planar

ROWS, COLUMNS, WIDTH, HEIGHT = 7, 8, 2000.0, 1600.0
WEST, SOUTH = 530000.0, 3270000.0
# The last two of the characters are none of GB 2312: a table of these names is GBK.
FIRST, LAST = "石柳枫云清白青荷竹松梅稻垚喆", "桥溪林岭泉"


class Coverage:
    """Lines of positions in whole millimetres, and villages as rings of numbered lines.

    A negative number −1 − n is line n the other way round.
    """

    def __init__(self, seed=13):
        self.dice = random.Random(seed)
        self.lines, self.villages = [], []
        self.lay_cells()
        self.enclaves()

    def noise(self, size):
        return (2 * self.dice.random() - 1) * size

    def line(self, start, end):
        """A border that wanders: midpoints moved aside, less at each of four rounds."""
        points, size = [start, end], 0.09 * ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
        for _ in range(4):
            finer = [points[0]]
            for a, b in zip(points, points[1:]):
                finer += [((a[0] + b[0]) / 2 + self.noise(size), (a[1] + b[1]) / 2 + self.noise(size)), b]
            points, size = finer, size / 2
        self.lines.append([(round(x, 3), round(y, 3)) for x, y in points])
        return len(self.lines) - 1

    def lay_cells(self):
        """Rows of bricks, every second shifted by half a brick, so that three borders meet at a corner."""
        across = [[0.0] + [i + 0.5 for i in range(COLUMNS)] + [float(COLUMNS)] if r % 2 else
                  [float(i) for i in range(COLUMNS + 1)] for r in range(ROWS)]
        nodes, level = {}, []
        for h in range(ROWS + 1):
            xs = sorted(set((across[h - 1] if h else []) + (across[h] if h < ROWS else [])))
            for x in xs:
                nodes[h, x] = (
                    round(WEST + x * WIDTH + self.noise(120), 3), round(SOUTH + h * HEIGHT + self.noise(120), 3))
            level.append({(a, b): self.line(nodes[h, a], nodes[h, b]) for a, b in zip(xs, xs[1:])})
        for r in range(ROWS):
            upright = {x: self.line(nodes[r, x], nodes[r + 1, x]) for x in across[r]}
            for a, b in zip(across[r], across[r][1:]):
                south = [n for (p, q), n in sorted(level[r].items()) if a <= p and q <= b]
                north = [n for (p, q), n in sorted(level[r + 1].items()) if a <= p and q <= b]
                ring = south + [upright[b]] + [-1 - n for n in reversed(north)] + [-1 - upright[a]]
                self.villages.append([[ring]])

    def enclaves(self):
        """Villages 59 and 60 lie within 12 and 30; village 3 has a second part within 40."""
        for host, owner in ((12, None), (30, None), (40, 3)):
            ring = self.points(self.villages[host][0][0])
            x, y = (sum(p[i] for p in ring[:-1]) / (len(ring) - 1) for i in (0, 1))
            circle = [(0.0, -1.0), (0.5, -0.9), (0.9, -0.4), (1.0, 0.1), (0.7, 0.8), (0.1, 1.0), (-0.6, 0.8),
                      (-1.0, 0.2), (-0.8, -0.6)]
            points = [(round(x + 260 * u * (1 + self.noise(0.2)), 3), round(y + 260 * v * (1 + self.noise(0.2)), 3))
                      for u, v in circle]
            self.lines.append(points + points[:1])
            number = len(self.lines) - 1
            self.villages[host][0].append([-1 - number])
            if owner is None:
                self.villages.append([[[number]]])
            else:
                self.villages[owner].append([[number]])

    def points(self, ring, snap=None):
        """The ring's positions; with `snap`, on a grid of that many metres."""
        found = []
        for n in ring:
            line = self.lines[n] if n >= 0 else self.lines[-1 - n][::-1]
            found += line if not found else line[1:]
        if snap:
            found = [(round(x / snap) * snap, round(y / snap) * snap) for x, y in found]
        return found

    def polygons(self, village, snap=None):
        return [[self.points(ring, snap) for ring in part] for part in self.villages[village]]

    def neighbours(self):
        """Pairs of villages with a line in common, in order."""
        owners = {}
        for v, parts in enumerate(self.villages):
            for n in (n for part in parts for ring in part for n in ring):
                owners.setdefault(n if n >= 0 else -1 - n, set()).add(v)
        return sorted({tuple(sorted(o)) for o in owners.values() if len(o) == 2})

    def name(self, village):
        return FIRST[-1 - village % len(FIRST)] + LAST[village // len(FIRST)] + "村"

    def code(self, village):
        """Twelve digits: an invented county, four towns, villages from 201."""
        return f"430698{101 + village % 4}{201 + village // 4}"

    def town(self, village):
        return ("垚山镇", "柳溪镇", "清泉乡", "荷塘乡")[village % 4]

    def outer(self, village):
        """The lines of a village that no other has."""
        mine = {n if n >= 0 else -1 - n for n in self.villages[village][0][0]}
        other = {n if n >= 0 else -1 - n for v, parts in enumerate(self.villages) if v != village
                 for part in parts for ring in part for n in ring}
        return sorted(mine - other)

    def check(self):
        """No two lines cross or touch but at their ends: every two segments, by brute force over neighbouring boxes."""
        assert not crossing(pair for line in self.lines for pair in zip(line, line[1:]))
        for v in range(len(self.villages)):
            for part in self.polygons(v):
                assert planar(part[0]) > 0 and all(planar(hole) < 0 for hole in part[1:])


def crosses(a, b, c, d):
    def side(p, q, r):
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
    return side(a, b, c) * side(a, b, d) <= 0 and side(c, d, a) * side(c, d, b) <= 0


def crossing(segments, size=200):
    """Two segments that meet elsewhere than at a common end, or none; all whose boxes share a square are tried."""
    cells = {}
    for a, b in segments:
        for cx in range(int(min(a[0], b[0]) // size), int(max(a[0], b[0]) // size) + 1):
            for cy in range(int(min(a[1], b[1]) // size), int(max(a[1], b[1]) // size) + 1):
                cells.setdefault((cx, cy), []).append((a, b))
    for near in cells.values():
        for i, (a, b) in enumerate(near):
            for c, d in near[:i]:
                if not {a, b} & {c, d} and crosses(a, b, c, d):
                    return (a, b), (c, d)
    return None
