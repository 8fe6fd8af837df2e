#!/usr/bin/env python3
"""Holds the change that `qiancun analyze` found in a sample county against its truth.json.

    python3 Scripts/check-changes.py SAMPLE_DIR OUTPUT_DIR

Every planted change must be there with its area to 0.01 m², and nothing else: pieces of farmland change by parcels,
classes and village; the from-to matrix by classes; groups of parcels by fate; slivers; stored totals by class against the
two parcel layers themselves. Exit 1 and a list when something is not.
"""
import csv
import json
import sqlite3
import sys
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

sample, output = Path(sys.argv[1]), Path(sys.argv[2])
truth = json.loads((sample / "truth.json").read_text())["changes"]
summary = json.loads((output / "summary.json").read_text())["change"]
faults = []


def hold(what, found, wanted, allowed=0.01):
    """Two mappings of areas."""
    for key in sorted(set(found) | set(wanted)):
        if key not in found or key not in wanted or abs(found[key] - wanted[key]) > allowed:
            faults.append(f"{what} {key}: found {found.get(key)}, planted {wanted.get(key)}")
    print(f"{what}: {len(found)} found, {len(wanted)} planted")


# Pieces of farmland change.
found = defaultdict(float)
with sqlite3.connect(f"file:{output / 'results.gpkg'}?mode=ro", uri=True) as db:
    query = "SELECT kind, parcel_before, parcel_after, before, after, village, area_m2 FROM farmland_change"
    for *key, area in db.execute(query):
        found[tuple(key)] += area
wanted = {
    (c["flow"], c["parcel_before"], c["parcel_now"], c["class_before"], c["class_now"], c["village"]): c["area_m2"]
    for c in truth if c["flow"]}
hold("changes of farmland", found, wanted, 0.0151)  # the layer is rounded to 0.01

# The matrix; a cell sums many changes, each exact to 10^-6.
matrix = {(f["before"], f["now"]): float(f["area_m2"]) for f in summary["matrix"] if f["before"] != f["now"]}
cells, counts = defaultdict(float), Counter()
for c in truth:
    if c["class_before"] != c["class_now"]:
        cells[c["class_before"], c["class_now"]] += c["area_m2"]
        counts[c["class_before"], c["class_now"]] += 1
hold("cells of the matrix off its diagonal", matrix, cells)

# Fates.
fates = Counter()
for c in truth:
    a, b = len(c["parcels_before"]), len(c["parcels_now"])
    if c["kind"].startswith("shifted"):
        fates["redrawn"] += 2
    elif (a, b) == (1, 1):
        fates["reclassified" if c["class_before"] != c["class_now"] else "unchanged"] += 1
    else:
        fates["split" if a == 1 else "merged"] += 1
for fate, group in summary["fates"].items():
    if fate != "unchanged" and group["groups"] != fates[fate]:
        faults.append(f"{fate}: {group['groups']} groups, planted {fates[fate]}")
if summary["redrawn"] != fates["redrawn"]:
    faults.append(f"redrawn: {summary['redrawn']}, planted {fates['redrawn']}")
print("fates:", {k: v["groups"] for k, v in summary["fates"].items()}, "redrawn", summary["redrawn"])

# Slivers.
def is_farmland(code):
    return code[:4] in ("0101", "0102", "0103")


slivers = [
    c for c in truth if c["kind"] == "shifted_between_classes"
    and (is_farmland(c["class_before"]) or is_farmland(c["class_now"]))]
area = sum(float(s["area_m2"]) for s in summary["slivers"])
if sum(s["pieces"] for s in summary["slivers"]) != len(slivers):
    faults.append(f"slivers: {summary['slivers']}, planted {len(slivers)}")
if abs(area - sum(c["area_m2"] for c in slivers)) > 0.01:
    faults.append(f"slivers: {area} m²")
for key in ["before_alone", "now_alone"]:
    if summary[key]:
        faults.append(f"{key}: {summary[key]}")

# What the surveys store.
for side, path in [("before", "dltb_2022.gpkg"), ("now", "dltb.gpkg")]:
    gross, net, seen = Counter(), Counter(), set()
    with sqlite3.connect(f"file:{sample / path}?mode=ro", uri=True) as db:
        for key, code, whole, land in db.execute("SELECT BSM, DLBM, TBMJ, TBDLMJ FROM DLTB"):
            if key in seen:
                continue
            seen.add(key)
            gross[code] += round(whole * 100)
            net[code] += round(land * 100)
            net["1203"] += round((whole - land) * 100)
    for kind, sums in [("gross", gross), ("net", net)]:
        stored = {g["class"]: int(Decimal(g["area_m2"]) * 100) for g in summary["balanced"][kind][side]}
        for code in sorted(set(stored) | set(sums)):
            if stored.get(code, 0) != sums.get(code, 0):
                faults.append(f"{kind} {side} {code}: {stored.get(code)} hundredths, stored {sums.get(code)}")
        print(f"stored {kind} {side}: {len(stored)} classes, {sum(sums.values()) / 100:.2f} m²")

print("\n".join(faults[:40]) if faults else "all as planted, and nothing else")
sys.exit(1 if faults else 0)
