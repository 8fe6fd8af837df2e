import Columns
import Foundation
import OGR

@testable import SampleCounty

/// One small county, made once, and its files.
enum Fixture {
    static let county = try! DrawnCounty(SampleScale.xs.plan, seed: SyntheticCounty.committedSeed)
    static let blocks = FieldBlocks(county)
    static let rectangles = try! Planting(county, blocks).rectangles

    /// A folder with the county of scale XS; removed when the process ends.
    static let folder = try! write(.xs)

    static func write(_ scale: SampleScale, seed: UInt64 = SyntheticCounty.committedSeed) throws -> String {
        let folder = temporaryFolder()
        try SyntheticCounty.generate(scale: scale, seed: seed, into: folder)
        return folder
    }

    static func temporaryFolder() -> String {
        let url = FileManager.default.temporaryDirectory.appending(path: "qiancun-sample-" + UUID().uuidString)
        try! FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url.path
    }

    /// Paths of the files inside a folder, sorted.
    static func files(in folder: String) -> [String] {
        let all = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        return all.filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder)
                && !isFolder.boolValue
        }.sorted(by: utf8Less)
    }

    static func bytes(_ folder: String, _ name: String) -> Data {
        FileManager.default.contents(atPath: folder + "/" + name) ?? Data()
    }

    static func layer(_ name: String) throws -> Layer { try VectorFile.read(LayerRequest(path: folder + "/" + name)) }

    static func polygons(_ layer: Layer) -> PolygonColumn {
        guard case .polygons(let column) = layer.geometry else { preconditionFailure("not polygons") }
        return column
    }

    /// What `truth.json` says.
    static var truth: [String: Any] {
        try! JSONSerialization.jsonObject(with: bytes(folder, "truth.json")) as! [String: Any]
    }
}

/// Edges of a set of polygons that must tile the plane: an edge inside is there once in each direction.
struct EdgeMatch {
    /// Edges without a twin.
    var single = Set<Edge>()
    /// Edges that are there twice in the same direction: an overlap.
    var repeated = 0
    /// Ground around which the single edges run, m².
    var area = 0.0

    struct Edge: Hashable { let a: Position, b: Position }

    init(_ column: PolygonColumn, rows: some Sequence<Int>) {
        var edges = Set<Edge>()
        for row in rows {
            for ring in column.rings(ofRow: row) {
                let v = column.vertices(ofRing: ring)
                for k in v.dropLast() where !edges.insert(Edge(a: column.vertex(k), b: column.vertex(k + 1))).inserted {
                    repeated += 1
                }
            }
        }
        let origin = column.vertex(0)
        for e in edges where !edges.contains(Edge(a: e.b, b: e.a)) {
            single.insert(e)
            area += ((e.a.x - origin.x) * (e.b.y - origin.y) - (e.b.x - origin.x) * (e.a.y - origin.y)) / 2
        }
    }
}

/// Shells minus holes, as drawn in the plane, m².
func planarArea(_ column: PolygonColumn, _ row: Int) -> Double {
    column.rings(ofRow: row).reduce(0) { sum, ring in
        sum + column.withRing(ring) { span in signedArea((0..<span.count).map { span[$0] }) }
    }
}
