import Columns
@testable import OGR
import Testing

@Suite struct GeometryBuilderTests {
    /// Well-known binary by hand, either byte order.
    struct Writer {
        var bytes: [UInt8] = []
        var big = false
        mutating func u32(_ v: UInt32) { withUnsafeBytes(of: big ? v.bigEndian : v.littleEndian) { bytes += $0 } }
        mutating func f64(_ v: Double) {
            withUnsafeBytes(of: big ? v.bitPattern.bigEndian : v.bitPattern.littleEndian) { bytes += $0 }
        }
        mutating func head(_ type: UInt32) {
            bytes.append(big ? 0 : 1)
            u32(type)
        }
        mutating func ring(_ tuples: [[Double]]) {
            u32(UInt32(tuples.count))
            for tuple in tuples { tuple.forEach { f64($0) } }
        }
    }

    private func append(_ bytes: [UInt8], to builder: inout GeometryBuilder) -> (
        GeometryBuilder.Outcome, z: Bool, m: Bool
    ) {
        var (z, m) = (false, false)
        let outcome = bytes.withUnsafeBytes { builder.append($0, hasZ: &z, hasM: &m) }
        return (outcome, z, m)
    }

    private let square: [[Double]] = [[0, 0], [1, 0], [1, 1], [0, 0]]

    struct Dimension: Sendable { let code: UInt32, extra: Int, z: Bool, m: Bool }
    static let dimensions = [
        Dimension(code: 3, extra: 0, z: false, m: false), Dimension(code: 1003, extra: 1, z: true, m: false),
        Dimension(code: 2003, extra: 1, z: false, m: true), Dimension(code: 3003, extra: 2, z: true, m: true),
        Dimension(code: 0x8000_0003, extra: 1, z: true, m: false),
        Dimension(code: 0xC000_0003, extra: 2, z: true, m: true),
    ]

    @Test(arguments: dimensions, [false, true])
    func dimensionsAndByteOrders(_ d: Dimension, big: Bool) {
        var w = Writer(big: big)
        w.head(d.code)
        w.u32(1)
        w.ring(square.map { $0 + Array(repeating: 7, count: d.extra) })
        var builder = GeometryBuilder()
        let (outcome, z, m) = append(w.bytes, to: &builder)
        guard case .appended = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect((z, m) == (d.z, d.m))
        var expected = PolygonColumn()
        expected.append([square.flatMap { $0 }])
        #expect(builder.take(declared: nil) == .polygons(expected))
    }

    /// Cut anywhere, or with a count that lies, it is broken and leaves nothing behind; never a crash.
    @Test func everyTruncationIsBroken() {
        var w = Writer()
        w.head(6)
        w.u32(2)
        for _ in 0..<2 {
            w.head(3)
            w.u32(1)
            w.ring(square)
        }
        for length in 1..<w.bytes.count {
            var builder = GeometryBuilder(kind: .polygon)
            guard case .broken = append(Array(w.bytes.prefix(length)), to: &builder).0 else {
                Issue.record("cut after \(length) bytes it was accepted")
                continue
            }
            var empty = PolygonColumn()
            empty.appendEmpty()
            #expect(builder.take(declared: nil) == .polygons(empty))
        }
    }

    /// Random bytes with a plausible head, fixed seed.
    @Test func noiseDoesNotCrash() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<20_000 {
            var bytes = (0..<Int(generator.next() % 80) + 1).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
            bytes[0] = UInt8(generator.next() % 2)
            if bytes.count > 4 { bytes.replaceSubrange(1...4, with: [UInt8(generator.next() % 8), 0, 0, 0]) }
            if bytes.count > 8 { bytes.replaceSubrange(5...8, with: [UInt8(generator.next() % 4), 0, 0, 0]) }
            var builder = GeometryBuilder()
            _ = append(bytes, to: &builder)
            #expect(builder.rows <= 1)
            _ = builder.take(declared: nil)
        }
    }

    @Test func collectionsGiveTheirPartsOfTheKind() {
        var w = Writer()
        w.head(7)
        w.u32(3)
        w.head(1)
        w.f64(5)
        w.f64(5)
        w.head(3)
        w.u32(1)
        w.ring(square)
        w.head(7)
        w.u32(1)
        w.head(3)
        w.u32(1)
        w.ring(square)
        var builder = GeometryBuilder()
        guard case .fromCollection(complete: false) = append(w.bytes, to: &builder).0 else {
            Issue.record("not taken apart")
            return
        }
        guard case .polygons(let column) = builder.take(declared: nil) else {
            Issue.record("not polygons")
            return
        }
        #expect(column.parts(ofRow: 0).count == 2)
    }

    @Test func emptyOnesDecideNothing() {
        var builder = GeometryBuilder()
        for type in [UInt32(2), 3, 4, 5, 6, 7] {
            var w = Writer()
            w.head(type)
            w.u32(0)
            guard case .empty = append(w.bytes, to: &builder).0 else {
                Issue.record("type \(type) is not empty")
                continue
            }
        }
        var nan = Writer()
        nan.head(1)
        nan.f64(.nan)
        nan.f64(.nan)
        guard case .empty = append(nan.bytes, to: &builder).0 else {
            Issue.record("an empty point is not empty")
            return
        }
        #expect(builder.kind == nil)
        #expect(builder.take(declared: .line).count == 7)
    }

    @Test func kindsDoNotMix() {
        var builder = GeometryBuilder(kind: .polygon)
        var w = Writer()
        w.head(2)
        w.ring([[0, 0], [1, 1]])
        guard case .otherKind(.line) = append(w.bytes, to: &builder).0 else {
            Issue.record("a line was taken into polygons")
            return
        }
        #expect(builder.rows == 0)
    }

    /// A circle of radius 1 as an arc: its straight form differs from π by less than a polygon of 360 corners would.
    @Test func arcsBecomeStraight() throws {
        let folder = Scratch()
        let path = folder.write(
            "c.gml",
            """
            <?xml version="1.0" encoding="utf-8"?><ogr:FeatureCollection xmlns:ogr="http://ogr.maptools.org/"
            xmlns:gml="http://www.opengis.net/gml"><gml:featureMember><ogr:l fid="l.0"><ogr:geometryProperty><gml:Polygon>
            <gml:exterior><gml:Ring><gml:curveMember><gml:Curve><gml:segments><gml:Arc><gml:posList>1 0 0 1 -1 0</gml:posList>
            </gml:Arc><gml:Arc><gml:posList>-1 0 0 -1 1 0</gml:posList></gml:Arc></gml:segments></gml:Curve></gml:curveMember>
            </gml:Ring></gml:exterior></gml:Polygon></ogr:geometryProperty></ogr:l></gml:featureMember></ogr:FeatureCollection>
            """)
        var report = ReadReport()
        let layer = try VectorFile.read(LayerRequest(path: path), into: &report)
        #expect(report.straightenedCurves == 1)
        let c = Array(layer.geometry.coordinates(ofRow: 0))
        var doubled = 0.0
        for i in stride(from: 0, to: c.count - 2, by: 2) { doubled += c[i] * c[i + 3] - c[i + 2] * c[i + 1] }
        #expect(abs(abs(doubled) / 2 - Double.pi) < 2e-4)
        #expect(c.count / 2 >= 360)
    }
}
