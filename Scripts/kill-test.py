#!/usr/bin/env python3
"""Kills `analyze`, `convert` and `tabulate` while they write over outputs that are there: at random moments, and before each
of their changes of a name.

    python3 Scripts/kill-test.py QIANCUN [--kills 200] [--seed 1]

After each SIGKILL every input must have the bytes that it had, and each output must be the old one or the new one, whole. All
outputs of a run, such as the members of a Shapefile or several tables, which cannot get their names in one step, must be all the
old ones or all the new ones after the next run; nothing else may be left beside them then, nor in the folder for temporary files.
Prints how many kills came before, within and after the change of names. Exit code 1 when anything was lost.

The kills before each change of a name need `strace`; where it is not there, or may not trace, this is said and they are left out.
"""

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def digest(path):
    """What stands at a path: a file, or a folder with all that is in it; run.json tells times and is left out."""
    if not path.exists():
        return None
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    found = hashlib.sha256()
    for inside in sorted(path.rglob("*")):
        if inside.is_file():
            found.update(str(inside.relative_to(path)).encode() + b"\0")
            found.update(b"" if inside.name == "run.json" else hashlib.sha256(inside.read_bytes()).digest())
    return found.hexdigest()


class Job:
    """A command, its outputs (first run and second run write different ones), and where they stand."""

    def __init__(self, name, old, new, outputs):
        self.name, self.old, self.new, self.outputs = name, old, new, outputs

    def state(self, folder):
        return tuple(digest(folder / name) for name in self.outputs)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("qiancun")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    qiancun = str(Path(asked.qiancun).resolve())
    chance = random.Random(asked.seed)
    with tempfile.TemporaryDirectory(prefix="kill-test-") as place:
        return run(qiancun, Path(place), asked.kills, chance)


def run(qiancun, place, kills, chance):
    temporary = place / "tmp"
    temporary.mkdir()
    environment = dict(os.environ, TMPDIR=str(temporary))

    def call(arguments, folder):
        done = subprocess.run(
            [qiancun, *arguments, "--quiet"], cwd=folder, env=environment, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"{arguments}: exit {done.returncode}\n{done.stderr}")

    call(["sample", "--scale", "XS", "-o", str(place / "county")], place)
    county = place / "county"
    inputs = {path: digest(path) for path in sorted(county.rglob("*")) if path.is_file()}
    (place / "out").mkdir()
    shapefile = ["v.shp", "v.shx", "v.dbf", "v.prj", "v.cpg"]

    def tabulate(method):
        return [
            "tabulate", "--zones", "../county/villages.gpkg", "--zone-key", "ZLDWDM", "--parcels", "../county/dltb.gpkg.zip",
            "--class-field", "DLBM", "--method", method, "-o", "t.csv", "--roll-up", "r.csv", "--table", "p.csv",
            "--overwrite"]

    jobs = [
        Job("analyze", ["analyze", "../county/project.yaml", "-o", "run", "--only", "redline", "--overwrite"],
            ["analyze", "../county/project.yaml", "-o", "run", "--only", "layout", "--overwrite"], ["run"]),
        Job("convert .shp", ["convert", "../county/villages.gpkg", "v.shp", "--overwrite"],
            ["convert", "../county/xzq.gpkg", "v.shp", "--overwrite"], shapefile),
        Job("convert .gpkg", ["convert", "../county/dltb.gpkg.zip", "p.gpkg", "--overwrite"],
            ["convert", "../county/dltb_2022.gpkg.zip", "p.gpkg", "--overwrite"], ["p.gpkg"]),
        Job("tabulate", tabulate("ellipsoidal"), tabulate("planar"), ["t.csv", "r.csv", "p.csv"]),
    ]
    out = place / "out"
    known = {}
    for job in jobs:
        seconds = []
        states = []
        for arguments in (job.new, job.old):
            start = time.monotonic()
            call(arguments, out)
            seconds.append(time.monotonic() - start)
            states.append(job.state(out))
        if states[0] == states[1]:
            sys.exit(f"{job.name}: both runs write the same, which would test nothing")
        known[job.name] = (states[1], states[0], max(seconds))
    expected = sorted(name for job in jobs for name in job.outputs)
    faults, counts = [], {job.name: {"old": 0, "new": 0, "mixed": 0, "ended before": 0} for job in jobs}

    def settle(job, what, before, after, arguments, ended):
        """Counts what a kill left, lets the next run clear up, and looks at everything."""
        state = job.state(out)
        several = len(job.outputs) > 1
        parts = all(found in (b, a) for found, b, a in zip(state, before, after))
        if state not in (before, after) and not (several and (parts or job.name == "convert .shp")):
            faults.append(f"{what}: an output is neither the old nor the new one")
        kind = "ended before" if ended else "new" if state == after else "old" if state == before else "mixed"
        counts[job.name][kind] += 1
        # The next run writes the same outputs; without --overwrite, so that it only clears up and then refuses.
        careful = [word for word in arguments if word != "--overwrite"]
        next_run = subprocess.run(
            [qiancun, *careful, "--quiet"], cwd=out, env=environment, capture_output=True, text=True)
        if next_run.returncode != 2:
            faults.append(f"{what}: the next run ended with {next_run.returncode}, not 2")
        state = job.state(out)
        if state not in (before, after):
            faults.append(f"{what}: after the next run neither all old nor all new")
        if chance.random() < 0.25 or state not in (old, new):
            call(job.old, out)
        left = sorted(os.listdir(out))
        if left != expected or os.listdir(temporary):
            faults.append(f"{what}: left behind {left} {os.listdir(temporary)}")
        for path, was in inputs.items():
            if digest(path) != was:
                faults.append(f"{what}: input {path.name} has changed")
        if sorted(path for path in county.rglob("*") if path.is_file()) != sorted(inputs):
            faults.append(f"{what}: something stands beside the inputs")

    for number in range(kills):
        job = jobs[number % len(jobs)]
        old, new, seconds = known[job.name]
        # The state before this kill, and the run that would change it.
        before = job.state(out)
        turns_new = before == old
        after = new if turns_new else old
        arguments = job.new if turns_new else job.old
        process = subprocess.Popen(
            [qiancun, *arguments, "--quiet"], cwd=out, env=environment, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        # Every second kill aims at the end, where names change: it waits for the first of our hidden folders to be ready.
        if chance.random() < 0.5:
            time.sleep(chance.random() * seconds * 1.1)
        else:
            watch(out, job, process, chance)
        ended = process.poll() is not None
        process.send_signal(signal.SIGKILL) if not ended else None
        process.wait()
        settle(job, f"kill {number} of {job.name}", before, after, arguments, ended)
    stepped, done = 0, set()
    if can_trace(temporary):
        for job in jobs:
            old, new, _ = known[job.name]
            for change, step in ((change, step) for change in CHANGES for step in range(1, 100)):
                before = job.state(out)
                turns_new = before == old
                after = new if turns_new else old
                arguments = job.new if turns_new else job.old
                if (change, job.name) in done:
                    continue
                traced = subprocess.run(
                    trace(change, step) + [qiancun, *arguments, "--quiet"], cwd=out, env=environment, capture_output=True)
                ended = traced.returncode == 0
                settle(job, f"kill before {change} {step} of {job.name}", before, after, arguments, ended)
                if ended:
                    done.add((change, job.name))
                else:
                    stepped += 1
    else:
        print("no strace that may trace: no kill before each change of a name")
    for name, row in counts.items():
        print(f"{name}: " + ", ".join(f"{kind} {count}" for kind, count in row.items()))
    for fault in faults[:20]:
        print("FAULT", fault)
    print(f"{kills} kills at random moments, {stepped} before a change of a name, {len(faults)} faults")
    return 1 if faults else 0


# Calls that change a name; strace counts each by itself. An exchange of an output is a renameat2.
CHANGES = ["rename", "renameat2", "link"]


def trace(change, step):
    """Runs what follows and kills it as it is about to change a name by this call for the so many-th time."""
    return ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={change}", "-e", f"inject={change}:signal=KILL:when={step}"]


def can_trace(folder):
    """Whether a program can be killed in this way here."""
    if not shutil.which("strace"):
        return False
    (folder / "a").write_text("a")
    command = "import os; os.rename('a', 'b'); os.rename('b', 'c')"
    done = subprocess.run([*trace("rename", 2), sys.executable, "-c", command], cwd=folder, capture_output=True)
    found = sorted(os.listdir(folder))
    for name in found:
        (folder / name).unlink()
    return done.returncode != 0 and found == ["b"]


def watch(out, job, process, chance):
    """Waits until the outputs lie complete in their hidden folders, then a moment more."""
    first = job.outputs[0]
    deadline = time.monotonic() + 120
    seen = None
    while process.poll() is None and time.monotonic() < deadline:
        hidden = [name for name in os.listdir(out) if name.startswith(f".{first}.partial-")]
        if hidden:
            try:
                inside = os.listdir(out / hidden[0])
            except FileNotFoundError:
                return
            done = "run.json" in inside if job.name == "analyze" else len(inside) >= (5 if len(job.outputs) == 5 else 1)
            if done:
                seen = seen or time.monotonic()
                if time.monotonic() - seen > chance.random() * 0.02:
                    return
        time.sleep(0.0002)


if __name__ == "__main__":
    sys.exit(main())
