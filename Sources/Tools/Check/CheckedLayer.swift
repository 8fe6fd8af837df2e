import Columns
import OGR
import Overlap
import PROJ
import Survey

/// A layer that is being checked: its geometry, and of its values only what later rules need.
struct CheckedLayer: Sendable {
    let input: CheckInput
    let fields: [Field]
    /// As declared, or as the input says.
    let declared: CRS?
    /// None when it is missing or not understood.
    var crs: CRSDescription?
    /// Empty where the row was set aside; shapes as they were read.
    var geometry: GeometryColumn
    let sourceRows: [Int]
    /// By row, as issues call it: the key, or the row number.
    let ids: [String]
    /// By row; a column that the layer lacks is empty.
    let values: CheckedValues
    /// By row, a fingerprint of geometry and all values.
    let contents: [UInt64]
    var issues: [CheckIssue]
    /// What reading says of the whole layer.
    var notes: [ReadNote] = []

    var name: String { input.name }
    var standard: StandardLayer? { input.standard }
    var count: Int { sourceRows.count }

    /// An issue of a row.
    func issue(
        _ rule: CheckRule, row: Int, place: Position?, measure: Double? = nil, other: String? = nil,
        shape: PolygonColumn? = nil, _ message: Phrase
    ) -> CheckIssue {
        CheckIssue(
            layer: name, id: ids[row], rule: rule, place: place ?? self.place(row), measure: measure, message: message,
            other: other, row: sourceRows[row], shape: shape)
    }

    /// A place on a row: the first vertex that is finite.
    func place(_ row: Int) -> Position? {
        let c = geometry.coordinates(ofRow: row)
        var i = c.startIndex
        while i + 1 < c.endIndex {
            if c[i].isFinite, c[i + 1].isFinite { return Position(c[i], c[i + 1]) }
            i += 2
        }
        return nil
    }
}

/// Values of the rows of a layer that rules of several rows or layers need.
struct CheckedValues: Sendable {
    /// BSM.
    var keys: [String?] = []
    /// The unit of the row: its own code in layers of units, ZLDWDM elsewhere.
    var codes: [String?] = []
    /// DLBM.
    var classes: [String?] = []
    /// The stored area that is held against the shape, m².
    var areas: [Double?] = []
    /// The row is mapped by its width (XZDWKD above 0).
    var hasWidth: [Bool] = []

    /// The values of a batch.
    init(of batch: Layer, _ input: CheckInput) {
        guard let standard = input.standard else { return }
        let names = batch.fields.map(\.name)
        func column(_ ours: String) -> AttributeColumn? {
            (input.fields[ours] ?? standard.sourceField(for: ours, in: names)).flatMap(batch.column)
        }
        let rows = 0..<batch.count
        if let key = column("key") { keys = rows.map(key.text) }
        let unit = standard == .villages || standard == .towns ? "code" : "village"
        if let code = column(unit) { codes = rows.map(code.text) }
        if let landClass = column("class") { classes = rows.map(landClass.text) }
        if let area = column(Self.areaField(of: standard)) { areas = rows.map(area.number) }
        if let width = column("width") { hasWidth = rows.map { width.number($0) ?? 0 > 0 } }
    }

    init() {}

    private static func areaField(of layer: StandardLayer) -> String {
        switch layer {
        case .villages, .towns: "computed_area"
        case .parcels, .protectionTargets, .basicFarmland: "area"
        default: ""
        }
    }

    mutating func append(_ other: CheckedValues) {
        keys += other.keys
        codes += other.codes
        classes += other.classes
        areas += other.areas
        hasWidth += other.hasWidth
    }
}

extension Array {
    /// The element at an index; none where the array, as an optional column may be, is empty.
    func optional<T>(_ index: Int) -> T? where Element == T? { indices.contains(index) ? self[index] : nil }
}
