import Columns
import ProjectFile

/// A class that no map translates, and how many parcels carry it.
package struct UnmappedClass: Sendable, Hashable {
    /// The class, as the layer writes it.
    package let code: String
    /// Parcels that carry it.
    package let parcels: Int

    package init(code: String, parcels: Int) {
        self.code = code
        self.parcels = parcels
    }
}

/// Why the data of a project is refused (exit 3): which layer, in which file, what was found and what was expected.
package enum CountyError: ExplainedError, Hashable {
    /// A code that is not a village's, with the row.
    case badCode(layer: String, path: String, row: Int, reason: Phrase)
    /// One key on several rows with different content.
    case duplicateKey(layer: String, path: String, key: String, rows: [Int])
    /// One village code on rows of different names.
    case namesDiffer(layer: String, path: String, key: String, rows: [Int], names: [String])
    /// No key of a table is one of the layer that it is joined to; one of each, to be compared.
    case noCommonKeys(layer: String, path: String, theirs: String, ours: String)
    /// A name of the project file that no column of the village table answers to.
    case noSuchColumn(what: String, name: String, known: [String])
    /// A condition that compares a column with a column.
    case columnAsValue(what: String, name: String)
    /// A column of the village table without any value, or without numbers.
    case unusableColumn(what: String, name: String, reason: Phrase)
    case wrongClassSystem(layer: String, path: String, example: String)
    /// Classes of a system that is not the third survey's, of so many parcels.
    case otherClassSystem(layer: String, path: String, example: String, system: String, parcels: Int)
    /// Stored areas that cannot be in square metres: their sum, and the ground of the same rows.
    case storedUnit(layer: String, path: String, field: Phrase, stored: Double, measured: Double)
    /// Two surveys in different zones; the names of both.
    case surveyZones(before: String, now: String, beforeZone: Phrase, nowZone: Phrase)
    /// Two surveys without common ground.
    case noCommonGround(before: String, now: String)
    /// Classes of the second survey that the map to the third has no one class for, with the parcels that carry them.
    case unmappedClasses(layer: String, counts: [UnmappedClass])
    /// More classes than any survey has: the field is not the class.
    case tooManyClasses(layer: String, path: String, most: Int)
    /// A code of the project file that no village has.
    case noSuchVillage(what: String, code: String, known: [String])
    /// A name of the project file that several villages have.
    case severalVillages(what: String, name: String, codes: [String])
    /// Rules of the project file that nothing can keep.
    case contradiction(what: String, Phrase)
    /// A village that two parts of a plan claim; their names.
    case villageTwice(layer: String, code: String, first: String, second: String)
    /// A row of a plan without what it needs.
    case planRow(layer: String, path: String, row: Int, field: String)
    /// A plan names an anchor that there is not.
    case noPlanAnchor(belt: String, name: String, known: [String])
    /// `layout.county_seat` names no anchor.
    case noSuchAnchor(name: String, known: [String])

    /// Why an item that needs a column of the village table cannot be worked out, when that is all that is wrong: the run
    /// goes on without the item.
    package var unusable: Phrase? {
        guard case .unusableColumn(_, let name, let reason) = self else { return nil }
        return Self.unusable(name, reason)
    }

    /// Data refused (exit 3).
    package var kind: FailureKind {
        switch self {
        case .columnAsValue, .contradiction, .severalVillages: .usage
        default: .refused
        }
    }

    private static func unusable(_ name: String, _ reason: Phrase) -> Phrase {
        Phrase(zh: "村庄表的列“\(name)”\(reason.zh)", en: "column `\(name)` of the village table \(reason.en)")
    }

    /// What was refused, with the layer, file, field, row or name concerned.
    package var phrase: Phrase {
        switch self {
        case .badCode(let layer, let path, let row, let reason):
            Phrase(
                zh: "图层 \(layer)（\(path)）第 \(row) 行：\(reason.zh)",
                en: "layer \(layer) (\(path)), row \(row): \(reason.en)")
        case .duplicateKey(let layer, let path, let key, let rows):
            Self.onRows(layer, path, key, rows) + Phrase(zh: "，而内容不同", en: " with different content")
        case .namesDiffer(let layer, let path, let key, let rows, let names):
            Self.onRows(layer, path, key, rows)
                + Phrase(zh: "，而名称不同：\(list(names).zh)", en: " with different names: \(list(names).en)")
        case .noCommonKeys(let layer, let path, let theirs, let ours):
            Phrase(
                zh: "图层 \(layer)（\(path)）的代码没有一个是村的：表中为“\(theirs)”，村庄图层为“\(ours)”",
                en:
                    "layer \(layer) (\(path)): not one of its codes is a village's; it has `\(theirs)`, the villages have `\(ours)`"
            )
        case .noSuchColumn(let what, let name, _):
            Phrase(zh: "\(what)：村庄表没有列“\(name)”", en: "\(what): the village table has no column `\(name)`")
        case .columnAsValue(let what, let name):
            Phrase(zh: "\(what)：", en: "\(what): ") + RowCondition.comparesColumns(name).problem
        case .unusableColumn(let what, let name, let reason):
            Phrase(zh: "\(what)：", en: "\(what): ") + Self.unusable(name, reason)
        case .tooManyClasses(let layer, let path, let most):
            Phrase(
                zh: "图层 \(layer)（\(path)）的地类超过 \(most) 种，没有哪次调查有这么多",
                en: "layer \(layer) (\(path)) has more than \(most) land classes, which no survey has")
        case .noSuchVillage(let what, let code, _):
            Phrase(zh: "\(what)：没有村的代码是“\(code)”", en: "\(what): no village has the code `\(code)`")
        case .severalVillages(let what, let name, let codes):
            Phrase(
                zh: "\(what)：有 \(codes.count) 个村名为“\(name)”", en: "\(what): \(codes.count) villages are named `\(name)`"
            )
        case .contradiction(let what, let reason): Phrase(zh: "\(what)：", en: "\(what): ") + reason
        case .villageTwice(let layer, let code, let first, let second):
            Phrase(
                zh: "图层 \(layer)：村 \(code) 同属“\(first)”和“\(second)”",
                en: "layer \(layer): the village \(code) is of both `\(first)` and `\(second)`")
        case .planRow(let layer, let path, let row, let field):
            Phrase(
                zh: "图层 \(layer)（\(path)）第 \(row) 行没有 \(field)",
                en: "layer \(layer) (\(path)), row \(row) has no \(field)")
        case .noPlanAnchor(let belt, let name, _):
            Phrase(
                zh: "给定示范带“\(belt)”：没有起点名为“\(name)”", en: "the given belt `\(belt)`: no anchor is named `\(name)`")
        case .noSuchAnchor(let name, _):
            Phrase(
                zh: "layout.county_seat：没有锚点名为“\(name)”", en: "layout.county_seat: no anchor is named `\(name)`")
        case .wrongClassSystem(let layer, let path, let example):
            Phrase(
                zh: "图层 \(layer)（\(path)）：地类“\(example)”属于第二次土地调查，其编码为三位",
                en: "layer \(layer) (\(path)): class `\(example)` is of the second survey, whose codes have 3 digits")
        case .otherClassSystem(let layer, let path, let example, let system, let parcels):
            Phrase(
                zh: "图层 \(layer)（\(path)）：有 \(parcels) 个图斑的地类属于\(system)，例如“\(example)”，而应为第三次国土调查的地类",
                en:
                    "layer \(layer) (\(path)): \(parcels) parcels have classes of \(system), such as `\(example)`, and the "
                    + "third survey's are read")
        case .storedUnit(let layer, let path, let field, let stored, let measured):
            Self.stored(layer, path, field, stored, measured)
        case .surveyZones(let before, let now, let beforeZone, let nowZone):
            Phrase(
                zh: "两次调查不在同一投影带：parcels_before（\(before)）在 \(beforeZone.zh)，parcels（\(now)）在 \(nowZone.zh)",
                en:
                    "the surveys lie in different zones: parcels_before (\(before)) in \(beforeZone.en), parcels (\(now)) in \(nowZone.en)"
            )
        case .noCommonGround(let before, let now):
            Phrase(
                zh: "两次调查没有共同的范围：parcels_before（\(before)）与 parcels（\(now)）",
                en: "the surveys share no ground: parcels_before (\(before)) and parcels (\(now))")
        case .unmappedClasses(let layer, let counts): Self.unmapped(layer, counts)
        }
    }

    private static func onRows(_ layer: String, _ path: String, _ key: String, _ rows: [Int]) -> Phrase {
        let rows = rows.map { Phrase(same: String($0)) }.joined()
        return Phrase(
            zh: "图层 \(layer)（\(path)）：“\(key)”见于第 \(rows.zh) 行",
            en: "layer \(layer) (\(path)): `\(key)` stands on rows \(rows.en)")
    }

    private static func stored(
        _ layer: String, _ path: String, _ field: Phrase, _ stored: Double, _ measured: Double
    ) -> Phrase {
        let (sum, ground) = (fixedText(stored, decimals: 2), plainText(measured.rounded()))
        let unit = StoredUnit.likely(stored / measured)
        return Phrase(
            zh: "图层 \(layer)（\(path)）：\(field.zh)合计 \(sum)，而图形量得 \(ground) 平方米",
            en: "layer \(layer) (\(path)): \(field.en) comes to \(sum) where the polygons measure \(ground) m²")
            + (unit.map { Phrase(zh: "：看来单位是\($0.zh)", en: ": they look like \($0.en)") } ?? Phrase(same: ""))
    }

    private static func unmapped(_ layer: String, _ counts: [UnmappedClass]) -> Phrase {
        let list = counts.map { Phrase(zh: "\($0.code) \($0.parcels) 个图斑", en: "\($0.code) on \($0.parcels) parcels") }
            .joined()
        return Phrase(
            zh: "图层 \(layer)：第二次土地调查的这些地类对应第三次国土调查的多个地类（待细分）：\(list.zh)",
            en: "layer \(layer): classes of the second survey that go to no one class of the third (待细分): \(list.en)")
    }

    /// What the reader can do about it, in both languages; none when nothing helps.
    package var remedy: Phrase? {
        switch self {
        case .badCode(let layer, _, _, _):
            Phrase(
                zh: "请改正代码，或用 \(codeField(layer).zh) 指定存放村级代码的字段",
                en: "correct the code, or name the field that holds village codes with \(codeField(layer).en)")
        case .duplicateKey:
            Phrase(zh: "一个编号只能是一行；请删除其中一行或改编号", en: "a key must name one row; remove or renumber one of them")
        case .namesDiffer:
            Phrase(
                zh: "同一代码的各行是一个村：请用同一名称，或各用自己的代码",
                en: "rows of one code are one village: give them one name, or codes of their own")
        case .noCommonKeys(let layer, _, _, _):
            Phrase(
                zh: "请用 \(codeField(layer).zh) 指定存放村级代码的列；或者这是别的县的表？",
                en:
                    "name the column that holds village codes with \(codeField(layer).en), or is this the table of another county?"
            )
        case .noSuchColumn(_, let name, let known):
            nearest(name, known) ?? Phrase(zh: "其列有：\(list(known).zh)", en: "its columns: \(list(known).en)")
        case .noSuchVillage(_, let code, let known): nearest(code, known)
        case .severalVillages(_, _, let codes):
            Phrase(zh: "请写代码：\(list(codes).zh)", en: "write the code: \(list(codes).en)")
        case .contradiction: Phrase(zh: "请去掉其中一项要求", en: "take one of the rules out")
        case .villageTwice:
            Phrase(zh: "一个村只能属于一个片区；请删去其中一行", en: "a village belongs to one part of the plan: take one of the rows out")
        case .planRow: Phrase(zh: "请补上该值或删去此行", en: "write the value, or take the row out")
        case .noPlanAnchor(_, let name, let known), .noSuchAnchor(let name, let known):
            nearest(name, known) ?? Phrase(zh: "其锚点有：\(list(known).zh)", en: "its anchors: \(list(known).en)")
        case .columnAsValue(_, let name): RowCondition.comparesColumns(name).remedy
        case .unusableColumn: nil
        case .unmappedClasses:
            Phrase(
                zh: "这些地类须由了解实地的人细分；请写上第三次国土调查的编码",
                en: "somebody who sees the ground has to divide these classes; write third-survey codes for them")
        case .otherClassSystem:
            Phrase(
                zh: "请用调查自身的地类（DLBM），或先行转换", en: "use the survey's own classes (DLBM), or translate them first")
        case .tooManyClasses:
            Phrase(zh: "请用 fields: {class: …} 指定地类字段", en: "name the field of the class with fields: {class: …}")
        case .storedUnit:
            Phrase(
                zh: "请以平方米存放面积（1 亩 = 2000/3 m²，1 公顷 = 10000 m²）",
                en: "store the areas in square metres (1 mu = 2000/3 m², 1 ha = 10000 m²)")
        case .surveyZones:
            Phrase(
                zh: "请先用 qiancun convert IN OUT --to 把其一转换到另一投影带，以便知道改动的是哪一个",
                en:
                    "bring one to the other's zone first, with qiancun convert IN OUT --to, so that it is known which was changed"
            )
        case .noCommonGround:
            Phrase(
                zh: "其一是否属于别的县，或在别的投影带而没有声明？请用 qiancun info 查看",
                en: "is one of another county, or in another zone without saying so? look with qiancun info")
        case .wrongClassSystem:
            Phrase(
                zh: "请把地类转换为第三次国土调查的地类，或改用第三次国土调查的图层",
                en: "translate the classes to the third survey's, or use the third survey's layer")
        }
    }

    private func codeField(_ layer: String) -> Phrase {
        Phrase(same: Wording.current.saying(field: "code", is: "…", of: layer))
    }

    private func nearest(_ name: String, _ known: [String]) -> Phrase? {
        nearestName(to: name, among: known).map { Phrase(zh: "是否为“\($0)”？", en: "did you mean `\($0)`?") }
    }

    private func list(_ names: [String]) -> Phrase {
        guard !names.isEmpty else { return Phrase(zh: "无", en: "none") }
        let more = names.count > 40 ? [Phrase(zh: "……", en: "…")] : []
        return (names.prefix(40).map { Phrase(same: $0) } + more).joined()
    }
}
