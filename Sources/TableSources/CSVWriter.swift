import Columns
import Glibc
import VectorSources

/// Writes an attribute table as CSV: commas, line feeds, quotation marks where needed, the heading first.
///
/// A null is an empty cell, an empty text is `""`, so that both come back. Reals have the fewest digits that read back.
/// Points give two columns in front, `easting,northing` or `longitude,latitude`, with six or nine decimals; lines and
/// polygons have no place in a table and are left out. Text that a spreadsheet would take for a formula (it starts with
/// `=`, `+`, `-`, `@`, a tab or a carriage return) gets an apostrophe before it, and is counted; so are texts with characters
/// that act on a terminal or are none, which are made visible (`VisibleText.cell`; `?` where the encoding lacks the sign).
///
/// In UTF-8 a byte order mark comes first, so that spreadsheets know. The file is not removed when it is not finished: give
/// a path beside the final one. Belongs to one task.
public final class CSVWriter {
    /// Texts that got an apostrophe.
    public private(set) var neutralised = 0
    /// Texts in which control characters were made visible.
    public private(set) var madeVisible = 0
    /// Rows with more than one point, of which the first was written.
    public private(set) var severalPoints = 0
    private let path: String
    private let encoding: TextEncoding
    private let kind: GeometryColumn.Kind
    private let decimals: Int
    private let handle: Int32
    private var buffer: [UInt8] = []

    /// Makes the file and writes the heading.
    /// - Parameters:
    ///   - fields: their names make the heading.
    ///   - kind: `.point` adds the two columns of places.
    ///   - geographic: places are longitude and latitude.
    ///   - encoding: `UTF-8` or `GBK`.
    /// - Throws: `OGRError`: `unknownEncoding`, `notStorable`, `notWritable`.
    public init(
        path: String, fields: [Field], kind: GeometryColumn.Kind, geographic: Bool, encoding name: String = "UTF-8"
    ) throws(OGRError) {
        guard let encoding = TextEncoding(name), encoding.isUTF8 || encoding.name == "GBK" else {
            throw .unknownEncoding(path: path, name: name)
        }
        (self.path, self.encoding, self.kind, decimals) = (path, encoding, kind, geographic ? 9 : 6)
        handle = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard handle >= 0 else { throw .notWritable(path: path, message: systemMessage()) }
        if encoding.isUTF8 { buffer = [0xEF, 0xBB, 0xBF] }
        var cells = fields.map(\.name)
        if kind == .point { cells = Self.placeNames(geographic: geographic) + cells }
        try append(line: cells.map { Self.cell(VisibleText.line($0)) }.joined(separator: ","))
    }

    deinit { close(handle) }

    /// The headings of places.
    public static func placeNames(geographic: Bool) -> [String] {
        geographic ? ["longitude", "latitude"] : ["easting", "northing"]
    }

    /// The heading is one that reading takes for a coordinate, so that beside new places it would be an old one.
    public static func namesPlace(_ heading: String) -> Bool { CSVPlaces.names(heading) }

    /// Adds rows whose fields are those of the heading.
    /// - Throws: `OGRError` when the rows cannot be stored in the format, or the file cannot be written.
    public func append(_ batch: Layer) throws(OGRError) {
        for row in 0..<batch.count {
            var cells: [String] = []
            if kind == .point { cells = places(batch.geometry, row) }
            for column in batch.columns { cells.append(cell(column, row)) }
            try append(line: cells.joined(separator: ","))
        }
    }

    /// Everything is in the file.
    /// - Throws: `OGRError` when the file cannot be written, as on a full disk.
    public func finish() throws(OGRError) { try flush() }

    private func places(_ geometry: GeometryColumn, _ row: Int) -> [String] {
        guard case .points(let points) = geometry, let place = points.position(ofRow: row), place.isFinite else {
            return ["", ""]
        }
        if points.points(ofRow: row).count > 1 { severalPoints += 1 }
        return [place.x, place.y].map { value in
            var bytes: [UInt8] = []
            appendFixed(value, decimals: decimals, trimming: true, to: &bytes)
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    private func cell(_ column: AttributeColumn, _ row: Int) -> String {
        guard case .text(let values) = column else { return column.text(row) ?? "" }
        guard var text = values[row] else { return "" }
        if text.isEmpty { return "\"\"" }
        let seen = VisibleText.cell(text)
        if seen != text {
            madeVisible += 1
            text = encoding.isUTF8 ? seen : Self.plain(text, seen)
        }
        if let first = text.utf8.first, "=+-@\t\r".utf8.contains(first) {
            text = "'" + text
            neutralised += 1
        }
        return Self.cell(text)
    }

    /// A text with `?` in place of the signs of its visible form, for encodings that lack them.
    private static func plain(_ text: String, _ seen: String) -> String {
        var result = String.UnicodeScalarView()
        for (old, new) in zip(text.unicodeScalars, seen.unicodeScalars) { result.append(old == new ? old : "?") }
        return String(result)
    }

    private static func cell(_ text: String) -> String {
        let plain = text.utf8.allSatisfy { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "\"") && $0 >= 0x20 }
        if plain && text.utf8.first != 0x20 && text.utf8.last != 0x20 { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    private func append(line: String) throws(OGRError) {
        buffer += try TextFile.bytes(line + "\n", encoding: encoding.name, path: path)
        if buffer.count >= 1 << 20 { try flush() }
    }

    private func flush() throws(OGRError) {
        var done = 0
        while done < buffer.count {
            let count = buffer.withUnsafeBytes { write(handle, $0.baseAddress! + done, $0.count - done) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw .notWritable(path: path, message: systemMessage()) }
            done += count
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
