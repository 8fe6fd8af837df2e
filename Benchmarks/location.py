#!/usr/bin/env python3
"""Holds `qiancun-bench` against published location problems and prints what it finds as Markdown tables.

    python3 Benchmarks/location.py [--tables pmedian,pcentre,mclp,sanfrancisco]

The instances lie in ../shared; without them there is nothing to compare with and the program says so. Every value is
computed again here from the solution that was written: shortest ways from the chosen sites, distances in the plane. A
value that differs, a bound on the wrong side or a result short of what is promised ends the run with 1.

Seconds are CPU seconds, reading included, each instance in a process of its own.
"""
import argparse
import csv
import heapq
import io
import math
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
BENCH = ROOT / ".build" / "release" / "qiancun-bench"
TABLES = ["pmedian", "pcentre", "mclp", "sanfrancisco"]
broken = []


def check(what, holds):
    if not holds:
        broken.append(what)
        print(f"DOES NOT HOLD: {what}", file=sys.stderr, flush=True)


def solve(arguments, scratch):
    """Runs one instance; its row and its solution."""
    run = subprocess.run([BENCH, *map(str, arguments), "--solution", scratch], capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"failed: {arguments}\n{run.stderr}")
    row = list(csv.DictReader(io.StringIO(run.stdout)))[0]
    if row["value"] == "infeasible":
        return None, float(row["seconds"]), []
    with open(scratch / f"{row['instance']}-sites.csv", newline="") as file:
        sites = [r["site"] for r in csv.DictReader(file)]
    return (float(row["value"]), float(row["bound"])), float(row["seconds"]), sites


def number(value):
    return f"{value:,.0f}" if value == int(value) else f"{value:,.3f}"


def ways(path, sites):
    """Shortest ways from the nearest of the sites; of an edge listed twice the last one counts."""
    words = path.read_text().split()
    count, edges = int(words[0]), {}
    for i in range(int(words[1])):
        a, b, cost = words[3 + 3 * i:6 + 3 * i]
        edges[min(int(a), int(b)), max(int(a), int(b))] = float(cost)
    next_to = {v: [] for v in range(1, count + 1)}
    for (a, b), cost in edges.items():
        next_to[a].append((b, cost))
        next_to[b].append((a, cost))
    costs, queue = {}, [(0.0, int(site)) for site in sites]
    while queue:
        cost, vertex = heapq.heappop(queue)
        if vertex in costs:
            continue
        costs[vertex] = cost
        for other, more in next_to[vertex]:
            if other not in costs:
                heapq.heappush(queue, (cost + more, other))
    return int(words[2]), list(costs.values())


def pmed(model, optima, least, seconds_each, scratch):
    with zipfile.ZipFile(SHARED / "geodata" / "pmedian_orlib" / "pmed1_20.zip") as archive:
        archive.extractall(scratch)
    name = {"pmedian": "p-median", "pcentre": "p-centre"}[model]
    print(f"\n{name}, OR-Library\n\n| instance | value | bound | optimum | CPU s |\n|---|---|---|---|---|")
    hits = 0
    for i in range(1, 21):
        path = scratch / f"pmed{i}.txt"
        (value, bound), seconds, sites = solve([model, path], scratch)
        choose, costs = ways(path, sites)
        again = sum(costs) if model == "pmedian" else max(costs)
        best = optima[f"pmed{i}"]
        check(f"{name} pmed{i}: value and sites", len(sites) <= choose and again == value)
        check(f"{name} pmed{i}: bound", bound <= best <= value)
        check(f"{name} pmed{i}: {seconds} s", seconds < seconds_each)
        check(f"{name} pmed{i}: within 0.2 %", value <= 1.002 * best)
        hits += value == best == bound if model == "pcentre" else value == best
        print(f"| pmed{i} | {number(value)} | {number(bound)} | {number(best)} | {seconds:.2f} |", flush=True)
    check(f"{name}: {hits} of 20", hits >= least)


def numbers(path):
    rows = [line.split() for line in path.read_text().splitlines() if len(line.split()) == 2]
    return {name: float(value) for name, value in rows if value.isdigit()}


def pmedian(scratch):
    folder = SHARED / "geodata" / "pmedian_orlib"
    pmed("pmedian", numbers(folder / "pmedopt_1_20.txt"), 18, 10, scratch)


def pcentre(scratch):
    folder = SHARED / "geodata" / "pmedian_orlib"
    pmed("pcentre", numbers(folder / "kcenteropt_orlib.txt"), 20, 30, scratch)


def mclp(scratch):
    with open(SHARED / "bench" / "mclp_best.csv", newline="") as file:
        best = {(int(r["radius"]), int(r["seed"])): (float(r["best"]), r["proven"] == "yes") for r in csv.DictReader(file)}
    print("\nMaximal cover, 300 sites, 3,000 demand points, 20 to open\n")
    print("| radius | seed | value | bound | gap | best known | CPU s |\n|---|---|---|---|---|---|---|")
    for (radius, seed), (known, is_optimal) in sorted(best.items()):
        path = scratch / f"mclp-{radius}-{seed}.txt"
        text = subprocess.run(
            [sys.executable, SHARED / "bench" / "mclp.py", str(radius), str(seed)], check=True, capture_output=True,
            text=True).stdout
        path.write_text(text)
        (value, bound), seconds, sites = solve(["mclp", path], scratch)
        lines = [line.split() for line in text.splitlines()]
        count = int(lines[0][0])
        open_sites = [tuple(map(float, lines[1 + int(site)])) for site in sites]
        again = sum(
            float(w) for x, y, w in lines[1 + count:]
            if any(math.hypot(float(x) - a, float(y) - b) <= radius for a, b in open_sites))
        what = f"maximal cover {radius}, {seed}"
        check(f"{what}: value and sites", len(sites) <= int(lines[0][2]) and again == value)
        check(f"{what}: bound", bound >= max(value, known) and (not is_optimal or value <= known))
        check(f"{what}: within 0.3 %", value >= 0.997 * known)
        check(f"{what}: {seconds} s", seconds < (60 if radius <= 10 else 10))
        check(f"{what}: proven", radius > 10 or value == bound)
        print(f"| {radius} | {seed} | {number(value)} | {number(bound)} | {100 * (bound - value) / bound:.3f} % "
              f"| {number(known)}{'' if is_optimal else ' (not proven)'} | {seconds:.2f} |", flush=True)


def sanfrancisco(scratch):
    folder = SHARED / "geodata" / "locate_sf_spopt"
    matrix = folder / "SF_network_distance_candidateStore_16_censusTract_205_new.csv"
    weights = folder / "SF_demand_205_centroid_uniform_weight.csv"
    models = {"p-me": "pmedian", "p-ce": "pcentre", "MCLP": "mclp", "LSCP": "lscp"}
    count, slowest = 0, 0.0
    with open(folder / "brute_force_optima.csv", newline="") as file:
        for row in csv.DictReader(file):
            model, size = models[row["problem"][:4]], row["p_or_radius"]
            asked = ["location", "--model", model, "--matrix", matrix, "--weights", weights]
            asked += ["--limit", size] if model == "lscp" else ["-p", size]
            asked += ["--limit", "5000"] if model == "mclp" else []
            answer, seconds, _ = solve(asked, scratch)
            what = f"San Francisco, {model} {size}"
            if row["optimal_value"] == "infeasible":
                check(f"{what}: infeasible", answer is None)
            else:
                best = float(row["optimal_value"])
                check(f"{what}: optimum", answer is not None and abs(answer[0] - best) <= 1e-9 * best)
                check(f"{what}: proven", answer is not None and answer[0] == answer[1])
            count, slowest = count + 1, max(slowest, seconds)
    print(f"\nSan Francisco, 205 × 16: {count} problems checked, the slowest took {slowest:.2f} CPU s")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tables", default=",".join(TABLES))
    tables = parser.parse_args().tables.split(",")
    unknown = [name for name in tables if name not in TABLES]
    if unknown:
        sys.exit(f"unknown table {unknown[0]}; there are {', '.join(TABLES)}")
    if not SHARED.exists():
        sys.exit(f"{SHARED} is absent: there is nothing to compare with")
    if not BENCH.exists():
        sys.exit(f"{BENCH} is absent: run `make bench`, which builds it")
    with tempfile.TemporaryDirectory() as scratch:
        for name in tables:
            globals()[name](Path(scratch))
    sys.exit(1 if broken else 0)


main()
