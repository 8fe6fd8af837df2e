import Columns
import OGR

extension ReadNote {
    /// The note in both languages, with the layer it is about before it.
    func phrase(about layer: String) -> Phrase { Phrase(zh: "\(layer):\(chinese)", en: "\(layer): \(self)") }

    private var chinese: String {
        switch self {
        case .heightsDropped(let rows): "\(rows) 行的高程(Z)未读入。"
        case .measuresDropped(let rows): "\(rows) 行的量测值(M)未读入。"
        case .arcsStraightened(let rows): "\(rows) 行的圆弧按不大于 1° 的步长改为折线。"
        case .kindLeftOut(let kind, let rows): "\(rows) 行的几何类型为\(Self.name(of: kind)),按要求未读入。"
        case .crsReplaced(let declared): "文件声明的坐标系 \(declared) 已由使用者指定的坐标系代替。"
        case .northingFirst: "名为 X 的列是纵坐标(测量习惯),已按此读入。"
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
