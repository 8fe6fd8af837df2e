"""Orienteering instances in the classic text form, and their best scores by trying every way.

The first line is the budget and the number of paths; then a line for each point: x, y, score. The first point is the
start, the second the end; distances are straight.
"""

import math
import random

POINTS, BUDGETS = 14, (6.0, 10.0, 14.0, 17.0)


def files():
    found, rows = {}, ["file,points,tmax,best_score,upper_bound,status"]
    for seed in (1, 2):
        dice = random.Random(seed)
        points = [(1.0, 5.0, 0), (9.0, 5.0, 0)] if seed == 1 else [(5.0, 5.0, 0), (5.0, 5.0, 0)]
        points += [(round(10 * dice.random(), 1), round(10 * dice.random(), 1), 5 * (1 + int(8 * dice.random())))
                   for _ in range(POINTS - 2)]
        for budget in BUDGETS:
            name = f"set_{seed}_budget_{budget:02.0f}.txt"
            lines = [f"{budget:g}\t1"] + [f"{x:g}\t{y:g}\t{score}" for x, y, score in points]
            found[name] = ("\n".join(lines) + "\n").encode()
            score = best(points, budget)
            rows.append(f"{name},{POINTS},{budget},{score},{score},OPTIMAL")
    found["optima.csv"] = ("\n".join(rows) + "\n").encode()
    return found


def best(points, budget):
    """The greatest score of a way from the first point to the second within the budget: every order is tried that keeps
    to it."""
    def way(a, b):
        return math.hypot(points[a][0] - points[b][0], points[a][1] - points[b][1])

    top = 0

    def go(at, left, spent, score):
        nonlocal top
        if spent + way(at, 1) > budget:
            return
        top = max(top, score)
        for p in left:
            go(p, left - {p}, spent + way(at, p), score + points[p][2])

    go(0, frozenset(range(2, len(points))), 0.0, 0)
    return top
