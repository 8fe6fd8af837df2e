import CGDAL
import Columns
import FormatAudits
import VectorSources

/// Cells of columns of numbers that hold something else, as they are stored.
///
/// GDAL gives the leading digits of such a cell (`1,234` comes as 1, `约300` as 0) and cuts what the column's type cannot hold.
/// They are found before rows are read, by the store itself: SQLite tells the type of every value, and the cells of a `.dbf`, a
/// `.mid` and a KML are text. Each is then read as numbers of any table are (`WrittenValue`), or becomes an issue.
struct OddNumbers: Sendable, Hashable {
    /// Texts by place of the column among those asked for, then by row: the driver's row identifier, or the place among the
    /// rows read where there is none.
    private(set) var texts: [Int: [Int: String]] = [:]
    /// Rows go by the driver's identifiers.
    private(set) var hasIdentifiers = true
    /// Cells of a `.dbf` full of asterisks, by place of the column.
    private(set) var starred: [Int: Int] = [:]

    var isEmpty: Bool { texts.isEmpty }

    /// - Parameter fields: those asked for.
    /// - Complexity: O(*rows*) where any is a number; the shapes are not read.
    init(_ layer: OpenLayer, _ fields: [FieldReading]) {
        switch layer.dataset.driver {
        case "GPKG", "SQLite": findInDatabase(layer, fields)
        case "ESRI Shapefile": findInTable(layer, fields)
        case "MapInfo File" where layer.dataset.member.suffix == "mif": findInMID(layer, fields)
        case "LIBKML", "KML": findInKML(layer, fields)
        case "FlatGeobuf", "GML", "GPX", "MapInfo File": findInFeatures(layer, fields)
        default: break
        }
    }

    /// The kind of a column when what its odd cells hold is counted: whole numbers become real where one is not whole.
    func kind(of place: Int, _ field: Field) -> AttributeColumn.Kind {
        guard field.kind == .integer, let odd = texts[place] else { return field.kind }
        let isWhole = odd.values.allSatisfy { text in
            ExactNumber.whole(text) != nil || ExactNumber.isTooLong(text) || WrittenValue.number(text) == nil
        }
        return isWhole ? .integer : .real
    }

    /// The issues of the cells full of asterisks.
    func notes(_ fields: [FieldReading]) -> [FileNote] {
        guard !starred.isEmpty else { return [] }
        let list = starred.sorted { $0.key < $1.key }.map {
            Phrase(same: "\(fields[$0.key].field.name) \($0.value)")
        }.joined()
        return [
            FileNote(
                zh: ".dbf 的数值单元格填满 *（无值，或 dBase 中写不下的数），按未填写处理：\(list.zh)。",
                en:
                    "Cells of numbers in the .dbf are full of `*` (no value, or in dBase a number that did not fit); they "
                    + "are taken as not given: \(list.en).")
        ]
    }

    /// Cells that were found when a layer was opened, for when the same fields of it are read once more.
    struct Known: Sendable, Hashable {
        let path: String
        let layer: String
        let fields: [Int]
        let found: OddNumbers
    }

    /// Those that are known, or else those that are found now.
    /// - Parameter fields: those asked for.
    static func known(_ known: Known?, of layer: OpenLayer, _ fields: [FieldReading]) -> Known {
        let (path, places) = (layer.dataset.member.path, fields.map(\.index))
        if let known, (known.path, known.layer, known.fields) == (path, layer.name, places) { return known }
        return Known(path: path, layer: layer.name, fields: places, found: OddNumbers(layer, fields))
    }

    // MARK: - SQLite

    private mutating func findInDatabase(_ layer: OpenLayer, _ fields: [FieldReading]) {
        let numbers = fields.indices.filter {
            !fields[$0].isForeign && (fields[$0].field.kind != .text || Self.isDate(fields[$0]))
        }
        guard !numbers.isEmpty else { return }
        let dataset = layer.dataset.handle
        let table = DatabaseText.quoted(layer.name)
        let conditions = numbers.map { Self.condition(fields[$0]) }
        var isAny = false
        let any = "SELECT '1' FROM \(table) WHERE \(conditions.joined(separator: " OR ")) LIMIT 1"
        DatabaseText.rows(any, dataset) { _ in isAny = true }
        guard isAny else { return }
        let identifier = OGR_L_GetFIDColumn(layer.handle).map { String(cString: $0) } ?? ""
        hasIdentifiers = !identifier.isEmpty
        // Rows of a view come in its own order and are counted.
        let source = hasIdentifiers ? table : "(SELECT row_number() OVER () - 1 AS place_of_row, * FROM \(table))"
        let row = hasIdentifiers ? DatabaseText.quoted(identifier) : "place_of_row"
        for (place, condition) in zip(numbers, conditions) {
            let name = DatabaseText.quoted(fields[place].field.name)
            let statement = """
                SELECT CAST(\(row) AS TEXT), CASE typeof(\(name)) WHEN 'real' THEN printf('%!.17g', \(name)) \
                WHEN 'blob' THEN 'x' || hex(substr(\(name), 1, 16)) ELSE CAST(\(name) AS TEXT) END \
                FROM \(source) WHERE \(condition)
                """
            DatabaseText.rows(statement, dataset) { row in
                guard let number = DatabaseText.text(row, 0).flatMap({ Int($0) }), let text = DatabaseText.text(row, 1)
                else { return }
                texts[place, default: [:]][number] = text
            }
        }
    }

    private static func isDate(_ field: FieldReading) -> Bool { ["Date", "DateTime"].contains(field.typeName) }

    /// Texts and blobs are greater than any number in SQLite; a whole number of a narrow column may be too wide for it, and a
    /// column of whole numbers may hold fractions. A day that no calendar has is another one for SQLite, too.
    /// - Source: *Datatypes in SQLite*, §4.1 (sort order).
    private static func condition(_ field: FieldReading) -> String {
        let name = DatabaseText.quoted(field.field.name)
        if isDate(field) {
            return "\(name) IS NOT NULL AND (typeof(\(name)) <> 'text' OR julianday(\(name)) IS NULL OR "
                + "date(julianday(substr(\(name), 1, 10))) IS NOT substr(\(name), 1, 10))"
        }
        if field.field.kind == .flag { return "\(name) NOT IN (0, 1)" }
        guard field.field.kind == .integer else { return "\(name) >= ''" }
        let range: String? =
            field.isShort ? "-32768 AND 32767" : field.typeName == "Integer" ? "-2147483648 AND 2147483647" : nil
        return (range.map { "\(name) NOT BETWEEN \($0)" } ?? "\(name) >= ''") + " OR typeof(\(name)) = 'real'"
    }

    // MARK: - MapInfo

    private mutating func findInMID(_ layer: OpenLayer, _ fields: [FieldReading]) {
        hasIdentifiers = false
        let numbers = fields.indices.filter {
            [.integer, .real].contains(fields[$0].field.kind) || fields[$0].typeName == "Date"
        }
        guard !numbers.isEmpty else { return }
        let readings = Dictionary(
            numbers.map { (fields[$0].index, fields[$0]) }, uniquingKeysWith: { first, _ in first })
        let found = MIDRecords.cells(layer.dataset.ready.path, of: Array(readings.keys)) { column, cell in
            guard let field = readings[column] else { return false }
            return field.typeName == "Date" ? !WrittenDay.isPlain(cell) : !Self.isPlain(cell, as: field)
        }
        for place in numbers { texts[place] = found[fields[place].index] }
    }

    // MARK: - KML

    private mutating func findInKML(_ layer: OpenLayer, _ fields: [FieldReading]) {
        hasIdentifiers = false
        let numbers = fields.indices.filter { [.integer, .real].contains(fields[$0].field.kind) }
        guard !numbers.isEmpty, let rows = layer.declaredRows else { return }
        let documents = KMLDocuments.paths(of: layer.dataset.ready.path)
        let places = Dictionary(numbers.map { (fields[$0].field.name, $0) }, uniquingKeysWith: { first, _ in first })
        let found = KMLCells.cells(documents, layer: layer.name, rows: rows) { field, text in
            guard let place = places[field] else { return false }
            return !Array(text.utf8).withUnsafeBytes { Self.isPlain($0, as: fields[place]) }
        }
        for (field, cells) in found {
            if let place = places[field] { texts[place] = cells }
        }
    }

    // MARK: - Dates of other formats

    /// GDAL gives the parts of a date as they are written, whether the calendar has the day or not.
    private mutating func findInFeatures(_ layer: OpenLayer, _ fields: [FieldReading]) {
        hasIdentifiers = false
        let dates = fields.indices.filter { Self.isDate(fields[$0]) }
        guard !dates.isEmpty else { return }
        layer.ignoreFields(keeping: dates.map { fields[$0] }, geometry: false)
        var found: [Int: [Int: String]] = [:]
        collectingMessages { _ in
            OGR_L_ResetReading(layer.handle)
            var row = 0
            while let feature = OGR_L_GetNextFeature(layer.handle) {
                defer { OGR_F_Destroy(feature) }
                for place in dates {
                    let index = Int32(fields[place].index)
                    var (year, month, day, hour, minute, zone) = (
                        Int32(0), Int32(0), Int32(0), Int32(0), Int32(0), Int32(0)
                    )
                    var second = Float(0)
                    guard OGR_F_IsFieldSetAndNotNull(feature, index) != 0,
                        OGR_F_GetFieldAsDateTimeEx(
                            feature, index, &year, &month, &day, &hour, &minute, &second, &zone) != 0,
                        !Gregorian.hasDay(Int(year), Int(month), Int(day))
                    else { continue }
                    found[place, default: [:]][row] = OGR_F_GetFieldAsString(feature, index).map { String(cString: $0) }
                }
                row += 1
            }
            OGR_L_ResetReading(layer.handle)
        }
        texts = found
    }

    // MARK: - Shapefile

    private mutating func findInTable(_ layer: OpenLayer, _ fields: [FieldReading]) {
        let numbers = fields.indices.filter {
            [.integer, .real].contains(fields[$0].field.kind) || fields[$0].typeName == "Date"
        }
        guard !numbers.isEmpty else { return }
        let parts = ShapefileParts(layer.dataset.ready.path)
        guard let file = parts.open("dbf"), let records = DBFRecords(file, bytes: parts.size("dbf")) else { return }
        let columns = numbers.compactMap { place -> (place: Int, at: DBFRecords.Column, isWhole: Bool)? in
            guard records.columns.indices.contains(fields[place].index) else { return nil }
            let column = records.columns[fields[place].index]
            guard "NFD".utf8.contains(column.type), column.offset + column.width <= records.recordBytes else {
                return nil
            }
            return (place, column, fields[place].field.kind == .integer)
        }
        let decoder = TextDecoder(layer.encoding ?? .utf8)
        var found: [Int: [Int: String]] = [:]
        var stars: [Int: Int] = [:]
        records.walk(file, rows: records.present) { row, bytes in
            if bytes[0] == 0x2A { return }
            for (place, column, isWhole) in columns {
                let cell = UnsafeRawBufferPointer(rebasing: bytes[column.offset..<column.offset + column.width])
                let isPlain =
                    column.type == UInt8(ascii: "D") ? WrittenDay.isPlain(cell) : Self.isPlain(cell, whole: isWhole)
                if isPlain { continue }
                let inked = cell.drop { $0 <= 0x20 }
                if inked.allSatisfy({ $0 == 0x2A || $0 <= 0x20 }) {
                    stars[place, default: 0] += 1
                    continue
                }
                let text = decoder.decode(cell.bindMemory(to: UInt8.self)) ?? String(decoding: cell, as: UTF8.self)
                found[place, default: [:]][row] = text.split { $0 == "\0" || $0.isWhitespace }.joined(separator: " ")
            }
        }
        (texts, starred) = (found, stars)
    }

    /// The same, of so many digits that the column's type holds them.
    private static func isPlain(_ cell: UnsafeRawBufferPointer, as field: FieldReading) -> Bool {
        let isWhole = field.field.kind == .integer
        guard isPlain(cell, whole: isWhole) else { return false }
        let digits = cell.prefix { $0 != UInt8(ascii: ".") && $0 | 0x20 != UInt8(ascii: "e") }
            .count { 48...57 ~= $0 }
        let few = !isWhole ? 15 : field.typeName != "Integer" ? 18 : field.isShort ? 4 : 9
        if digits <= few { return true }
        let text = String(decoding: cell, as: UTF8.self)
        guard isWhole else { return ExactNumber.real(text) != nil }
        guard let value = ExactNumber.whole(text) else { return false }
        return field.typeName != "Integer"
            || (field.isShort ? Int16(exactly: value) != nil : Int32(exactly: value) != nil)
    }

    /// Digits as GDAL reads them, or nothing; without decimals where the column's type has none.
    private static func isPlain(_ cell: UnsafeRawBufferPointer, whole: Bool) -> Bool {
        var (from, end) = (0, cell.count)
        while from < end, cell[from] <= 0x20 { from += 1 }
        while end > from, cell[end - 1] <= 0x20 { end -= 1 }
        if from == end { return true }
        if cell[from] == UInt8(ascii: "-") || cell[from] == UInt8(ascii: "+") { from += 1 }
        var (digits, pointSeen) = (0, false)
        var at = from
        while at < end {
            switch cell[at] {
            case 48...57:
                digits += 1
                if whole && pointSeen && cell[at] != 48 { return false }
            case UInt8(ascii: ".") where !pointSeen: pointSeen = true
            case UInt8(ascii: "e") where !whole && digits > 0, UInt8(ascii: "E") where !whole && digits > 0:
                return isExponent(cell[(at + 1)..<end])
            default: return false
            }
            at += 1
        }
        return digits > 0
    }

    private static func isExponent(_ bytes: Slice<UnsafeRawBufferPointer>) -> Bool {
        let digits = bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") ? bytes.dropFirst() : bytes
        return !digits.isEmpty && digits.allSatisfy { 48...57 ~= $0 }
    }
}
