import Columns

/// A class that no map translates, and how many parcels carry it.
public struct UnmappedClass: Sendable, Hashable {
    /// The class, as the layer writes it.
    public let code: String
    /// Parcels that carry it.
    public let parcels: Int
}

/// Why the data of a project is refused (exit 3): which layer, in which file, what was found and what was expected.
public enum CountyError: ExplainedError, Hashable {
    /// No field of the layer is known as one that is needed.
    case missingField(layer: String, path: String, field: String, expected: [String], found: [String])
    /// A `fields:` entry names a field that the layer has not, or maps a name that nothing reads.
    case mappedFieldAbsent(layer: String, path: String, ours: String, theirs: String, found: [String])
    case unknownMapping(layer: String, ours: String, known: [String])
    case emptyLayer(layer: String, path: String)
    /// Nothing is left once bad rows are set aside.
    case nothingUsable(layer: String, path: String, setAside: Int)
    case noCRS(layer: String, path: String)
    case unknownCRS(layer: String, crs: String, reason: String)
    /// Eastings that cannot be of the CRS the layer declares.
    case contradictedCRS(layer: String, path: String, reason: String, advice: String?)
    /// The extent lies where no CGCS2000 zone is.
    case outsideChina(layer: String, longitude: Double, latitude: Double)
    case datum(layer: String, reason: String, advice: String?)
    case wrongGeometry(layer: String, path: String, found: String, expected: String)
    /// A code that is not a village's, with the row.
    case badCode(layer: String, path: String, row: Int, reason: String)
    /// One key on several rows with different content.
    case duplicateKey(layer: String, path: String, key: String, rows: [Int])
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
    /// A code of the project file that no village has.
    case noSuchVillage(what: String, code: String, known: [String])
    /// `layout.county_seat` names no anchor.
    case noSuchAnchor(name: String, known: [String])

    /// A mapping that nothing reads is a fault of the project (exit 2); everything else is data refused (exit 3).
    public var kind: FailureKind {
        switch self {
        case .unknownMapping: .usage
        default: .refused
        }
    }

    /// What was refused, with the layer, file, field, row or name concerned.
    public var description: String {
        switch self {
        case .missingField(let layer, let path, let field, let expected, _):
            "layer \(layer) (\(path)) has no field for `\(field)`: expected \(expected.joined(separator: " or "))"
        case .mappedFieldAbsent(let layer, let path, let ours, let theirs, _):
            "layer \(layer) (\(path)) has no field `\(theirs)`, which `fields:` gives for `\(ours)`"
        case .unknownMapping(let layer, let ours, _): "layer \(layer): `fields:` maps `\(ours)`, which nothing reads"
        case .emptyLayer(let layer, let path): "layer \(layer) (\(path)) has no rows"
        case .nothingUsable(let layer, let path, let setAside):
            "layer \(layer) (\(path)) has no usable row: \(setAside) were set aside"
        case .noCRS(let layer, let path): "layer \(layer) (\(path)) declares no coordinate reference system"
        case .unknownCRS(let layer, let crs, let reason): "layer \(layer): \(crs) is not understood: \(reason)"
        case .contradictedCRS(let layer, let path, let reason, _): "layer \(layer) (\(path)): \(reason)"
        case .outsideChina(let layer, let longitude, let latitude):
            "layer \(layer) lies at \(fixedText(longitude, decimals: 2))°E \(fixedText(latitude, decimals: 2))°N, "
                + "outside the zones of CGCS2000"
        case .datum(let layer, let reason, _): "layer \(layer): \(reason)"
        case .wrongGeometry(let layer, let path, let found, let expected):
            "layer \(layer) (\(path)) holds \(found) geometry, expected \(expected)"
        case .badCode(let layer, let path, let row, let reason): "layer \(layer) (\(path)), row \(row): \(reason)"
        case .duplicateKey(let layer, let path, let key, let rows):
            "layer \(layer) (\(path)): `\(key)` stands on rows \(rows.map(String.init).joined(separator: ", ")) "
                + "with different content"
        case .noSuchColumn(let what, let name, _): "\(what): the village table has no column `\(name)`"
        case .unusableColumn(let what, let name, let reason): "\(what): column `\(name)` of the village table \(reason)"
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
        case .missingField(_, _, let field, let expected, let found):
            near([field] + expected, found).map { "is it `\($0)`? then write fields: {\(field): \($0)}" }
                ?? "its fields: \(list(found)); name one with fields: {\(field): …}"
        case .mappedFieldAbsent(_, _, _, let theirs, let found):
            nearestName(to: theirs, among: found).map { "did you mean `\($0)`?" } ?? "its fields: \(list(found))"
        case .unknownMapping(_, let ours, let known):
            nearestName(to: ours, among: known).map { "did you mean `\($0)`?" } ?? "known: \(list(known))"
        case .emptyLayer: "leave the layer out of the project if there is none"
        case .nothingUsable: "options: {repair: true} makes invalid polygons valid and logs what it changes"
        case .noCRS: "say what it is with crs:, for example crs: EPSG:4526"
        case .unknownCRS: "use an authority code such as EPSG:4526"
        case .contradictedCRS(_, _, _, let advice): advice
        case .outsideChina: "name the CRS of the layer with crs: if the declared one is wrong"
        case .datum(_, _, let advice): advice
        case .wrongGeometry: "name the right file or layer with path: and layer:"
        case .badCode: "correct the code, or name the field that holds village codes with fields: {code: …}"
        case .duplicateKey: "a key must name one row; remove or renumber one of them"
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
        case .storedUnit: "store the areas in square metres (1 mu = 2000/3 m², 1 ha = 10000 m²)"
        case .surveyZones:
            "bring one to the other's zone first, with qiancun convert IN OUT --to, so that it is known which was changed"
        case .noCommonGround: "is one of another county, or in another zone without saying so? look with qiancun info"
        case .wrongClassSystem: "translate the classes to the third survey's, or use the third survey's layer"
        }
    }

    private func near(_ wanted: [String], _ found: [String]) -> String? {
        for name in wanted { if let near = nearestName(to: name, among: found) { return near } }
        return nil
    }

    private func list(_ names: [String]) -> String {
        names.isEmpty ? "none" : names.prefix(40).joined(separator: ", ") + (names.count > 40 ? ", …" : "")
    }
}
