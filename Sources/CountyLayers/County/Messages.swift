import Columns
import OGR
import ProjectFile

/// The sentences about the layers of a county that are no errors, in both languages.
enum Messages {
    // MARK: Rows

    static func keyShared(rows: Int) -> Phrase {
        Phrase(
            zh: "该编号见于内容不同的 \(rows) 行，均予保留",
            en: "the key stands on \(rows) rows with different content; all were kept")
    }

    static func villageTwice(_ code: String, in plan: String) -> Phrase {
        Phrase(
            zh: "给定示范带“\(plan)”两次列出村 \(code)，只计第一次",
            en: "the given belt `\(plan)` lists the village \(code) twice; the first counts")
    }

    static var standsTwice: Phrase {
        Phrase(zh: "该行重复，只计一行，此行未计入", en: "the row stands twice; one was left out")
    }

    static var noRows: Phrase { Phrase(zh: "图层没有任何行", en: "the layer has no rows") }

    static func noRowLeft(of rows: Int, _ reasons: [String: Int]) -> Phrase {
        let list = counted(reasons)
        return Phrase(
            zh: "图层的 \(rows) 行全部剔除（\(list.zh)）：按没有任何行处理；qiancun check 逐行列出并给出位置",
            en: "all \(rows) rows of the layer are set aside (\(list.en)): it counts as without rows; "
                + "qiancun check shows each row with its place")
    }

    static func conditionKeptNone(of rows: Int) -> Phrase {
        Phrase(
            zh: "条件（where）在 \(rows) 行中一行也没有留下：图层是空的",
            en: "the condition (where) keeps none of the \(rows) rows: the layer is empty")
    }

    static func otherGeometry(_ kind: GeometryColumn.Kind, rows: Int) -> Phrase {
        let name =
            switch kind {
            case .point: "点（point）"
            case .line: "线（line）"
            case .polygon: "面（polygon）"
            default: kind.rawValue
            }
        return Phrase(zh: "已剔除图形为\(name)的 \(rows) 行", en: "\(rows) rows with \(kind.rawValue) geometry were set aside")
    }

    // MARK: Roads

    static func roadValue(_ field: String, _ text: String) -> Phrase {
        Phrase(
            zh: "\(field) 的值“\(text)”看不懂，按未填处理",
            en: "\(field) `\(text)` is not understood; it is taken as not given")
    }

    static func roadDirection(_ text: String) -> Phrase {
        Phrase(
            zh: "oneway 的值“\(text)”看不懂，按双向通行处理",
            en: "oneway `\(text)` is not understood; the road is taken as two-way")
    }

    static func directionsUnread(_ texts: [String: Int]) -> Phrase {
        let (all, list) = (texts.values.reduce(0, +), counted(texts))
        return Phrase(
            zh: "有 \(all) 条道路的 oneway 看不懂，按双向通行处理：\(list.zh)。",
            en: "oneway of \(all) roads is not understood, and they are taken as two-way: \(list.en).")
    }

    static func tagsBreakOff(_ text: String) -> Phrase {
        let end = String(text.suffix(24))
        return Phrase(
            zh: "other_tags 不完整（到“\(end)”为止），整格按未填处理",
            en: "other_tags breaks off (after `\(end)`); all of it is taken as not given")
    }

    static func tagsBreakOff(rows: Int) -> Phrase {
        Phrase(
            zh: "有 \(rows) 行的 other_tags 不完整，整格按未填处理：该字段是否被截断？请转为 GeoPackage，或直接读取 .osm.pbf。",
            en:
                "other_tags of \(rows) rows breaks off and is taken as not given: was the field cut? Convert to a GeoPackage, or "
                + "read the .osm.pbf itself.")
    }

    static func notRoads(_ names: [String: Int]) -> Phrase {
        let (all, list) = (names.values.reduce(0, +), counted(names))
        return Phrase(
            zh: "有 \(all) 条线不是道路，已剔除：\(list.zh)",
            en: "\(all) lines are no roads and were left out: \(list.en)")
    }

    static func unknownClasses(_ names: [String: Int]) -> Phrase {
        let (all, list) = (names.values.reduce(0, +), counted(names))
        return Phrase(
            zh: "有 \(all) 条道路的等级看不懂，按等级不明（speeds: unknown）计：\(list.zh)",
            en: "the class of \(all) roads is not understood; they count as roads of unknown class "
                + "(speeds: unknown): \(list.en)")
    }

    static var noTurns: Phrase {
        Phrase(
            zh: "道路数据中没有转向限制（OSM 的 restriction 关系）：turn_restrictions 不起作用",
            en: "the source of the roads holds no turn restrictions (OSM relations): turn_restrictions has no effect")
    }

    static func turnsElsewhere(_ count: Int) -> Phrase {
        Phrase(
            zh: "有 \(count) 条转向限制不是经文件中的一个结点（经道路，或结点缺失），未采用",
            en:
                "\(count) turn restrictions do not lead over one node of the file (over ways, or the node is missing); they are "
                + "not followed")
    }

    static func turnsUnread(_ kinds: [String: Int]) -> Phrase {
        let list = counted(kinds)
        return Phrase(zh: "看不懂的转向限制未采用：\(list.zh)", en: "turn restrictions that are not understood: \(list.en)")
    }

    /// Names with their numbers, the most frequent first; of more than twelve the first twelve.
    static func counted(_ names: [String: Int]) -> Phrase {
        let sorted = names.sorted { $0.value != $1.value ? $0.value > $1.value : utf8Less($0.key, $1.key) }
        let list = sorted.prefix(12).map { Phrase(same: "\($0.key) \($0.value)") }.joined()
        return list + Phrase(same: sorted.count > 12 ? " …" : "")
    }

    // MARK: Codes

    static func codeForm(_ count: Int, written: String, read: String) -> Phrase {
        Phrase(
            zh: "有 \(count) 个代码写成“\(written)”的样子，按 \(read) 的样子读取",
            en: "\(count) codes are written like `\(written)`; they are read like \(read)")
    }

    /// What became of the row, after the reason.
    static var setAside: Phrase { Phrase(zh: "；该行已剔除", en: "; the row was set aside") }

    static func codeLength(_ text: String, digits: Int) -> Phrase {
        Phrase(
            zh: "代码“\(text)”为 \(text.utf8.count) 位，应为 \(digits) 位",
            en: "code \"\(text)\" has \(text.utf8.count) digits, expected \(digits)")
    }

    /// - Parameter shared: square metres that the rows share; none when they share none.
    static func enclaves(rows: [Int], shared: Double?) -> Phrase {
        let both = rows.map { Phrase(same: String($0)) }.joined()
        let ground = shared.map { fixedText($0, decimals: 2) }
        return Phrase(
            zh: "第 \(both.zh) 行是同一代码，作为一个村（飞地）" + (ground.map { "；其间重叠 \($0) 平方米" } ?? ""),
            en: "rows \(both.en) carry one code; they are one village (飞地)"
                + (ground.map { "; they share \($0) m²" } ?? ""))
    }

    // MARK: Village table

    static var codeMissing: Phrase {
        Phrase(zh: "该行没有村级代码，已剔除", en: "the row has no village code; it was set aside")
    }

    static var codeUnmatched: Phrase {
        Phrase(zh: "没有村是这个代码；该行已剔除", en: "no village has this code; the row was set aside")
    }

    static var villageWithoutRow: Phrase {
        Phrase(
            zh: "该村在村庄表中没有对应的行，其数值未知",
            en: "the village has no row in the village table; its values are not known")
    }

    static var notFinite: Phrase { Phrase(zh: "不是有限的数", en: "is not a finite number") }

    static func belowZero(_ value: Double) -> Phrase {
        Phrase(zh: "为 \(plainText(value))，小于 0", en: "is \(plainText(value)), below 0")
    }

    static func beyond(_ value: Double, most: Double) -> Phrase {
        Phrase(zh: "为 \(value)，超过 \(plainText(most))", en: "is \(value), beyond \(plainText(most))")
    }

    static func valueSetAside(_ field: String, _ fault: Phrase) -> Phrase {
        Phrase(zh: "\(field) \(fault.zh)；该值已剔除", en: "\(field) \(fault.en); the value was set aside")
    }

    static func valuesDiffer(rows: [Int], _ fields: [String]) -> Phrase {
        let both = rows.map { Phrase(same: String($0)) }.joined()
        return Phrase(
            zh: "第 \(both.zh) 行是同一代码而数值不同，这些数值已留空：" + fields.joined(separator: "；"),
            en: "rows \(both.en) have the code with different values, which were left empty: "
                + fields.joined(separator: "; "))
    }

    static var noNumber: Phrase { Phrase(zh: "没有任何数", en: "holds no number") }

    static func holdsText(_ text: String, in unread: Int, of cells: Int) -> Phrase {
        Phrase(
            zh: "在 \(cells) 个单元格中有 \(unread) 个是文本，例如“\(text)”",
            en: "holds text such as `\(text)` in \(unread) of \(cells) cells")
    }

    // MARK: Places

    static var noKind: Phrase { Phrase(zh: "该设施没有种类，已剔除", en: "the service has no kind; it was set aside") }

    static var noName: Phrase { Phrase(zh: "该锚点没有名称，已剔除", en: "the anchor has no name; it was set aside") }

    static var candidateTwice: Phrase {
        Phrase(zh: "另一候选点的编号相同；两处都可能选中", en: "another candidate has the same key; both may be chosen")
    }

    static var noWidth: Phrase {
        Phrase(
            zh: "该线没有 0 至 1000 米的宽度，已剔除；请用 --works-width 给出，或在项目中写 `planned_works: {width: …}`",
            en: "the line has no width from 0 to 1000 m and was set aside; give --works-width, or in a project "
                + "`planned_works: {width: …}`")
    }

    // MARK: Ground that rows share

    static func alsoIn(_ ground: String, _ others: Phrase) -> Phrase {
        Phrase(zh: "有 \(ground) 平方米也在 \(others.zh) 中", en: "\(ground) m² also lie in \(others.en)")
    }

    static func zone(_ name: String, _ sentence: Phrase) -> Phrase {
        Phrase(zh: "  区域 \(name)：\(sentence.zh)", en: "  zone \(name): \(sentence.en)")
    }

    static func moreZones(_ count: Int) -> Phrase {
        Phrase(zh: "  ……另有 \(count) 个区域", en: "  … and \(count) more zones")
    }

    static func alsoClaimed(_ ground: String, by others: Phrase) -> Phrase {
        Phrase(zh: "有 \(ground) 平方米也属于 \(others.zh)", en: "\(ground) m² are also claimed by \(others.en)")
    }

    static func row(_ number: Int) -> Phrase { Phrase(zh: "第 \(number) 行", en: "row \(number)") }
}
