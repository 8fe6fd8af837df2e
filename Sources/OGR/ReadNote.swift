import Columns

/// One thing that reading did to a whole layer. The description is a plain English sentence.
public enum ReadNote: Sendable, Hashable, CustomStringConvertible {
    /// The third ordinate of so many rows was dropped.
    case heightsDropped(rows: Int)
    /// The measure of so many rows was dropped.
    case measuresDropped(rows: Int)
    /// Arcs of so many rows were made straight; the farthest that a chord lies from its arc, metres.
    case arcsStraightened(rows: Int, sagitta: Double)
    /// So many rows were not of the kind asked for.
    case kindLeftOut(GeometryColumn.Kind, rows: Int)
    /// A condition kept none of so many rows.
    case conditionKeptNone(rows: Int)
    /// The request named another CRS than the source declares.
    case crsReplaced(declared: CRS)
    /// A table of places calls the northing X, and was read so.
    case northingFirst
    /// So many lines above the heading of a table were passed over.
    case titleRows(Int)
    /// The heading of a sheet stands in these rows, from 1, below so many rows of titles.
    case headingRows(Int, Int, titles: Int)
    /// No row of a sheet looks like a heading: its columns are numbered.
    case headingAbsent
    /// A heading stands over so many columns; the further ones got a number after it.
    case headingRepeated(String, columns: Int)
    /// Columns with the names of places hold text: so many rows of those that hold something.
    case placesAreText(String, String, rows: Int, of: Int, example: String)
    /// Rows that a sheet hides were read.
    case hiddenRowsRead(rows: Int)
    /// Text of merged cells was put in every row that they cover.
    case mergedCellsFilled(cells: Int)
    /// Sheets beside the one that is read, which nobody named.
    case sheetsPassedOver([String])
    /// Corner-point text states areas in another unit than the format's hectares; the unit is written, or told by the corners.
    case areasStated(in: CornerPointFile.AreaUnit, isWritten: Bool)
    /// Lines of a further part of corner-point text that are no `key=value`.
    case linesPassedOver(part: String, lines: Int)
    /// Keys of the header of corner-point text that nothing reads, with their values.
    case headerUnused([String])
    /// What the parts of the source say of each other, and what was passed over.
    case file(FileNote)
    /// What GDAL warned of.
    case warning(String)

    /// A plain English sentence.
    public var description: String {
        switch self {
        case .heightsDropped(let rows): "Heights (Z) dropped in \(rows) rows."
        case .measuresDropped(let rows): "Measures (M) dropped in \(rows) rows."
        case .arcsStraightened(let rows, let sagitta):
            "Arcs made straight in \(rows) rows; the chords lie within \(ReadNote.metres(sagitta)) m of them."
        case .kindLeftOut(let kind, let rows): "\(rows) rows with \(kind.rawValue) geometry left out as asked."
        case .conditionKeptNone(let rows):
            "The condition (where) keeps none of the \(rows) rows that were read; the layer counts as empty."
        case .crsReplaced(let declared): "The declared CRS \(declared) was replaced by the caller's."
        case .northingFirst: "The column called X holds northings, as survey sheets do: read as such."
        case .titleRows(let rows): "\(rows) lines above the heading were passed over."
        case .headingRows(let first, let last, let titles):
            "The heading is \(first == last ? "row \(first)" : "rows \(first) to \(last)") of the sheet"
                + (titles > 0 ? ", below \(titles) \(titles == 1 ? "row" : "rows") of titles." : ".")
        case .headingAbsent: "No row of the sheet looks like a heading; its columns are called field_1, field_2 …"
        case .headingRepeated(let name, let columns):
            "The heading \(name) stands over \(columns) columns; the further ones are called \(name)_2 …"
        case .placesAreText(let east, let north, let rows, let all, let example):
            "The columns \(east) and \(north) are called like places, but hold text or nothing in \(rows) of \(all) rows"
                + (example.isEmpty ? "" : ", such as `\(example)`") + "; the table was read without places."
        case .hiddenRowsRead(let rows): "\(rows) rows that the sheet hides were read like the others."
        case .mergedCellsFilled(let cells): "The text of merged cells was put in the \(cells) further cells they cover."
        case .sheetsPassedOver(let names): "Sheets that were not read: \(names.joined(separator: ", "))."
        case .areasStated(let unit, let isWritten):
            "Areas are stated in \(unit.english)\(isWritten ? "" : ", as the corners show,") where the format has hectares."
        case .linesPassedOver(let part, let lines):
            "\(lines) lines of the part [\(part)] are no key=value and were passed over."
        case .headerUnused(let lines):
            "Lines of the header that have no effect on what is read: \(lines.joined(separator: ", "))."
        case .file(let note): note.en
        case .warning(let text): "GDAL: " + text
        }
    }

    /// A small length in metres, rounded up to six decimals.
    public static func metres(_ length: Double) -> String {
        fixedText((length * 1e6).rounded(.up) / 1e6, decimals: 6)
    }
}
