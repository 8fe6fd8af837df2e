import Columns
import Foundation
import OGR
import Testing

/// PBF files of OpenStreetMap, written here byte by byte.
@Suite struct OSMTests {
    // MARK: An encoder of our own

    private static func varint(_ value: UInt64) -> [UInt8] {
        var (rest, bytes) = (value, [UInt8]())
        while rest >= 128 {
            bytes.append(UInt8(truncatingIfNeeded: rest & 127 | 128))
            rest >>= 7
        }
        return bytes + [UInt8(truncatingIfNeeded: rest)]
    }
    private static func zigzag(_ v: Int) -> [UInt8] { varint(UInt64(bitPattern: Int64(v << 1 ^ v >> 63))) }
    private static func field(_ number: Int, _ value: Int) -> [UInt8] {
        varint(UInt64(number << 3)) + varint(UInt64(bitPattern: Int64(value)))
    }
    private static func field(_ number: Int, _ bytes: [UInt8]) -> [UInt8] {
        varint(UInt64(number << 3 | 2)) + varint(UInt64(bytes.count)) + bytes
    }
    private static func deltas(_ values: [Int]) -> [UInt8] {
        zip(values, [0] + values).flatMap { zigzag($0 - $1) }
    }

    private struct Strings {
        var list = [""]
        mutating func number(_ text: String) -> Int {
            if let found = list.firstIndex(of: text) { return found }
            list.append(text)
            return list.count - 1
        }
        mutating func tags(_ tags: [String: String]) -> [UInt8] {
            let pairs = tags.sorted { $0.key < $1.key }.map { (number($0.key), number($0.value)) }
            return field(2, pairs.flatMap { varint(UInt64($0.0)) }) + field(3, pairs.flatMap { varint(UInt64($0.1)) })
        }
        var table: [UInt8] { list.flatMap { field(1, Array($0.utf8)) } }
    }

    private static func way(_ id: Int, _ nodes: [Int], _ tags: [String: String], _ strings: inout Strings) -> [UInt8] {
        field(3, field(1, id) + strings.tags(tags) + field(8, deltas(nodes)))
    }

    /// - Parameter members: role, number, kind (0 node, 1 way).
    private static func relation(
        _ id: Int, _ members: [(String, Int, Int)], _ tags: [String: String], _ strings: inout Strings
    ) -> [UInt8] {
        let roles = members.flatMap { varint(UInt64(strings.number($0.0))) }
        return field(
            4,
            field(1, id) + strings.tags(tags) + field(8, roles) + field(9, deltas(members.map(\.1)))
                + field(10, members.flatMap { varint(UInt64($0.2)) }))
    }

    private static func block(_ strings: Strings, _ group: [UInt8], offset: Int = 0) -> [UInt8] {
        field(1, strings.table) + field(2, group) + field(17, 100) + field(19, offset) + field(20, offset)
    }

    /// Places in units of 10⁻⁷ degrees.
    private static func dense(_ nodes: [(Int, Int, Int)]) -> [UInt8] {
        field(2, field(1, deltas(nodes.map(\.0))) + field(8, deltas(nodes.map(\.2))) + field(9, deltas(nodes.map(\.1))))
    }

    /// The bytes as they are, or as a zlib stream of one stored block.
    private static func blob(_ type: String, _ bytes: [UInt8], zlib: Bool = false, method: Int? = nil) -> [UInt8] {
        var content = field(1, bytes)
        if zlib {
            let (n, m) = (bytes.count & 0xff, bytes.count >> 8)
            var (a, b) = (1, 0)
            for byte in bytes { (a, b) = ((a + Int(byte)) % 65521, (b + a + Int(byte)) % 65521) }
            let sum = [b >> 8, b & 255, a >> 8, a & 255].map { UInt8($0) }
            let stored = [0x78, 0x01, 0x01] + [n, m, ~n & 0xff, ~m & 0xff].map { UInt8($0) } + bytes + sum
            content = field(2, bytes.count) + field(3, stored)
        }
        if let method { content = field(2, bytes.count) + field(method, bytes) }
        let header = field(1, Array(type.utf8)) + field(3, content.count)
        let size = header.count
        return [0, 0, UInt8(size >> 8), UInt8(size & 255)] + header + content
    }

    private static func header(_ features: [String] = ["OsmSchema-V0.6", "DenseNodes"]) -> [UInt8] {
        blob("OSMHeader", features.flatMap { field(4, Array($0.utf8)) })
    }

    private static func sample() -> [UInt8] {
        var strings = Strings()
        let ways =
            way(10, [1, 2, 3], ["highway": "primary", "maxspeed": "60", "name": "大路", "building": "x"], &strings)
            + way(11, [1, 2], ["waterway": "stream"], &strings)
            + way(12, [3, 4, 99, 5, 6], ["highway": "service", "motor_vehicle": "yes", "motorcar": "no"], &strings)
            + way(13, [1, 2, 3, 1], ["highway": "pedestrian", "area": "yes"], &strings)
            + way(14, [98, 1], ["highway": "track"], &strings) + way(15, [4, 7], ["building": "yes"], &strings)
        var more = Strings()
        let relations =
            relation(
                20, [("from", 10, 1), ("via", 3, 0), ("to", 12, 1)],
                ["type": "restriction", "restriction": "no_left_turn"],
                &more)
            + relation(
                21, [("from", 10, 1), ("via", 12, 1), ("to", 14, 1)],
                ["type": "restriction", "restriction": "no_u_turn"],
                &more)
            + relation(
                22, [("from", 10, 1), ("via", 3, 0), ("to", 12, 1)],
                ["type": "restriction", "restriction": "no_entry", "except": "bicycle;motorcar"], &more)
            + relation(23, [("outer", 13, 1)], ["type": "multipolygon"], &more)
        let nodes = dense([
            (1, 1_130_000_000, 290_000_000), (2, 1_130_010_000, 290_000_000), (3, 1_130_020_000, 290_010_000),
        ])
        // Nodes of one form each, and an offset of a degree.
        let single = [(4, 1), (5, 2), (6, 3)].flatMap { id, step in
            field(1, zigzagField(1, id) + zigzagField(8, 280_000_000 + step) + zigzagField(9, 1_120_000_000 + step))
        }
        return header() + blob("OSMData", block(Strings(), nodes), zlib: true)
            + blob("OSMData", block(Strings(), single, offset: 1_000_000_000))
            + blob("OSMData", block(strings, ways), zlib: true) + blob("OSMData", block(more, relations))
    }

    private static func zigzagField(_ number: Int, _ value: Int) -> [UInt8] {
        varint(UInt64(number << 3)) + zigzag(value)
    }

    private func read(_ bytes: [UInt8], layer: String? = nil) throws -> (Layer, ReadReport) {
        let folder = Scratch()
        let path = folder.file("a.osm.pbf")
        try Data(bytes).write(to: URL(filePath: path))
        var report = ReadReport()
        return (try VectorFile.read(LayerRequest(path: path, layer: layer), into: &report), report)
    }

    // MARK: Tests

    @Test func roads() throws {
        let (layer, report) = try read(Self.sample())
        #expect(layer.name == "roads" && layer.crs == CRS("EPSG:4326"))
        #expect(layer.column("osm_id") == .text(["10", "12"]))
        #expect(layer.column("highway") == .text(["primary", "service"]))
        #expect(layer.column("maxspeed") == .text(["60", nil]))
        #expect(layer.column("name") == .text(["大路", nil]))
        #expect(layer.column("motor_vehicle") == .text([nil, "no"]))
        guard case .lines(let lines) = layer.geometry else { throw CocoaError(.fileReadCorruptFile) }
        // A missing node cuts the road.
        #expect(lines.rowOffsets == [0, 1, 3])
        #expect(Array(lines.coordinates[0..<6]) == [113, 29, 113.001, 29, 113.002, 29.001])
        #expect(
            Array(lines.coordinates[6...]) == [
                113.002, 29.001, 113.0000001, 29.0000001, 113.0000002, 29.0000002, 113.0000003, 29.0000003,
            ])
        let told = report.notes.map(\.description)
        #expect(
            told.contains { $0.contains("2 nodes of roads are not in the file") && $0.contains("1 roads left out") })
        #expect(told.contains { $0.contains("2 lines are no roads") && $0.contains("waterway=stream 1") })
    }

    @Test func turnRestrictions() throws {
        let (layer, report) = try read(Self.sample(), layer: "turn_restrictions")
        #expect(layer.column("osm_id") == .text(["20"]))
        #expect(layer.column("restriction") == .text(["no_left_turn"]))
        #expect(layer.column("from_way") == .text(["10"]) && layer.column("to_way") == .text(["12"]))
        #expect(layer.geometry == .points(PointColumn([Position(113.002, 29.001)])))
        #expect(report.notes.contains { $0.description.contains("1 turn restrictions are not over one node") })
        #expect(report.turnsPassedOver == 1)
    }

    @Test func whatAFileHolds() throws {
        let folder = Scratch()
        let path = folder.file("a.osm.pbf")
        try Data(Self.sample()).write(to: URL(filePath: path))
        let found = try VectorFile.describe(path)
        #expect(found.format == "OSM" && found.layers.map(\.name) == ["roads", "turn_restrictions"])
        #expect(try found.layer(called: nil).name == "roads")
        #expect(throws: OGRError.self) { try read(Self.sample(), layer: "no such") }
    }

    /// Every cut of the file is refused or gives fewer rows; nothing ends the process.
    @Test func damagedFiles() throws {
        let whole = Self.sample()
        #expect(throws: OGRError.self) { try read(Array("no PBF at all".utf8)) }
        #expect(throws: OGRError.self) { try read(Self.header(["OsmSchema-V0.6", "HistoricalInformation"])) }
        #expect(throws: OGRError.self) { try read(Self.header() + Self.blob("OSMData", [1, 2, 3], method: 7)) }
        for end in stride(from: 1, to: whole.count, by: 7) {
            let rows = try? read(Array(whole[..<end])).0.count
            #expect((rows ?? 0) <= 2)
        }
        var g = SeededGenerator(seed: 3)
        for _ in 0..<300 {
            var bytes = whole
            for _ in 0..<3 {
                bytes[Int(clamping: g.unit() * Double(bytes.count))] = UInt8(
                    truncatingIfNeeded: Int(clamping: g.unit() * 256))
            }
            _ = try? read(bytes)
            _ = try? read(bytes, layer: "turn_restrictions")
        }
    }

    /// What is not understood of a blob refuses the file, and says which blob and where.
    @Test func blobsAreRefusedByName() throws {
        let header = Self.header()
        let (first, nodes) = (header.count, Self.block(Strings(), Self.dense([(1, 2, 3)])))
        func wrong(_ content: [UInt8]) -> [UInt8] {
            let head = Self.field(1, Array("OSMData".utf8)) + Self.field(3, content.count)
            return header + [0, 0, 0, UInt8(head.count)] + head + content
        }
        let whole = header + Self.blob("OSMData", nodes)
        let cases: [(String, [UInt8], String)] = [
            ("type", header + Self.blob("OSMOther", [1, 2, 3]), "unknown type `OSMOther`"),
            ("packing", wrong(Self.field(2, 3) + Self.field(7, [1, 2, 3])), "packed by zstd"),
            ("new packing", wrong(Self.field(2, 3) + Self.field(9, [1, 2, 3])), "unknown way (9)"),
            ("no content", wrong(Self.field(2, 3)), "0 contents"),
            ("two contents", wrong(Self.field(1, nodes) + Self.field(1, nodes)), "2 contents"),
            (
                "raw size", wrong(Self.field(1, nodes) + Self.field(2, nodes.count + 1)),
                "\(nodes.count + 1) bytes unpacked"
            ),
            ("no size", wrong(Self.field(3, [0x78, 0x01])), "does not state its bytes"),
            ("size 0", wrong(Self.field(2, 0) + Self.field(3, [0x78, 0x01])), "states 0 bytes"),
            ("content cut", wrong(Array(Self.field(1, nodes).dropLast())), "breaks off"),
            ("file cut", Array(whole.dropLast()), "breaks off"),
            ("cut in the length", header + [0, 0], "breaks off"),
            ("no head", header + [0, 0, 0, 2, 8, 1], "a head that is not understood"),
            ("odd content", header + Self.blob("OSMData", [1, 2, 3]), "holds what is not understood"),
        ]
        for (name, bytes, told) in cases {
            #expect("\(name)") { try read(bytes) } throws: { error in
                let text = "\(error)"
                return text.contains("blob 2 (from byte \(first)) ") && text.contains(told)
            }
        }
        #expect(try read(whole).0.count == 0)
        // A list with fewer places than numbers, and a tag beyond the strings.
        let short = Self.field(
            2,
            Self.field(1, Self.deltas([1, 2])) + Self.field(8, Self.deltas([1, 2])) + Self.field(9, Self.deltas([1])))
        #expect(throws: OGRError.self) { try read(header + Self.blob("OSMData", Self.block(Strings(), short))) }
        let far = Self.field(
            3, Self.field(1, 10) + Self.field(2, [9]) + Self.field(3, [9]) + Self.field(8, Self.deltas([1])))
        #expect(throws: OGRError.self) { try read(header + Self.blob("OSMData", Self.block(Strings(), far))) }
    }

    /// A list may come in several packed pieces, or one number by one, and a group may hold ways beside nodes.
    @Test func listsInPieces() throws {
        func pieces(_ number: Int, _ values: [Int], signed: Bool = true) -> [UInt8] {
            let coded =
                signed
                ? zip(values, [0] + values).map { Self.zigzag($0 - $1) } : values.map { Self.varint(UInt64($0)) }
            let one = Self.varint(UInt64(number << 3)) + coded[0]
            return one + Self.field(number, []) + Self.field(number, coded[1])
                + Self.field(number, coded[2...].flatMap { $0 })
        }
        let places = [1_130_000_000, 1_130_010_000, 1_130_020_000]
        let dense = Self.field(
            2, pieces(1, [1, 2, 3]) + pieces(8, [290_000_000, 290_000_000, 290_010_000]) + pieces(9, places))
        var strings = Strings()
        let names = [("highway", "primary"), ("name", "路"), ("ref", "S1")].map {
            (strings.number($0.0), strings.number($0.1))
        }
        let way = Self.field(
            3,
            Self.field(1, 10) + pieces(2, names.map(\.0), signed: false) + pieces(3, names.map(\.1), signed: false)
                + pieces(8, [1, 2, 3]))
        let (layer, _) = try read(Self.header() + Self.blob("OSMData", Self.block(strings, dense + way)))
        #expect(layer.column("ref") == .text(["S1"]) && layer.column("name") == .text(["路"]))
        guard case .lines(let lines) = layer.geometry else { throw CocoaError(.fileReadCorruptFile) }
        #expect(lines.coordinates == [113, 29, 113.001, 29, 113.002, 29.001])
    }

    private static let real = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/geodata/osm_pbf_test/test.osm.pbf").standardized.path

    /// Rows and length as another reader of the format (GDAL 3.6) has them.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: real), "../shared/geodata/osm_pbf_test absent"))
    func realData() throws {
        let layer = try VectorFile.read(LayerRequest(path: Self.real))
        guard case .lines(let lines) = layer.geometry else { throw CocoaError(.fileReadCorruptFile) }
        var degrees = 0.0
        for part in 0..<lines.partOffsets.count - 1 {
            for v in lines.vertices(ofPart: part).dropLast() {
                degrees += lines.vertex(v).distance(to: lines.vertex(v + 1))
            }
        }
        #expect(layer.count == 331)
        #expect(abs(degrees - 0.901460178199825) < 1e-9)
    }
}
