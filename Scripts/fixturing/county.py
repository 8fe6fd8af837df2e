"""The county of the fixtures: villages in two forms, routes, wetlands, floods, estates, lanes, and what is right."""

import json

from fixturing import shapefile
from fixturing.coverage import Coverage
from fixturing.packing import gzipped, zipped
from fixturing.pixels import components, outline, scatter
from fixturing.plane import Plane

GK114 = Plane(114.0)
FIELDS = [("村代码", "C", 12, 0), ("县", "C", 20, 0), ("乡镇", "C", 20, 0), ("村名", "C", 20, 0), ("面积", "N", 14, 2)]
COUNTY = "石桥试验县"
# The village with a bow at its outer border, and the grid of the villages that were "surveyed apart".
BOW, GRID = 4, 0.5
# Squares of the floods, and where their south-western one stands.
SQUARE, FLOOD_WEST, FLOOD_SOUTH = 60.0, 533000.0, 3272000.0


def files():
    """Names and bytes."""
    cover = Coverage()
    cover.check()
    count = len(cover.villages)
    apart = [cover.polygons(v, GRID if v % 2 else None) for v in range(count)]
    ground = [sum(GK114.area(part) for part in parts) for parts in apart]
    apart[BOW], added = bow(cover, apart[BOW])
    ground[BOW] += GK114.area(added)
    found = {"villages.topo.json.gz": gzipped(topology(cover))}
    members = villages(cover, apart, ground)
    found["villages_gbk_cgcs2000_gk114.zip"] = zipped(members + [("villages.cpg", b"GBK")])
    found["villages_gbk_nocpg.zip"] = zipped(members)
    clean = [cover.polygons(v) for v in range(count)]
    fitted = [sum(map(GK114.area, parts)) for parts in clean]
    found["villages_clean.zip"] = zipped(villages(cover, clean, fitted))
    found["villages_area_reference.csv"] = reference(cover, ground, fitted)
    found["neighbours.csv"] = ("first,second,exact\n" + "".join(
        f"{a},{b},{int(a % 2 == b % 2)}\n" for a, b in cover.neighbours())).encode()
    found["route_lines.geojson.gz"] = gzipped(routes(cover))
    found["wetlands.geojson.gz"] = gzipped(wetlands())
    found["flood.geojson.gz"] = gzipped(floods())
    found["estates.topo.json.gz"] = gzipped(estates())
    found["lanes_points.geojson.gz"] = gzipped(lanes())
    places = [(GK114.geographic((538000 + 3000 * i, 3275500 + 1500 * i)), i) for i in range(3)]
    found["anchors.csv"] = ("name,longitude,latitude\n" + "".join(
        f"{'东西南'[i]}门,{p[0]:.6f},{p[1]:.6f}\n" for p, i in places)).encode()
    found["services.csv"] = ("kind,name,longitude,latitude\n" + "".join(
        f"district_office,办事处{i},{p[0]:.6f},{p[1]:.6f}\n" for p, i in places)).encode()
    return found


def bow(cover, parts):
    """A bow outside the middle of an outer border: two triangles that meet where the ring crosses itself.

    Returns the polygon and the triangles, inside to the left; in the ring as it stands one makes good for the other.
    """
    line = cover.lines[cover.outer(BOW)[0]]
    a, b = line[8], line[9]
    u = ((b[0] - a[0]) / 3, (b[1] - a[1]) / 3)
    out = (u[1], -u[0])
    p, s = (a[0] + u[0], a[1] + u[1]), (a[0] + 2 * u[0], a[1] + 2 * u[1])
    q, r = (s[0] + out[0], s[1] + out[1]), (p[0] + out[0], p[1] + out[1])
    ring = parts[0][0]
    at = ring.index(a)
    assert ring[at + 1] == b
    middle = ((p[0] + q[0]) / 2, (p[1] + q[1]) / 2)
    triangles = [[p, middle, s, p], [middle, r, q, middle]]
    return [[ring[:at + 1] + [p, q, r, s] + ring[at + 1:]], *parts[1:]], triangles


def villages(cover, shapes, ground):
    """A Shapefile in Gauss-Krüger, its text GBK and nothing that says so."""
    records = []
    for parts in shapes:
        records.append(shapefile.parts(shapefile.POLYGON, [ring[::-1] for part in parts for ring in part]))
    extent = shapefile.extent_of(p for parts in shapes for ring in parts[0] for p in ring)
    shp, shx = shapefile.shapes(shapefile.POLYGON, records, extent)
    rows = [(cover.code(v), COUNTY, cover.town(v), cover.name(v), f"{ground[v]:.2f}") for v in range(len(shapes))]
    return [("villages.dbf", shapefile.table(FIELDS, rows, "gbk")), ("villages.prj", shapefile.GK114.encode()),
            ("villages.shp", shp), ("villages.shx", shx)]


def reference(cover, ground, fitted):
    """Areas as the villages were surveyed apart, and as their lines have them."""
    rows = [f"{cover.code(v)},{COUNTY},{cover.town(v)},{cover.name(v)},{int(v != BOW)},{ground[v]:.3f},{fitted[v]:.3f}"
            for v in range(len(ground))]
    return "\n".join(["code,county,town,name,valid,ellipsoidal_area_m2,fitted_area_m2", *rows, ""]).encode()


def topology(cover, objects="villages"):
    """TopoJSON without a coordinate system: shared lines once, as steps on a grid of a ten-millionth of a degree."""
    scale, origin = 1e-7, (114.3, 29.5)
    arcs = []
    for line in cover.lines:
        grid = [tuple(round((v - o) / scale) for v, o in zip(GK114.geographic(p), origin)) for p in line]
        arcs.append([list(grid[0])] + [[b[0] - a[0], b[1] - a[1]] for a, b in zip(grid, grid[1:])])
    geometries = []
    for v, parts in enumerate(cover.villages):
        shape = {"type": "Polygon", "arcs": parts[0]} if len(parts) == 1 else {"type": "MultiPolygon", "arcs": parts}
        properties = {"CODE": cover.code(v), "TOWN": cover.town(v), "NAME": cover.name(v)}
        geometries.append({**shape, "properties": properties})
    return text({"type": "Topology", "transform": {"scale": [scale, scale], "translate": origin}, "arcs": arcs,
                 "objects": {objects: {"type": "GeometryCollection", "geometries": geometries}}})


def text(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=True).encode()


def degrees(points):
    return [[round(v, 12) for v in GK114.geographic(p)] for p in points]


def collection(features, **members):
    return text({"type": "FeatureCollection", **members, "features": [
        {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}
        for properties, kind, coordinates in features]})


# Routes: streets of a lattice, each from crossing to crossing; three lines that end on no street's end.
LATTICE, STREET = (8, 6), 1700.0


def routes(cover):
    """Routes over a lattice of streets: where two run on one street, its line stands twice. Then three lines apart,
    each of which crosses streets between their ends."""
    def at(i, j):
        return (532000.0 + STREET * i, 3271000.0 + STREET * j)

    def street(a, b):
        """The same line, from the lower end, whoever drives on it."""
        a, b = sorted((a, b))
        (x0, y0), (x1, y1) = at(*a), at(*b)
        bend = 40.0 * ((a[0] * 7 + a[1] * 3 + b[0] + b[1]) % 5 - 2)
        return [(x0, y0), ((x0 + x1) / 2 + bend, (y0 + y1) / 2 - bend), (x1, y1)]

    def along(i0, j0, i1, j1):
        steps = [(i0, j0)]
        while steps[-1] != (i1, j1):
            i, j = steps[-1]
            steps.append((i + (i1 > i) - (i1 < i), j) if i != i1 else (i, j + (j1 > j) - (j1 < j)))
        return list(zip(steps, steps[1:]))

    columns, rows = LATTICE
    features = []
    for j in range(rows + 1):
        features += [(f"{j}路(正线)", street(a, b)) for a, b in along(0, j, columns, j)]
    for i in range(columns + 1):
        features += [(f"支{i}路", street(a, b)) for a, b in along(i, 0, i, rows)]
    for n, ends in enumerate([(0, 0, 8, 6), (8, 0, 0, 6), (2, 1, 6, 5), (0, 3, 8, 3), (4, 0, 4, 6)]):
        features += [(f"快{n}线(返)", street(a, b)) for a, b in along(*ends)]
    for n in range(3):
        x, y = at(2 * n, n)
        features.append((f"便道{n}", [(x + 500.0, y - 300.0), (x + 620.0, y + 700.0), (x + 560.0, y + 2100.0)]))
    return collection([({"name": name}, "LineString", degrees(line)) for name, line in features])


def wetlands():
    """Nine water bodies with heights; the fifth crosses itself, the third has an island. The collection's name is text
    of another encoding."""
    features = []
    for n in range(9):
        x, y, r = 533500.0 + 1400.0 * n, 3272500.0 + 900.0 * (n * 5 % 9), 500.0 + 20 * n
        rings = [[(x, y), (x + r, y - 90), (x + 1.3 * r, y + r), (x + 0.4 * r, y + 1.2 * r), (x, y)]]
        if n == 4:
            rings = [[(x, y), (x + r, y + r), (x + r, y), (x, y + r), (x, y)]]
        if n == 2:
            rings.append([(x + u, y + v) for u, v in ((200, 200), (200, 300), (300, 300), (300, 200), (200, 200))])
        features.append(({"TITLE": f"湿地{n}", "SUB_TITLE": None, "AREAS": r * r, "LEVEL": "县级"}, "Polygon",
                         [[[*p, 0.0] for p in degrees(ring)] for ring in rings]))
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    return collection(features, name="╩кµ╪(2024)", crs=crs)


def floods():
    """Three depths, each one multipolygon of squares whose rings touch themselves at corners."""
    features = []
    for depth, squares in enumerate(scatter(90, 70, 3, seed=5)):
        shape = [[degrees((FLOOD_WEST + SQUARE * x, FLOOD_SOUTH + SQUARE * y) for x, y in ring)
                  for ring in outline(group)] for group in components(squares)]
        features.append(({"CLASS": depth + 1, "NOTE": f"({depth / 2}~{depth / 2 + 0.5})米", "SQUARES": len(squares)},
                         "MultiPolygon", shape))
    return collection(features)


def estates():
    """Eight estates as TopoJSON, each of one line; the second and the seventh cross themselves."""
    arcs, geometries = [], []
    for n in range(8):
        x, y, r = 4000 * n, 3000 * (n * 3 % 8), 900 + 50 * n
        steps = [[r, r], [0, -r], [-r, r], [0, -r]] if n in (1, 6) else [[r, 0], [0, r], [-r, 0], [0, -r]]
        arcs.append([[x, y], *steps])
        geometries.append({"type": "Polygon", "arcs": [[n]], "properties": {"FD": f"A{n + 1:02d}", "名称": f"园区{n}"}})
    return text({"type": "Topology", "transform": {"scale": [2e-6, 2e-6], "translate": [114.35, 29.54]}, "arcs": arcs,
                 "objects": {"estates": {"type": "GeometryCollection", "geometries": geometries}}})


def lanes():
    return collection([
        ({"巷名": f"塘垚街{n + 1}巷", "长度米": str(30 + n), "说明": "整条" if n % 3 else None}, "Point",
         degrees([(534000.0 + 310.0 * n, 3273000.0 + 170.0 * (n * 7 % 40))])[0]) for n in range(40)])
