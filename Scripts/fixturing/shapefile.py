"""Shapefiles written byte by byte, sound ones and odd ones. The layout is that of the published description of 1998."""

import struct

POINT, LINE, POLYGON, MULTIPOINT = 1, 3, 5, 8
POINT_Z, LINE_Z, POLYGON_Z, MULTIPOINT_Z = 11, 13, 15, 18
POINT_M, LINE_M, POLYGON_M, MULTIPOINT_M = 21, 23, 25, 28
MULTIPATCH = 31
NO_DATA = -1e39

GK114 = (
    'PROJCS["CGCS2000_3_Degree_GK_CM_114E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",'
    'DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],'
    'UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],'
    'PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],'
    'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]')
LONGITUDE_LATITUDE = (
    'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,'
    '298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]')


def box(points):
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return struct.pack("<4d", min(xs), min(ys), max(xs), max(ys))


def span(values):
    return struct.pack("<2d", min(values), max(values)) + struct.pack(f"<{len(values)}d", *values)


def point(kind, p):
    """A point of x, y and, as the kind has them, z and m."""
    return struct.pack("<i", kind) + struct.pack(f"<{len(p)}d", *p)


def parts(kind, rings, z=None, m=None, starts=None, types=None):
    """A line or polygon of parts; `starts` in place of the right ones makes an odd shape."""
    points = [p for ring in rings for p in ring]
    if starts is None:
        starts, at = [], 0
        for ring in rings:
            starts.append(at)
            at += len(ring)
    out = struct.pack("<i", kind) + box(points) + struct.pack("<2i", len(starts), len(points))
    out += struct.pack(f"<{len(starts)}i", *starts)
    if types is not None:
        out += struct.pack(f"<{len(types)}i", *types)
    out += b"".join(struct.pack("<2d", *p[:2]) for p in points)
    return out + (span(z) if z else b"") + (span(m) if m else b"")


def multipoint(kind, points, z=None, m=None):
    out = struct.pack("<i", kind) + box(points) + struct.pack("<i", len(points))
    out += b"".join(struct.pack("<2d", *p[:2]) for p in points)
    return out + (span(z) if z else b"") + (span(m) if m else b"")


NULL = struct.pack("<i", 0)


def shapes(kind, records, extent=(0.0, 0.0, 1.0, 1.0), numbers=None):
    """The bytes of .shp and .shx."""
    body, index, at = b"", b"", 50
    for row, record in enumerate(records):
        number = row + 1 if numbers is None else numbers[row]
        words = len(record) // 2
        body += struct.pack(">2i", number, words) + record
        index += struct.pack(">2i", at, words)
        at += 4 + words

    def head(size):
        return struct.pack(">7i", 9994, 0, 0, 0, 0, 0, (100 + size) // 2) + struct.pack("<2i", 1000, kind) + \
            struct.pack("<8d", *extent, 0.0, 0.0, 0.0, 0.0)

    return head(len(body)) + body, head(len(index)) + index


def extent_of(points):
    points = list(points)
    return (min(p[0] for p in points), min(p[1] for p in points), max(p[0] for p in points), max(p[1] for p in points))


def table(fields, rows, encoding="utf-8", language=0, padding=b"", header=None):
    """A dBASE table. Fields are name, kind, width and decimals; a cell is text as it stands, or None for blanks."""
    length = 1 + sum(f[2] for f in fields)
    size = 32 + 32 * len(fields) + 1 + len(padding)
    size = size if header is None else header
    out = struct.pack("<4BIHH16xBB2x", 3, 124, 12, 31, len(rows), size, length, 0, language)
    for name, kind, width, decimals in fields:
        out += name.encode(encoding)[:10].ljust(11, b"\0") + kind.encode() + struct.pack("<4xBB14x", width, decimals)
    out += b"\r" + padding
    for row in rows:
        out += b" "
        for (_, kind, width, _), cell in zip(fields, row):
            raw = b"" if cell is None else cell if isinstance(cell, bytes) else str(cell).encode(encoding)
            out += raw[:width].rjust(width) if kind in "NF" else raw[:width].ljust(width)
    return out + b"\x1a"
