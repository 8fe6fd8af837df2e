#!/usr/bin/env python3
"""Prints distances between random pairs of village centres along the roads of a bench set, by SciPy's Dijkstra.

    python network_pairs.py --data DIR [--pairs 1000] [--seed 1]     # JSON: [[from, to, metres], …]

The graph comes from the fields u, v and len_m, not from the lines; a centre is at the nearest node, as in job J3.
"""
import argparse
import json
import random
from pathlib import Path

import numpy
import pyogrio.raw
import shapely
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree


def read(path, fields):
    _, _, geometry, values = pyogrio.raw.read(path, columns=fields)
    return shapely.from_wkb(geometry), values


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    _, roads = read(options.data / "roads.gpkg", ["u", "v", "len_m"])
    u, v, metres = (numpy.asarray(column) for column in roads)
    nodes, (numbers,) = read(options.data / "road_nodes.gpkg", ["nid"])
    places = numpy.empty((len(numbers), 2))
    places[numbers] = shapely.get_coordinates(nodes)
    centres, (keys,) = read(options.data / "centres.gpkg", ["vid"])
    _, node = cKDTree(places).query(shapely.get_coordinates(centres))
    graph = csr_matrix(
        (numpy.r_[metres, metres], (numpy.r_[u, v], numpy.r_[v, u])), shape=(len(numbers), len(numbers)))
    luck = random.Random(options.seed)
    # Pairs share forty starts, so that forty searches do.
    starts = [luck.randrange(len(keys)) for _ in range(40)]
    pairs = [(luck.choice(starts), luck.randrange(len(keys))) for _ in range(options.pairs)]
    used = sorted({a for a, _ in pairs})
    rows = dict(zip(used, dijkstra(graph, indices=node[used])))
    print(json.dumps([[str(keys[a]), str(keys[b]), float(rows[a][node[b]])] for a, b in pairs]))


main()
