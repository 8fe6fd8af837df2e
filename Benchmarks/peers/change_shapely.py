#!/usr/bin/env python3
"""From-to matrix of two surveys with Shapely by somebody who knows it: parcels of the same shape are paired by their
normalised bytes; only the others are overlaid, by an index, on several threads."""
from concurrent.futures import ThreadPoolExecutor

from phases import Job

job = Job("shapely tuned")
import numpy as np  # noqa: E402
import pyogrio.raw  # noqa: E402
import shapely  # noqa: E402

options = job.options
job.mark("import")


def read(path):
    meta, table = pyogrio.raw.read_arrow(path, columns=[options.key, options.class_field])
    keys = table.column(options.key).to_numpy()
    _, first = np.unique(keys.astype(str), return_index=True)
    first = np.sort(first[~np.isin(keys[first].astype(str), job.without)])
    shapes = shapely.from_wkb(table.column(meta["geometry_name"] or "wkb_geometry").to_numpy(zero_copy_only=False))
    return table.column(options.class_field).to_numpy()[first], shapes[first]


(classes_before, before), (classes_now, now) = read(options.before), read(options.now)
job.mark("read")


def mapped(function, *arrays):
    bounds = np.linspace(0, len(arrays[0]), options.threads * 8 + 1).astype(int)
    with ThreadPoolExecutor(options.threads) as pool:
        parts = pool.map(lambda s: function(*[a[s[0]:s[1]] for a in arrays]), zip(bounds[:-1], bounds[1:]))
        return np.concatenate(list(parts)) if len(arrays[0]) else np.zeros(0)


def normal(shapes):
    return mapped(lambda s: shapely.to_wkb(shapely.normalize(s)), shapes)


known = {}
for row, shape in enumerate(normal(now)):
    known[shape] = row
partner = np.array([known.get(shape, -1) for shape in normal(before)])
same = np.flatnonzero(partner >= 0)
job.mark("same shapes")
areas = mapped(shapely.area, before[same])
rest_before = np.flatnonzero(partner < 0)
rest_now = np.setdiff1d(np.arange(len(now)), partner[same])
tree = shapely.STRtree(now[rest_now])
left, right = tree.query(before[rest_before], predicate="intersects")
left, right = rest_before[left], rest_now[right]
shared = mapped(lambda a, b: shapely.area(shapely.intersection(a, b)), before[left], now[right])
job.mark("overlay")
matrix = {}
for a, b, area in zip(
        np.concatenate([classes_before[same], classes_before[left]]),
        np.concatenate([classes_now[partner[same]], classes_now[right]]), np.concatenate([areas, shared])):
    matrix[f"{a}|{b}"] = matrix.get(f"{a}|{b}", 0.0) + float(area)
job.mark("sum")
job.finish(matrix)
