"""Streets as OpenStreetMap has them: an edge is a piece of two positions; one-way streets, a dual carriageway, bridges.

They lie where the villages of GeoData/examples/wuhan were invented, in WGS 84 / UTM zone 50 at its western edge.
"""

import json
import os
import random
import subprocess
import tempfile

from fixturing.coverage import crossing
from fixturing.packing import zipped

WEST, SOUTH, STEP, COLUMNS, ROWS, PIECES = 216500.0, 3365500.0, 1250.0, 24, 20, 3
# Columns and rows of the greater roads; the others are lanes of villages.
CLASSES = {0: "primary", 4: "secondary", 8: "tertiary", 12: "primary", 16: "secondary", 20: "tertiary"}
# Rows of the dual carriageway on bridges, and columns where ramps join it.
TRUNK_ROW, RAMPS = 10, (2, 12, 21)


class Streets:
    """Edges: two positions and the properties of a way. No two edges of one level cross."""

    def __init__(self):
        self.dice = random.Random(50)
        self.edges, self.keys = [], 0
        nodes = {(i, j): (WEST + STEP * i + self.noise(150), SOUTH + STEP * j + self.noise(150))
                 for i in range(COLUMNS) for j in range(ROWS)}
        for i in range(COLUMNS):
            for j in range(ROWS):
                if i + 1 < COLUMNS and self.is_kept(j):
                    self.way(nodes[i, j], nodes[i + 1, j], CLASSES.get(j, "unclassified"), self.one_way(j))
                if j + 1 < ROWS and self.is_kept(i):
                    self.way(nodes[i, j], nodes[i, j + 1], CLASSES.get(i, "residential"), self.one_way(i))
        self.trunk(nodes)
        # Seven edges stand twice.
        self.edges += [self.edges[n * 97] for n in range(7)]

    def noise(self, size):
        return round((2 * self.dice.random() - 1) * size, 2)

    def is_kept(self, line):
        """Greater roads are whole; one lane in eight is missing."""
        return line in CLASSES or self.dice.random() > 0.125

    def one_way(self, line):
        """Lines 5 and 6 are one-way, against each other."""
        return {5: "yes", 6: "-1"}.get(line)

    def way(self, start, end, highway, one_way=None, bridge=None, pieces=PIECES):
        """A street in pieces that bend a little."""
        self.keys += 1
        points = [start]
        for k in range(1, pieces):
            t = k / pieces
            points.append((round(start[0] + t * (end[0] - start[0]) + self.noise(30), 2),
                           round(start[1] + t * (end[1] - start[1]) + self.noise(30), 2)))
        points.append(end)
        for a, b in zip(points, points[1:]):
            self.edges.append((a, b, {
                "osmid": 900000 + self.keys, "highway": highway, "oneway": one_way, "bridge": bridge,
                "name": None if self.keys % 3 else f"路{self.keys}"}))

    def trunk(self, nodes):
        """Two carriageways between two rows of streets, over all columns: bridges, one-way, joined by ramps alone."""
        lanes = []
        for way, north in (("yes", 560.0), ("-1", 600.0)):
            y = SOUTH + STEP * TRUNK_ROW + north
            line = [(WEST + STEP * i + 400.0, y) for i in range(COLUMNS - 1)]
            for a, b in zip(line, line[1:]):
                self.edges.append((a, b, {
                    "osmid": 800000, "highway": "trunk", "oneway": way, "bridge": "yes", "name": "高架"}))
            lanes.append(line)
        for i in RAMPS:
            for line, row in zip(lanes, (TRUNK_ROW, TRUNK_ROW + 1)):
                self.edges.append((line[i], nodes[i, row], {
                    "osmid": 810000 + i, "highway": "trunk_link", "oneway": None, "bridge": "yes", "name": None}))

    def check(self):
        """On the ground and on the bridges, edges meet at their ends alone."""
        for bridge in (None, "yes"):
            assert not crossing(((a, b) for a, b, p in self.edges if p["bridge"] == bridge), 500)

    def facts(self):
        """What stands in the file, by counting: rows, repeated edges, kilometres without them, connected parts."""
        distinct = {(a, b): n for n, (a, b, _) in enumerate(self.edges)}
        head = {}

        def find(p):
            while head.setdefault(p, p) != p:
                p = head[p]
            return p

        for a, b in distinct:
            head[find(a)] = find(b)
        length = sum(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5 for a, b in distinct)
        return {
            "rows": len(self.edges), "duplicates": len(self.edges) - len(distinct),
            "kilometres": round(length / 1000, 6), "components": len({find(p) for p in head}),
            "bridges": sum(e[2]["bridge"] == "yes" for e in self.edges)}


def files():
    streets = Streets()
    streets.check()
    facts = streets.facts()
    lines = ["name,value", *(f"{name},{value}" for name, value in facts.items()), ""]
    found = {"facts.csv": "\n".join(lines).encode()}
    archive = package(streets)
    return found if archive is None else {**found, "osm_roads.gpkg.zip": zipped([("osm_roads.gpkg", archive)])}


def package(streets):
    """A GeoPackage of GDAL's; none without it."""
    features = [{"type": "Feature", "properties": {"u": n, "v": n + 1, **p},
                 "geometry": {"type": "LineString", "coordinates": [a, b]}}
                for n, (a, b, p) in enumerate(streets.edges)]
    with tempfile.TemporaryDirectory() as folder:
        source, out = os.path.join(folder, "osm_roads.json"), os.path.join(folder, "osm_roads.gpkg")
        with open(source, "w", encoding="utf-8") as file:
            json.dump({"type": "FeatureCollection", "features": features}, file)
        return gdal(
            ["-f", "GPKG", out, source, "-a_srs", "EPSG:32650", "-nln", "roads", "-lco", "SPATIAL_INDEX=NO"], out)


def gdal(arguments, out):
    """The bytes that ogr2ogr writes, its clock stopped; none where there is no ogr2ogr."""
    try:
        subprocess.run(["ogr2ogr", *arguments], check=True, capture_output=True,
                       env={**os.environ, "OGR_CURRENT_DATE": "2024-12-31T00:00:00.000Z", "TZ": "UTC"})
    except FileNotFoundError:
        return None
    with open(out, "rb") as file:
        return file.read()


def content(name, data):
    """What is in the file; of a GeoPackage what ogrinfo says of it."""
    from fixturing.packing import content as unpacked
    held = unpacked(name, data)
    return [(n, says(n, d)) for n, d in held] if name.endswith(".gpkg.zip") else held


def says(name, data):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, os.path.basename(name))
        with open(path, "wb") as file:
            file.write(data)
        said = subprocess.run(["ogrinfo", "-ro", "-al", path], capture_output=True, text=True).stdout
        return said.replace(folder, "")
