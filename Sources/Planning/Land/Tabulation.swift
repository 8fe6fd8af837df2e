import Columns
import OGR
import Overlap
import PROJ
import Survey
import Synchronization

/// How much ground of each class lies in each zone.
///
/// The zones are held in memory and indexed; the parcels are streamed, checked row by row, and summed in integers of
/// 10⁻⁶ m². The pieces of a parcel that lies wholly in zones sum to the parcel. Results do not depend on the number of
/// threads or on the order of rows.
///
/// Asked for, the survey's figures stand beside the ground: land and deducted area of every piece by its ridge coefficient
/// (domain facts §D.2), and areas balanced to control areas (§C.4). Both are whole hundredths of a square metre.
public struct Tabulation: Sendable {
    /// One figure of the result.
    public struct Row: Sendable, Hashable {
        /// Key of the zone.
        public let zone: String
        /// Empty for parcels without a class.
        public let landClass: String
        /// Ground of the class in the zone.
        public let area: AreaSum
        /// None unless survey figures were asked for.
        public let survey: SurveyFigure?
    }

    /// Parcels whose survey figures were not taken as they stand.
    public struct LeftOut: Sendable {
        /// KCXS outside 0 up to 1: nothing was deducted.
        public var ratesOutside = 0
        /// KCXS of more than four decimals: rounded.
        public var ratesRounded = 0
        /// No stored area that can be used: recomputed.
        public var withoutStored = 0
        /// Classes that are no farmland, with their parcels of a KCXS above 0: nothing was deducted.
        public var notFarmland: [(landClass: String, parcels: Int)] = []
    }

    /// By zone and class, UTF-8 order; rows with a figure that is not 0.
    public let rows: [Row]
    /// Ground of all parcels that were used.
    public let parcels: AreaSum
    /// Ground of parcels that lies in no zone.
    public let outside: AreaSum
    /// Ground that lies in more than one zone, counted once for each zone beyond the first.
    public let repeated: AreaSum
    /// What the roundings of a method left between parcels and their pieces.
    public let residual: AreaSum
    /// Rows read.
    public let parcelCount: Int
    /// Rows set aside.
    public let setAside: Int
    /// Of the parcels and the zones.
    public let issues: [RowIssue]
    /// The plane that was used.
    public let plane: LandPlane
    /// How areas were measured.
    public let method: AreaMethod
    /// The class system, and classes that its table does not know.
    public let classes: ClassCheck
    /// How survey areas were had; none when they were not asked for.
    public let deduction: DeductionMode?
    /// Parcels whose survey figures were not taken as they stand.
    public let left: LeftOut
    /// Control areas and residuals; none when balancing was not asked for.
    public let balance: SurveyBalance?

    /// Rows carry survey figures.
    public var hasSurvey: Bool { deduction != nil || balance != nil }

    /// Runs a tabulation.
    /// - Throws: `OGRError`, `ProjectionError`, `ZoneContradiction`, `LandError`, `GEOSError`; `LandClassSystemError` when
    ///   something is to be deducted and the system of the classes cannot be told; `LevellingError`; `CancellationError`.
    /// - Complexity: reading is O(*bytes*); each parcel costs its vertices, and the zone edges near it. Memory does not grow
    ///   with the parcels, but for balancing, which holds about 100 bytes for each.
    public static func run(_ request: Request) async throws -> Tabulation {
        var zoneRequest = request.zones
        let control = request.balance?.controlField
        (zoneRequest.columns, zoneRequest.only) = ([request.zoneKey] + (control.map { [$0] } ?? []), nil)
        let zoneLayer = try OGR.read(zoneRequest)
        guard let zoneCRS = zoneLayer.crs else { throw LandError.noCRS(path: request.zones.path) }
        let zoneDescription = try CRSDescription(of: zoneCRS)
        if let fault = CGCS2000.contradiction(crs: zoneDescription, geometry: zoneLayer.geometry) { throw fault }

        var parcelRequest = request.parcels
        let fields = try request.deduction.map { mode in
            try ParcelFields(mode, path: request.parcels.path, layer: request.parcels.described())
        }
        parcelRequest.columns = [request.classField] + (request.parcelKey.map { [$0] } ?? []) + (fields?.columns ?? [])
        let stream = try OGR.stream(parcelRequest, batchRows: request.batchRows)
        guard let first = try stream.next() else { throw LandError.nothingUsable(path: request.parcels.path) }
        guard case .polygons = first.geometry else {
            throw LandError.notPolygons(path: request.parcels.path, found: first.geometry.kind)
        }
        guard let parcelCRS = first.crs else { throw LandError.noCRS(path: request.parcels.path) }
        let parcelDescription = parcelCRS == zoneCRS ? zoneDescription : try CRSDescription(of: parcelCRS)
        if let fault = CGCS2000.contradiction(crs: parcelDescription, geometry: first.geometry) { throw fault }

        let plane = try LandPlane(
            layers: [
                (request.parcels.path, parcelDescription, first.geometry.box),
                (request.zones.path, zoneDescription, zoneLayer.geometry.box),
            ], ellipsoidal: request.method == .ellipsoidal, treatAsCGCS2000: request.treatAsCGCS2000)
        let zones = try ZoneLayer(
            zoneLayer, path: request.zones.path, crs: zoneDescription, keyField: request.zoneKey, name: "zones",
            plane: plane, repair: request.repair)
        let index = ZoneIndex(zones: zones.polygons, on: plane.plane)

        // Workers take turns at reading and then work on what they read: memory holds one batch for each.
        let source = SharedStream(first: first, stream)
        let parts = try await withThrowingTaskGroup(of: TabulationPart.self) { group in
            for _ in 0..<max(1, request.threads) {
                group.addTask {
                    let worker = try TabulationWorker(
                        zones, index, request, plane: plane, crs: parcelDescription, fields: fields)
                    while let batch = try source.next() { try worker.add(batch) }
                    return worker.part
                }
            }
            var parts: [TabulationPart] = []
            for try await part in group { parts.append(part) }
            return parts
        }
        return try Tabulation(parts, zones, zoneLayer, plane, request)
    }

    private init(
        _ parts: [TabulationPart], _ zones: ZoneLayer, _ zoneLayer: Layer, _ plane: LandPlane, _ request: Request
    ) throws {
        var total = TabulationPart(keys: zones.keys.count, ledger: request.ledger(keys: zones.keys.count))
        for part in parts { total.add(part) }
        var names = [String](repeating: "", count: total.sums.count)
        for (name, number) in total.classes { names[number] = name }
        classes = try ClassCheck(
            parcels: total.classes.mapValues { total.parcelsOfClass[$0] }, field: request.classField,
            system: request.classSystem
        ) { try request.parcels.described().fields.map(\.name) }
        if request.deduction != nil, let refusal = classes.refusal { throw refusal }

        var figures: SurveyFigures?
        var (left, balance) = (LeftOut(), nil as SurveyBalance?)
        if var ledger = total.ledger {
            if let wanted = request.balance {
                balance = try ledger.balance(
                    to: ControlAreas(wanted, zones, zoneLayer, plane, request), keys: zones.keys, classNames: names)
            }
            let found = SurveyFigures(ledger, classNames: names, system: classes.system)
            left.notFarmland = found.notFarmland
            (left.ratesOutside, left.ratesRounded) = (ledger.ratesOutside, ledger.ratesRounded)
            left.withoutStored = ledger.withoutStored
            figures = found
        }
        rows = Self.rows(total, names, zones.keys, figures)
        (self.left, self.balance, deduction, method) = (left, balance, request.deduction, request.method)
        (parcels, outside, repeated, residual) = (total.parcels, total.outside, total.repeated, total.residual)
        (parcelCount, setAside) = (total.count, total.setAside)
        issues = (zones.issues + total.issues + classes.issues).sorted(by: RowIssue.inOrder)
        self.plane = plane
    }

    /// Rows with a figure that is not 0, by zone and class.
    private static func rows(
        _ total: TabulationPart, _ names: [String], _ keys: [String], _ figures: SurveyFigures?
    ) -> [Row] {
        let survey = figures?.cells ?? [:]
        let number = total.classes
        let classes = Set(names + survey.keys.map(\.landClass)).sorted(by: utf8Less)
        var rows: [Row] = []
        for (k, key) in keys.enumerated() {
            for name in classes {
                let micro = number[name].map { total.sums[$0][k] } ?? 0
                let figure = survey[.init(key: k, landClass: name)]
                guard micro != 0 || figure ?? .zero != .zero else { continue }
                rows.append(
                    Row(
                        zone: key, landClass: name, area: AreaSum(micro: Int128(micro)),
                        survey: figures == nil ? nil : figure ?? .zero))
            }
        }
        return rows
    }
}

/// A stream that tasks take turns at. GDAL keeps errors per thread; every call of the stream reads its own before it returns.
final class SharedStream: Sendable {
    private struct State {
        var first: Layer?
        let stream: LayerStream
    }
    private let state: Mutex<State>

    /// - Parameter first: a batch that has been read already; it comes first.
    init(first: Layer, _ stream: sending LayerStream) { state = Mutex(State(first: first, stream: stream)) }

    /// The next batch; none at the end.
    func next() throws -> Layer? {
        try state.withLock { state in
            if let batch = state.first {
                state.first = nil
                return batch
            }
            return try state.stream.next()
        }
    }
}
