#!/usr/bin/env python3
"""Times Qiancun against its peers, whole processes in turn, and prints the ratios as a Markdown table.

    python3 Benchmarks/run.py [--scale M] [--runs 5] [--jobs tabulate,coincident]

The peers' scripts, the data generator and the reference answers lie in ../shared/bench; without it there is nothing to
compare with and the program says so. Data and the peers' Python packages go to .build-bench/ and are made once.

Ours is the whole process. The peer is charged only for its reading and its job, not for starting Python and importing.
Runs alternate, so that both see the same machine; the median is printed with the smallest and the largest.
"""
import argparse
import csv
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT.parent / "shared" / "bench"
WORK = ROOT / ".build-bench"
QIANCUN = ROOT / ".build" / "release" / "qiancun"
PACKAGES = ["numpy", "scipy", "shapely", "geopandas", "pyogrio", "pyproj", "pyarrow"]


def say(*words):
    print(*words, file=sys.stderr, flush=True)


def python():
    """The interpreter that has the peers' packages."""
    interpreter = WORK / "venv" / "bin" / "python"
    if not interpreter.exists():
        say("installing the peers' packages into", WORK / "venv")
        subprocess.run([sys.executable, "-m", "venv", WORK / "venv"], check=True)
        subprocess.run([interpreter, "-m", "pip", "install", "-q", *PACKAGES], check=True)
    return interpreter


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
    """A county whose village borders are parcel borders: our own sample of that scale."""
    folder = WORK / "coincident" / scale
    if not (folder / "project.yaml").exists():
        say("writing the sample county", scale)
        folder.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([QIANCUN, "sample", "--scale", scale, "-o", folder, "--overwrite", "--quiet"], check=True)
    return folder


def measure(command):
    """Runs a command; returns wall and CPU seconds, peak MiB and what it printed."""
    with tempfile.TemporaryFile("w+") as output:
        start = time.perf_counter()
        process = subprocess.Popen([str(word) for word in command], stdout=output, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        output.seek(0)
        if os.waitstatus_to_exitcode(status) != 0:
            sys.exit(f"failed: {' '.join(map(str, command))}")
        return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "mib": usage.ru_maxrss / 1024, "out": output.read()}


def peer_figures(run):
    """Only what the peer spends on reading and on the job; it prints the phases itself."""
    phases = json.loads([line for line in run["out"].splitlines() if line.startswith("{")][-1])["phases"]
    kept = [seconds for name, seconds in phases.items() if not name.startswith("import")]
    return {"wall": sum(s[0] for s in kept), "cpu": sum(s[1] for s in kept), "mib": run["mib"]}


def alternate(ours, theirs, runs):
    """Both commands in turn, one warm-up each; returns two lists of figures."""
    measure(ours), measure(theirs)
    pairs = [(measure(ours), peer_figures(measure(theirs))) for _ in range(runs)]
    return [a for a, _ in pairs], [b for _, b in pairs]


def row(name, ours, theirs):
    def middle(runs, figure):
        values = [run[figure] for run in runs]
        return f"{statistics.median(values):.2f} ({min(values):.2f}–{max(values):.2f})"

    def ratio(figure):
        return statistics.median(b[figure] / a[figure] for a, b in zip(ours, theirs))

    peak = max(run["mib"] for run in ours), max(run["mib"] for run in theirs)
    print(
        f"| {name} | {middle(ours, 'cpu')} | {middle(theirs, 'cpu')} | **{ratio('cpu'):.1f}** "
        f"| {middle(ours, 'wall')} | {middle(theirs, 'wall')} | **{ratio('wall'):.1f}** "
        f"| {peak[0]:.0f} | {peak[1]:.0f} |", flush=True)


def tabulate(folder, method, output, zones=("villages.gpkg", "vid"), parcels=("parcels.gpkg", "dlbm")):
    return [
        QIANCUN, "tabulate", "--zones", folder / zones[0], "--zone-key", zones[1], "--parcels", folder / parcels[0],
        "--class-field", parcels[1], "--method", method, "-o", output, "--quiet"]


def check(folder, scale):
    """Our planar answer against the reference, group by group: within max(1e-9·A, 2e-5 m²)."""
    reference = PEERS / "reference" / f"j2_{scale}.json"
    if not reference.exists():
        return
    wanted = json.loads(reference.read_text())["by_village_class"]
    with tempfile.TemporaryDirectory() as scratch:
        measure(tabulate(folder, "planar", f"{scratch}/out.csv"))
        with open(f"{scratch}/out.csv", encoding="utf-8-sig", newline="") as file:
            found = {f"{r['zone']}|{r['class']}": float(r["area_m2"]) for r in csv.DictReader(file)}
    worst = max(
        abs(found.get(key, 0) - area) / max(1e-9 * area, 2e-5)
        for key, area in list(wanted.items()) + [(key, 0.0) for key in found if key not in wanted and found[key] > 2e-4])
    say(f"{scale}: {len(found)} groups, {len(wanted)} in the reference, worst difference {worst:.2f} of what is allowed")
    if worst > 1:
        sys.exit("our answer differs from the reference")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scale", default="M")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--jobs", default="tabulate,coincident")
    options = parser.parse_args()
    if not PEERS.exists():
        sys.exit(f"{PEERS} is absent: there is nothing to compare with")
    if not QIANCUN.exists():
        sys.exit(f"{QIANCUN} is absent: run `make build` first")
    print("| job | our CPU s | peer CPU s | ratio | our wall s | peer wall s | ratio | our MiB | peer MiB |")
    print("|---|---|---|---|---|---|---|---|---|")
    scratch = tempfile.mkdtemp(dir=WORK) if WORK.exists() else tempfile.mkdtemp()
    for job in options.jobs.split(","):
        if job == "tabulate":
            folder = bench_set(options.scale)
            check(folder, options.scale)
            peer = [python(), PEERS / "j2_shapely_tuned.py", "--data", folder, "--threads", "2"]
            for method in ("ellipsoidal", "planar"):
                ours = tabulate(folder, method, f"{scratch}/out.csv")
                row(f"tabulate {options.scale}, {method}", *alternate(ours, peer, options.runs))
        elif job == "coincident":
            folder = coincident_set(options.scale)
            ours = tabulate(
                folder, "ellipsoidal", f"{scratch}/out.csv", ("villages.gpkg", "ZLDWDM"), ("dltb.gpkg", "DLBM"))
            runs = [measure(ours) for _ in range(options.runs + 1)][1:]
            cpu, wall = (statistics.median(r[k] for r in runs) for k in ("cpu", "wall"))
            print(f"| tabulate {options.scale}, coincident borders | {cpu:.2f} | | | {wall:.2f} | | | {max(r['mib'] for r in runs):.0f} | |")
        else:
            sys.exit(f"unknown job {job}: tabulate or coincident")


main()
