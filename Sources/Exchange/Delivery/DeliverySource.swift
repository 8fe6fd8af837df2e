import Columns
import OGR
import ProjectFile
import Survey

/// A layer that is delivered as a standard layer.
struct DeliverySource {
    let standard: StandardLayer
    let request: LayerRequest
    /// The source as the project file or the caller writes it.
    let written: String
    /// Key of the project file, or the layer's name.
    let label: String
    /// Their field names by our name or the standard's.
    let fields: [String: String]

    /// Something in the source that is not delivered, and why.
    struct LeftOut: Sendable, Hashable {
        let name: String
        let path: String
        let reason: Phrase
    }

    /// The layers of a project that have a standard name, in the order of `StandardLayer`.
    static func sources(of project: Project) -> (sources: [DeliverySource], leftOut: [LeftOut]) {
        var sources: [DeliverySource] = []
        var leftOut: [LeftOut] = []
        for key in ProjectLayer.allCases {
            guard let layer = project.layers[key] else { continue }
            guard let standard = key.standard else {
                leftOut.append(LeftOut(name: key.rawValue, path: layer.written, reason: key.whyNotStandard))
                continue
            }
            sources.append(
                DeliverySource(
                    standard: standard,
                    request: LayerRequest(
                        path: layer.paths.count == 1 ? layer.paths[0] : layer.pattern, layer: layer.layer,
                        crs: layer.crs.map { CRS($0) }, encoding: layer.encoding, filter: layer.filter,
                        only: .polygon),
                    written: layer.written, label: key.rawValue, fields: layer.fields))
        }
        for area in project.controlAreas {
            leftOut.append(
                LeftOut(name: area.name, path: area.source.written, reason: Messages.controlAreas))
        }
        return (sources.inStandardOrder, leftOut)
    }

    /// The layers of a file that look like standard layers.
    /// - Parameter standard: what the layer is, by the caller's word; the source must then have one layer, or one named.
    /// - Throws: `ExchangeError`: `sameStandard`, `nothingStandard`; `OGRError`.
    static func sources(
        of request: LayerRequest, as standard: StandardLayer?
    ) throws -> (sources: [DeliverySource], leftOut: [LeftOut]) {
        let inputs = try InputLayer.all(of: request)
        if standard != nil, inputs.count > 1 {
            throw OGRError.layerNeeded(path: request.path, layers: inputs.map(\.name))
        }
        var sources: [DeliverySource] = []
        var leftOut: [LeftOut] = []
        for input in inputs {
            let found =
                standard ?? StandardLayer.recognise(layerName: input.name, fields: input.fields.map(\.name))?.layer
            guard let found else {
                leftOut.append(
                    LeftOut(
                        name: input.name, path: request.path,
                        reason: Messages.notStandard))
                continue
            }
            var own = request
            own.layer = inputs.count > 1 ? input.name : request.layer
            own.only = .polygon
            sources.append(
                DeliverySource(
                    standard: found, request: own, written: request.path, label: input.name, fields: [:]))
        }
        guard !sources.isEmpty else {
            throw ExchangeError.nothingStandard(path: request.path, layers: inputs.map(\.name))
        }
        for layer in StandardLayer.allCases {
            let same = sources.filter { $0.standard == layer }.map(\.label)
            if same.count > 1 {
                throw ExchangeError.sameStandard(path: request.path, standard: layer.standardName, layers: same)
            }
        }
        return (sources.inStandardOrder, leftOut)
    }
}

extension [DeliverySource] {
    fileprivate var inStandardOrder: [DeliverySource] {
        StandardLayer.allCases.flatMap { layer in filter { $0.standard == layer } }
    }
}

extension ProjectLayer {
    /// The standard layer that holds it; none when there is none.
    var standard: StandardLayer? {
        switch self {
        case .villages: .villages
        case .towns: .towns
        case .parcels: .parcels
        case .parcelsUpdate: .parcelUpdates
        case .basicFarmland: .basicFarmland
        case .protectionTargets: .protectionTargets
        case .ecologicalRedLine: .ecologicalRedLine
        case .urbanBoundary: .urbanBoundary
        default: nil
        }
    }

    /// Why it is not delivered.
    var whyNotStandard: Phrase {
        switch self {
        case .parcelsBefore: Messages.earlierSurvey
        case .villageTable: Messages.noLayer
        default: Messages.noStandardLayer
        }
    }
}
