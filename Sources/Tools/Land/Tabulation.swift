import Columns
import CountyLayers
import Intake
import OGR
import Overlap
import PROJ
import Survey

/// How much ground of each class lies in each zone.
///
/// The zones are held in memory and indexed; the parcels are streamed, checked row by row, and summed in integers of
/// 10⁻⁶ m². The pieces of a parcel that lies wholly in zones sum to the parcel. Results do not depend on the number of
/// threads or on the order of rows.
///
/// Asked for, the survey's figures stand beside the ground: land and deducted area of every piece by its ridge coefficient
/// (domain facts §D.2), and areas balanced to control areas (§C.4). Both are whole hundredths of a square metre.
package struct Tabulation: Sendable {
    /// One figure of the result.
    package struct Row: Sendable, Hashable {
        /// Key of the zone.
        package let zone: String
        /// Class of the parcels.
        package let landClass: String
        /// Ground of the class in the zone.
        package let area: AreaSum
        /// None unless survey figures were asked for.
        package let survey: SurveyFigure?
    }

    /// Parcels whose survey figures were not taken as they stand.
    package struct LeftOut: Sendable {
        /// KCXS outside 0 up to 1: nothing was deducted.
        package var ratesOutside = 0
        /// KCXS of more than four decimals: rounded.
        package var ratesRounded = 0
        /// No stored area that can be used: recomputed.
        package var withoutStored = 0
        /// Farmland classes with parcels whose TBDLMJ is 0 beside a TBMJ (recomputed from the rate), or is not TBMJ · (1 − KCXS)
        /// (it counts as stored), and by how much the latter differ in sum, 0.01 m².
        package var netAreas: [(landClass: String, zero: Int, differing: Int, difference: Int64)] = []
        /// Classes that are no farmland, with their parcels of a KCXS above 0: nothing was deducted.
        package var notFarmland: [(landClass: String, parcels: Int)] = []
    }

    /// By zone and class, UTF-8 order; rows with a figure that is not 0.
    package let rows: [Row]
    /// Ground of all parcels that were used.
    package let parcels: AreaSum
    /// Ground of parcels that lies in no zone.
    package let outside: AreaSum
    /// Ground that lies in more than one zone, counted once for each zone beyond the first.
    package let repeated: AreaSum
    /// A class in a zone.
    struct Cell: Hashable, Sendable {
        let zone: String
        let landClass: String
    }

    /// What sums over zones hold of the rows again, because zones overlap; empty where none do.
    let again: [Cell: RepeatedFigures]
    /// What zones share with each other.
    let zoneOverlaps: ZoneOverlaps
    /// Names of the zones' rows.
    let zoneNames: [String]
    /// Ground that parcels share, in zones and outside.
    package let shared: RepeatedSums
    /// All zones with their ground and what of it is in doubt, keys in UTF-8 order.
    package let zones: [Zone]
    /// What the roundings of a method left between parcels and their pieces.
    package let residual: AreaSum
    /// What became of the rows of each layer: parcels, zones.
    package let reports: [IntakeReport]
    /// Of the parcels and the zones.
    package let issues: [RowIssue]
    /// The plane that was used.
    package let plane: Plane
    /// How areas were measured.
    package let method: AreaMethod
    /// The class system, and classes that its table does not know.
    package let classes: ClassCheck
    /// How survey areas were had; none when they were not asked for.
    package let deduction: DeductionMode?
    /// Parcels whose survey figures were not taken as they stand.
    package let left: LeftOut
    /// Control areas and residuals; none when balancing was not asked for.
    package let balance: SurveyBalance?

    /// Parcels that count: rows read, but for those set aside and those that stand twice.
    package var parcelCount: Int { reports[0].usable }
    /// Parcels set aside.
    package var setAside: Int { reports[0].setAside }
    /// Rows carry survey figures.
    package var hasSurvey: Bool { deduction != nil || balance != nil }

    /// Runs a tabulation.
    /// - Throws: `OGRError`, `ProjectionError`, `IntakeError`, `LandError`, `GEOSError`; `LandClassSystemError` when
    ///   something is to be deducted and the system of the classes cannot be told; `LevellingError`; `CancellationError`.
    /// - Complexity: reading is O(*bytes*); each parcel costs its vertices, and the zone edges near it. Memory does not grow
    ///   with the parcels, but for balancing, which holds about 100 bytes for each.
    package static func run(_ request: Request) async throws -> Tabulation {
        let control = request.balance?.controlField
        var zoneRequest = IntakeRequest(
            "zones", request.zones, columns: [request.zoneKey] + (control.map { [$0] } ?? []), key: request.zoneKey,
            keyUse: .results, repair: request.repair)
        zoneRequest.treatAsCGCS2000 = request.treatAsCGCS2000
        let description = try request.parcels.described()
        let fields = try request.deduction.map { mode in
            try ParcelFields(mode, path: request.parcels.path, layer: description)
        }
        var parcelRequest = IntakeRequest(
            "parcels", request.parcels, columns: [request.classField] + (fields?.columns ?? []),
            key: request.parcelKey, repair: request.repair)
        (parcelRequest.turnsRings, parcelRequest.landClass) = (false, request.classField)
        parcelRequest.treatAsCGCS2000 = request.treatAsCGCS2000
        parcelRequest.numbers = fields.map { [$0.rate, $0.area, $0.net].compactMap { $0 } } ?? []
        let stream = try RowStream(
            FoundLayer(parcelRequest, description: description), batchRows: request.batchRows)
        var chosen: Plane?
        let zones = try ZoneLayer(zoneRequest) { zones in
            let plane = try stream.trusting {
                try Plane.ofFirstProjected(
                    [stream.candidate, zones.candidate].compactMap { $0 }, ellipsoidal: request.method == .ellipsoidal,
                    treatAsCGCS2000: request.treatAsCGCS2000)
            }
            chosen = plane
            return plane
        }
        guard let plane = chosen else { throw IntakeError.emptyLayer(layer: "zones", path: request.zones.path) }
        let keyOfRow = zones.keyOfRow.map { zones.keys[$0] }
        let index = try ZoneIndex(
            accounting: zones.polygons, groupings: ZoneRepeats.groupings(keyOfRow), rank: ZoneRepeats.rank(keyOfRow),
            on: plane.overlap)

        // Workers take turns at reading and then work on what they read: memory holds one batch for each.
        let borders = BorderSum()
        @Sendable func worker() throws -> TabulationWorker {
            try TabulationWorker(
                zones, index, request, plane: plane, key: stream.found.key, fields: fields, borders: borders)
        }
        var parts = try await withThrowingTaskGroup(of: TabulationPart.self) { group in
            for _ in 0..<max(1, request.threads) {
                group.addTask {
                    let worker = try worker()
                    let turns = try stream.turns(in: plane)
                    while let batch = try turns.next() { try worker.add(batch) }
                    worker.finish()
                    return worker.part
                }
            }
            var parts: [TabulationPart] = []
            for try await part in group { parts.append(part) }
            return parts
        }
        let report = try stream.finish()
        try [report, zones.source.report].refuseUnused(request.treatAsCGCS2000)
        let places = try RepeatedPlaces(borders.residual())
        let shared = try await SharedParcels.read(
            stream.found, at: places, key: stream.found.key, classField: request.classField, rate: fields?.rate,
            threads: request.threads, in: plane)
        if let shared {
            let taken = try worker()
            try taken.takeOut(shared)
            parts.append(taken.part)
        }
        return try Tabulation(parts, zones, report, description, plane, request, index, shared)
    }

    private init(
        _ parts: [TabulationPart], _ zones: ZoneLayer, _ parcelReport: IntakeReport, _ description: LayerDescription,
        _ plane: Plane, _ request: Request, _ index: ZoneIndex, _ found: SharedParcels?
    ) throws {
        var total = TabulationPart(keys: zones.keys.count, ledger: request.ledger(keys: zones.keys.count))
        for part in parts { total.add(part) }
        if total.overflows { throw LandError.tooMuchGround(path: request.parcels.path) }
        var names = [String](repeating: "", count: total.sums.count)
        for (name, number) in total.classes { names[number] = name }
        classes = try ClassCheck(
            parcels: total.classes.mapValues { total.parcelsOfClass[$0] }, field: request.classField,
            system: request.classSystem
        ) { description.fields.map(\.name) }
        // Without a parcel there is no class to tell a system by, and nothing to deduct.
        if request.deduction != nil, !total.classes.isEmpty, let refusal = classes.refusal { throw refusal }

        var figures: SurveyFigures?
        var (left, balance) = (LeftOut(), nil as SurveyBalance?)
        if var ledger = total.ledger {
            if let wanted = request.balance {
                balance = try ledger.balance(
                    to: ControlAreas(wanted, zones, plane, request), keys: zones.keys, classNames: names)
            }
            let found = SurveyFigures(ledger, classNames: names, system: classes.system)
            left.notFarmland = found.notFarmland
            left.netAreas = found.netAreas.map { ($0, $1.zero, $1.differing, $1.difference) }
            (left.ratesOutside, left.ratesRounded) = (ledger.ratesOutside, ledger.ratesRounded)
            left.withoutStored = ledger.withoutStored
            figures = found
        }
        rows = Self.rows(total, names, zones.keys, figures)
        again = Self.again(total, names, zones.keys, figures)
        (self.left, self.balance, deduction, method) = (left, balance, request.deduction, request.method)
        (parcels, outside, repeated, residual) = (total.parcels, total.outside, total.repeated, total.residual)
        reports = [parcelReport, zones.source.report]
        zoneOverlaps = try ZoneOverlaps(index, zones.polygons)
        zoneNames = zones.keyOfRow.map { zones.keys[$0] }
        let sourceRows = zones.layerRows.map { zones.source.rows.sourceRows[$0] }
        let overlaps =
            (found?.issues(layer: "parcels", on: plane.overlap) ?? [])
            + zoneOverlaps.issues(layer: "zones", names: zoneNames, rows: sourceRows)
        issues = (zones.issues + parcelReport.issues + total.issues + classes.issues + overlaps)
            .sorted(by: RowIssue.inOrder)
        let controls = (balance?.villages ?? []).map { ($0.key, AreaSum(hundredths: $0.control)) }
        let measure = try GroundMeasure(request.method, in: plane)
        self.zones = try Self.zones(
            zones, index, found, total, measure,
            controls: Dictionary(controls, uniquingKeysWith: { first, _ in first }))
        shared = try found.map { try measure.sums(of: $0.ground) } ?? RepeatedSums()
        self.plane = plane
    }

    /// What sums over zones hold again, by zone and class.
    private static func again(
        _ total: TabulationPart, _ names: [String], _ keys: [String], _ figures: SurveyFigures?
    ) -> [Cell: RepeatedFigures] {
        var result: [Cell: RepeatedFigures] = [:]
        for (cell, ground) in total.again {
            result[Cell(zone: keys[cell.key], landClass: names[cell.landClass]), default: RepeatedFigures()].area +=
                ground
        }
        for (cell, survey) in figures?.again ?? [:] {
            result[Cell(zone: keys[cell.key], landClass: cell.landClass), default: RepeatedFigures()].survey += survey
        }
        return result
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
                // What rows of one class share was cut and measured anew: rounding may take a unit more than there is.
                let micro = max(0, number[name].map { total.sums[$0][k] } ?? 0)
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
