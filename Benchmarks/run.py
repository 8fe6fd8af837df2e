#!/usr/bin/env python3
"""Times Qiancun against its peers, whole processes in turn, and prints the ratios as a Markdown table.

    python3 Benchmarks/run.py [--scale S,M] [--runs 5] [--jobs tabulate,coincident,overlap,matrix,change,location]

The peers' scripts, the data generator and the reference answers lie in ../shared/bench; without it there is nothing to
compare with and the program says so. Data and the peers' Python packages go to .build-bench/ and are made once. Without
--scale: S and M, and L when its data is there (it takes nine minutes and 8 GB to make).

Before a job is timed, our answer is held against the reference, or where there is none against the peer's own; a wrong
answer ends the run.

Ours is the whole process. The peer is charged only for its reading and its job, not for starting Python and importing.
Runs alternate, so that both see the same machine; the median is printed with the smallest and the largest.
"""
import argparse
import csv
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PEERS = ROOT.parent / "shared" / "bench"
WORK = ROOT / ".build-bench"
QIANCUN = ROOT / ".build" / "release" / "qiancun"
PACKAGES = ["numpy", "scipy", "shapely", "geopandas", "pyogrio", "pyproj", "pyarrow", "duckdb",
            "duckdb-extension-spatial"]
JOBS = ["tabulate", "coincident", "overlap", "matrix", "change", "location"]


def say(*words):
    print(*words, file=sys.stderr, flush=True)


def python():
    """The interpreter that has the peers' packages."""
    interpreter = WORK / "venv" / "bin" / "python"
    installed = WORK / "venv" / "packages.txt"
    if not installed.exists() or installed.read_text().split() != PACKAGES:
        say("installing the peers' packages into", WORK / "venv")
        subprocess.run([sys.executable, "-m", "venv", WORK / "venv"], check=True)
        subprocess.run([interpreter, "-m", "pip", "install", "-q", *PACKAGES], check=True)
        installed.write_text("\n".join(PACKAGES) + "\n")
    return interpreter


# Data


def bench_set(scale):
    """The generated county of that scale, as GeoPackages."""
    folder = WORK / "data" / scale
    if not (folder / "parcels.gpkg").exists():
        say("generating the bench set", scale)
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [python(), PEERS / "generate.py", "--scale", scale, "--out", folder, "--formats", "gpkg"],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return folder


def coincident_set(scale):
    """The same county with villages whose borders are parcel borders."""
    folder = WORK / "coincident" / scale
    if not (folder / "whole.gpkg").exists():
        say("generating the set with coincident borders", scale)
        subprocess.run(
            [python(), HERE / "coincident.py", "--data", bench_set(scale), "--out", folder],
            check=True, stdout=subprocess.DEVNULL)
    return folder


def sample_set(scale):
    """A county of `qiancun sample` of that scale, which has two surveys."""
    folder = WORK / "sample" / scale
    if not (folder / "truth.json").exists():
        say("writing the sample county", scale)
        folder.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([QIANCUN, "sample", "-o", folder, "--scale", scale, "--quiet", "--overwrite"], check=True)
    return folder


# Measuring


def measure(command):
    """Runs a command; returns wall and CPU seconds, peak MiB and what it printed."""
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        start = time.perf_counter()
        process = subprocess.Popen([str(word) for word in command], stdout=output, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        output.seek(0), errors.seek(0)
        if os.waitstatus_to_exitcode(status) != 0:
            sys.exit(f"failed: {' '.join(map(str, command))}\n{errors.read()}")
        return {
            "wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "mib": usage.ru_maxrss / 1024,
            "out": output.read(), "err": errors.read()}


def peer_figures(run, left_out=()):
    """Only what the peer spends on reading and on the job; it prints the phases itself."""
    phases = json.loads([line for line in run["out"].splitlines() if line.startswith("{")][-1])["phases"]
    kept = [seconds for name, seconds in phases.items() if not name.startswith("import") and name not in left_out]
    return {"wall": sum(s[0] for s in kept), "cpu": sum(s[1] for s in kept), "mib": run["mib"]}


def alternate(ours, theirs, runs, left_out=()):
    """Both commands in turn; returns two lists of figures. Each has run once before, for its answer."""
    pairs = [(measure(ours), peer_figures(measure(theirs), left_out)) for _ in range(runs)]
    return [a for a, _ in pairs], [b for _, b in pairs]


def row(name, ours, theirs=None):
    def middle(runs, figure):
        values = [run[figure] for run in runs]
        return f"{statistics.median(values):.2f} ({min(values):.2f}–{max(values):.2f})"

    def ratio(figure):
        return f"**{statistics.median(b[figure] / a[figure] for a, b in zip(ours, theirs)):.1f}**"

    def peak(runs):
        return f"{max(run['mib'] for run in runs):.0f}"

    cells = [name, middle(ours, "cpu")]
    cells += [middle(theirs, "cpu"), ratio("cpu")] if theirs else ["", ""]
    cells += [middle(ours, "wall")]
    cells += [middle(theirs, "wall"), ratio("wall")] if theirs else ["", ""]
    cells += [peak(ours), peak(theirs) if theirs else ""]
    print("| " + " | ".join(cells) + " |", flush=True)


# Answers


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def agree(what, found, wanted, relative=1e-9, floor=2e-5):
    """Two mappings of numbers, within max(relative · wanted, floor) each; ends the run when they differ."""
    worst, where = max(
        (abs(found.get(k, 0) - wanted.get(k, 0)) / max(relative * abs(wanted.get(k, 0)), floor), str(k))
        for k in set(found) | set(wanted))
    say(f"{what}: {len(found)} figures, worst difference {worst:.2f} of what is allowed ({where})")
    if worst > 1:
        sys.exit("the answers differ")


def reference(job, scale):
    path = PEERS / "reference" / f"{job}_{scale}.json"
    if path.exists():
        return json.loads(path.read_text())
    totals = json.loads((PEERS / "reference" / "totals_L.json").read_text())
    return totals.get(f"{job}_{scale}", {})


# Jobs


def tabulation(folder, method, output, zones="villages.gpkg"):
    return [
        QIANCUN, "tabulate", "--zones", folder / zones, "--zone-key", "vid", "--parcels", folder / "parcels.gpkg",
        "--class-field", "dlbm", "--method", method, "-o", output, "--overwrite"]


def tabulate(scale, runs, scratch):
    folder = bench_set(scale)
    peer = [python(), PEERS / "j2_shapely_tuned.py", "--data", folder, "--threads", "2"]
    measure(tabulation(folder, "planar", scratch / "out.csv"))
    found = {f"{r['zone']}|{r['class']}": float(r["area_m2"]) for r in table(scratch / "out.csv")}
    wanted = reference("j2", scale)
    if "by_village_class" not in wanted:
        # Only totals are published; the groups are the peer's of today.
        total = sum(found.values())
        agree(f"tabulate {scale}, total", {"total": total}, {"total": wanted["total_m2"]})
        say(f"tabulate {scale}: {len(found)} groups, {wanted['groups']} in the reference")
        measure(peer + ["--answer", scratch / "peer.json"])
        wanted = json.loads((scratch / "peer.json").read_text())
    agree(f"tabulate {scale}, planar groups", found, wanted["by_village_class"])
    row(f"tabulate {scale}, ellipsoidal", *alternate(
        tabulation(folder, "ellipsoidal", scratch / "out.csv"), peer, runs))
    planar = [measure(tabulation(folder, "planar", scratch / "out.csv")) for _ in range(runs)]
    row(f"tabulate {scale}, planar", planar)


def coincident(scale, runs, scratch):
    """Besides the time: every class must sum over the villages to what it sums to in one zone around everything."""
    folder = coincident_set(scale)
    peer = [python(), PEERS / "j2_shapely_tuned.py", "--data", folder, "--threads", "2"]

    def sums(zones):
        run = measure(tabulation(folder, "ellipsoidal", scratch / "out.csv", zones))
        result = defaultdict(Decimal)
        for r in table(scratch / "out.csv"):
            result[r["class"]] += Decimal(r["area_m2"])
        return result, run["err"]

    (parts, notes), (whole, _) = sums("villages.gpkg"), sums("whole.gpkg")
    say(f"coincident {scale}:", " ".join(notes.split()))
    if parts != whole:
        sys.exit("zones do not sum to the parcels: " + str({k: str(parts[k] - whole[k]) for k in whole}))
    say(f"coincident {scale}: all {len(whole)} classes sum exactly, {sum(whole.values())} m²")
    measure(peer)
    row(f"tabulate {scale}, coincident borders", *alternate(
        tabulation(folder, "ellipsoidal", scratch / "out.csv"), peer, runs))


def overlap(scale, runs, scratch):
    """Against the best peer of M and that of L; SedonaDB comes behind both (README.md)."""
    folder = bench_set(scale)
    peers = {
        "Shapely": [python(), PEERS / "j1_shapely_tuned.py", "--data", folder, "--threads", "2"],
        "DuckDB": [python(), PEERS / "j1_duckdb.py", "--data", folder, "--threads", "1"]}

    def command(method):
        return [
            QIANCUN, "overlap", "--left", folder / "construction.gpkg", "--left-key", "cid", "--right",
            folder / "pbf.gpkg", "--right-key", "bid", "--zones", folder / "villages.gpkg", "--zone-key", "vid",
            "--repair", "--method", method, "-o", scratch / "out.csv", "--overwrite"]

    measure(command("planar"))
    wanted = reference("j1", scale)
    pairs = {(r["left"], r["right"]): float(r["area_m2"]) for r in table(scratch / "out.csv")}
    agree(f"overlap {scale}, total", {"total": sum(pairs.values())}, {"total": wanted["planar_m2"]})
    if "violations" in wanted:
        agree(
            f"overlap {scale}, planar pairs", {k: v for k, v in pairs.items() if v > 0.1},
            {(str(c), str(b)): p for c, b, p, _ in wanted["violations"]})
        villages = defaultdict(float)
        for r in table(scratch / "out-zones.csv"):
            villages[r["zone"]] += float(r["area_m2"])
        agree(f"overlap {scale}, planar villages", villages, {k: v[0] for k, v in wanted["by_village"].items()})
    for name, peer in peers.items():
        measure(peer)
        row(f"overlap {scale}, ellipsoidal, {name}", *alternate(command("ellipsoidal"), peer, runs))


def stage_figures(runs, stages):
    """What some stages of our runs took together, by what `--timings` tells."""
    rows = [line.split() for run in runs for line in run["err"].splitlines()]
    kept = [row for row in rows if len(row) == 3 and row[0] in stages]
    return {
        "wall": sum(float(row[1]) for row in kept), "cpu": sum(float(row[2]) for row in kept),
        "mib": max(run["mib"] for run in runs)}


def matrix(scale, runs, scratch):
    """Village to village, and the nearest service by length and by time.

    Two rows: the process that writes the matrix, against the peer's reading and matrix; and the job alone, that is
    without reading and writing, against the peer's whole job. Ours is three processes there, each of which makes the
    network anew and is charged for it.
    """
    folder = bench_set(scale)
    peer = [python(), PEERS / "j3_scipy.py", "--data", folder]

    def command(to, key, output, *more):
        return [
            QIANCUN, "matrix", "--roads", folder / "roads.gpkg", "--length-field", "len_m",
            "--noding", "ends", "--snap", "node", "--from", folder / "centres.gpkg", "--from-key", "vid", "--to",
            folder / to, "--to-key", key, "-o", scratch / output, "--overwrite", "--quiet", "--timings", *more]

    ours = command("centres.gpkg", "vid", "out.csv")
    nearest = [
        command("facilities.gpkg", "fid_", f"near-{weight}.csv", "--nearest", "1", "--weight", weight,
                *(["--speed-field", "kmh"] if weight == "time" else []))
        for weight in ("length", "time")]
    for words in [ours, *nearest]:
        measure(words)
    pairs = json.loads(measure([python(), HERE / "network_pairs.py", "--data", folder])["out"])
    wanted_pairs = {f"{a} {b}": metres for a, b, metres in pairs}
    wanted = reference("j3", scale)
    total, largest, rows, found_pairs = 0.0, 0.0, defaultdict(float), {}
    with open(scratch / "out.csv", encoding="utf-8-sig", newline="") as file:
        for r in csv.DictReader(file):
            length = float(r["length_m"])
            total, largest = total + length, max(largest, length)
            rows[int(r["from"])] += length
            pair = f"{r['from']} {r['to']}"
            if pair in wanted_pairs:
                found_pairs[pair] = length
    found = {"sum": total, "max": largest}
    for name, weight, field in [("near_m_sum", "length", "length_m"), ("near_s_sum", "time", "seconds")]:
        found[name] = sum(float(r[field]) for r in table(scratch / f"near-{weight}.csv"))
    agree(f"matrix {scale}", found, {
        "sum": wanted["matrix_sum_m"], "max": wanted["matrix_max_m"], "near_m_sum": wanted["near_m_sum"],
        "near_s_sum": wanted["near_s_sum"]})
    # Ours are printed to 10⁻⁶ m.
    agree(f"matrix {scale}, 1,000 random pairs", found_pairs, wanted_pairs, floor=6e-7)
    if "row_sums_m" in wanted:
        agree(
            f"matrix {scale}, rows", {k: v for k, v in rows.items() if k < len(wanted["row_sums_m"])},
            dict(enumerate(wanted["row_sums_m"])), floor=0.06)
    measure(peer)
    whole, job, theirs = [], [], []
    for _ in range(runs):
        timed = [measure(words) for words in [ours, *nearest]]
        whole.append(timed[0])
        job.append(stage_figures(timed, ("network", "matrix")))
        theirs.append(measure(peer))
    row(f"matrix {scale}", whole, [peer_figures(run, ("snap", "nearest")) for run in theirs])
    row(f"matrix {scale}, job alone", job, [peer_figures(run, ("read",)) for run in theirs])


def change(scale, runs, scratch):
    """Two surveys. The planar matrix of each peer is held against ours; then each is timed against our whole job, which
    besides the matrix says what became of parcels, divides by village, closes to stored areas and finds all farmland pieces."""
    folder = sample_set(scale)
    layers = ["--before", folder / "dltb_2022.gpkg", "--now", folder / "dltb.gpkg"]
    ours = [QIANCUN, "change", *layers, "--villages", folder / "villages.gpkg", "--json", "--quiet"]
    planar = json.loads(measure([*ours, "--set", "options.area=planar", "-o", scratch / "planar"])["out"])["change"]
    # Rows that ours sets aside, for they cross themselves, are left out by the peers too. A row that stands twice is no such row:
    # its id is also that of the one that counts.
    aside = {r["id"] for r in table(scratch / "planar" / "issues.csv")
             if r["severity"] == "error" and r["rule"] != "duplicate-row"}
    found = {f"{c['before']}|{c['now']}": float(c["area_m2"]) for c in planar["matrix"]}
    peers = ["change_shapely"] if scale == "L" else ["change_shapely", "change_geopandas", "change_duckdb"]
    for name in peers:
        peer = [python(), HERE / "peers" / f"{name}.py", *layers, "--without", ",".join(sorted(aside))]
        measure([*peer, "--answer", scratch / "peer.json"])
        wanted = json.loads((scratch / "peer.json").read_text())["matrix"]
        # Ours is printed to 0.01 m².
        agree(f"change {scale}, {name}", found, {k: v for k, v in wanted.items() if v > 1e-4}, floor=0.0051)
        row(f"change {scale} ({planar['before']['parcels']:,} × {planar['now']['parcels']:,}), {name[7:]}", *alternate(
            ours, peer, runs if name == "change_shapely" else min(runs, 2)))
    report = [measure([*ours, "-o", scratch / "out", "--overwrite"]) for _ in range(min(runs, 3))]
    row(f"change {scale}, with tables, layers and report", report)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scale", help="S, M, L or several of them; made when absent")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--jobs", default=",".join(JOBS))
    options = parser.parse_args()
    if not PEERS.exists():
        sys.exit(f"{PEERS} is absent: there is nothing to compare with")
    if not QIANCUN.exists():
        sys.exit(f"{QIANCUN} is absent: run `make build` first")
    scales = (options.scale or "S,M").split(",")
    if not options.scale and (WORK / "data" / "L" / "parcels.gpkg").exists():
        scales.append("L")
    jobs = options.jobs.split(",")
    unknown = [job for job in jobs if job not in JOBS]
    if unknown:
        sys.exit(f"unknown job {unknown[0]}; there are {', '.join(JOBS)}")
    # Published problems have no scale and no peer: they have tables of their own.
    timed = [job for job in jobs if job != "location"]
    print(f"{time.strftime('%Y-%m-%d')}, {platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
    if timed:
        compare(timed, scales, options.runs)
    if "location" in jobs:
        sys.exit(subprocess.run([sys.executable, HERE / "location.py"]).returncode)


def compare(jobs, scales, runs):
    print("| job | our CPU s | peer CPU s | ratio | our wall s | peer wall s | ratio | our MiB | peer MiB |")
    print("|---|---|---|---|---|---|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        for scale in scales:
            for job in jobs:
                globals()[job](scale, runs, Path(scratch))


main()
