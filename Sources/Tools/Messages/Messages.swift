import Columns
import Overlap
import PROJ
import Survey

/// The sentences of the commands that need no project, in both languages: here the rules of the check.
enum Messages {
    // MARK: Coordinate reference systems

    static var metresNotAsked: Phrase {
        Phrase(zh: "；以米为单位的规则不检查", en: "; rules in metres are not asked")
    }

    static var crsMissing: Phrase {
        Phrase(zh: "没有声明坐标系", en: "no coordinate reference system is declared") + metresNotAsked
    }

    static func datum(_ crs: CRSDescription) -> Phrase {
        Phrase(
            zh: "\(crs.label) 的基准是 \(crs.datumName)，不是 CGCS2000",
            en: "\(crs.label) is on \(crs.datumName), not on CGCS2000")
    }

    static func noZone(_ crs: CRSDescription) -> Phrase {
        Phrase(
            zh: "\(crs.label) 不是 CGCS2000 的高斯-克吕格投影带", en: "\(crs.label) is not a Gauss-Krüger zone of CGCS2000")
    }

    static func zoneDiffers(_ zone: CGCS2000Zone, from other: CGCS2000Zone, of layer: String) -> Phrase {
        Phrase(
            zh: "该图层在 \(zone.phrase.zh)，而图层 \(layer) 在 \(other.phrase.zh)",
            en: "the layer is in the \(zone), layer \(layer) in the \(other)")
    }

    static var noPlane: Phrase {
        Phrase(
            zh: "以米为单位的规则：图层不在已知的平面中", en: "rules in metres: the layer lies in no plane that is known")
    }

    // MARK: Layers

    static var noRows: Phrase { Phrase(zh: "图层没有任何行", en: "the layer has no rows") }

    static func geometryKind(_ kind: GeometryColumn.Kind) -> Phrase {
        let name =
            switch kind {
            case .point: "点（point）"
            case .line: "线（line）"
            case .polygon: "面（polygon）"
            case .none: "无（none）"
            }
        return Phrase(
            zh: "图层的图形类型为\(name)，标准为面", en: "the layer holds \(kind.rawValue) geometry, the standard polygons")
    }

    static func layerMissing(_ layer: StandardLayer) -> Phrase {
        let name = "\(layer.standardName) \(layer.chineseName)"
        return Phrase(zh: "缺少图层 \(name)", en: "layer \(name) is not there")
    }

    static func noPlaces(in paths: [String]) -> Phrase {
        let names = paths.map { Phrase(same: $0) }.joined()
        return Phrase(zh: "\(names.zh) 中没有带坐标的图层", en: "no layer of \(names.en) has places")
    }

    // MARK: Rows

    static var noGeometry: Phrase { Phrase(zh: "该行没有图形", en: "the row has no geometry") }

    static var standsTwice: Phrase {
        Phrase(zh: "该行重复，图形和各字段值都相同", en: "the row stands twice, alike in shape and values")
    }

    static func duplicateKey(_ key: String, rows: Int) -> Phrase {
        Phrase(
            zh: "标识码 BSM \(key) 见于内容不同的 \(rows) 行", en: "BSM \(key) stands on \(rows) rows of different content")
    }

    static func spike(degrees: Double) -> Phrase {
        let angle = fixedText(degrees, decimals: 3)
        return Phrase(zh: "边界以 \(angle)° 的角折回", en: "the border turns back at an angle of \(angle)°")
    }

    static func sliver(metres: Double) -> Phrase {
        let width = fixedText(metres, decimals: 3)
        return Phrase(zh: "平均宽度为 \(width) 米", en: "the mean width is \(width) m")
    }

    static var repeatedVertex: Phrase { Phrase(zh: "有顶点连续重复", en: "a vertex stands twice in a row") }

    static var ringDirection: Phrase {
        Phrase(zh: "环的方向与图层中其他环不一致", en: "a ring runs unlike the others of its layer")
    }

    static func belowMinimum(_ area: Double, least: Double) -> Phrase {
        let (own, other) = (fixedText(area, decimals: 2), fixedText(least, decimals: 0))
        return Phrase(
            zh: "面积 \(own) 平方米，其地类的最小上图面积为 \(other) 平方米",
            en: "\(own) m², the least mapped area of its class is \(other) m²")
    }

    static func storedArea(_ stored: Double, shape: Double) -> Phrase {
        let (own, other) = (fixedText(stored, decimals: 2), fixedText(shape, decimals: 2))
        return Phrase(
            zh: "存储的面积为 \(own) 平方米，图形的椭球面积为 \(other) 平方米",
            en: "the stored area is \(own) m², the ellipsoidal area of the shape \(other) m²")
    }

    // MARK: Units

    static func unitCode(_ text: String, isVillage: Bool) -> Phrase {
        let lengths = isVillage ? Phrase(zh: "12 或 19", en: "12 or 19") : Phrase(zh: "9 或 12", en: "9 or 12")
        return Phrase(zh: "“\(text)”不是 \(lengths.zh) 位的代码", en: "\(text) is not a code of \(lengths.en) digits")
    }

    static func codeTwice(_ code: String, rows: Int) -> Phrase {
        Phrase(zh: "代码 \(code) 见于 \(rows) 行", en: "code \(code) stands on \(rows) rows")
    }

    static func otherCounty(_ code: String, _ county: String) -> Phrase {
        Phrase(zh: "代码 \(code) 不属于县 \(county)", en: "code \(code) is not of county \(county)")
    }

    static func parentCode(_ code: AdministrativeCode, town: AdministrativeCode) -> Phrase {
        Phrase(
            zh: "代码 \(code) 不以所在乡镇的 \(town) 开头", en: "code \(code) does not begin with \(town), the town it lies in")
    }

    static func parcelVillage(_ own: AdministrativeCode, liesIn found: AdministrativeCode) -> Phrase {
        Phrase(
            zh: "ZLDWDM 为村 \(own)，而图斑位于 \(found)", en: "ZLDWDM names village \(own), the parcel lies in \(found)")
    }

    // MARK: Layers against each other

    static func uncovered(_ area: Double, by layer: String) -> Phrase {
        let ground = fixedText(area, decimals: 2)
        return Phrase(
            zh: "有 \(ground) 平方米没有被 \(layer) 的任何行覆盖", en: "\(ground) m² are covered by no row of \(layer)")
    }

    // MARK: Points of a matrix

    static var pointWithoutKey: Phrase {
        Phrase(zh: "该点没有编号，已剔除", en: "the point has no key; it was set aside")
    }

    static var pointKeyTwice: Phrase {
        Phrase(zh: "另一个点的编号相同；两点都在矩阵中", en: "another point has the same key; both stand in the matrix")
    }

    /// Rows on a heap: what they share, and how many of their pairs are told.
    static func heap(_ ground: String, _ heap: CoverageFault.Heap?) -> Phrase {
        let (rows, listed, unlisted) = (heap?.rows ?? 0, heap?.listed ?? 0, heap?.unlisted ?? 0)
        let isCounted = heap?.isCounted ?? true
        return Phrase(
            zh: "本行与其他行共 \(rows) 行互相堆叠，重叠处地面共 \(ground) 平方米（每处只计一次）；已逐对列出 \(listed) 对，"
                + "另有\(isCounted ? "" : "至少") \(unlisted) 对未列出",
            en:
                "this row and others, \(rows) in all, lie on each other; they share \(ground) m² of ground, each place once; "
                + "\(listed) pairs are told one by one, \(isCounted ? "" : "at least ")\(unlisted) more are not")
    }
}
