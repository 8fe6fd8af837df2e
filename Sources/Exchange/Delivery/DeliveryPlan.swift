import Columns
import OGR
import PROJ
import ProjectFile

/// What is delivered and where to: settled before the first row is read.
struct DeliveryPlan {
    /// Name and code of the county, when a project file says them.
    let name: String?
    let countyCode: String?
    let sources: [DeliverySource]
    /// Shape `(sources)`.
    let inputs: [InputLayer]
    let leftOut: [DeliverySource.LeftOut]
    let zone: DeliveryZone
    let treatAsCGCS2000: [CRS]

    init(_ request: Delivery.Request) throws {
        var treat = request.treatAsCGCS2000
        if let project = try Self.project(of: request) {
            treat += project.options.treatAsCGCS2000.map { CRS($0) }.filter { !treat.contains($0) }
            (name, countyCode) = (
                project.countyName.isEmpty ? project.name : project.countyName,
                project.countyCode.isEmpty ? nil : project.countyCode
            )
            (sources, leftOut) = DeliverySource.sources(of: project)
            guard !sources.isEmpty else {
                throw ExchangeError.nothingStandard(
                    path: request.source.path, layers: project.layers.keys.map(\.rawValue).sorted(by: utf8Less))
            }
        } else {
            (name, countyCode) = (nil, nil)
            (sources, leftOut) = try DeliverySource.sources(of: request.source, as: request.standard)
        }
        var inputs: [InputLayer] = []
        for source in sources {
            let found = try InputLayer.all(of: source.request)
            guard found.count == 1 else {
                throw OGRError.layerNeeded(path: source.written, layers: found.map(\.name))
            }
            inputs.append(found[0])
            inputs[inputs.count - 1].treatAsCGCS2000 = treat
        }
        self.inputs = inputs
        // Villages and towns say best which zone the county is in.
        let ranks = sources.map(Self.rank)
        let order = ranks.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
        zone = try DeliveryZone(order.map { inputs[$0] }, target: request.target, treatAsCGCS2000: treat)
        treatAsCGCS2000 = treat
    }

    /// The project that is delivered; none when plain layers are.
    static func project(of request: Delivery.Request) throws -> Project? {
        let suffix = request.source.path.split(separator: ".").last?.lowercased()
        return suffix == "yaml" || suffix == "yml" ? try Project(contentsOf: request.source.path) : nil
    }

    private static func rank(_ source: DeliverySource) -> Int {
        switch source.standard {
        case .villages: 0
        case .towns: 1
        case .parcels: 2
        default: 3
        }
    }
}
