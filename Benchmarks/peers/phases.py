"""Times the phases of a peer's job and writes its answer: areas by class before and class now, in the plane."""
import argparse
import json
import resource
import time


class Job:
    def __init__(self, name):
        parser = argparse.ArgumentParser(description=name)
        parser.add_argument("--before", required=True, help="parcels of the earlier survey")
        parser.add_argument("--now", required=True, help="parcels of the later survey")
        parser.add_argument("--class-field", default="DLBM")
        parser.add_argument("--key", default="BSM")
        parser.add_argument("--threads", type=int, default=2)
        parser.add_argument("--without", default="", help="keys of rows to leave out, comma-separated")
        parser.add_argument("--answer", help="write the answer here")
        self.options = parser.parse_args()
        self.without = [key for key in self.options.without.split(",") if key]
        self.name, self.phases = name, {}
        self.wall, self.cpu = time.perf_counter(), time.process_time()

    def mark(self, phase):
        wall, cpu = time.perf_counter(), time.process_time()
        self.phases[phase] = [round(wall - self.wall, 4), round(cpu - self.cpu, 4)]
        self.wall, self.cpu = wall, cpu

    def finish(self, matrix):
        """The matrix: {"before|now": m2}."""
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        if self.options.answer:
            with open(self.options.answer, "w") as file:
                json.dump({"matrix": matrix, "total": sum(matrix.values())}, file, indent=0, sort_keys=True)
        print(json.dumps({"peer": self.name, "phases": self.phases, "peak_mib": round(peak)}))
