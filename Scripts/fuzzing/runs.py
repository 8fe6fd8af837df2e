"""One run: a copy of a seed, spoilt; one call of the command under limits; and what must hold of it afterwards."""

import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import time

import mutations


class Limits:
    """CPU seconds, resident and addressable memory of a run in MB.

    A run hangs when it uses no CPU for three times as long; how long it takes on a busy machine says nothing.
    """

    def __init__(self, cpu, megabytes, address_space):
        self.cpu, self.megabytes, self.address_space = cpu, megabytes, address_space


class Outcome:
    """How a run ended; `fault` is empty when all held."""

    def __init__(self, number, format, folder, line, code, errors, fault):
        self.number, self.format, self.folder, self.line = number, format, folder, line
        self.code, self.errors, self.fault = code, errors, fault


def arguments(verb, format, folder, out, chooser):
    """The command line of a verb."""
    main = os.path.join(folder, format.main)
    base = os.path.join(os.path.dirname(format.folder), "base")
    crs = chooser.choice([[], ["--crs", "EPSG:4526"]])
    repair = chooser.choice([[], [], ["--repair"]])
    if verb == "info":
        return ["info", main, "--json"]
    if verb == "check":
        return ["check", main, *crs, *chooser.choice([[], ["--json"], ["--places", out + ".gpkg"],
                                                      ["--repair", out + ".gpkg"]])]
    if verb == "area":
        method = chooser.choice(["ellipsoidal", "ellipsoidal", "official", "geodesic", "planar"])
        return ["area", main, "--method", method, *crs, *repair, *chooser.choice([[], ["--json"]])]
    if verb == "convert":
        suffix = chooser.choice([".gpkg", ".geojson", ".shp", ".csv", ".txt", ".gpkg"])
        to = chooser.choice([[], [], ["--to", "EPSG:4490"], ["--to", "EPSG:4547"]])
        return ["convert", main, out + suffix, *crs, *to]
    if verb == "tabulate-parcels":
        return ["tabulate", "--zones", os.path.join(base, "villages.gpkg"), "--zone-key", "ZLDWDM", "--parcels", main,
                "--class-field", chooser.choice(["DLBM", "DLBM", "DLMC"]), "-o", out + ".csv", *crs, *repair]
    if verb == "tabulate-zones":
        return ["tabulate", "--zones", main, "--zone-key", "ZLDWDM", "--parcels", os.path.join(base, "parcels.gpkg"),
                "--class-field", "DLBM", "-o", out + ".csv", "--json"]
    return ["analyze", os.path.join(folder, "project.yaml"), "-o", out]


def prepare(format, verb, number, seed, work):
    """A copy of the seed, spoilt by the run's own generator."""
    chooser = random.Random(f"{seed}/{number}/{format.name}/{verb}")
    folder = os.path.join(work, f"run-{number}")
    if verb in ("analyze-table", "analyze-services"):
        shutil.copytree(os.path.join(os.path.dirname(format.folder), "project"), folder)
        name = format.main
        shutil.copy(os.path.join(format.folder, name), folder)
        mutations.spoil([os.path.join(folder, name)], os.path.join(folder, name), chooser)
        was = "villages.csv" if verb == "analyze-table" else "services.gpkg"
        path = os.path.join(folder, "project.yaml")
        with open(path, encoding="utf-8") as source:
            text = source.read()
        crs = "" if verb == "analyze-table" else ', crs: "EPSG:4490"'
        with open(path, "w", encoding="utf-8") as out:
            out.write(text.replace("{path: " + was + "}", "{path: " + name + crs + "}"))
        return folder, chooser
    shutil.copytree(format.folder, folder)
    if verb == "analyze":
        mutations.spoil([os.path.join(folder, format.main)], os.path.join(folder, format.main), chooser)
    else:
        files = [os.path.join(folder, file) for file in format.files()]
        mutations.spoil(files, os.path.join(folder, format.main), chooser)
    return folder, chooser


def digests(folder):
    found = {}
    for base, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(base, name)
            with open(path, "rb") as source:
                found[os.path.relpath(path, folder)] = hashlib.sha256(source.read()).hexdigest()
    return found


def one(number, seed, formats, work, command, limits, verbs=None):
    """Run `number` of `seed`."""
    chooser = random.Random(f"{seed}/{number}")
    formats = [f for f in formats if os.path.exists(os.path.join(f.folder, f.main))]
    if verbs:
        formats = [f for f in formats if any(v.split("-")[0] in verbs for v in f.verbs)]
    format = formats[number % len(formats)]
    verb = chooser.choice([v for v in format.verbs if not verbs or v.split("-")[0] in verbs])
    folder, chooser = prepare(format, verb, number, seed, work)
    outputs = os.path.join(work, f"out-{number}")
    os.makedirs(outputs)
    line = [command, *arguments(verb, format, folder, os.path.join(outputs, "out"), chooser)]
    before = digests(folder)
    code, errors, seconds, megabytes = call(line, work, limits)
    fault = judge(code, errors, seconds, megabytes, limits)
    after = digests(folder)
    if not fault and before != after:
        changed = sorted(k for k in before.keys() | after.keys() if before.get(k) != after.get(k))
        fault = "an input was changed: " + ", ".join(changed)
    if not fault and code not in (0, 4) and os.listdir(outputs):
        fault = "something is left of a run that failed: " + ", ".join(sorted(os.listdir(outputs)))
    shutil.rmtree(outputs, ignore_errors=True)
    said = " ".join(line)
    if not fault:
        shutil.rmtree(folder, ignore_errors=True)
    return Outcome(number, format.name, folder, said, code, errors, fault)


def call(line, work, limits):
    """Exit code (negative: the signal), what was said, seconds waited, greatest resident memory in MB."""
    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu, limits.cpu + 5))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 30, 1 << 30))
        if limits.address_space:
            resource.setrlimit(resource.RLIMIT_AS, (limits.address_space << 20,) * 2)

    said = os.path.join(work, "said")
    environment = dict(os.environ, SWIFT_BACKTRACE="enable=no", GDAL_DATA=os.environ.get("GDAL_DATA", ""))
    if not environment["GDAL_DATA"]:
        del environment["GDAL_DATA"]
    began = time.monotonic()
    with open(said, "wb") as errors, open(os.devnull, "r+b") as nothing:
        process = subprocess.Popen(line, stdin=nothing, stdout=nothing, stderr=errors, preexec_fn=limit, env=environment)
        usage, status = None, None
        used_so_far, moved = 0, began
        while usage is None:
            pid, status, used = os.wait4(process.pid, os.WNOHANG)
            if pid:
                usage = used
                continue
            time.sleep(0.002)
            if time.monotonic() - moved < 3 * limits.cpu:
                continue
            ticks = ticks_used(process.pid)
            if ticks > used_so_far:
                used_so_far, moved = ticks, time.monotonic()
                continue
            os.kill(process.pid, signal.SIGKILL)
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    with open(said, "rb") as source:
        text = source.read().decode("utf-8", "replace")
    return process.returncode, text, time.monotonic() - began, usage.ru_maxrss / 1024


def ticks_used(pid):
    """Clock ticks that a process has used, in itself and in the system."""
    with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as stat:
        fields = stat.read().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def judge(code, errors, seconds, megabytes, limits):
    if code in (-signal.SIGKILL, -signal.SIGXCPU):
        return f"no end after {seconds:.0f} s"
    if code < 0:
        return f"ended by signal {-code}"
    if code > 4:
        return f"exit code {code}"
    if code == 1:
        return "exit code 1: a defect of ours, or memory"
    if code != 0 and not errors.strip():
        return f"exit code {code} without a word"
    if megabytes > limits.megabytes:
        return f"{megabytes:.0f} MB of memory"
    return ""


def keep(outcome, folder):
    """Keeps the input and the command line of a fault."""
    place = os.path.join(folder, f"{outcome.format}-{outcome.number}")
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(outcome.folder, place)
    with open(os.path.join(place, "COMMAND"), "w", encoding="utf-8") as out:
        out.write(f"{outcome.line}\n{outcome.fault}\n{outcome.errors}\n")
    shutil.rmtree(outcome.folder, ignore_errors=True)
    return place
