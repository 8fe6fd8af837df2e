"""Small files that are odd in one way each: Shapefiles byte by byte, GeoJSON and TopoJSON as text.

Each is a name, its bytes and what it holds: rows, `odd` or `refused`; none for a file that belongs to another.
"""

import json
import struct

from fixturing import shapefile as s
from fixturing.packing import gzipped, tarred, zipped

# A square, one inside it, and one beside it; clockwise, as a Shapefile has the outside of a polygon.
SQUARE = [(0.0, 0.0), (0.0, 10.0), (10.0, 10.0), (10.0, 0.0), (0.0, 0.0)]
INNER = [(2.0, 2.0), (4.0, 2.0), (4.0, 4.0), (2.0, 4.0), (2.0, 2.0)]
BESIDE = [(20.0 + x, y) for x, y in SQUARE]
LINE = [(0.0, 0.0), (5.0, 5.0), (10.0, 0.0)]
EXTENT = (0.0, 0.0, 30.0, 10.0)
KEY = [("KEY", "N", 6, 0), ("NAME", "C", 12, 0)]
NAN = float("nan")


def keys(count):
    return s.table(KEY, [(str(n), f"row{n}") for n in range(count)])


def shapefiles():
    found = []

    def add(name, kind, records, holds=None, extent=EXTENT, table=True, change=None, **more):
        shp, shx = s.shapes(kind, records, extent, **more)
        if change:
            shp, shx = change(bytearray(shp), bytearray(shx))
        found.append((f"shp/{name}.shp", bytes(shp), str(len(records)) if holds is None else holds))
        found.append((f"shp/{name}.shx", bytes(shx), None))
        if table:
            found.append((f"shp/{name}.dbf", table if isinstance(table, bytes) else keys(len(records)), None))

    two = [(1.0, 2.0), (3.0, 4.0)]
    add("point", s.POINT, [s.point(s.POINT, p) for p in two])
    add("point-z", s.POINT_Z, [s.point(s.POINT_Z, (*p, 7.0, 0.5)) for p in two])
    add("point-z-without-m", s.POINT_Z, [s.point(s.POINT_Z, (*p, 7.0)) for p in two])
    add("point-m", s.POINT_M, [s.point(s.POINT_M, (*p, 0.5)) for p in two])
    add("point-no-data-m", s.POINT_Z, [s.point(s.POINT_Z, (*p, 7.0, s.NO_DATA)) for p in two])
    add("point-nan", s.POINT, [s.point(s.POINT, (NAN, 1.0)), s.point(s.POINT, (1.0, 1.0))], "odd")
    add("line", s.LINE, [s.parts(s.LINE, [LINE]), s.parts(s.LINE, [LINE, BESIDE])])
    add("line-m", s.LINE_M, [s.parts(s.LINE_M, [LINE], m=[0.0, 1.0, 2.0])] * 2)
    add("line-without-m", s.LINE_M, [s.parts(s.LINE_M, [LINE])] * 2)
    add("polygon", s.POLYGON, [s.parts(s.POLYGON, [SQUARE, INNER]), s.parts(s.POLYGON, [BESIDE])])
    add("polygon-z", s.POLYGON_Z, [s.parts(s.POLYGON_Z, [SQUARE], z=[1.0] * 5, m=[0.0] * 5)] * 2)
    add("polygon-m", s.POLYGON_M, [s.parts(s.POLYGON_M, [SQUARE], m=[1.0] * 5)] * 2)
    add("polygon-without-m", s.POLYGON_M, [s.parts(s.POLYGON_M, [SQUARE])] * 2)
    add("polygon-two-outer", s.POLYGON, [s.parts(s.POLYGON, [SQUARE, BESIDE])])
    add("polygon-hole-first", s.POLYGON, [s.parts(s.POLYGON, [INNER, SQUARE])])
    add("polygon-all-anticlockwise", s.POLYGON, [s.parts(s.POLYGON, [SQUARE[::-1], BESIDE[::-1]])])
    add("polygon-overlapping-parts", s.POLYGON, [s.parts(s.POLYGON, [SQUARE, [(x + 9.999, y) for x, y in SQUARE]])])
    add("multipoint", s.MULTIPOINT, [s.multipoint(s.MULTIPOINT, two)])
    add("multipoint-z", s.MULTIPOINT_Z, [s.multipoint(s.MULTIPOINT_Z, two, z=[1.0, 2.0], m=[0.0, 0.0])])
    add("multipatch", s.MULTIPATCH, [s.parts(s.MULTIPATCH, [SQUARE], z=[0.0] * 5, types=[2])], "odd")
    add("null-shapes", s.POLYGON, [s.NULL, s.parts(s.POLYGON, [SQUARE]), s.NULL])
    mixed = [s.point(s.POINT, (1.0, 1.0)), s.parts(s.LINE, [LINE]), s.parts(s.POLYGON, [SQUARE])]
    add("mixed-kinds", s.POINT, mixed, "odd")
    add("empty", s.POLYGON, [])
    add("extent-nan", s.POINT, [s.point(s.POINT, p) for p in two], extent=(NAN, NAN, NAN, NAN))
    add("no-table", s.POINT, [s.point(s.POINT, p) for p in two], "odd", table=False)
    add("record-numbers-wrong", s.POINT, [s.point(s.POINT, p) for p in two], numbers=[7, 7])
    add("table-longer", s.POINT, [s.point(s.POINT, p) for p in two], "odd", table=keys(3))
    add("table-shorter", s.POINT, [s.point(s.POINT, p) for p in two], "odd", table=keys(1))
    sound = s.parts(s.POLYGON, [BESIDE])
    add("part-beyond", s.POLYGON, [s.parts(s.POLYGON, [SQUARE, INNER], starts=[0, 50]), sound], "odd")
    add("parts-descend", s.POLYGON, [s.parts(s.POLYGON, [SQUARE, INNER], starts=[5, 0]), sound], "odd")
    add("part-negative", s.LINE, [s.parts(s.LINE, [LINE, BESIDE], starts=[0, -3]), s.parts(s.LINE, [LINE])], "odd")

    def points_said(count):
        def change(shp, shx):
            shp[100 + 8 + 40:100 + 8 + 44] = struct.pack("<i", count)
            return shp, shx
        return change

    def index(offset):
        def change(shp, shx):
            shx[100:104] = struct.pack(">i", offset)
            return shp, shx
        return change

    squares = [s.parts(s.POLYGON, [SQUARE]), s.parts(s.POLYGON, [BESIDE])]
    add("points-too-many", s.POLYGON, squares, "odd", change=points_said(1_000_000))
    add("points-negative", s.POLYGON, squares, "odd", change=points_said(-5))
    add("index-beyond", s.POLYGON, squares, "odd", change=index(0x3FFFFFFF))
    add("index-negative", s.POLYGON, squares, "odd", change=index(-1))
    add("cut", s.POLYGON, squares, "odd", change=lambda shp, shx: (shp[:-40], shx))
    add("head-alone", s.POLYGON, squares, "odd", change=lambda shp, shx: (shp[:60], shx))
    found.append(("shp/point.prj", b"\xef\xbb\xbf" + s.LONGITUDE_LATITUDE.encode(), None))
    found.append(("shp/polygon.PRJ", s.GK114.encode(), None))
    shp, shx = s.shapes(s.POLYGON, squares, EXTENT)
    found.append(("shp/no-index.shp", shp, "odd"))
    found.append(("shp/no-index.dbf", keys(2), None))
    found += tables()
    members = [("squares.shp", shp), ("squares.shx", shx), ("squares.dbf", keys(2))]
    found += [("shp/squares.zip", zipped(members), "2"), ("shp/squares.tar", tarred(members), "refused"),
              ("shp/squares.tar.gz", gzipped(tarred(members)), "refused")]
    return found


def tables():
    """dBASE tables alone."""
    texts = [("a", "b"), ("c", "d")]
    plain = [("A", "C", 4, 0), ("B", "C", 4, 0)]
    wide = s.table(plain, texts)
    return [
        ("dbf/chinese.dbf", s.table(
            [("名称", "C", 10, 0), ("备注", "C", 10, 0)], [("中国", "垚"), ("喆", None)], "gbk", 0x4D), "2"),
        ("dbf/padding.dbf", s.table(plain, texts, padding=b"\0" * 15), "2"),
        ("dbf/header-too-long.dbf", s.table(plain, texts, header=60000), "odd"),
        ("dbf/header-too-short.dbf", s.table(plain, texts, header=40), "odd"),
        ("dbf/date-blank.dbf", s.table([("D", "D", 8, 0)], [("20240229",), (None,), ("00000000",)]), "3"),
        ("dbf/date-wrong.dbf", s.table([("D", "D", 8, 0)], [("20231345",), ("abcdefgh",)]), "odd"),
        ("dbf/number-stars.dbf", s.table([("N", "N", 5, 1)], [("1.5",), ("*****",), (None,)]), "odd"),
        ("dbf/number-nan.dbf", s.table([("N", "N", 5, 1)], [("nan",), ("inf",)]), "odd"),
        ("dbf/truth.dbf", s.table([("L", "L", 1, 0)], [("T",), ("F",), ("?",)]), "3"),
        ("dbf/deleted.dbf", wide[:-9 - 9 - 1] + b"*" + wide[-9 - 9:], "odd"),
        ("dbf/count-too-large.dbf", wide[:4] + struct.pack("<I", 4_000_000_000) + wide[8:], "odd"),
        ("dbf/cut.dbf", wide[:-6], "odd"),
        ("dbf/no-fields.dbf", s.table([], [(), ()]), "odd"),
    ]


def feature(geometry, properties=None, **members):
    return {"type": "Feature", "properties": properties, "geometry": geometry, **members}


def collection(features, **members):
    return {"type": "FeatureCollection", **members, "features": features}


def text(value):
    return json.dumps(value, ensure_ascii=False).encode()


POINT = {"type": "Point", "coordinates": [114.1, 29.5]}
WAY = {"type": "LineString", "coordinates": [[114.0, 29.0], [114.1, 29.1]]}
FIELD = {"type": "Polygon", "coordinates": [[[114.0, 29.0], [114.1, 29.0], [114.1, 29.1], [114.0, 29.0]]]}


def geojson_files():
    one = text(collection([feature(POINT, {"n": 1})]))
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4490"}}
    found = [
        ("point", text(POINT), "1"), ("line", text(WAY), "1"), ("polygon", text(FIELD), "1"),
        ("multipoint", text({"type": "MultiPoint", "coordinates": [[114, 29], [115, 30]]}), "1"),
        ("multiline", text({"type": "MultiLineString", "coordinates": [WAY["coordinates"]] * 2}), "1"),
        ("multipolygon", text({"type": "MultiPolygon", "coordinates": [FIELD["coordinates"]]}), "1"),
        ("feature", text(feature(FIELD, {"n": 1})), "1"),
        ("heights", text({"type": "Point", "coordinates": [114.1, 29.5, 88.0]}), "1"),
        ("byte-order-mark", b"\xef\xbb\xbf" + one, "1"),
        ("null-geometry", text(collection([feature(None, {"n": 1}), feature(POINT, {"n": 2})])), "2"),
        ("null-properties", text(collection([feature(POINT), feature(POINT)])), "2"),
        ("null-values", text(collection([feature(POINT, {"a": None, "b": 1}), feature(POINT, {"a": "x", "b": None})])),
         "2"),
        ("identifiers", text(collection([feature(POINT, {}, id=i) for i in (0, 1, None, "x")])), "4"),
        ("sparse-fields", text(collection([feature(POINT, {f"f{n % 5}": n}) for n in range(20)])), "20"),
        ("kinds-of-values", text(collection([feature(POINT, {"v": v}) for v in
                                             (1, 2.5, "three", True, None, [1, 2], {"a": 1}, 9007199254740993)])), "8"),
        ("crs", text(collection([feature(POINT, {"n": 1})], crs=crs, name="点")), "1"),
        ("topology-property", text(collection([feature(POINT, {"type": "Topology"})])), "odd"),
        ("several-kinds", text(collection([feature(g, {"n": 1}) for g in (POINT, WAY, FIELD)])), "odd"),
        ("geometry-collection", text({"type": "GeometryCollection", "geometries": [POINT, WAY]}), "odd"),
        ("no-features", text(collection([])), "odd"),
        ("empty-shapes", text(collection([feature({"type": "Polygon", "coordinates": []}, {"n": 1})])), "odd"),
        ("unclosed-ring", text(feature({"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1]]]}, {"n": 1})),
         "odd"),
        ("numbers-as-text", text(feature({"type": "Point", "coordinates": ["114", "29"]}, {"n": 1})), "odd"),
        ("beyond-the-double", b'{"type":"Point","coordinates":[1e999,29]}', "odd"),
        ("cut", one[:-9], "refused"), ("no-json", b"{]", "refused"), ("nothing", b"", "refused"),
        ("blank", b"   \n", "refused"),
    ]
    return [(f"geojson/{name}.geojson", data, holds) for name, data, holds in found]


def topojson_files():
    arcs = [[[0, 0], [10, 0]], [[10, 0], [10, 10], [0, 10], [0, 0]], [[10, 0], [20, 0], [20, 10], [10, 10]]]
    shapes = {"type": "GeometryCollection", "geometries": [
        {"type": "Polygon", "arcs": [[0, 1]], "properties": {"n": 1}},
        {"type": "LineString", "arcs": [2], "properties": {"n": 2}}]}
    areas = {"type": "GeometryCollection", "geometries": [
        {"type": "Polygon", "arcs": [[0, 1]], "properties": {"n": 1}},
        {"type": "Polygon", "arcs": [[-2, -1]], "properties": {"n": 2}}]}
    steps = [[line[0]] + [[b[0] - a[0], b[1] - a[1]] for a, b in zip(line, line[1:])] for line in arcs]

    def topology(objects, lines=arcs, **members):
        return text({"type": "Topology", **members, "arcs": lines, "objects": objects})

    grid = {"scale": [0.001, 0.001], "translate": [114.0, 29.0]}
    found = [
        ("plain", topology({"areas": areas}), "2"), ("steps", topology({"areas": areas}, steps, transform=grid), "2"),
        ("one-shape", topology({"area": areas["geometries"][0]}), "1"),
        ("two-layers", topology({"areas": areas, "more": areas}, steps, transform=grid), "2"),
        ("several-kinds", topology({"all": shapes}), "odd"),
        ("arc-beyond", topology({"areas": {"type": "Polygon", "arcs": [[0, 99]]}}), "odd"),
        ("no-arcs", text({"type": "Topology", "objects": {"areas": areas}}), "odd"),
    ]
    return [(f"topojson/{name}.topojson", data, holds) for name, data, holds in found]
