#!/usr/bin/env python3
"""Holds `qiancun-bench tours` against published optima and county-sized sets, and prints Markdown tables.

    python3 Benchmarks/tours.py [--tables tsiligirides,M,L] [--again]

Rows are kept in .build-bench/tours.csv as they come, and those that are there are not run again (--again does). Every
answer is evaluated again here from the tours that were written: budget, numbers of villages, no village twice, prize.
What differs, a bound on the wrong side or a value that is not the published optimum ends the run with 1. Instances lie
in ../shared; what is missing is said.
"""
import argparse
import csv
import io
import math
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
WORK = ROOT / ".build-bench"
BENCH = ROOT / ".build" / "release" / "qiancun-bench"
FIELDS = ["table", "instance", "value", "bound", "listed", "seconds"]
broken = []


def check(what, holds):
    if not holds:
        broken.append(what)
        print(f"DOES NOT HOLD: {what}", file=sys.stderr, flush=True)


class Instance:
    """Prizes of villages, then times between villages and anchors; below 0 is no way."""

    def __init__(self, prizes, times, closed=False):
        self.prizes, self.times, self.closed = prizes, times, closed

    def write(self, path):
        rows = [[len(self.prizes), len(self.times) - len(self.prizes)], self.prizes, *self.times]
        path.write_text("".join(" ".join(repr(x) for x in row) + "\n" for row in rows))

    def prize(self, tours, budget, least, most, name):
        """The prize of tours, every limit looked at again."""
        seen, total, n = set(), 0.0, len(self.prizes)
        for anchor, villages in tours:
            place, spent = n + anchor, 0.0
            for v in villages:
                check(f"{name}: village {v} is on one tour once", v not in seen)
                check(f"{name}: there is a way", self.times[place][v] >= 0)
                spent, place, total = spent + self.times[place][v], v, total + self.prizes[v]
                seen.add(v)
            if self.closed:
                spent += self.times[place][-1]
            check(f"{name}: {spent} s within {budget} s", spent <= budget + 1e-5)
            check(f"{name}: {len(villages)} villages", least <= len(villages) <= most)
        return total


def solve(instance, name, budget, count=1, least=1, most=None):
    with tempfile.TemporaryDirectory() as scratch:
        path, answer = Path(scratch) / "instance.txt", Path(scratch) / "tours.csv"
        instance.write(path)
        limits = ["--budget", repr(budget), "--count", str(count), "--least", str(least)]
        limits += ["--most", str(most)] if most else []
        limits += ["--closed"] if instance.closed else []
        run = subprocess.run([BENCH, "tours", path, *limits, "--solution", answer], capture_output=True, text=True)
        if run.returncode != 0:
            sys.exit(f"failed: {name}\n{run.stderr}")
        row = list(csv.DictReader(io.StringIO(run.stdout)))[0]
        tours = {}
        for line in csv.DictReader(answer.open(newline="")):
            tours.setdefault(line["tour"], (int(line["anchor"]), []))[1].append(int(line["village"]))
    check(f"{name}: {len(tours)} tours of {count}", len(tours) <= count)
    value, bound = float(row["value"]), float(row["bound"] or "inf")
    again = instance.prize(tours.values(), budget, least, most or len(instance.prizes), name)
    check(f"{name}: prize {value}, again {again}", abs(value - again) < 1e-5 * max(1, again))
    check(f"{name}: bound {bound} below {value}", bound >= value - 1e-6)
    return value, bound, float(row["seconds"])


def tsiligirides():
    folder = SHARED / "geodata" / "orienteering"
    optima = folder / "tsiligirides_optima.csv"
    if not optima.exists():
        print(f"Tsiligirides: not run, {optima} is absent.")
        return
    texts = zipfile.ZipFile(folder / "tsiligirides_chao.zip")
    for row in csv.DictReader(optima.open(newline="")):
        rows = [list(map(float, line.split())) for line in texts.read(row["file"]).decode().splitlines()[1:]]
        rows = [r for r in rows if len(r) == 3]
        places = rows[2:] + rows[:2]
        times = [[math.dist(p[:2], q[:2]) for q in places] for p in places]
        # Nothing leaves the second anchor, so that every tour starts at the first.
        times[-1] = [-1.0] * (len(places) - 1) + [0.0]
        instance = Instance([p[2] for p in places[:-2]], times, closed=True)
        listed = float(row["best_score"])
        yield Path(row["file"]).stem, listed, lambda name, i=instance, b=float(row["tmax"]): solve(i, name, b + 2e-6)


def county(scale, anchors, cases):
    """The matrix between the road nodes nearest to the villages, by the speeds of the roads."""
    folder = WORK / "data" / scale
    if not folder.exists():
        folder = WORK / scale
    try:
        import numpy as np
        import pyogrio.raw
        import shapely
        from scipy.sparse import csr_matrix
        from scipy.sparse.csgraph import dijkstra
        from scipy.spatial import cKDTree
    except ImportError as error:
        print(f"{scale}: not run, {error}; use the Python of .build-bench/venv.")
        return
    if not (folder / "roads.gpkg").exists():
        print(f"{scale}: not run, {folder} has no roads; Benchmarks/run.py --scale {scale} makes them.")
        return

    def read(layer, columns):
        meta, _, shapes, values = pyogrio.raw.read(folder / f"{layer}.gpkg", columns=columns)
        return dict(zip(meta["fields"], values)), shapely.get_coordinates(shapely.from_wkb(shapes))

    meta, _, _, values = pyogrio.raw.read(folder / "roads.gpkg", columns=["u", "v", "kmh", "len_m"], read_geometry=False)
    roads = dict(zip(meta["fields"], values))
    nodes, where = read("road_nodes", ["nid"])
    villages, centres = read("centres", ["vid", "pop"])
    where, order = where[np.argsort(nodes["nid"])], np.argsort(villages["vid"])
    people = villages["pop"][order].astype(float)
    feet = cKDTree(where).query(centres[order])[1]
    u, v = roads["u"].astype(int), roads["v"].astype(int)
    seconds = roads["len_m"] / (roads["kmh"] / 3.6)
    graph = csr_matrix((np.r_[seconds, seconds], (np.r_[u, v], np.r_[v, u])), shape=(len(where),) * 2)
    feet = np.r_[feet, feet[anchors]]
    times = dijkstra(graph, indices=feet)[:, feet]
    prizes = (people - people.min()) / (people.max() - people.min())
    instance = Instance(
        [round(float(p), 6) for p in prizes], np.where(np.isfinite(times), times.round(6), -1.0).tolist())
    for minutes, count, least, most in cases:
        name = f"{minutes} min, {count} belts, {least}–{most or 'any'} villages"
        yield name, None, lambda name, m=minutes, c=count, a=least, b=most: solve(instance, name, 60.0 * m, c, a, b)


TABLES = {
    "tsiligirides": tsiligirides,
    "M": lambda: county(
        "M", [0, 100, 200],
        [(m, c, *v) for m in (30, 45, 60) for v in ((3, 10), (1, None)) for c in (1, 2, 3)]
        + [(90, c, 1, None) for c in (1, 2, 3)]),
    "L": lambda: county("L", list(range(0, 3000, 300)), [(30, 10, 3, 10), (45, 10, 3, 10), (60, 10, 1, None)]),
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tables", default=",".join(TABLES))
    parser.add_argument("--again", action="store_true", help="run what was run before")
    options = parser.parse_args()
    if not BENCH.exists():
        sys.exit(f"{BENCH} is absent: make bench-tours builds it")
    WORK.mkdir(exist_ok=True)
    log = WORK / "tours.csv"
    done = {}
    if log.exists() and not options.again:
        done = {(r["table"], r["instance"]): r for r in csv.DictReader(log.open(newline=""))}
    with log.open("a" if done else "w", newline="") as file:
        out = csv.DictWriter(file, FIELDS)
        if not done:
            out.writeheader()
        for table in options.tables.split(","):
            print(f"\n## {table}\n\n| instance | value | bound | gap % | CPU s |\n|---|---|---|---|---|")
            for name, listed, run in TABLES[table]():
                row = done.get((table, name))
                if row is None:
                    value, bound, seconds = run(name)
                    row = dict(zip(FIELDS, (table, name, value, bound, "" if listed is None else listed, seconds)))
                    out.writerow(row)
                    file.flush()
                value, bound = float(row["value"]), float(row["bound"])
                if listed is not None:
                    check(f"{name}: {value}, published {listed}", value == listed)
                gap = 100 * (bound - value) / bound if bound > 0 else 0
                print(f"| {name} | {value:.6f} | {bound:.6f} | {gap:.2f} | {float(row['seconds']):.2f} |", flush=True)
    sys.exit(1 if broken else 0)


main()
