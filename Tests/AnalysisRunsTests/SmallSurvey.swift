import Columns
import OGR
import Overlap
import PROJ
import Survey

@testable import AnalysisRuns
@testable import Tools

/// A town of two villages of two parcels each, in order by every rule; a test spoils one thing in it.
///
/// The town is 2 km wide and 1 km high, a village 1 km, a parcel 500 m wide: 1 and 2 in the western village, 3 and 4 in the
/// eastern. Places are metres from the south-west corner of the town.
struct SmallSurvey {
    /// A value before the rows become columns.
    enum Cell { case text(String), number(Double), none }

    struct Row {
        var parts: [[[Double]]]
        var cells: [String: Cell]
    }

    static let zone = CGCS2000Zone(width: .three, number: 38, prefixed: true)
    static let origin = Position(38_500_000, 3_264_000)

    var crs: [String: CRS?] = ["DLTB": zone.crs, "CJDCQ": zone.crs, "XZQ": zone.crs]
    var fields: [String: [Field]] = [
        "DLTB": [
            "BSM", "YSDM", "TBBH", "DLBM", "DLMC", "QSXZ", "QSDWDM", "QSDWMC", "ZLDWDM", "ZLDWMC", "KCDLBM", "GDLX",
            "GDPDJB", "ZZSXDM", "CZCSXM",
        ].map { Field($0, .text) } + ["TBMJ", "KCXS", "KCMJ", "TBDLMJ", "XZDWKD"].map { Field($0, .real) }
            + [Field("SJNF", .integer)],
        "CJDCQ": ["BSM", "YSDM", "ZLDWDM", "ZLDWMC"].map { Field($0, .text) }
            + ["DCMJ", "JSMJ"].map { Field($0, .real) },
        "XZQ": ["BSM", "YSDM", "XZQDM", "XZQMC"].map { Field($0, .text) } + ["DCMJ", "JSMJ"].map { Field($0, .real) },
    ]
    var rows: [String: [Row]]
    /// What coordinates are after the origin is added; for other zones and degrees.
    var moved: [String: (PolygonColumn) -> GeometryColumn] = [:]
    var options = CheckOptions()

    init() {
        rows = [
            "DLTB": (1...4).map { Self.parcel($0, [Self.box(500 * Double($0 - 1), 0, 500, 1000)]) },
            "CJDCQ": (1...2).map { number in
                Row(
                    parts: [[Self.box(1000 * Double(number - 1), 0, 1000, 1000)]],
                    cells: [
                        "BSM": .text("43069911000000000\(number)"), "YSDM": .text("1000600200"),
                        "ZLDWDM": .text(Self.village(number) + "0000000"), "ZLDWMC": .text("村\(number)"),
                    ])
            },
            "XZQ": [
                Row(
                    parts: [[Self.box(0, 0, 2000, 1000)]],
                    cells: [
                        "BSM": .text("430699120000000001"), "YSDM": .text("1000600100"), "XZQDM": .text("430699101"),
                        "XZQMC": .text("镇"),
                    ])
            ],
        ]
    }

    static func village(_ number: Int) -> String { "43069910120\(number)" }

    /// Dry land of slope class 1 in the village that its number says.
    static func parcel(_ number: Int, _ rings: [[Double]]) -> Row {
        let code = village(number <= 2 ? 1 : 2) + "0000000"
        return Row(
            parts: [rings],
            cells: [
                "BSM": .text("43069921000000000\(number)"), "YSDM": .text("2001010100"), "TBBH": .text("\(number)"),
                "DLBM": .text("0103"), "DLMC": .text("旱地"), "QSXZ": .text("30"), "QSDWDM": .text(code),
                "QSDWMC": .text("村"), "ZLDWDM": .text(code), "ZLDWMC": .text("村"), "GDPDJB": .text("1"),
                "ZZSXDM": .text("LS"), "KCXS": .number(0), "SJNF": .number(2024),
            ])
    }

    static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> [Double] {
        [x, y, x + width, y, x + width, y + height, x, y + height, x, y]
    }

    /// Sets a value of a row, from 1.
    mutating func set(_ layer: String, _ row: Int, _ field: String, _ cell: Cell) {
        rows[layer]![row - 1].cells[field] = cell
    }

    /// Areas are those of the shapes unless a test sets them.
    func layer(_ name: String) -> Layer {
        var shapes = PolygonColumn()
        for row in rows[name]! {
            if row.parts.isEmpty {
                shapes.appendEmpty()
            } else {
                shapes.append(
                    parts: row.parts.map { rings in
                        rings.map { ring in
                            ring.enumerated().map { $1 + ($0 % 2 == 0 ? Self.origin.x : Self.origin.y) }
                        }
                    })
            }
        }
        let areas = Overlap.areas(of: shapes, on: .ellipsoidal(EllipsoidalWeight(Self.zone)))
            .map { ($0.magnitude * 100).rounded() / 100 }
        var layer = Layer(name: name, crs: crs[name]!, geometry: moved[name]?(shapes) ?? .polygons(shapes))
        for field in fields[name]! {
            let cells = rows[name]!.enumerated().map { i, row -> Cell in
                if let cell = row.cells[field.name] { return cell }
                switch field.name {
                case "TBMJ", "TBDLMJ", "DCMJ", "JSMJ": return .number(areas[i] > 0 ? areas[i] : 1)
                case "KCMJ": return .number(0)
                default: return .none
                }
            }
            switch field.kind {
            case .text:
                layer.add(field, .text(cells.map { if case .text(let text) = $0 { text } else { nil } }))
            case .integer:
                layer.add(
                    field,
                    .integer(cells.map { if case .number(let value) = $0 { Int64(clamping: value) } else { nil } }))
            default: layer.add(field, .real(cells.map { if case .number(let value) = $0 { value } else { nil } }))
            }
        }
        return layer
    }

    /// Writes the layers and checks them.
    /// - Returns: for each issue the layer, the last digit of the id, the rule, and the last digit of the other row.
    func check(threads: Int = 1) async throws -> (told: [String], result: CheckResult) {
        let folder = try TestFolder()
        var paths: [String] = []
        for name in ["DLTB", "CJDCQ", "XZQ"] where rows[name] != nil {
            try folder.write(layer(name), "\(name).gpkg")
            paths.append(folder.file("\(name).gpkg"))
        }
        var options = options
        options.threads = threads
        let result = try await Check.run(CheckInput.layers(ofPaths: paths), options)
        return (result.issues.map(Self.short), result)
    }

    static func short(_ issue: CheckIssue) -> String {
        let other =
            [.gap, .overlap, .duplicateGeometry, .narrowGap, .unsnappedVertex].contains(issue.rule)
            ? issue.other.map { "+" + $0.suffix(1) } ?? "" : ""
        return "\(issue.layer) \(issue.id.map { $0.suffix(1) } ?? "-")\(other) \(issue.rule.id)"
    }
}
