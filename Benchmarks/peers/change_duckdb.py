#!/usr/bin/env python3
"""From-to matrix of two surveys with DuckDB's spatial extension: a spatial join; parcels of the same bytes are not cut."""
import os

from phases import Job

job = Job("duckdb")
import duckdb  # noqa: E402
import duckdb_extension_spatial as extension  # noqa: E402

options = job.options
con = duckdb.connect(config={"allow_unsigned_extensions": "true", "threads": options.threads})
folder = os.path.join(list(extension.__path__)[0], "extensions", "v" + duckdb.__version__)
con.execute(f"LOAD '{os.path.join(folder, 'spatial.duckdb_extension')}'")
job.mark("import")
for table, path in [("a", options.before), ("b", options.now)]:
    con.execute(
        f"CREATE TABLE {table} AS SELECT any_value({options.class_field}) AS code, any_value(geom) AS geom "
        f"FROM ST_Read('{path}') WHERE NOT list_contains(?, {options.key}) GROUP BY {options.key}", [job.without])
job.mark("read")
rows = con.execute(
    """SELECT a.code, b.code, sum(CASE WHEN a.geom = b.geom THEN ST_Area(a.geom)
              ELSE ST_Area(ST_Intersection(a.geom, b.geom)) END)
       FROM a JOIN b ON ST_Intersects(a.geom, b.geom) GROUP BY ALL""").fetchall()
job.mark("overlay")
job.finish({f"{a}|{b}": float(v) for a, b, v in rows if v > 0})
