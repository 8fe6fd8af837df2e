#!/usr/bin/env python3
"""From-to matrix of two surveys with GeoPandas as its manual has it: one overlay, one group by."""
from phases import Job

job = Job("geopandas overlay")
import geopandas as gpd  # noqa: E402

options = job.options
job.mark("import")
columns = [options.key, options.class_field]


def read(path):
    rows = gpd.read_file(path, columns=columns, use_arrow=True).drop_duplicates(options.key)
    return rows[~rows[options.key].isin(job.without)]


before, now = read(options.before), read(options.now)
job.mark("read")
pieces = gpd.overlay(before, now, how="intersection", keep_geom_type=True)
job.mark("overlay")
names = [options.class_field + "_1", options.class_field + "_2"]
sums = pieces.area.groupby([pieces[n] for n in names]).sum()
job.mark("sum")
job.finish({f"{a}|{b}": float(v) for (a, b), v in sums.items()})
