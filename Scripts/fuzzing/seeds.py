"""The files that are spoilt: a few villages and parcels of the sample county in every format that is read."""

import os
import shutil
import subprocess
import zipfile

# Six villages of the sample; parcels and the rest are cut to their extent.
VILLAGES = 6


class Format:
    """One format: the files of a seed, which of them may be spoilt, and what the command is asked to do with it."""

    def __init__(self, name, folder, main, verbs, layer="parcels"):
        self.name, self.folder, self.main, self.verbs, self.layer = name, folder, main, verbs, layer

    def files(self):
        """Paths of all files of the seed, relative to its folder, sorted."""
        found = []
        for base, _, names in os.walk(self.folder):
            found += [os.path.relpath(os.path.join(base, name), self.folder) for name in names]
        return sorted(found)


# Formats by name, the driver that writes them, the file, and options of ogr2ogr.
DRIVERS = [
    ("gpkg", "GPKG", "parcels.gpkg", []),
    ("shapefile", "ESRI Shapefile", "parcels.shp", ["-lco", "ENCODING=GBK"]),
    ("geojson", "GeoJSON", "parcels.geojson", ["-t_srs", "EPSG:4490"]),
    ("geojson-plane", "GeoJSON", "plane.geojson", []),
    ("kml", "KML", "parcels.kml", ["-t_srs", "EPSG:4326"]),
    ("kmz", "LIBKML", "parcels.kmz", ["-t_srs", "EPSG:4326"]),
    ("mif", "MapInfo File", "parcels.mif", ["-dsco", "FORMAT=MIF"]),
    ("tab", "MapInfo File", "parcels.tab", []),
    ("gml", "GML", "parcels.gml", []),
    ("dxf", "DXF", "parcels.dxf", ["-skipfailures"]),
    ("flatgeobuf", "FlatGeobuf", "parcels.fgb", []),
    ("filegdb", "OpenFileGDB", "parcels.gdb", []),
]
VECTOR_VERBS = ["info", "check", "area", "convert", "tabulate-parcels"]


def run(arguments):
    return subprocess.run(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def make(folder, geodata, command):
    """Writes the seeds and returns the formats; one that cannot be made here has no files."""
    sample = os.path.join(geodata, "sample")
    base = os.path.join(folder, "base")
    os.makedirs(base)
    cut(sample, base)
    made = []
    parcels = os.path.join(base, "parcels.gpkg")
    for name, driver, file, options in DRIVERS:
        place = os.path.join(folder, name)
        os.makedirs(place)
        run(["ogr2ogr", "-f", driver, os.path.join(place, file), parcels, "-nln", "parcels", *options])
        made.append(Format(name, place, file, VECTOR_VERBS))
    zones = os.path.join(folder, "zones")
    os.makedirs(zones)
    run(["ogr2ogr", "-f", "ESRI Shapefile", os.path.join(zones, "zones.shp"), os.path.join(base, "villages.gpkg")])
    made.append(Format("zones", zones, "zones.shp", ["check", "tabulate-zones"]))
    made.append(tables(folder, base))
    made.append(points(folder, base))
    made.append(sheet(folder, base))
    made.append(corner_points(folder, parcels, command))
    made += archives(folder)
    made += projects(folder, base, geodata)
    return made


def missing(formats):
    """Names of the formats that have no files."""
    return [f.name for f in formats if not os.path.exists(os.path.join(f.folder, f.main))]


def cut(sample, base):
    """A small county of six villages: every layer of the project file, cut to their extent."""
    where = f"ROWID <= {VILLAGES}"
    villages = os.path.join(base, "villages.gpkg")
    if not run(["ogr2ogr", "-f", "GPKG", villages, os.path.join(sample, "villages.gpkg"), "-where", where]):
        raise SystemExit("fuzz: ogr2ogr is missing; try: make test-packages")
    layers = {
        "parcels": "dltb", "parcels_before": "dltb_2022", "basic_farmland": "yjjbnt", "red_line": "stbhhx",
        "roads": "roads", "services": "services", "anchors": "anchors", "construction": "construction",
        "update": "dltbgxgc", "towns": "xzq", "urban": "czkfbj",
    }
    for name, source in layers.items():
        # The codes of the six villages are the lowest: parcels of theirs, so that an analysis finds ground to account for.
        limit = ["-limit", "60", "-where", "ZLDWDM < '4306990012050000000'"] if name.startswith("parcels") else []
        clip = [] if name == "anchors" else ["-spat", *extent(villages)]
        path = os.path.join(sample, source + ".gpkg")
        if not os.path.exists(path):
            path = f"/vsizip/{{{os.path.abspath(path)}.zip}}/{source}.gpkg"
        run(["ogr2ogr", "-f", "GPKG", os.path.join(base, name + ".gpkg"), path, *limit, *clip])
    with open(os.path.join(sample, "villages.csv"), encoding="utf-8") as source:
        lines = source.readlines()
    with open(os.path.join(base, "villages.csv"), "w", encoding="utf-8") as out:
        out.writelines(lines[: VILLAGES + 1])


def extent(path):
    """Least easting and northing, greatest easting and northing, as text."""
    said = subprocess.run(["ogrinfo", "-ro", "-so", "-al", path], capture_output=True, text=True).stdout
    line = next(line for line in said.splitlines() if line.startswith("Extent:"))
    return line.replace("Extent:", "").replace("(", " ").replace(")", " ").replace(",", " ").replace(" - ", " ").split()


def tables(folder, base):
    place = os.path.join(folder, "csv")
    os.makedirs(place)
    shutil.copy(os.path.join(base, "villages.csv"), os.path.join(place, "table.csv"))
    return Format("csv", place, "table.csv", ["info", "check", "convert", "analyze-table"], "village_table")


def points(folder, base):
    place = os.path.join(folder, "csv-points")
    os.makedirs(place)
    with open(os.path.join(place, "points.csv"), "w", encoding="utf-8") as out:
        out.write("key,kind,name,经度,纬度\n")
        for i in range(12):
            out.write(f"{i},clinic,卫生室{i},{113.2 + i / 100:.6f},{29.4 + i / 200:.6f}\n")
    return Format("csv-points", place, "points.csv", ["info", "check", "convert", "analyze-services"], "services")


def sheet(folder, base):
    place = os.path.join(folder, "xlsx")
    os.makedirs(place)
    run(["ogr2ogr", "-f", "XLSX", os.path.join(place, "table.xlsx"), os.path.join(base, "villages.csv")])
    return Format("xlsx", place, "table.xlsx", ["info", "check", "convert", "analyze-table"], "village_table")


def corner_points(folder, parcels, command):
    place = os.path.join(folder, "txt")
    os.makedirs(place)
    run([command, "convert", parcels, os.path.join(place, "corners.txt"), "--encoding", "UTF-8", "--quiet"])
    return Format("txt", place, "corners.txt", ["info", "check", "area", "convert"])


def archives(folder):
    """Archives of what was made before: their own bytes are spoilt, and their members."""
    made = []
    for name, inner in (("zip", "shapefile"), ("zip-gdb", "filegdb")):
        place, source = os.path.join(folder, name), os.path.join(folder, inner)
        os.makedirs(place)
        path = os.path.join(place, "parcels.gdb.zip" if inner == "filegdb" else "parcels.zip")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for base, _, names in sorted(os.walk(source)):
                for file in sorted(names):
                    full = os.path.join(base, file)
                    archive.write(full, os.path.relpath(full, source))
        made.append(Format(name, place, os.path.basename(path), VECTOR_VERBS))
    return made


PROJECT = """name: 试
county: {code: "430699", name: 云溪示例县}
layers:
  villages: {path: villages.gpkg}
  village_table: {path: villages.csv}
  towns: {path: towns.gpkg}
  roads: {path: roads.gpkg}
  parcels: {path: parcels.gpkg, where: "DLBM >= '0'"}
  parcels_before: {path: parcels_before.gpkg}
  parcels_update: {path: update.gpkg}
  basic_farmland: {path: basic_farmland.gpkg}
  ecological_red_line: {path: red_line.gpkg}
  urban_boundary: {path: urban.gpkg}
  construction: {path: construction.gpkg}
  services: {path: services.gpkg}
  anchors: {path: anchors.gpkg}
policies: [policy.yaml]
rules: [rules.yaml]
as_of: 2024-12-31
speeds: {国道: 60, 省道: 50, 县道: 40, 乡道: 30, 村道: 20, walk: 4.3}
belts: {count: 2, budget: {minutes: 30}, collect: route, villages: {min: 1, max: 4}, prizes: {population: 1}}
clusters: {villages: {min: 2, max: 4}, area_km2: {max: 60}, columns: [population, rural_income]}
coverage:
  - {service: clinic, minutes: 15, mode: walk, of: villages, where: "population >= 1000"}
  - {standard: clinic-1000}
accessibility:
  - {service: clinic, method: e2sfca, minutes: 30, mode: drive}
locate:
  - {service: clinic, model: mclp, sites: 1, minutes: 15}
options: {area: ellipsoidal, reach_metres: 500, repair: false, seed: 1}
"""


def projects(folder, base, geodata):
    """One seed for each text file of a project, and one for each layer that only an analysis reads."""
    made = []
    spoilt = {
        "project": "project.yaml", "policy": "policy.yaml", "rules": "rules.yaml", "standards": "standards.yaml",
        "layer-villages": "villages.gpkg", "layer-roads": "roads.gpkg", "layer-parcels": "parcels.gpkg",
        "layer-basic": "basic_farmland.gpkg", "layer-works": "construction.gpkg", "layer-before": "parcels_before.gpkg",
        "layer-update": "update.gpkg",
    }
    for name, main in spoilt.items():
        place = os.path.join(folder, name)
        shutil.copytree(base, place)
        with open(os.path.join(place, "project.yaml"), "w", encoding="utf-8") as out:
            out.write(PROJECT)
            if name == "standards":
                out.write("standards: [standards.yaml]\n")
        shutil.copy(os.path.join(geodata, "policies", "yunxi-2024.yaml"), os.path.join(place, "policy.yaml"))
        shutil.copy(os.path.join(geodata, "rules", "red-line.yaml"), os.path.join(place, "rules.yaml"))
        shutil.copy(os.path.join(geodata, "standards", "coverage.yaml"), os.path.join(place, "standards.yaml"))
        made.append(Format(name, place, main, ["analyze"]))
    return made
