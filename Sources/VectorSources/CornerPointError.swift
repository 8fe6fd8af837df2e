import Columns
import PROJ

/// Why a file of corner points cannot be read, or its CRS not be known.
public enum CornerPointError: ExplainedError, Hashable {
    /// A line that is neither an attribute, a parcel nor a point; line numbers start at 1.
    case line(Int, found: String, expected: Phrase)
    /// No `[地块坐标]` part, so nothing says where the parcels begin.
    case noParcels
    /// 坐标系 is absent, or names a datum other than CGCS2000; `likely` is what most coordinates look like.
    case datum(String?, likely: CRS?)
    /// X is east and Y north.
    case swapped(parcel: String, x: String, y: String)
    /// A header without a CRS, or one that its own coordinates contradict; `likely` is what these, or 带号, point to.
    case crs(Phrase, likely: CRS?)

    /// What the refusal means for the exit code.
    public var kind: FailureKind { .refused }

    /// The sentence for people, in both languages.
    public var phrase: Phrase {
        let told: Phrase =
            switch self {
            case .line(let number, let found, let expected):
                Phrase(
                    zh: "，第 \(number) 行：内容为“\(found.prefix(60))”，应为\(expected.zh)",
                    en: ", line \(number): found \"\(found.prefix(60))\", expected \(expected.en)")
            case .noParcels: Phrase(zh: "：没有 [地块坐标] 部分", en: ": no part [地块坐标]")
            case .datum(nil, _): Phrase(zh: "：缺少坐标系，基准不明", en: ": 坐标系 is missing, so the datum is not known")
            case .datum(let datum?, _):
                Phrase(
                    zh: "：坐标系为 \(datum)；只能读 2000国家大地坐标系，其他基准没有已公布的转换方法",
                    en: ": 坐标系 is \(datum); only 2000国家大地坐标系 can be read, because no operation from another datum is "
                        + "published")
            case .swapped(let parcel, let x, let y):
                Phrase(
                    zh: "：地块 \(parcel) 的 X = \(x) 是横坐标，Y = \(y) 是纵坐标；该格式中 X 指北、Y 指东",
                    en:
                        ": parcel \(parcel) has X = \(x), which is an easting, and Y = \(y), a northing; in this format X is "
                        + "north and Y east")
            case .crs(let reason, _): Phrase(zh: "：\(reason.zh)", en: ": \(reason.en)")
            }
        return Phrase(zh: "界址点文本", en: "corner-point text") + told
    }

    /// What the reader can do about it, in both languages; none when nothing helps.
    public var remedy: Phrase? {
        switch self {
        case .line:
            return Phrase(
                zh: "改正该行；点的写法为 J1,1,X（北）,Y（东）", en: "correct the line; a point is written J1,1,X(north),Y(east)")
        case .noParcels:
            return Phrase(
                zh: "检查它是不是报部的地块界址点 TXT，编码是否写对",
                en: "check that this is a 报部 TXT of parcel corner points and that its encoding was told")
        case .datum(nil, let likely): return Self.declaration(likely)
        case .datum:
            return Phrase(
                zh: "先用测绘主管部门的参数把地块转换到 CGCS2000",
                en: "transform the parcels to CGCS2000 with the parameters of the surveying authority first")
        case .swapped: return Phrase(zh: "把两列对调", en: "let the two columns change places")
        case .crs(_, let likely):
            return Phrase(
                zh: "改正属性描述中的坐标系、几度分带和带号，或自行写明坐标系：",
                en: "correct the attributes 坐标系, 几度分带 and 带号, or name the CRS yourself: ")
                + Self.declaration(likely)
        }
    }

    private static func declaration(_ likely: CRS?) -> Phrase {
        CGCS2000.declaration(likely) { Wording.current.saying(crs: $0) }
    }
}
