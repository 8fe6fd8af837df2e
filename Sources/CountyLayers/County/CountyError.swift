import Columns
import ProjectFile

/// A class that no map translates, and how many parcels carry it.
public struct UnmappedClass: Sendable, Hashable {
    /// The class, as the layer writes it.
    public let code: String
    /// Parcels that carry it.
    public let parcels: Int

    /// Takes the members as they are.
    package init(code: String, parcels: Int) {
        self.code = code
        self.parcels = parcels
    }
}

/// Why the data of a project is refused (exit 3): which layer, in which file, what was found and what was expected.
public enum CountyError: ExplainedError, Hashable {
    /// A code that is not a village's, with the row.
    case badCode(layer: String, path: String, row: Int, reason: String)
    /// One key on several rows with different content.
    case duplicateKey(layer: String, path: String, key: String, rows: [Int])
    /// One village code on rows of different names.
    case namesDiffer(layer: String, path: String, key: String, rows: [Int], names: [String])
    /// No key of a table is one of the layer that it is joined to; one of each, to be compared.
    case noCommonKeys(layer: String, path: String, theirs: String, ours: String)
    /// A name of the project file that no column of the village table answers to.
    case noSuchColumn(what: String, name: String, known: [String])
    /// A column of the village table without any value, or without numbers.
    case unusableColumn(what: String, name: String, reason: String)
    case wrongClassSystem(layer: String, path: String, example: String)
    /// Classes of a system that is not the third survey's, of so many parcels.
    case otherClassSystem(layer: String, path: String, example: String, system: String, parcels: Int)
    /// Stored areas that cannot be in square metres: their sum, and the ground of the same rows.
    case storedUnit(layer: String, path: String, field: String, stored: Double, measured: Double)
    /// Two surveys in different zones; the names of both.
    case surveyZones(before: String, now: String, beforeZone: String, nowZone: String)
    /// Two surveys without common ground.
    case noCommonGround(before: String, now: String)
    /// Classes of the second survey that the map to the third has no one class for, with the parcels that carry them.
    case unmappedClasses(layer: String, counts: [UnmappedClass])
    /// More classes than any survey has: the field is not the class.
    case tooManyClasses(layer: String, path: String, most: Int)
    /// A code of the project file that no village has.
    case noSuchVillage(what: String, code: String, known: [String])
    /// `layout.county_seat` names no anchor.
    case noSuchAnchor(name: String, known: [String])

    /// Why an item that needs a column of the village table cannot be worked out, when that is all that is wrong: the run
    /// goes on without the item.
    package var unusable: Phrase? {
        guard case .unusableColumn(_, let name, let reason) = self else { return nil }
        return Phrase(
            zh: "村庄表的列 \(name) 没有可用的数", en: "column `\(name)` of the village table \(reason)")
    }

    /// Data refused (exit 3).
    public var kind: FailureKind { .refused }

    /// What was refused, with the layer, file, field, row or name concerned.
    public var description: String {
        switch self {
        case .badCode(let layer, let path, let row, let reason): "layer \(layer) (\(path)), row \(row): \(reason)"
        case .duplicateKey(let layer, let path, let key, let rows):
            "layer \(layer) (\(path)): `\(key)` stands on rows \(rows.map(String.init).joined(separator: ", ")) "
                + "with different content"
        case .namesDiffer(let layer, let path, let key, let rows, let names):
            "layer \(layer) (\(path)): `\(key)` stands on rows \(rows.map(String.init).joined(separator: ", ")) "
                + "with different names: \(list(names))"
        case .noCommonKeys(let layer, let path, let theirs, let ours):
            "layer \(layer) (\(path)): not one of its codes is a village's; it has `\(theirs)`, the villages have `\(ours)`"
        case .noSuchColumn(let what, let name, _): "\(what): the village table has no column `\(name)`"
        case .unusableColumn(let what, let name, let reason): "\(what): column `\(name)` of the village table \(reason)"
        case .tooManyClasses(let layer, let path, let most):
            "layer \(layer) (\(path)) has more than \(most) land classes, which no survey has"
        case .noSuchVillage(let what, let code, _): "\(what): no village has the code `\(code)`"
        case .noSuchAnchor(let name, _): "layout.county_seat: no anchor is named `\(name)`"
        case .wrongClassSystem(let layer, let path, let example):
            "layer \(layer) (\(path)): class `\(example)` is of the second survey, whose codes have 3 digits"
        case .otherClassSystem(let layer, let path, let example, let system, let parcels):
            "layer \(layer) (\(path)): \(parcels) parcels have classes of \(system), such as `\(example)`, and the third "
                + "survey's are read"
        case .storedUnit(let layer, let path, let field, let stored, let measured):
            "layer \(layer) (\(path)): \(field) comes to \(fixedText(stored, decimals: 2)) where the polygons measure "
                + "\(plainText(measured.rounded())) m²"
                + (StoredUnit.likely(stored / measured).map { ": they look like \($0)" } ?? "")
        case .surveyZones(let before, let now, let beforeZone, let nowZone):
            "the surveys lie in different zones: parcels_before (\(before)) in \(beforeZone), parcels (\(now)) in \(nowZone)"
        case .noCommonGround(let before, let now):
            "the surveys share no ground: parcels_before (\(before)) and parcels (\(now))"
        case .unmappedClasses(let layer, let counts):
            "layer \(layer): classes of the second survey that go to no one class of the third (待细分): "
                + counts.map { "\($0.code) on \($0.parcels) parcels" }.joined(separator: ", ")
        }
    }

    /// What to try; none when there is nothing to say.
    public var advice: String? {
        switch self {
        case .badCode(let layer, _, _, _):
            "correct the code, or name the field that holds village codes with \(codeField(layer))"
        case .duplicateKey: "a key must name one row; remove or renumber one of them"
        case .namesDiffer: "rows of one code are one village: give them one name, or codes of their own"
        case .noCommonKeys(let layer, _, _, _):
            "name the column that holds village codes with \(codeField(layer)), or is this the table of another county?"
        case .noSuchColumn(_, let name, let known):
            nearestName(to: name, among: known).map { "did you mean `\($0)`?" } ?? "its columns: \(list(known))"
        case .noSuchVillage(_, let code, let known):
            nearestName(to: code, among: known).map { "did you mean `\($0)`?" }
        case .noSuchAnchor(let name, let known):
            nearestName(to: name, among: known).map { "did you mean `\($0)`?" } ?? "its anchors: \(list(known))"
        case .unusableColumn: nil
        case .unmappedClasses:
            "somebody who sees the ground has to divide these classes; write third-survey codes for them"
        case .otherClassSystem: "use the survey's own classes (DLBM), or translate them first"
        case .tooManyClasses: "name the field of the class with fields: {class: …}"
        case .storedUnit: "store the areas in square metres (1 mu = 2000/3 m², 1 ha = 10000 m²)"
        case .surveyZones:
            "bring one to the other's zone first, with qiancun convert IN OUT --to, so that it is known which was changed"
        case .noCommonGround: "is one of another county, or in another zone without saying so? look with qiancun info"
        case .wrongClassSystem: "translate the classes to the third survey's, or use the third survey's layer"
        }
    }

    private func codeField(_ layer: String) -> String { Wording.current.saying(field: "code", is: "…", of: layer) }

    private func list(_ names: [String]) -> String {
        names.isEmpty ? "none" : names.prefix(40).joined(separator: ", ") + (names.count > 40 ? ", …" : "")
    }
}
