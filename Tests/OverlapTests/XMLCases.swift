import Columns
import Foundation
import GEOS

@testable import OGR

/// The published geometry cases beside the checkout; tests that need them say when they are absent.
enum XMLCases {
    static let archive = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "shared/geodata/jts_testxml/jts_testxml.zip").path
    static let isThere = FileManager.default.fileExists(atPath: archive)

    /// One case: operands and, where it is published, their intersection.
    struct Case {
        let file: String
        let number: Int
        let a: String, b: String?
        let intersection: String?
        /// Worked on a grid, so that the published result is not that of the operands as they stand.
        let isGridded: Bool
    }

    /// All cases of all files, in order.
    static func all() throws -> [Case] {
        try names().filter { $0.hasSuffix(".xml") }.sorted().flatMap { name in
            let file = VirtualFile("/vsizip/\(archive)/\(name)")
            guard let bytes = file?.readAll() else { throw CocoaError(.fileReadCorruptFile) }
            return cases(name, String(decoding: bytes, as: UTF8.self))
        }
    }

    /// Names in the archive's directory, which stands at its end.
    private static func names() throws -> [String] {
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
            let wanted = body.components(separatedBy: "<op").dropFirst().first { op in
                let head = op.prefix { $0 != ">" }.lowercased()
                return head.contains("name=\"intersection\"") && head.contains("arg1=\"a\"")
                    && head.contains("arg2=\"b\"")
            }
            let result = wanted.flatMap { op in
                op.range(of: ">").map { String(op[$0.upperBound...].prefix { $0 != "<" }) }
            }
            return Case(
                file: name, number: number + 1, a: a, b: element("b", body), intersection: result, isGridded: isGridded)
        }
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
