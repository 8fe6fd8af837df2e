import Columns
import Intake
import OGR
import ProjectFile
import Survey

/// A layer to check, and as what.
package struct CheckInput: Sendable, Hashable {
    /// The layer's name in issues.
    package var name: String
    /// Where it is. A CRS given here stands for the one that the file declares.
    package var request: LayerRequest
    /// The standard layer it stands for; none for a layer that is checked for its geometry and datum alone.
    package var standard: StandardLayer?
    /// The rules about fields and values are asked too.
    package var asksValues: Bool
    /// Their field names by ours, before the standard names.
    package var fields: [String: String]
    /// Of another survey than the other layers, and so not held against them.
    package var standsAlone: Bool

    /// A layer to check.
    package init(
        name: String, request: LayerRequest, standard: StandardLayer?, asksValues: Bool = true,
        fields: [String: String] = [:], standsAlone: Bool = false
    ) {
        (self.name, self.request, self.standard) = (name, request, standard)
        (self.asksValues, self.fields, self.standsAlone) = (asksValues, fields, standsAlone)
    }
}

extension CheckInput {
    /// The layers of a project but its tables, in the order of their names.
    ///
    /// The key of a layer says which standard layer it stands for. Fields and values are asked only where the layer is
    /// recognised as that one, so that a layer of other fields, mapped by `fields:`, is not told about each of them.
    /// - Throws: `OGRError`.
    package static func layers(of project: Project) throws -> [CheckInput] {
        var inputs: [CheckInput] = []
        for (key, source) in project.layers.sorted(by: { utf8Less($0.key.rawValue, $1.key.rawValue) }) {
            if key == .villageTable || key == .projects { continue }
            inputs.append(try input(source, named: key.rawValue, standard: standard(of: key), key: key))
        }
        for area in project.controlAreas { inputs.append(try input(area.source, named: area.name, standard: nil)) }
        return inputs
    }

    private static func input(
        _ source: LayerSource, named name: String, standard: StandardLayer?, key: ProjectLayer? = nil
    ) throws -> CheckInput {
        let request = LayerRequest(
            path: source.paths.count == 1 ? source.paths[0] : source.pattern, layer: source.layer,
            crs: source.crs.map { CRS($0) }, encoding: source.encoding, filter: source.filter)
        let whole = try VectorFile.describe(source.paths[0], encoding: source.encoding)
        try whole.refuse(encoding: source.encoding)
        let described = whole.layers
        let own = source.layer.flatMap { name in described.first { $0.name.lowercased() == name.lowercased() } }
        let recognised = (own ?? described.first).flatMap { layer in
            StandardLayer.recognise(layerName: layer.name, fields: layer.fields.map(\.name))?.layer
        }
        // Both farmland layers of the standards may stand under one key.
        let kind = key == .basicFarmland && recognised == .basicFarmlandSurvey ? recognised : standard
        return CheckInput(
            name: name, request: request, standard: kind, asksValues: kind != nil && recognised == kind,
            fields: source.fields, standsAlone: key == .parcelsBefore)
    }

    private static func standard(of key: ProjectLayer) -> StandardLayer? {
        switch key {
        case .parcels, .parcelsBefore: .parcels
        case .parcelsUpdate: .parcelUpdates
        case .villages: .villages
        case .towns: .towns
        case .basicFarmland: .basicFarmland
        case .protectionTargets: .protectionTargets
        case .ecologicalRedLine: .ecologicalRedLine
        case .urbanBoundary: .urbanBoundary
        default: nil
        }
    }

    /// Every layer of every file, recognised by its name and fields; the first of a kind is held against other layers.
    /// - Parameters:
    ///   - crs: of the layers, whatever they declare.
    ///   - encoding: for text that declares none.
    /// - Throws: `OGRError`; `IntakeError` for a CRS or an encoding that no layer has a use for.
    package static func layers(ofPaths paths: [String], crs: CRS? = nil, encoding: String? = nil) throws -> [CheckInput]
    {
        var (inputs, names, kinds) = ([CheckInput](), Set<String>(), Set<StandardLayer>())
        var ignored: IntakeError?
        var isEncodingUsed = false
        for path in paths {
            let whole = try VectorFile.describe(path, encoding: encoding)
            do throws(IntakeError) {
                try whole.refuse(encoding: encoding)
                isEncodingUsed = true
            } catch { ignored = ignored ?? error }
            let described = whole.layers
            guard !described.isEmpty else {
                throw OGRError.notReadable(path: path, message: Phrase(zh: "其中没有图层", en: "it holds no layer"))
            }
            for layer in described {
                let standard = StandardLayer.recognise(
                    layerName: layer.name, fields: layer.fields.map(\.name))?.layer
                // Two layers of one name are told apart by their file.
                let name = names.insert(layer.name).inserted ? layer.name : "\(path):\(layer.name)"
                inputs.append(
                    CheckInput(
                        name: name,
                        request: LayerRequest(
                            path: path, layer: described.count > 1 ? layer.name : nil,
                            crs: layer.kind == GeometryColumn.Kind.none ? nil : crs, encoding: encoding),
                        standard: standard, asksValues: standard != nil,
                        standsAlone: standard.map { !kinds.insert($0).inserted } ?? false))
            }
        }
        if let crs, inputs.allSatisfy({ $0.request.crs == nil }) {
            throw IntakeError.withoutEffect(
                Wording.current.saying(crs: crs.definition),
                reason: Messages.noPlaces(in: paths))
        }
        // One file may need it where another has none of it.
        if !isEncodingUsed, let ignored { throw ignored }
        return inputs
    }
}
