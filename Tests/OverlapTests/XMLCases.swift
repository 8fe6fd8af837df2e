import Columns
import Foundation
import GEOS
import TestSupport

@testable import OGR

/// Geometry cases in the XML form of the published ones: a folder of files, or an archive.
enum XMLCases {
    /// Ours, worked out by hand.
    static let own = Fixtures.path("overlay")
    /// The published ones beside the checkout.
    static let published = RealData.path("jts_testxml/jts_testxml.zip")

    /// One case: operands, and the results of operations that are given with it, by name.
    struct Case {
        let file: String
        let number: Int
        let a: String, b: String?
        let results: [String: String]
        /// Worked on a grid, so that the published result is not that of the operands as they stand.
        let isGridded: Bool
    }

    /// All cases of all files, in order.
    static func all(_ path: String) throws -> [Case] {
        guard path.hasSuffix(".zip") else {
            return try FileManager.default.contentsOfDirectory(atPath: path).sorted().flatMap { name in
                cases(name, try String(contentsOfFile: path + "/" + name, encoding: .utf8))
            }
        }
        return try names(path).filter { $0.hasSuffix(".xml") }.sorted().flatMap { name in
            let file = VirtualFile("/vsizip/\(path)/\(name)")
            guard let bytes = file?.readAll() else { throw CocoaError(.fileReadCorruptFile) }
            return cases(name, String(decoding: bytes, as: UTF8.self))
        }
    }

    /// Names in the archive's directory, which stands at its end.
    private static func names(_ archive: String) throws -> [String] {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: archive)))
        func number(_ at: Int) -> Int { Int(bytes[at]) | Int(bytes[at + 1]) << 8 }
        var names: [String] = []
        for at in 0..<max(0, bytes.count - 46)
        where bytes[at] == 0x50 && bytes[at + 1] == 0x4b && bytes[at + 2] == 1 && bytes[at + 3] == 2 {
            let length = number(at + 28)
            guard at + 46 + length <= bytes.count else { continue }
            names.append(String(decoding: bytes[at + 46..<at + 46 + length], as: UTF8.self))
        }
        return names
    }

    private static func cases(_ name: String, _ text: String) -> [Case] {
        let isGridded = text.contains("scale=") || text.lowercased().contains("type=\"fixed\"")
        return text.components(separatedBy: "<case").dropFirst().enumerated().compactMap { number, body in
            guard let a = element("a", body) else { return nil }
            var results: [String: String] = [:]
            for op in body.components(separatedBy: "<op").dropFirst() {
                let head = op.prefix { $0 != ">" }.lowercased()
                guard let name = attribute("name", head), let end = op.range(of: ">"),
                    attribute("arg1", head) == "a", attribute("arg2", head) ?? "b" == "b", results[name] == nil
                else { continue }
                results[name] = String(op[end.upperBound...].prefix { $0 != "<" })
                    .trimmingCharacters(in: .whitespacesAndNewlines)
            }
            return Case(
                file: name, number: number + 1, a: a, b: element("b", body), results: results, isGridded: isGridded)
        }
    }

    private static func attribute(_ name: String, _ head: String) -> String? {
        head.range(of: name + "=\"").map { String(head[$0.upperBound...].prefix { $0 != "\"" }) }
    }

    private static func element(_ name: String, _ text: String) -> String? {
        guard let open = text.range(of: "<\(name)>"),
            let close = text.range(of: "</\(name)>", range: open.upperBound..<text.endIndex)
        else { return nil }
        return String(text[open.upperBound..<close.lowerBound]).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// A row of polygons from text or hexadecimal binary; none when it is of another kind or unreadable.
    static func polygons(_ text: String, _ context: GEOSContext) throws -> PolygonColumn? {
        if let first = text.first, first.isHexDigit, first.isNumber {
            var bytes: [UInt8] = []
            var half: UInt8?
            for digit in text where !digit.isWhitespace {
                guard let value = digit.hexDigitValue.map(UInt8.init) else { return nil }
                if let high = half { bytes.append(high << 4 | value) }
                half = half == nil ? value : nil
            }
            var builder = GeometryBuilder(kind: .polygon)
            var (hasZ, hasM) = (false, false)
            let outcome = bytes.withUnsafeBytes { builder.append($0, hasZ: &hasZ, hasM: &hasM) }
            guard case .appended = outcome, case .polygons(let column) = builder.take(declared: .polygon) else {
                return nil
            }
            return column
        }
        let kind = text.uppercased()
        guard kind.hasPrefix("POLYGON") || kind.hasPrefix("MULTIPOLYGON"),
            let geometry = try? GEOSGeometry(text: text, in: context), !(try geometry.isEmpty)
        else { return nil }
        return try geometry.polygonColumn()
    }
}
