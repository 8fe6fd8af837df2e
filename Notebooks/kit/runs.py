"""Runs the command and reads what it wrote."""

import json
import os
import subprocess
from functools import cached_property
from pathlib import Path

import geopandas
import pandas

ROOT = Path(__file__).resolve().parents[2]
# QIANCUN names another binary; a relative path counts from the top of the repository, as the default does.
COMMAND = ROOT / os.environ.get("QIANCUN", ".build/release/qiancun")
SAMPLE = ROOT / "GeoData" / "sample" / "project.yaml"
OUTPUTS = ROOT / ".build-notebooks" / "out"
# Columns of tables that hold codes: text, or the zeros at their beginning are lost.
CODES = {"代码": str, "村代码": str, "候选点": str, "标识": str}


class Run:
    """The output folder of one run of the command."""

    def __init__(self, folder):
        self.folder = Path(folder)

    @cached_property
    def summary(self):
        """Every figure of the run; areas stay decimal text, as they were written."""
        return json.loads((self.folder / "summary.json").read_text(encoding="utf-8"))

    @cached_property
    def issues(self):
        """Every row that was set aside or objected to."""
        return self._csv(self.folder / "issues.csv")

    def table(self, name):
        """A printed table by its Chinese name."""
        return self._csv(self.folder / "tables" / f"{name}.csv")

    def layer(self, name):
        """A result layer in the project's CRS, metres."""
        return geopandas.read_file(self.folder / "results.gpkg", layer=name)

    @staticmethod
    def _csv(path):
        return pandas.read_csv(path, dtype=CODES, encoding="utf-8-sig")


def analyze(folder, settings=None, only=None, project=SAMPLE):
    """Runs `qiancun analyze` into .build-notebooks/out/`folder` and gives back the run.

    `settings` are values for `--set`, by their keys in the project file; `only` is a list for `--only`.
    Ends with what the command said when it refuses.
    """
    if not COMMAND.exists():
        raise FileNotFoundError(f"没有 {COMMAND}：先运行 make build，或用环境变量 QIANCUN 指定程序 "
                                "(the binary is missing: make build, or set QIANCUN)")
    output = OUTPUTS / folder
    output.parent.mkdir(parents=True, exist_ok=True)
    words = [COMMAND, "analyze", project, "-o", output, "--overwrite", "--quiet"]
    if only:
        words += ["--only", only]
    for key, value in (settings or {}).items():
        words += ["--set", f"{key}={value}"]
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"qiancun 以退出码 {done.returncode} 结束：\n{done.stderr}{done.stdout}")
    return Run(output)
