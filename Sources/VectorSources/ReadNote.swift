import Columns

/// One thing that reading did to a whole layer.
public enum ReadNote: Sendable, Hashable, CustomStringConvertible {
    /// The third ordinate of so many rows was dropped.
    case heightsDropped(rows: Int)
    /// The measure of so many rows was dropped.
    case measuresDropped(rows: Int)
    /// Arcs of so many rows were made straight; the farthest that a chord lies from its arc, metres.
    case arcsStraightened(rows: Int, sagitta: Double)
    /// Rows of another kind of geometry than was asked for were left out.
    case kindLeftOut(GeometryColumn.Kind, rows: Int)
    /// A condition kept none of so many rows.
    case conditionKeptNone(rows: Int)
    /// The request named another CRS than the source declares.
    case crsReplaced(declared: CRS)
    /// A table of places calls the northing X, and was read so.
    case northingFirst
    /// Columns called easting and northing of a table hold nothing but degrees.
    case placesAreDegrees(String, String)
    /// Lines above the heading of a table were passed over.
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
    /// Corner-point text states areas in another unit than the format's hectares; the unit is written, or follows from
    /// the corners.
    case areasStated(in: StatedAreaUnit, isWritten: Bool)
    /// Lines of a further part of corner-point text that are no `key=value`.
    case linesPassedOver(part: String, lines: Int)
    /// Keys of the header of corner-point text that nothing reads, with their values.
    case headerUnused([String])
    /// What the parts of the source say of each other, and what was passed over.
    case file(FileNote)
    /// What GDAL warned of.
    case warning(String)

    /// A plain sentence.
    public var phrase: Phrase {
        switch self {
        case .heightsDropped(let rows):
            Phrase(zh: "\(rows) 行的高程（Z）未读入。", en: "Heights (Z) dropped in \(rows) rows.")
        case .measuresDropped(let rows):
            Phrase(zh: "\(rows) 行的量测值（M）未读入。", en: "Measures (M) dropped in \(rows) rows.")
        case .arcsStraightened(let rows, let sagitta):
            Phrase(
                zh: "\(rows) 行的圆弧改为折线，弦与弧最多相距 \(ReadNote.metres(sagitta)) m。",
                en: "Arcs made straight in \(rows) rows; the chords lie within \(ReadNote.metres(sagitta)) m of them.")
        case .kindLeftOut(let kind, let rows):
            Phrase(
                zh: "\(rows) 行的几何类型为\(kind.phrase.zh)，按要求未读入。",
                en: "\(rows) rows with \(kind.rawValue) geometry left out as asked.")
        case .conditionKeptNone(let rows):
            Phrase(
                zh: "条件（where）没有留下任何一行：读入的 \(rows) 行都不满足，图层按空图层处理。",
                en: "The condition (where) keeps none of the \(rows) rows that were read; the layer counts as empty.")
        case .crsReplaced(let declared):
            Phrase(
                zh: "文件声明的坐标系 \(declared) 已由使用者指定的坐标系代替。",
                en: "The declared CRS \(declared) was replaced by the caller's.")
        case .northingFirst:
            Phrase(
                zh: "名为 X 的列是纵坐标（测量习惯），已按此读入。",
                en: "The column called X holds northings, as survey sheets do: read as such.")
        case .placesAreDegrees(let east, let north):
            Phrase(
                zh: "列“\(east)”和“\(north)”的名称指米，其中的数却都像经纬度：按所指定坐标系的单位读入，请核对坐标系。",
                en:
                    "The columns `\(east)` and `\(north)` are called metres and hold what look like degrees: they were read in "
                    + "the unit of the CRS that was named; see that it is the right one.")
        case .linesPassedOver(let part, let lines):
            Phrase(
                zh: "［\(part)］中有 \(lines) 行不是键值，未读入。",
                en: "\(lines) lines of the part [\(part)] are no key=value and were passed over.")
        case .headerUnused(let lines):
            Phrase(
                zh: "文件头中对读取不起作用的行：\(Self.list(lines).zh)。",
                en: "Lines of the header that have no effect on what is read: \(Self.list(lines).en).")
        case .areasStated(let unit, let isWritten):
            Phrase(
                zh: "地块面积以\(unit.rawValue)填写\(isWritten ? "" : "（由界址点看出）")，而格式规定为公顷；已按\(unit.rawValue)读入。",
                en:
                    "Areas are stated in \(unit.english)\(isWritten ? "" : ", as the corners show,") where the format has "
                    + "hectares.")
        case .file(let note): note
        case .warning(let text): Phrase(zh: GDALSentence.phrase(text).zh, en: "GDAL: \(GDALSentence.phrase(text).en)")
        case .titleRows, .headingRows, .headingAbsent, .headingRepeated, .placesAreText, .hiddenRowsRead,
            .mergedCellsFilled, .sheetsPassedOver:
            tablePhrase
        }
    }

    /// A plain sentence on a table or sheet.
    private var tablePhrase: Phrase {
        switch self {
        case .titleRows(let rows):
            return Phrase(zh: "表头以上的 \(rows) 行未读入。", en: "\(rows) lines above the heading were passed over.")
        case .headingRows(let first, let last, let titles):
            let rows =
                first == last
                ? Phrase(zh: "第 \(first) 行", en: "row \(first)")
                : Phrase(zh: "第 \(first) 至 \(last) 行", en: "rows \(first) to \(last)")
            let above =
                titles > 0
                ? Phrase(
                    zh: "，其上 \(titles) 行标题未读入。", en: ", below \(titles) \(titles == 1 ? "row" : "rows") of titles.")
                : Phrase(zh: "。", en: ".")
            return Phrase(zh: "表头为\(rows.zh)", en: "The heading is \(rows.en) of the sheet") + above
        case .headingAbsent:
            return Phrase(
                zh: "工作表中没有像表头的行，各列称为 field_1、field_2 ……",
                en: "No row of the sheet looks like a heading; its columns are called field_1, field_2 …")
        case .headingRepeated(let name, let columns):
            return Phrase(
                zh: "表头“\(name)”有 \(columns) 列，后面的称为 \(name)_2 ……",
                en: "The heading \(name) stands over \(columns) columns; the further ones are called \(name)_2 …")
        case .placesAreText(let east, let north, let rows, let all, let example):
            let such = example.isEmpty ? Phrase(same: "") : Phrase(zh: "（如“\(example)”）", en: ", such as `\(example)`")
            return Phrase(
                zh: "列“\(east)”“\(north)”名为坐标，但有内容的 \(all) 行中 \(rows) 行不是数\(such.zh)，未按坐标读入。",
                en:
                    "The columns \(east) and \(north) are called like places, but hold text or nothing in \(rows) of \(all) "
                    + "rows\(such.en); the table was read without places.")
        case .hiddenRowsRead(let rows):
            return Phrase(
                zh: "工作表中隐藏的 \(rows) 行照常读入。", en: "\(rows) rows that the sheet hides were read like the others.")
        case .mergedCellsFilled(let cells):
            return Phrase(
                zh: "合并单元格的文字已填入其覆盖的另外 \(cells) 个单元格。",
                en: "The text of merged cells was put in the \(cells) further cells they cover.")
        case .sheetsPassedOver(let names):
            return Phrase(
                zh: "未读入的工作表：\(Self.list(names).zh)。", en: "Sheets that were not read: \(Self.list(names).en).")
        default: return Phrase(same: "")
        }
    }

    /// A plain English sentence.
    public var description: String { phrase.en }

    private static func list(_ names: [String]) -> Phrase { names.map { Phrase(same: $0) }.joined() }

    /// A small length in metres, rounded up to six decimals.
    public static func metres(_ length: Double) -> String {
        fixedText((length * 1e6).rounded(.up) / 1e6, decimals: 6)
    }
}
