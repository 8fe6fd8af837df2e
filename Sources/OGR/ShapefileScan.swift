import CGDAL
import Columns
import VectorSources

/// What a Shapefile must know of all its rows before the first is written: how wide each column has to be, and whether
/// everything can be stored at all.
public struct ShapefileScan: Sendable {
    /// The shape of the layer; CRS and kind may be set until the writer is made.
    public var template: LayerTemplate
    let encoding: TextEncoding
    private let path: String
    private var columns: [DBFColumn]
    private var rows = 0

    /// A scan of a layer that is to be written in batches.
    /// - Parameters:
    ///   - template: the shape of the layer; `multipoint` is set by the rows.
    ///   - path: for messages.
    ///   - encoding: `GBK` or `UTF-8`.
    /// - Throws: `OGRError`: `unknownEncoding`; `notStorable` for a field name over ten bytes, with letters that the
    ///   encoding lacks, or there twice.
    public init(_ template: LayerTemplate, path: String, encoding name: String) throws(OGRError) {
        guard let encoding = TextEncoding(name), encoding.isUTF8 || encoding.name == "GBK" else {
            throw .unknownEncoding(path: path, name: name)
        }
        (self.template, self.encoding, self.path) = (template, encoding, path)
        var names = Set<String>()
        columns = template.fields.map { DBFColumn($0) }
        for field in template.fields {
            guard let bytes = encoding.encodeForDBF(field.name) else {
                throw refusal(field, Messages.nameLacks(encoding.name))
            }
            guard 1...10 ~= bytes.count else {
                throw refusal(
                    field,
                    Phrase(
                        zh: "名称占 \(bytes.count) 字节，DBF 只能容纳 10 字节",
                        en: "its name takes \(bytes.count) bytes, a DBF has room for 10"))
            }
            guard names.insert(field.name.uppercased()).inserted else {
                throw refusal(field, Phrase(zh: "名称重复", en: "its name is there twice"))
            }
        }
    }

    /// Widens the columns for a batch of rows, whose fields are the template's.
    /// - Throws: `OGRError.notStorable` for the first value that a DBF cannot hold.
    public mutating func add(_ batch: Layer) throws(OGRError) {
        precondition(batch.fields.map(\.kind) == template.fields.map(\.kind), "a batch has the fields of its template")
        for (i, column) in batch.columns.enumerated() {
            do throws(DBFColumn.Refusal) { try columns[i].add(column, from: rows, encoding) } catch {
                throw refusal(template.fields[i], error.message)
            }
        }
        if case .points(let points) = batch.geometry, !template.multipoint {
            template.multipoint = (0..<points.count).contains { points.points(ofRow: $0).count > 1 }
        }
        if template.kind == .none { template.kind = batch.geometry.kind }
        rows += batch.count
    }

    var forms: [DBFForm] { columns.map(\.form) }

    private func refusal(_ field: Field, _ message: Phrase) -> OGRError {
        .notStorable(path: path, layer: template.name, message: Messages.field(field.name, message))
    }
}

/// How a DBF stores a column: type, width and decimals, wide enough for every value.
struct DBFForm: Hashable {
    let type: OGRFieldType
    let width: Int
    let precision: Int
}

/// The widest values of one column so far.
private struct DBFColumn: Sendable {
    struct Refusal: Error { let message: Phrase }

    private let field: Field
    private var longest: Int
    private var largest = 0.0
    private var isNegative = false

    init(_ field: Field) {
        self.field = field
        longest = max(1, min(field.kind == .text ? 254 : 18, field.width))
    }

    mutating func add(_ column: AttributeColumn, from first: Int, _ encoding: TextEncoding) throws(Refusal) {
        switch column {
        case .text(let values):
            for (row, value) in values.enumerated() {
                guard let value else { continue }
                guard let bytes = encoding.encodeForDBF(value) else {
                    throw Refusal(
                        message: Phrase(
                            zh: "行 \(first + row) 有 \(encoding.name) 没有的字",
                            en: "row \(first + row) has letters that \(encoding.name) lacks"))
                }
                guard bytes.count <= 254 else {
                    throw Refusal(
                        message: Phrase(
                            zh: "行 \(first + row) 占 \(bytes.count) 字节，DBF 只能容纳 254 字节",
                            en: "row \(first + row) takes \(bytes.count) bytes, a DBF has room for 254"))
                }
                longest = max(longest, bytes.count)
            }
        case .integer(let values):
            longest = values.reduce(longest) { max($0, $1.map { String($0).utf8.count } ?? 0) }
            guard longest <= 18 else {
                throw Refusal(message: Phrase(zh: "有数超过 18 位", en: "a number has more than 18 digits"))
            }
        case .real(let values):
            for case let value? in values {
                guard value.isFinite else {
                    throw Refusal(message: Phrase(zh: "DBF 只能存放有限的数", en: "a DBF holds only finite numbers"))
                }
                largest = max(largest, value.magnitude)
                isNegative = isNegative || value < 0
            }
            guard largest < 1e20 else {
                throw Refusal(message: Phrase(zh: "有数过大，DBF 存不下", en: "a number is too large for a DBF"))
            }
        case .flag: break
        }
    }

    /// For reals the declared width and decimals when every value fits; else 24 and as many decimals as the largest
    /// leaves room for.
    var form: DBFForm {
        switch field.kind {
        case .text: return DBFForm(type: OFTString, width: longest, precision: 0)
        case .integer:
            return DBFForm(type: longest < 10 ? OFTInteger : OFTInteger64, width: longest, precision: 0)
        case .flag: return DBFForm(type: OFTInteger, width: 1, precision: 0)
        case .real:
            // One more, for rounding up.
            let digits = largest < 1 ? 1 : String(Int128(clamping: largest)).utf8.count + 1
            if fitsDeclared {
                return DBFForm(type: OFTReal, width: field.width, precision: field.precision)
            }
            return DBFForm(type: OFTReal, width: 24, precision: min(15, 22 - digits))
        }
    }

    /// Every value, rounded to the declared decimals, has room in the declared width: sign, whole digits, point, decimals.
    private var fitsDeclared: Bool {
        guard 1...15 ~= field.precision, field.width <= 32 else { return false }
        // Beyond 18 digits a double has no more of them.
        guard (0..<field.precision).reduce(largest, { scaled, _ in scaled * 10 }) < 9e18 else { return false }
        let whole = fixedText(largest, decimals: field.precision).utf8.count - 1 - field.precision
        return (isNegative ? 1 : 0) + whole + 1 + field.precision <= field.width
    }
}
