#!/usr/bin/env python3
"""Makes a bench set whose village borders are parcel borders, vertex for vertex, as they are in a cadastre.

    python coincident.py --data .build-bench/data/M --out .build-bench/coincident/M [--seed 1]

Every parcel of the set goes to one village: to the one that holds a point of it, but one in a hundred, drawn by the seed,
to a village nearby, so that borders wind around single parcels and villages have holes and parts. A village is then the
union of its parcels, made from their own vertices. Written: `villages` (field `vid`), `whole` (one rectangle around
everything), and a link to the parcels.
"""
import argparse
import os
from pathlib import Path

import numpy as np
import pyogrio.raw
import shapely


def read(path, fields):
    meta, table = pyogrio.raw.read_arrow(path, columns=fields)
    geometry = table.column(meta["geometry_name"] or "wkb_geometry").to_numpy(zero_copy_only=False)
    return meta["crs"], [table.column(f).to_numpy() for f in fields], shapely.from_wkb(geometry)


def write(path, crs, kind, names, values, shapes):
    pyogrio.raw.write(
        path, shapely.to_wkb(shapes), values, names, crs=crs, geometry_type=kind, driver="GPKG",
        layer=path.stem)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    crs, _, villages = read(options.data / "villages.gpkg", ["vid"])
    _, _, parcels = read(options.data / "parcels.gpkg", ["dlbm"])

    tree = shapely.STRtree(villages)
    places = shapely.point_on_surface(parcels)
    home = tree.query_nearest(places, all_matches=False)
    village = np.empty(len(parcels), np.int64)
    village[home[0]] = home[1]
    # One in a hundred goes to another village within a kilometre, when there is one.
    drawn = np.flatnonzero(np.random.default_rng(options.seed).random(len(parcels)) < 0.01)
    i, j = tree.query(places[drawn], predicate="dwithin", distance=1000.0)
    other = j != village[drawn[i]]
    village[drawn[i[other]]] = j[other]

    order = np.argsort(village, kind="stable")
    numbers, starts = np.unique(village[order], return_index=True)
    unions = np.array([
        shapely.coverage_union_all(group) for group in np.split(parcels[order], starts[1:])], dtype=object)
    pieces, owner = shapely.get_parts(unions, return_index=True)
    write(
        options.out / "villages.gpkg", crs, "MultiPolygon", ["vid"], [numbers],
        shapely.multipolygons(pieces, indices=owner))
    west, south, east, north = shapely.total_bounds(parcels)
    whole = shapely.box(west - 1000, south - 1000, east + 1000, north + 1000)
    write(options.out / "whole.gpkg", crs, "Polygon", ["vid"], [np.array([0])], np.array([whole], dtype=object))
    link = options.out / "parcels.gpkg"
    link.unlink(missing_ok=True)
    os.symlink((options.data / "parcels.gpkg").resolve(), link)
    print(len(unions), "villages,", shapely.get_num_coordinates(unions).sum(), "vertices")


main()
