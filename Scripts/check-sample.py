#!/usr/bin/env python3
"""Holds what `qiancun analyze` found in a sample county of any scale against its truth.json.

    python3 Scripts/check-sample.py SAMPLE_DIR OUTPUT_DIR

Everything planted must be there, and nothing else: red-line conflicts by rule, row and village, and changes, each with
its area to 0.01 m²; gaps of roads, villages without a road and without a clinic. Of the change: pieces of farmland
change by parcels, classes and village; the from-to matrix by classes; groups of parcels by fate; slivers; stored totals
by class against the two parcel layers themselves. Exit 1 and a list when something is not.
"""
import csv
import json
import sqlite3
import sys
import tempfile
import zipfile
from collections import Counter, defaultdict
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

sample, output = Path(sys.argv[1]), Path(sys.argv[2])
planted = json.loads((sample / "truth.json").read_text())
everything = json.loads((output / "summary.json").read_text())
truth, summary = planted["changes"], everything["change"]
faults = []


def features(layer):
    return json.loads((output / "geojson" / f"{layer}.geojson").read_text())["features"]


@contextmanager
def opened(path):
    """A GeoPackage as a database, out of its ZIP archive when it is packed."""
    with tempfile.TemporaryDirectory() as place:
        if not path.exists():
            with zipfile.ZipFile(f"{path}.zip") as archive:
                path = archive.extract(path.name, place)
        db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            yield db
        finally:
            db.close()


def hold(what, found, wanted, allowed=0.01):
    """Two mappings of areas."""
    for key in sorted(set(found) | set(wanted)):
        if key not in found or key not in wanted or abs(found[key] - wanted[key]) > allowed:
            faults.append(f"{what} {key}: found {found.get(key)}, planted {wanted.get(key)}")
    print(f"{what}: {len(found)} found, {len(wanted)} planted")


# Conflicts. What became another use of farmland since the earlier survey breaks RL-2 unless it was planted to break a rule.
wanted = {
    (c["rule"], c["layer"], c["id"], v["village"]): v["area_m2"]
    for c in planted["red_line_conflicts"] for v in c["villages"]}
ids = {c["id"] for c in planted["red_line_conflicts"]}
other_use = ("02", "03", "04", "1102", "1103", "1104", "0810")
wanted |= {
    ("RL-2", "parcels", c["parcel_now"], c["village"]): c["area_m2"]
    for c in truth
    if c["flow"].startswith("to_") and c["class_now"].startswith(other_use) and c["parcel_now"] not in ids}
found = defaultdict(float)
for f in features("red_line_conflicts"):
    p = f["properties"]
    found[p["rule"], p["source"], p["parcel"], p["village"]] += p["area_m2"]
hold("red-line conflicts", found, wanted, 0.0151)  # the layer is rounded to 0.01

# Gaps of roads. They were planted from the node at which the road would have ended; the nearest place may be nearer.
gaps = [f["properties"] for f in features("road_gaps")]
found = {g["road"]: g["distance_m"] for g in gaps if g["kind"] != "village_without_road"}
wanted = {g["road"]: g["distance_m"] for g in planted["road_gaps"]}
for road in sorted(set(found) | set(wanted)):
    if road not in found or road not in wanted or not 0.8 * wanted[road] < found[road] < wanted[road] + 0.01:
        faults.append(f"gap {road}: found {found.get(road)}, planted {wanted.get(road)}")
print(f"gaps of roads: {len(found)} found, {len(wanted)} planted")


def hold_villages(what, found, wanted):
    for code in sorted(set(found) ^ set(wanted)):
        faults.append(f"{what}: {code} {'found' if code in found else 'planted'} only")
    print(f"{what}: {len(found)} found, {len(wanted)} planted")


hold_villages("villages without a road", everything["network"]["villages_without_road"], planted["roadless_villages"])
clinic = next(s for s in everything["coverage"]["standards"] if s["service"] == "clinic")
unserved = [*clinic["not_met"], *clinic["without_road"]]
hold_villages(
    "villages without a clinic", unserved,
    {*planted["unserved_villages"], *(v for v in planted["roadless_villages"] if v in unserved)})

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
    with opened(sample / path) as db:
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
