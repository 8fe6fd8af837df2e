import Columns
import VectorSources

/// A corner-point file as a layer: one row a parcel, its line as text fields, polygons in the CRS of the header.
public struct CornerPointTable: Sendable {
    /// The file as read.
    public let file: CornerPointFile
    /// What was found wrong with its parcels; `layer` is still to be named.
    public let issues: [RowIssue]
    /// Encoding of the text.
    public let encoding: String
    /// How it was learned.
    public let encodingSource: EncodingSource
    private let path: String

    /// A part of a parcel's line as a field. Four Chinese letters fit the ten bytes of a Shapefile in GBK.
    public enum Part: String, Sendable, Hashable, CaseIterable {
        case number = "地块编号"
        case name = "地块名称"
        case sheet = "图幅号"
        case use = "用途"
        case landClass = "地类编码"

        func value(of parcel: CornerPointParcel) -> String {
            switch self {
            case .number: parcel.number
            case .name: parcel.name
            case .sheet: parcel.sheet
            case .use: parcel.use
            case .landClass: parcel.landClass
            }
        }
    }

    /// What follows 地类编码 in the lines of 整治 and 提质改造.
    static let further = ["图斑类型", "地类", "等别前", "等别后", "备注"]

    /// The field of areas stated in a unit: 面积公顷, 面积平方米, 面积亩.
    public static func areaField(_ unit: CornerPointFile.AreaUnit) -> String { "面积" + unit.rawValue }

    /// Reads the file; text that is not UTF-8 is GBK, as the format has it.
    /// - Throws: `OGRError`.
    public init(path: String, encoding: String? = nil) throws(OGRError) {
        try self.init(try TextFile.read(path, encoding: encoding, otherwise: "GBK"), path: path)
    }

    package init(_ member: SourceMember, encoding: String?) throws(OGRError) {
        try self.init(try TextFile.read(member, encoding: encoding, otherwise: "GBK"), path: member.shown)
    }

    private init(_ text: TextFile.Decoded, path: String) throws(OGRError) {
        (self.encoding, encodingSource, self.path) = (text.encoding, text.encodingSource, path)
        var issues: [RowIssue] = []
        do { file = try CornerPointFile(reading: text.text, issues: &issues) } catch {
            throw .badCornerPoints(path: path, error)
        }
        self.issues = issues
    }

    /// Area first, then the parts of the line, then what more the longest line has.
    public var fields: [Field] {
        let longest = file.parcels.map(\.more.count).max() ?? 0
        let more = (0..<longest).map { i in
            i < Self.further.count ? Self.further[i] : "其他\(i + 1 - Self.further.count)"
        }
        return ([Self.areaField(file.areaUnit)] + Part.allCases.map(\.rawValue) + more).map { Field($0, .text) }
    }

    /// Values of the field of that number; shape `(parcels)`; none for blank cells.
    package func column(_ i: Int) -> AttributeColumn {
        func text(_ value: String?) -> String? { value.flatMap { $0.isEmpty ? nil : $0 } }
        if i == 0 { return .text(file.parcels.map { text($0.statedArea) }) }
        if i <= Part.allCases.count { return .text(file.parcels.map { text(Part.allCases[i - 1].value(of: $0)) }) }
        let further = i - 1 - Part.allCases.count
        return .text(file.parcels.map { further < $0.more.count ? text($0.more[further]) : nil })
    }

    /// What the file declares; no CRS where the header names none that fits.
    package func description(_ name: String) -> LayerDescription {
        let fields = fields
        var result = LayerDescription(
            name: name, kind: .polygon, fields: fields, fieldTypes: fields.map { _ in "String" })
        result.rows = file.parcels.count
        result.crs = try? file.crs()
        (result.encoding, result.encodingSource) = (encoding, encodingSource)
        let box = file.polygons.box
        result.bounds = box.isFinite ? box : nil
        return result
    }

    /// All rows.
    /// - Parameters:
    ///   - crs: the caller's; stands for the header's. North comes first whatever the CRS.
    ///   - geometry: false for a table without places.
    /// - Throws: `OGRError.badCornerPoints` when neither caller nor header names a CRS, or the coordinates contradict the header.
    public func layer(
        _ name: String, crs declared: CRS? = nil, columns: [Int]? = nil, geometry: Bool = true
    ) throws(OGRError) -> Layer {
        var crs = declared
        if geometry {
            do {
                try file.checkOrder()
                if crs == nil { crs = try file.crs() }
            } catch {
                throw .badCornerPoints(path: path, error)
            }
        }
        var layer = Layer(
            name: name, crs: geometry ? crs : nil,
            geometry: geometry ? .polygons(file.polygons) : .none(rows: file.parcels.count))
        let fields = fields
        for i in columns ?? Array(fields.indices) { layer.add(fields[i], column(i)) }
        return layer
    }
}
