import Columns
import OGR
import ProjectFile

extension ReadNote {
    /// The note in both languages, with the layer it is about before it.
    func phrase(about layer: String) -> Phrase { Phrase(zh: "\(layer):\(chinese)", en: "\(layer): \(self)") }

    /// The note as a plain Chinese sentence.
    public var chinese: String {
        switch self {
        case .heightsDropped(let rows): "\(rows) 行的高程(Z)未读入。"
        case .measuresDropped(let rows): "\(rows) 行的量测值(M)未读入。"
        case .arcsStraightened(let rows, let sagitta):
            "\(rows) 行的圆弧改为折线，弦与弧最多相距 \(ReadNote.metres(sagitta)) m。"
        case .kindLeftOut(let kind, let rows): "\(rows) 行的几何类型为\(Self.name(of: kind)),按要求未读入。"
        case .crsReplaced(let declared): "文件声明的坐标系 \(declared) 已由使用者指定的坐标系代替。"
        case .northingFirst: "名为 X 的列是纵坐标(测量习惯),已按此读入。"
        case .titleRows(let rows): "表头以上的 \(rows) 行未读入。"
        case .headingRows(let first, let last, let titles):
            "表头为第 \(first == last ? "\(first)" : "\(first) 至 \(last)") 行"
                + (titles > 0 ? "，其上 \(titles) 行标题未读入。" : "。")
        case .conditionKeptNone(let rows): "条件（where）没有留下任何一行：读入的 \(rows) 行都不满足，图层按空图层处理。"
        case .headingAbsent: "工作表中没有像表头的行，各列称为 field_1、field_2 ……"
        case .headingRepeated(let name, let columns): "表头“\(name)”有 \(columns) 列，后面的称为 \(name)_2 ……"
        case .placesAreText(let east, let north, let rows, let all, let example):
            "列“\(east)”“\(north)”名为坐标，但有内容的 \(all) 行中 \(rows) 行不是数"
                + (example.isEmpty ? "" : "（如“\(example)”）") + "，未按坐标读入。"
        case .hiddenRowsRead(let rows): "工作表中隐藏的 \(rows) 行照常读入。"
        case .mergedCellsFilled(let cells): "合并单元格的文字已填入其覆盖的另外 \(cells) 个单元格。"
        case .sheetsPassedOver(let names): "未读入的工作表：\(names.joined(separator: "、"))。"
        case .areasStated(let unit, _): "地块面积以\(unit.rawValue)填写，而格式规定为公顷；已按\(unit.rawValue)读入。"
        case .headerUnused(let lines): "文件头中对读取不起作用的行：\(lines.joined(separator: "、"))。"
        case .linesPassedOver(let part, let lines): "［\(part)］中有 \(lines) 行不是键值，未读入。"
        case .file(let note): note.zh
        case .warning(let text): "GDAL:" + text
        }
    }

    private static func name(of kind: GeometryColumn.Kind) -> String {
        switch kind {
        case .point: "点"
        case .line: "线"
        case .polygon: "面"
        default: kind.rawValue
        }
    }
}
