import Columns
import OGR
import Overlap
import PROJ
import Synchronization

/// How much ground of each class lies in each zone.
///
/// The zones are held in memory and indexed; the parcels are streamed, checked row by row, and summed in integers of
/// 10⁻⁶ m². The pieces of a parcel that lies wholly in zones sum to the parcel. Results do not depend on the number of
/// threads or on the order of rows.
public struct Tabulation: Sendable {
    /// What to tabulate.
    public struct Request: Sendable {
        public var zones: LayerRequest
        public var zoneKey: String
        public var parcels: LayerRequest
        public var classField: String
        /// The field that identifies a parcel in issues; the row number when none.
        public var parcelKey: String?
        /// `.ellipsoidal` or `.planar`.
        public var method: AreaMethod
        public var repair = false
        public var threads = 1
        public var treatAsCGCS2000: [CRS] = []
        /// Rows read at a time.
        public var batchRows = 4096

        public init(
            zones: LayerRequest, zoneKey: String, parcels: LayerRequest, classField: String,
            method: AreaMethod = .ellipsoidal
        ) {
            (self.zones, self.zoneKey, self.parcels) = (zones, zoneKey, parcels)
            (self.classField, self.method) = (classField, method)
        }
    }

    /// One figure of the result.
    public struct Row: Sendable, Hashable {
        public let zone: String
        /// Empty for parcels without a class.
        public let landClass: String
        public let area: AreaSum
    }

    /// By zone and class, UTF-8 order; figures above 0.
    public let rows: [Row]
    /// Ground of all parcels that were used.
    public let parcels: AreaSum
    /// Ground of parcels that lies in no zone.
    public let outside: AreaSum
    /// Ground that lies in more than one zone, counted once for each zone beyond the first.
    public let repeated: AreaSum
    /// Rows read, and rows set aside.
    public let parcelCount: Int
    public let setAside: Int
    /// Of the parcels and the zones.
    public let issues: [RowIssue]
    /// The plane that was used.
    public let plane: LandPlane

    /// Runs a tabulation.
    /// - Throws: `OGRError`, `ProjectionError`, `ZoneContradiction`, `LandError`; `CancellationError`.
    /// - Complexity: reading is O(*bytes*); each parcel costs its vertices, and the zone edges near it.
    public static func run(_ request: Request) async throws -> Tabulation {
        precondition(request.method == .ellipsoidal || request.method == .planar, "only these two need no shapes")
        var zoneRequest = request.zones
        (zoneRequest.columns, zoneRequest.only) = ([request.zoneKey], nil)
        let zoneLayer = try OGR.read(zoneRequest)
        guard let zoneCRS = zoneLayer.crs else { throw LandError.noCRS(path: request.zones.path) }
        let zoneDescription = try CRSDescription(of: zoneCRS)
        if let fault = CGCS2000.contradiction(crs: zoneDescription, geometry: zoneLayer.geometry) { throw fault }

        var parcelRequest = request.parcels
        parcelRequest.columns = [request.classField] + (request.parcelKey.map { [$0] } ?? [])
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

        // Workers take turns at reading and then work on what they read: memory holds one batch for each.
        let source = SharedStream(first: first, stream)
        let parts = try await withThrowingTaskGroup(of: TabulationPart.self) { group in
            for _ in 0..<max(1, request.threads) {
                group.addTask {
                    let worker = try TabulationWorker(zones, request, plane: plane, crs: parcelDescription)
                    while let batch = try source.next() { try worker.add(batch) }
                    return worker.part
                }
            }
            var parts: [TabulationPart] = []
            for try await part in group { parts.append(part) }
            return parts
        }
        return Tabulation(parts, zones, plane)
    }

    private init(_ parts: [TabulationPart], _ zones: ZoneLayer, _ plane: LandPlane) {
        var total = TabulationPart(keys: zones.keys.count)
        for part in parts { total.add(part) }
        let classes = total.classes.sorted { utf8Less($0.key, $1.key) }
        var rows: [Row] = []
        for (k, key) in zones.keys.enumerated() {
            for (name, c) in classes where total.sums[c][k] != 0 {
                rows.append(Row(zone: key, landClass: name, area: AreaSum(micro: Int128(total.sums[c][k]))))
            }
        }
        self.rows = rows
        (parcels, outside, repeated) = (total.parcels, total.outside, total.repeated)
        (parcelCount, setAside) = (total.count, total.setAside)
        issues = (zones.issues + total.issues).sorted(by: RowIssue.inOrder)
        self.plane = plane
    }

    /// What the table does not say, a sentence each.
    public func notes(leftOut: Int) -> [String] {
        var notes = [
            "\(parcelCount) parcels, \(parcels.squareMetresText(decimals: 2)) m² in \(plane.crs.label); "
                + "outside every zone \(outside.squareMetresText(decimals: 2)) m²."
        ]
        if repeated > .zero {
            notes.append("Zones overlap: \(repeated.squareMetresText(decimals: 2)) m² are counted more than once.")
        }
        if leftOut > 0 { notes.append("\(leftOut) figures under 0.0001 m² are left out.") }
        if setAside > 0 { notes.append("\(setAside) parcels are set aside.") }
        return notes
    }

    /// Figures below this are left out of the table, m².
    static let smallestFigure = AreaSum(micro: 100)

    /// The table as CSV: `zone,class,area_m2`, six decimals; figures under 10⁻⁴ m² left out and counted.
    public func csv() -> (text: String, leftOut: Int) {
        var text = "zone,class,area_m2\n"
        var leftOut = 0
        for row in rows {
            guard row.area >= Self.smallestFigure else {
                leftOut += 1
                continue
            }
            text +=
                csvCell(row.zone) + "," + csvCell(row.landClass) + "," + row.area.squareMetresText(decimals: 6) + "\n"
        }
        return (text, leftOut)
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
