"""Ground as models of rain give it: squares of one size, whose outlines touch themselves at corners."""

import random

TURNS = {(1, 0): (0, 1), (0, 1): (-1, 0), (-1, 0): (0, -1), (0, -1): (1, 0)}


def scatter(columns, rows, classes, seed):
    """Sets of squares, one for each class, disjoint; thick in the middle of the field and thin at its edge."""
    dice = random.Random(seed)
    found = [set() for _ in range(classes)]
    for y in range(rows):
        for x in range(columns):
            depth = 1 - max(abs(2 * x / columns - 1), abs(2 * y / rows - 1))
            if dice.random() < 0.25 + 0.6 * depth:
                found[min(classes - 1, int(classes * depth * (0.6 + 0.8 * dice.random())))].add((x, y))
    return found


def components(squares):
    """Squares that touch by a side or a corner, together."""
    left, found = set(squares), []
    for start in sorted(squares):
        if start not in left:
            continue
        left.discard(start)
        group, todo = [start], [start]
        while todo:
            x, y = todo.pop()
            for near in [(x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]:
                if near in left:
                    left.discard(near)
                    group.append(near)
                    todo.append(near)
        found.append(set(group))
    return found


def outline(group):
    """The outer ring and the holes, inside to the left; at a corner of two squares the ring goes on into the other."""
    leaving = {}
    for x, y in sorted(group):
        for start, end, near in (((x, y), (x + 1, y), (x, y - 1)), ((x + 1, y), (x + 1, y + 1), (x + 1, y)),
                                 ((x + 1, y + 1), (x, y + 1), (x, y + 1)), ((x, y + 1), (x, y), (x - 1, y))):
            if near not in group:
                leaving.setdefault(start, []).append(end)
    rings = []
    while leaving:
        start = min(leaving)
        ring, at, way = [start], start, None
        while True:
            ends = leaving[at]
            if len(ends) == 2 and way is not None:
                left = TURNS[way]
                right = (-left[0], -left[1])
                end = next(e for e in ends if (e[0] - at[0], e[1] - at[1]) == right)
            else:
                end = ends[0]
            ends.remove(end)
            if not ends:
                del leaving[at]
            way = (end[0] - at[0], end[1] - at[1])
            at = end
            ring.append(at)
            if at == start and at not in leaving:
                break
            if at == start and len(leaving[at]) == 1 and ring[1] != at:
                # A corner passed once more: go on if the way to the right is still there.
                left = TURNS[way]
                e = leaving[at][0]
                if (e[0] - at[0], e[1] - at[1]) != (-left[0], -left[1]):
                    break
        rings.append(ring)
    area = [sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(r, r[1:])) for r in rings]
    assert sum(area) == 2 * len(group)
    outer = [r for r, s in zip(rings, area) if s > 0]
    assert len(outer) == 1, len(outer)
    return outer + [r for r, s in zip(rings, area) if s < 0]
