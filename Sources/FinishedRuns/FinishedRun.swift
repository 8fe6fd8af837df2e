import Columns
import Foundation
import GeoJSON
import Reporting

/// What a finished run says, read back from its folder.
package struct FinishedRun: Sendable {
    /// The folder.
    package let path: String
    /// Name of the project.
    package let title: String
    /// Figures of `summary.json` by their place, such as `belts.prize`; see `SummaryValue.figures`.
    let figures: [String: SummaryValue]
    /// The whole summary.
    private let summary: SummaryValue
    /// The layer `villages` in longitude and latitude; none where the run has none.
    let villages: Layer?

    /// The files that are read of a run.
    package static func files(_ directory: String) -> [String] {
        [directory + "/" + ReportFiles.summary, directory + "/" + ReportFiles.layers + "/villages.geojson"]
    }

    /// Reads a folder that `analyze` wrote.
    /// - Throws: `ReportError` for anything else; `GeoJSONError`.
    package init(_ directory: String) throws {
        path = directory
        let files = Self.files(directory)
        guard let data = FileManager.default.contents(atPath: files[0]) else {
            throw ReportError(
                .notARun, path: directory,
                Phrase(
                    zh: "没有 \(ReportFiles.summary)，不是已完成的运行",
                    en: "holds no \(ReportFiles.summary), so it is not a finished run"))
        }
        guard let summary = try? JSONDecoder().decode(SummaryValue.self, from: data),
            case .text(let title)? = summary["project"]?["name"]
        else {
            throw ReportError(
                .notARun, path: files[0], Phrase(zh: "不是 qiancun 写出的摘要", en: "is not a summary that qiancun wrote"))
        }
        (self.summary, self.title) = (summary, title)
        figures = summary.figures()
        villages = FileManager.default.fileExists(atPath: files[1]) ? try GeoJSONReader.layer(path: files[1]) : nil
    }

    private init(of run: FinishedRun, title: String, _ belts: SummaryValue, villages: Layer?) {
        (path, self.title, summary, self.villages) = (run.path, title, belts, villages)
        figures = belts.figures()
    }

    /// The belts of a run and those that it was given, as two runs of belts alone.
    /// - Throws: `ReportError` where the run has no given belts, or none of its own.
    package func beltsAndGiven() throws(ReportError) -> (ours: FinishedRun, given: FinishedRun) {
        guard let given = summary["given"]?["belts"], let ours = summary["belts"], let villages else {
            throw ReportError(
                .notARun, path: path,
                Phrase(
                    zh: "其中没有求解的示范带和给定的示范带（given_belts）可比",
                    en: "does not hold both belts that were found and belts that were given (given_belts)"))
        }
        return (
            FinishedRun(of: self, title: "\(title)（示范带）", ours, villages: Self.onBelts(ours, villages)),
            FinishedRun(of: self, title: "\(title)（给定示范带）", given, villages: Self.onBelts(given, villages))
        )
    }

    /// The villages with the number of their belt, by its stops.
    private static func onBelts(_ belts: SummaryValue, _ villages: Layer) -> Layer {
        var belt: [String: Int64] = [:]
        if case .list(let stops)? = belts["stops"] {
            for stop in stops {
                guard case .text(let code)? = stop["code"], case .number(let number)? = stop["belt"] else { continue }
                if belt[code] == nil { belt[code] = Int64(exactly: number) }
            }
        }
        var layer = Layer(name: villages.name, crs: villages.crs, geometry: villages.geometry)
        for name in ["code", "name"] {
            guard let column = villages.column(name) else { continue }
            layer.add(Field(name, column.kind), column)
        }
        let codes = villages.column("code")
        layer.add(
            Field("belt", .integer),
            .integer((0..<villages.count).map { row in codes?.text(row).flatMap { belt[$0] } }))
        return layer
    }
}

/// A value of a summary.
enum SummaryValue: Decodable, Sendable, Equatable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([SummaryValue])
    case object([String: SummaryValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .flag(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([SummaryValue].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: SummaryValue].self))
        }
    }

    subscript(key: String) -> SummaryValue? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    /// The value as a number: also areas, which stand as text.
    var number: Double? {
        switch self {
        case .number(let value): value
        case .text(let text):
            text.utf8.allSatisfy { (48...57).contains($0) || $0 == 45 || $0 == 46 } ? Double(text) : nil
        default: nil
        }
    }

    /// The value as it is shown; none for nothing.
    var shown: String? {
        switch self {
        case .null, .list, .object: nil
        case .flag(let value): value ? "true" : "false"
        case .number(let value): Int64(exactly: value).map(String.init) ?? "\(value)"
        case .text(let text): text
        }
    }

    // MARK: Figures

    /// What describes a run and is no figure of it, and what stands by village elsewhere.
    private static let leftOut: Set<String> = [
        "why", "prizes", "prize_parts", "stops", "issues", "absent", "reason", "notices", "operations", "inputs",
        "method",
        "says",
    ]
    /// Members that name an object in a list, the first that it has.
    private static let names = ["id", "code", "belt", "cluster", "village", "rule", "name", "kind", "class"]

    /// Numbers and texts by their place: members joined by dots, objects of a list by what names them, other lists as one text.
    func figures() -> [String: SummaryValue] {
        var result: [String: SummaryValue] = [:]
        collect("", &result)
        return result
    }

    private func collect(_ place: String, _ result: inout [String: SummaryValue]) {
        switch self {
        case .object(let members):
            for (key, value) in members where !Self.leftOut.contains(key) {
                value.collect(place.isEmpty ? key : place + "." + key, &result)
            }
        case .list(let values):
            let objects = values.filter { if case .object = $0 { true } else { false } }
            guard objects.isEmpty else {
                var seen: Set<String> = []
                for (n, value) in objects.enumerated() {
                    let own = Self.names.lazy.compactMap { value[$0]?.shown }.first
                    let name = own.flatMap { seen.insert($0).inserted ? $0 : nil } ?? "#\(n + 1)"
                    value.collect("\(place)[\(name)]", &result)
                }
                return
            }
            result[place] = .text(values.compactMap(\.shown).joined(separator: " "))
        default: result[place] = self
        }
    }
}
