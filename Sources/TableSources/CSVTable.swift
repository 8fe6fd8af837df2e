import Columns
import VectorSources

/// A table in memory: a CSV file decoded by us or a sheet, columns typed, places recognised.
package struct CSVTable {
    package let member: SourceMember
    /// The file's or the sheet's name.
    package let name: String
    package let encoding: TextEncoding?
    package let encodingSource: EncodingSource?
    /// Every column; shape `(columns)`.
    package let fields: [Field]
    /// The columns that are attributes: not the one of written geometries, and none without heading and without a value.
    let attributes: [Int]
    package let geometry: TableScan.Geometry
    package let rows: Int
    /// What is to be told of the whole table.
    package let notes: [ReadNote]
    /// Cells that hold something which is not a value: row, column, sentence.
    let faults: [(row: Int, column: Int, message: Phrase)]
    /// Per column, the first number of more than fifteen digits: its cell and digits.
    let longNumbers: [Int: (cell: String, digits: String)]
    /// Records of another length than the heading: row, cells found.
    let ragged: [(row: Int, cells: Int)]
    /// The records after the heading.
    package let records: CSVParser

    /// - Parameters:
    ///   - encoding: what the caller says; nil for nothing.
    ///   - allowUndeclared: describe the table though its text cannot be decoded.
    package init(_ member: SourceMember, encoding declared: TextEncoding?, allowUndeclared: Bool = false)
        throws(OGRError)
    {
        (self.member, name, faults, longNumbers) = (member, member.stem, [], [:])
        let raw = try TableBudget.read(member)
        let text: [UInt8]
        (text, encoding, encodingSource) = try Self.decode(raw, declared, member)
        if encoding == nil && !allowUndeclared {
            throw .undeclaredEncoding(path: member.shown, layer: member.stem)
        }
        (records, fields, attributes, geometry, rows, ragged, notes) = try Self.faultsNamed(member) {
            let opening = try CSVOpening(text, path: member.shown)
            let names = ColumnNames(opening.heading)
            var scan = try TableScan(opening.records, columns: names.names.count, path: member.shown)
            let geometry = scan.geometry(names.names)
            return (
                opening.records, zip(names.names, scan.typing).map { Field($0, $1.kind) },
                Self.attributes(names, scan, geometry), geometry, scan.rows, scan.ragged,
                opening.notes + names.notes + scan.notes
            )
        }
    }

    /// A sheet, written out as text.
    package init(_ member: SourceMember, sheet: SheetText, named name: String, notes others: [ReadNote])
        throws(OGRError)
    {
        (self.member, self.name, faults, longNumbers) = (member, name, sheet.faults, sheet.longNumbers)
        (encoding, encodingSource) = (.utf8, .format)
        (records, fields, attributes, geometry, rows, ragged, notes) = try Self.faultsNamed(member) {
            let records = CSVParser(sheet.bytes, separator: UInt8(ascii: ","))
            let names = ColumnNames(sheet.names)
            var scan = try TableScan(records, columns: names.names.count, path: member.shown)
            let geometry = scan.geometry(names.names)
            return (
                records, zip(names.names, scan.typing).map { Field($0, $1.kind) },
                Self.attributes(names, scan, geometry), geometry, scan.rows, scan.ragged,
                others + sheet.notes + names.notes + scan.notes
            )
        }
    }

    private static func attributes(_ names: ColumnNames, _ scan: TableScan, _ geometry: TableScan.Geometry) -> [Int] {
        names.names.indices.filter { column in
            if case .written(column, _) = geometry { return false }
            return !(names.isUnnamed[column] && scan.typing[column].isEmpty)
        }
    }

    package var description: LayerDescription {
        let kind: GeometryColumn.Kind? =
            switch geometry {
            case .none: GeometryColumn.Kind.none
            case .places: .point
            case .written: nil
            }
        let shown = attributes.map { fields[$0] }
        var result = LayerDescription(
            name: name, kind: kind, fields: shown, fieldTypes: shown.map { $0.kind.rawValue })
        (result.rows, result.encoding, result.encodingSource) = (rows, encoding?.name, encodingSource)
        if case .written(_, let srid?) = geometry { result.crs = .epsg(srid) }
        result.notes = notes
        return result
    }

    /// Faults of the text become errors that name the file.
    private static func faultsNamed<R>(_ member: SourceMember, _ body: () throws -> R) throws(OGRError) -> R {
        do {
            return try body()
        } catch let fault as CSVParser.Fault {
            throw .badTable(path: member.shown, line: fault.line, message: fault.message)
        } catch let error as OGRError {
            throw error
        } catch {
            throw .notReadable(path: member.shown, message: Phrase(same: "\(error)"))
        }
    }

    /// UTF-8 bytes without a byte order mark, and how the encoding was learned.
    private static func decode(_ raw: [UInt8], _ declared: TextEncoding?, _ member: SourceMember) throws(OGRError)
        -> ([UInt8], TextEncoding?, EncodingSource?)
    {
        func converted(_ bytes: some Collection<UInt8>, _ encoding: TextEncoding) throws(OGRError) -> [UInt8] {
            guard let text = TextDecoder(encoding).decode(bytes) else {
                throw .badText(path: member.shown, layer: member.stem, field: "-", row: nil, encoding: encoding.name)
            }
            return Array(text.utf8)
        }
        if raw.starts(with: [0xEF, 0xBB, 0xBF]) {
            return (try converted(raw.dropFirst(3), .utf8), .utf8, .byteOrderMark)
        }
        for (mark, name) in [([0xFF, 0xFE], "UTF-16LE"), ([0xFE, 0xFF], "UTF-16BE")] as [([UInt8], String)] {
            if raw.starts(with: mark), let wide = TextEncoding(name) {
                return (try converted(raw.dropFirst(2), wide), wide, .byteOrderMark)
            }
        }
        if let declared { return (try converted(raw, declared), declared, .caller) }
        // Two bytes a letter: half of them are 0 where the text is ASCII, and separators, digits and line ends are everywhere.
        let start = raw.prefix(1 << 16)
        if start.count(where: { $0 == 0 }) * 10 > start.count {
            return (Array(String(decoding: raw, as: UTF8.self).utf8), nil, nil)
        }
        let ascii = raw.withUnsafeBufferPointer(isASCII)
        if ascii { return (raw, .utf8, .ascii) }
        let valid = raw.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) != nil }
        if valid { return (raw, .utf8, .utf8Check) }
        return (Array(String(decoding: raw, as: UTF8.self).utf8), nil, nil)
    }
}
