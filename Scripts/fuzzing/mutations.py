"""Ways to spoil a file. Each takes a random generator of the run and changes files in place; nothing else is random."""

import io
import os
import re
import shutil
import sqlite3
import struct
import zipfile

# Numbers that break what was written for ordinary ones.
NUMBERS = [
    "0", "-0", "-1", "1", "1e308", "-1e308", "1e999", "-1e999", "NaN", "inf", "-Infinity", "1e15", "1e12", "1e-320",
    "9223372036854775807", "9223372036854775808", "-9223372036854775809", "18446744073709551615",
    "18446744073709551616", "2147483648", "-2147483649", "4294967296", "340282366920938463463374607431768211456",
    "0.1e", "1,234.5", "٣", "１２", "0x10", "1e30", "99999999999999999999999999999999999999999", "", "null", "1 2",
    "38500000", "10001966", "90.0000001", "-180", "400000000",
]
DOUBLES = [
    float("nan"), float("inf"), float("-inf"), 1e308, -1e308, 1e30, 1e19, -1e19, 9.3e18, 1e15, 1e12, 1e10, 1e7, 5e-324,
    0.0, -0.0, -1.0, 2.0**53, 2.0**63, 2.0**31, 38.5e6, 1.8e19, 113.2, 29.4, 90.5,
]
INTEGERS = [0, 1, -1, 2, 3, 5, 6, 7, 13, 15, 127, 128, 255, 256, 65535, 65536, 2**31 - 1, -(2**31), 2**30, 2**24, 1000]
TEXTS = [
    "", " ", "\x00", "\x1b[2J", "=1+1", "'", '"', "\\", "\n", "\r", "\ufeff", "耕地", "𠀀" * 3, "a" * 5000, "%s%n", "../..",
    "<b>", "0101\u0301", "٠١٠١", "１０１", "01" * 40, "null", "true", "-", "0", "999999999999999999999", "2024-13-45",
    "0000-00-00", "9999999-01-01", "4306990010010000000", "\udcff",
]
BYTES = [b"\x00", b"\xff", b"\x7f", b"\x80", b"\xfe\xff", b"\xef\xbb\xbf", b"\xb8\xfb", b"\x81", b"\n", b",", b'"', b"<",
         b"&", b"{", b"[", b"*", b"&a", b"\x1a", b"\x00\x00\x00\x00", b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f"]


def spoil(files, main, random):
    """Spoils one seed in a folder. `files` are full paths; `main` is the file that is asked for."""
    suffix = os.path.splitext(main)[1].lower()
    if suffix == ".zip" and random.random() < 0.6:
        return inside_archive(main, random)
    if suffix == ".xlsx" and random.random() < 0.75:
        return inside_archive(main, random)
    if suffix == ".gpkg" and random.random() < 0.75:
        return rows_of_database(main, random)
    chosen = main if os.path.isfile(main) and random.random() < 0.5 else random.choice(files)
    if random.random() < 0.02 and chosen != main:
        os.remove(chosen)
        return f"{os.path.basename(chosen)} removed"
    with open(chosen, "rb") as source:
        data = source.read()
    data, how = spoil_bytes(data, chosen, random)
    with open(chosen, "wb") as out:
        out.write(data)
    return f"{os.path.basename(chosen)}: {how}"


def spoil_bytes(data, name, random):
    """One to four changes of a file's bytes, by what the file looks like."""
    text = os.path.splitext(name)[1].lower() in {
        ".csv", ".geojson", ".json", ".kml", ".gml", ".xsd", ".dxf", ".txt", ".yaml", ".prj", ".cpg", ".xml", ".rels"}
    said = []
    for _ in range(random.choice([1, 1, 1, 2, 4])):
        ways = TEXT_WAYS if text and random.random() < 0.8 else BYTE_WAYS
        way = random.choice(ways)
        data = way(data, random)
        said.append(way.__name__)
        if len(data) > 4_000_000:
            data = data[:4_000_000]
    return data, "+".join(said)


def place(data, random, width=1):
    """An offset, in the first 200 bytes four times in ten: headers stand there."""
    end = max(1, len(data) - width + 1)
    return random.randrange(min(end, 200)) if random.random() < 0.4 else random.randrange(end)


def put(data, at, piece):
    return data[:at] + piece + data[at + len(piece):]


def flip(data, random):
    at = place(data, random)
    return data[:at] + bytes([(data[at] ^ (1 << random.randrange(8)))]) + data[at + 1:] if data else data


def integer(data, random):
    form = random.choice(["<i", ">i", "<h", ">h", "<q"])
    value = random.choice(INTEGERS)
    bits = 8 * struct.calcsize(form)
    value = (value + 2 ** (bits - 1)) % 2**bits - 2 ** (bits - 1)
    at = place(data, random, struct.calcsize(form))
    return put(data, at - at % random.choice([1, 4]), struct.pack(form, value))


def double(data, random):
    at = place(data, random, 8)
    return put(data, at - at % random.choice([1, 4]), struct.pack(random.choice(["<d", "<d", ">d"]), random.choice(DOUBLES)))


def some_bytes(data, random):
    at = place(data, random)
    return put(data, at, random.choice(BYTES))


def insert(data, random):
    at = place(data, random)
    return data[:at] + random.choice(BYTES) * random.choice([1, 1, 2, 50]) + data[at:]


def remove(data, random):
    at = place(data, random)
    return data[:at] + data[at + random.choice([1, 2, 4, 8, 100, 1000]):]


def cut_short(data, random):
    return data[: random.randrange(len(data) + 1)]


def repeat(data, random):
    at, length = place(data, random), random.choice([1, 4, 16, 200, 2000])
    return data[:at] + data[at:at + length] * random.choice([2, 2, 10, 100]) + data[at + length:]


def exchange(data, random):
    length = random.choice([1, 4, 8, 40])
    a, b = sorted((place(data, random, length), place(data, random, length)))
    if b - a < length:
        return data
    return data[:a] + data[b:b + length] + data[a + length:b] + data[a:a + length] + data[b + length:]


BYTE_WAYS = [flip, flip, integer, integer, double, double, some_bytes, insert, remove, cut_short, repeat, exchange]


def tokens(data, pattern, random):
    """One match of a pattern; looked for from a random place on, so that a long file is not read whole each time."""
    start = random.randrange(len(data) + 1) if random.random() < 0.8 else 0
    found = list(re.finditer(pattern, data[start:start + 4000]))
    if not found:
        return None
    match = random.choice(found)
    return match.start() + start, match.end() + start


def number(data, random):
    found = tokens(data, rb"-?\d+(\.\d+)?([eE][-+]?\d+)?", random)
    if not found:
        return data
    return data[:found[0]] + random.choice(NUMBERS).encode() + data[found[1]:]


def word(data, random):
    found = tokens(data, rb"[A-Za-z_\x80-\xff]+", random)
    if not found:
        return data
    new = random.choice(TEXTS).encode("utf-8", "surrogateescape")
    if random.random() < 0.4:
        other = tokens(data, rb"[A-Za-z_\x80-\xff]+", random)
        new = data[other[0]:other[1]] if other else new
    return data[:found[0]] + new + data[found[1]:]


def sign(data, random):
    found = tokens(data, rb"[^\w\s\x80-\xff]", random)
    if not found:
        return data
    new = random.choice([b"", b",", b";", b":", b"[", b"]", b"{", b"}", b'"', b"<", b">", b"/", b"@", b"\n", b"[" * 3000,
                         b"{\"a\":" * 2000, b"- " * 500, b"\xef\xbc\x8c"])
    return data[:found[0]] + new + data[found[1]:]


def lines(data, random):
    parts = data.split(b"\n")
    at = random.randrange(len(parts))
    kind = random.randrange(4)
    if kind == 0:
        del parts[at]
    elif kind == 1:
        parts[at:at] = [parts[at]] * random.choice([1, 1, 50, 1000])
    elif kind == 2:
        other = random.randrange(len(parts))
        parts[at], parts[other] = parts[other], parts[at]
    else:
        parts[at] = parts[at][: random.randrange(len(parts[at]) + 1)]
    return b"\n".join(parts)


TEXT_WAYS = [number, number, number, word, word, sign, lines]


def inside_archive(path, random):
    """Spoils one member and packs again; or its name; or gives two members one name."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError):
        return "not an archive"
    at = random.randrange(len(members))
    name, data = members[at]
    kind = random.random()
    if kind < 0.8:
        data, how = spoil_bytes(data, name, random)
        members[at] = (name, data)
    elif kind < 0.9:
        how = "renamed"
        members[at] = (random.choice(["../x.shp", "/etc/x.shp", "", "a" * 300, "子/" + name, name.upper(), "con.dbf"]), data)
    else:
        how = "doubled"
        members.append((name, members[random.randrange(len(members))][1]))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", random.choice([zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])) as archive:
        import warnings
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for member, content in members:
                archive.writestr(zipfile.ZipInfo(member), content)
    with open(path, "wb") as out:
        out.write(buffer.getvalue())
    return f"{name} in {os.path.basename(path)}: {how}"


def rows_of_database(path, random):
    """Cells, geometries and the tables about tables of a GeoPackage."""
    said = []
    base = sqlite3.connect(path)
    base.isolation_level = None
    base.create_function("ST_IsEmpty", 1, lambda g: 0)
    for name in ("ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
        base.create_function(name, 1, lambda g: 0.0)
    try:
        tables = [row[0] for row in base.execute("select table_name from gpkg_contents order by 1")]
        for trigger, in base.execute("select name from sqlite_master where type = 'trigger' order by 1").fetchall():
            base.execute(f'drop trigger "{trigger}"')
        for _ in range(random.choice([1, 1, 2, 5])):
            table = random.choice(tables + (["gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys"] if
                                            random.random() < 0.25 else []))
            columns = base.execute(f'pragma table_info("{table}")').fetchall()
            column = random.choice(columns)
            if random.random() < 0.5:
                column = next((c for c in columns if c[1] == "geom"), column)
            said.append(spoil_cell(base, table, column[1], random))
    except sqlite3.Error as error:
        said.append(f"({error})")
    finally:
        base.close()
    return f"{os.path.basename(path)}: {', '.join(said)}"


def spoil_cell(base, table, column, random):
    rows = [row[0] for row in base.execute(f'select rowid from "{table}" order by 1')]
    if not rows:
        return "empty"
    row = random.choice(rows)
    if column == "geom":
        blob = base.execute(f'select geom from "{table}" where rowid = ?', (row,)).fetchone()[0]
        if isinstance(blob, bytes) and len(blob) > 16:
            header = 8 + {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}.get((blob[3] >> 1) & 7, 0)
            kind = random.random()
            if kind < 0.45:
                doubles = max(1, (len(blob) - header - 13) // 8)
                new = put(blob, header + 13 + 8 * random.randrange(doubles), struct.pack("<d", random.choice(DOUBLES)))
            elif kind < 0.6:
                new = put(blob, header + random.choice([1, 5, 9]), struct.pack("<i", random.choice(INTEGERS)))
            elif kind < 0.7:
                new = scaled(blob, header, random)
            else:
                new = random.choice(BYTE_WAYS)(blob, random)
            base.execute(f'update "{table}" set geom = ? where rowid = ?', (new, row))
            return f"{table}.geom of row {row}"
    value = random.choice([
        None, random.choice(TEXTS).replace("\udcff", "?"), random.choice(DOUBLES[1:]), random.choice(INTEGERS), 2**63 - 1,
        -(2**63), random.choice(NUMBERS), b"\x00\xff", "duplicate"])
    if value == "duplicate":
        value = base.execute(f'select "{column}" from "{table}" where rowid = ?', (random.choice(rows),)).fetchone()[0]
    everywhere = random.random() < 0.15
    base.execute(f'update "{table}" set "{column}" = ?' + ("" if everywhere else f" where rowid = {row}"), (value,))
    return f"{table}.{column} of {'all rows' if everywhere else f'row {row}'} = {value!r}"[:120]


def scaled(blob, header, random):
    """The whole shape drawn larger or moved: squares of 10⁷ m, places without a prefix, changed axes."""
    if len(blob) < header + 13 + 4 + 16:
        return blob
    factor, shift = random.choice([(1, 1e6), (1, -38e6), (1e3, 0), (1e7, 0), (1e12, 0), (1, 1e15), (-1, 0), (0, 0)])
    data = bytearray(blob)
    start = header + 9
    kind, = struct.unpack_from("<I", data, header + 1)
    start = header + (9 + 9 + 4 if kind == 6 else 13)
    for at in range(start, len(data) - 7, 8):
        value, = struct.unpack_from("<d", data, at)
        if abs(value) < 1e9 and abs(value) > 1e-3:
            struct.pack_into("<d", data, at, value * factor + shift)
    return bytes(data)


def copy(folder, to):
    shutil.copytree(folder, to)
