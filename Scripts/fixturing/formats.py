"""Files of every vector format that is read, sound ones and odd ones, in one archive, with a list of what each holds.

The list says what its writer knows: rows of each layer, `odd` where a part of a file is spoilt and some of its rows may
be left out with a word, `refused` where nothing of it may be taken.
"""

import json
import os
import re
import sqlite3
import subprocess
import tempfile

from fixturing import roads
from fixturing.oddities import geojson_files, shapefiles, topojson_files
from fixturing.packing import zipped
from fuzzing.seeds import DRIVERS

WEST, SOUTH = 540000.0, 3275000.0


def parcels(count, west=WEST, south=SOUTH):
    """Rows of fields with a bend in their border; every seventh has a pond, every tenth a second part."""
    features = []
    for n in range(count):
        x, y = west + 130.0 * (n % 10), south + 110.0 * (n // 10)
        ring = [(x, y), (x + 120, y + 3), (x + 118, y + 100), (x + 60, y + 96.5), (x, y + 100), (x, y)]
        shape = [ring] + ([[(x + 30, y + 30), (x + 30, y + 50), (x + 50, y + 50), (x + 50, y + 30), (x + 30, y + 30)]]
                          if n % 7 == 6 else [])
        beside = [[(x + 121, y), (x + 241, y + 3), (x + 128, y + 60), (x + 121, y)]]
        rings = [shape, beside] if n % 10 == 9 else [shape]
        features.append({"type": "Feature", "properties": {
            "BSM": n + 1, "DLBM": ("0101", "0103", "0301", "0601")[n % 4], "DLMC": ("水田", "旱地", "乔木林地", "工业用地")[n % 4],
            "TBMJ": round(11700.0 + n / 8, 3), "SJ": f"2024-{1 + n % 12:02d}-{1 + n % 28:02d}"},
            "geometry": {"type": "Polygon", "coordinates": shape} if len(rings) == 1 else
            {"type": "MultiPolygon", "coordinates": rings}})
    return {"type": "FeatureCollection", "features": features}


# Beside the formats of the fuzzing: name, driver, file, options; the name of the layer is the file's.
MORE = [
    ("geojsonseq", "GeoJSONSeq", "parcels.geojsonl", ["-t_srs", "EPSG:4326"]),
    ("csv-wkt", "CSV", "parcels.csv", ["-lco", "GEOMETRY=AS_WKT"]),
    ("ods", "ODS", "parcels.ods", []), ("xlsx", "XLSX", "parcels.xlsx", []),
    ("gpkg-no-envelope", "GPKG", "parcels.gpkg", ["-lco", "SPATIAL_INDEX=NO"]),
    ("shapefile-z", "ESRI Shapefile", "parcels.shp", ["-dim", "XYZ", "-lco", "ENCODING=UTF-8"]),
]
# Rows; a drawing has an object for each part, and two rows have two.
ROWS, DRAWN = 20, 22
# Fields of many places, a hundred each: how ogr2ogr writes them, and how they are packed.
PLACES = [
    ("alps/fields.gpkg.zip", "GPKG", "fields.gpkg", 31287, (10.9, 47.2), None),
    ("danube/fields.zip", "ESRI Shapefile", "fields.shp", 32635, (26.0, 43.8), ""),
    ("danube/nested.zip", "ESRI Shapefile", "east/fields.shp", 32635, (27.0, 45.0), "east/"),
    ("deccan/fields.zip", "ESRI Shapefile", "fields.shp", 4326, (77.5, 17.4), ""),
    ("polder/fields.gpkg", "GPKG", "fields.gpkg", 28992, (5.4, 52.1), None),
    ("mekong/fields.gpkg", "GPKG", "fields.gpkg", 32648, (105.3, 10.4), None),
    ("honshu/fields.geojson", "GeoJSON", "fields.geojson", 6668, (138.4, 35.1), None),
    ("jutland/fields.zip", "ESRI Shapefile", "fields.shp", 25832, (9.4, 56.1), ""),
]


def files():
    """The archive and its list; fields of places. Nothing without ogr2ogr."""
    members, listed = [], [("file", "holds")]
    for made in (shapefiles(), geojson_files(), topojson_files()):
        for name, data, holds in made:
            members.append((name, data))
            if holds is not None:
                listed.append((name, holds))
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "parcels.json")
        with open(source, "w", encoding="utf-8") as out:
            json.dump(parcels(ROWS), out)
        plane = os.path.join(folder, "plane.gpkg")
        if roads.gdal(["-f", "GPKG", plane, source, "-a_srs", "EPSG:4547", "-nln", "parcels",
                      "-nlt", "MULTIPOLYGON"], plane) is None:
            return {}
        for name, driver, file, options in DRIVERS + MORE:
            place = os.path.join(folder, name)
            os.makedirs(place)
            convert(["-f", driver, os.path.join(place, file), plane, "-nln", "parcels", *options])
            for path in sorted(os.path.join(base, n) for base, _, names in os.walk(place) for n in names):
                with open(path, "rb") as data:
                    members.append((os.path.relpath(path, folder), data.read()))
            listed.append((f"{name}/{file}", str(DRAWN if driver == "DXF" else ROWS)))
        for name, change, holds in PACKAGES:
            path = os.path.join(folder, name)
            convert(["-f", "GPKG", path, plane, "-nln", "parcels", "-lco", "SPATIAL_INDEX=NO"])
            database = sqlite3.connect(path)
            database.executescript(change)
            database.commit()
            database.close()
            with open(path, "rb") as data:
                members.append(("gpkg-odd/" + name, data.read()))
            listed.append(("gpkg-odd/" + name, holds))
        found = places(folder)
    found["vectors.zip"] = zipped(members)
    found["vectors.csv"] = "".join(",".join(line) + "\n" for line in listed).encode()
    return found


# GeoPackages that another program has left: what is changed in one of ours, and what it holds then.
PACKAGES = [
    ("count-wrong.gpkg", "UPDATE gpkg_ogr_contents SET feature_count = 2000000000;", "odd"),
    ("first-null.gpkg", "UPDATE parcels SET geom = NULL WHERE fid = 1;", str(ROWS)),
    ("no-count.gpkg", "DELETE FROM gpkg_ogr_contents;", str(ROWS)),
    ("no-rows.gpkg", "DELETE FROM parcels;", "0"),
    ("other-case.gpkg", "UPDATE gpkg_contents SET table_name = 'PARCELS'; "
     "UPDATE gpkg_geometry_columns SET table_name = 'PARCELS';", "odd"),
    ("no-such-table.gpkg", "UPDATE gpkg_contents SET table_name = 'gone'; "
     "UPDATE gpkg_geometry_columns SET table_name = 'gone';", "odd"),
]


def convert(arguments):
    """ogr2ogr with its clock stopped. DXF takes no fields and says so."""
    subprocess.run(["ogr2ogr", *arguments], check=False, capture_output=True,
                   env={**os.environ, "OGR_CURRENT_DATE": "2024-12-31T00:00:00.000Z", "TZ": "UTC"})


def places(folder):
    """A hundred fields at each of the places, in a system of the place."""
    found = {}
    for name, driver, file, epsg, (longitude, latitude), nested in PLACES:
        degrees = parcels(100, 0.0, 0.0)
        for feature in degrees["features"]:
            shape = feature["geometry"]
            shape["coordinates"] = moved(shape["coordinates"], longitude, latitude)
        source = os.path.join(folder, "place.geojson")
        with open(source, "w", encoding="utf-8") as out:
            json.dump(degrees, out)
        place = os.path.join(folder, "place-" + name.replace("/", "-"))
        path = os.path.join(place, file)
        os.makedirs(os.path.dirname(path))
        # The table of Jutland is Latin-1 with nothing that says so, that of the Danube Cyrillic in UTF-8.
        jutland = name.startswith("jutland")
        options = ["-lco", "ENCODING=" + ("ISO-8859-1" if jutland else "UTF-8")] if driver == "ESRI Shapefile" else []
        word = {"jutland": "Vårbyg på høj", "danube": "пшеница"}.get(name.split("/")[0], "wheat")
        rows = f"SELECT BSM, '{word}' AS crop, TBMJ, geometry FROM place"
        convert(["-f", driver, path, source, "-t_srs", f"EPSG:{epsg}", "-nln", "fields", "-dialect", "SQLITE",
                 "-sql", rows, *options])
        if nested is None and not name.endswith(".zip"):
            with open(path, "rb") as data:
                found[name] = data.read()
            continue
        members = []
        for part in sorted(os.listdir(os.path.dirname(path))):
            with open(os.path.join(os.path.dirname(path), part), "rb") as data:
                raw = data.read()
            if jutland and part.endswith(".cpg"):
                continue
            if part.endswith(".dbf"):
                raw = raw[:1] + bytes([124, 12, 31]) + raw[4:29] + (b"\0" if jutland else raw[29:30]) + raw[30:]
            members.append(((nested or "") + part, raw))
        found[name] = zipped(([(nested, b"")] if nested else []) + members)
    return found


def moved(coordinates, longitude, latitude):
    if isinstance(coordinates[0], float):
        return [longitude + coordinates[0] / 100000, latitude + coordinates[1] / 100000]
    return [moved(list(c), longitude, latitude) for c in coordinates]


# What no two runs of GDAL share: identifiers of a geodatabase's rows, times in an office file.
VOLATILE = re.compile(r"\.gdb/|\.(ods|xlsx|kmz)$")


def content(name, data):
    """What is in a file: for a database what ogrinfo says of it; names alone where every run writes other bytes."""
    from fixturing.packing import content as unpacked
    held = unpacked(name, data)
    if name.endswith((".gpkg", ".geojson")):
        return roads.says(name, held)
    if not name.endswith(".zip"):
        return held
    return [(n, None if VOLATILE.search(n) else roads.says(n, d) if n.endswith(".gpkg") else d) for n, d in held]
