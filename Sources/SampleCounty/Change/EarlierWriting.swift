import Columns
import OGR
import PROJ
import Survey

/// Writes the survey of two years before, village by village beside the present one, the layer of the update process,
/// and keeps what was planted between them.
struct EarlierWriting {
    private let county: DrawnCounty
    private let names: Gazetteer
    private let official = OfficialArea(CGCS2000Zone(width: .three, number: 38, prefixed: true))
    private var tracer: RegionTracer
    private var plan: ChangePlan
    private var written = 0
    private var recorded = 0

    private(set) var changes: [PlantedChange] = []
    private(set) var differences: [PlantedDifference] = []
    /// Parcels of the earlier survey.
    private(set) var count = 0

    static let year = 2022

    init(_ county: DrawnCounty, _ names: Gazetteer) {
        (self.county, self.names) = (county, names)
        tracer = RegionTracer(county.faces)
        plan = ChangePlan(county)
    }

    /// Templates of the two layers.
    static let parcels = LayerTemplate(of: RowTable(SampleLayers.parcelFields).layer("DLTB", .polygons(.init())))
    static let update = LayerTemplate(of: RowTable(SampleLayers.updateFields).layer("DLTBGXGC", .polygons(.init())))

    /// A village of the earlier survey as it is put together.
    private struct Draft {
        let now: VillageParcels
        var shapes = PolygonColumn()
        var table = RowTable(SampleLayers.parcelFields)
        var updateShapes = PolygonColumn()
        var updates = RowTable(SampleLayers.updateFields)
        /// Present rows that are not in the earlier survey as they are.
        var replaced: Set<Int> = []
    }

    /// The village in the earlier survey, and its rows of the update process.
    mutating func layers(of now: VillageParcels) -> (parcels: Layer, update: Layer) {
        var draft = Draft(now: now)
        let items = plan.items(now)
        for item in items {
            draft.replaced.insert(item.row)
            if let other = item.other { draft.replaced.insert(other) }
        }
        let luck = county.noise.branch(411)
        for row in now.table.rows.indices where !draft.replaced.contains(row) {
            var cells = now.table.rows[row]
            cells[VillageParcels.place("SJNF")] = .integer(Self.year)
            draft.table.append(cells)
            // Another program starts some rings at another corner.
            let turned = luck.unit(now.village, row) < 0.2
            draft.shapes.append(rings(of: row, now).map { turned ? Self.turned($0) : $0 })
        }
        for item in items { write(item, &draft) }
        recordWhatIsNot(&draft)
        count += draft.table.rows.count
        return (
            draft.table.layer("DLTB", .polygons(draft.shapes)),
            draft.updates.layer("DLTBGXGC", .polygons(draft.updateShapes))
        )
    }

    private mutating func write(_ item: ChangePlan.Item, _ draft: inout Draft) {
        let now = draft.now
        let own = now.members.indices.contains(item.row) ? now.members[item.row] : []
        func shape(_ row: Int) -> [[Double]] { rings(of: row, now) }
        switch item.kind {
        case .dugOut:
            // The field without the hole.
            let field = trace(now.members[item.other!], &draft)
            let key = add(field, like: item.other!, item.use, &draft)
            let records = [(key, item.other!, shape(item.other!)), (key, item.row, shape(item.row))]
            tell(item, key, item.row, [key], [item.other!, item.row], shape(item.row), records, &draft)
        case .builtPart, .split:
            let other = item.other!
            let key = add(trace(own + now.members[other], &draft), like: other, item.use, &draft)
            let records = [(key, other, shape(other)), (key, item.row, shape(item.row))]
            let ground = item.kind == .split ? shape(item.row) + shape(other) : shape(item.row)
            tell(item, key, item.row, [key], [other, item.row], ground, records, &draft)
        case .merged, .toFarmlandPart:
            let rest = own.filter { !item.second.contains($0) }
            let use = self.use(item.row, now)
            let (a, b) = (trace(rest, &draft), trace(own.filter(item.second.contains), &draft))
            let first = add(a, like: item.row, use, &draft)
            let second = add(b, like: item.row, item.use, &draft)
            let records = [(first, item.row, a), (second, item.row, b)]
            let ground = item.kind == .merged ? a + b : b
            tell(item, second, item.row, [first, second], [item.row], ground, records, &draft)
        case .shifted, .shiftedBetweenClasses:
            let (border, other) = (item.border!, item.other!)
            tracer.moved = [border.edge: border.middle]
            let first = add(trace(own, &draft), like: item.row, self.use(item.row, now), &draft)
            let second = add(trace(now.members[other], &draft), like: other, self.use(other, now), &draft)
            tracer.moved = [:]
            tell(
                item, border.outward ? first : second, border.outward ? other : item.row, [first, second],
                [item.row, other], [border.ring], [], &draft)
        default:
            let key = add(shape(item.row), like: item.row, item.use, &draft)
            if item.kind == .fromGrain {
                draft.table.set(draft.table.rows.count - 1, "ZZSXDM", .text("LS"))
                draft.table.set(draft.table.rows.count - 1, "ZZSXMC", .text("种植粮食作物"))
            }
            let records = [(key, item.row, shape(item.row))]
            tell(item, key, item.row, [key], [item.row], shape(item.row), records, &draft)
        }
    }

    /// Keeps a change for `truth.json`, and records it in the update process but for those that are planted to be missed.
    private mutating func tell(
        _ item: ChangePlan.Item, _ before: String, _ row: Int, _ keysBefore: [String], _ rowsNow: [Int],
        _ ground: [[Double]], _ records: [(before: String, row: Int, shape: [[Double]])], _ draft: inout Draft
    ) {
        let now = draft.now
        let classes = Dictionary(
            uniqueKeysWithValues: draft.table.rows.suffix(keysBefore.count).map { cells -> (String, [Cell]) in
                guard case .text(let key) = cells[0] else { return ("", cells) }
                return (key, cells)
            })
        let area = item.border == nil ? Self.area(ground) : GroundArea.area(of: ground[0]).magnitude
        let use = item.border.map { self.use($0.outward ? item.row : item.other!, now) } ?? item.use
        let change = PlantedChange(
            kind: item.kind, village: now.village, keyBefore: before, keyNow: now.key(row), keysBefore: keysBefore,
            keysNow: rowsNow.map(now.key), useBefore: use, useNow: self.use(row, now), area: area)
        let isFirst = !changes.contains { $0.kind == item.kind }
        changes.append(change)
        let found = (change.useBefore.code, change.useNow.code)
        if item.kind == .builtOver, isFirst {
            differences.append(
                PlantedDifference(
                    kind: .unrecorded, keyBefore: before, keyNow: change.keyNow, recorded: nil, found: found, area: area
                ))
            return
        }
        for record in records {
            var codeNow = self.use(record.row, now).code
            if item.kind == .toOrchard, isFirst {
                codeNow = "0307"
                differences.append(
                    PlantedDifference(
                        kind: .recordedOtherwise, keyBefore: before, keyNow: change.keyNow,
                        recorded: (found.0, codeNow), found: found, area: area))
            }
            let cells = classes[record.before] ?? []
            self.record(cells, now.table.rows[record.row], codeNow, record.shape, &draft)
        }
    }

    /// In the first village a field that nothing happened to is recorded as a facility.
    private mutating func recordWhatIsNot(_ draft: inout Draft) {
        let now = draft.now
        guard !differences.contains(where: { $0.kind == .unfounded }),
            let row = now.members.indices.first(where: { !draft.replaced.contains($0) && use($0, now).isFarmland })
        else { return }
        let shape = rings(of: row, now)
        record(now.table.rows[row], now.table.rows[row], LandUse.facility.code, shape, &draft)
        let code = use(row, now).code
        differences.append(
            PlantedDifference(
                kind: .unfounded, keyBefore: now.key(row), keyNow: now.key(row),
                recorded: (code, LandUse.facility.code), found: (code, code), area: Self.area(shape)))
    }

    private mutating func record(
        _ before: [Cell], _ now: [Cell], _ codeNow: String, _ shape: [[Double]], _ draft: inout Draft
    ) {
        recorded += 1
        draft.updateShapes.append(shape)
        let gross = official.hundredths(of: draft.updateShapes, row: draft.updateShapes.count - 1)
        func side(_ cells: [Cell], _ code: Cell) -> [Cell] {
            func cell(_ field: String) -> Cell { cells[VillageParcels.place(field)] }
            var rate: Int64 = 0
            if case .real(let value) = cell("KCXS") { rate = Int64(clamping: (value * 10_000).rounded()) }
            let area = SurveyedArea(gross: gross, rate: rate)
            var name: Cell = .none
            if case .text(let text) = code {
                name = .text(LandClass(text).flatMap { LandClassTable.thirdSurvey[$0] }?.name ?? "")
            }
            return [
                cell("BSM"), cell("TBBH"), code, name, cell("ZLDWDM"), cell("ZLDWMC"), cell("KCDLBM"), cell("KCXS"),
                .real(Double(area.deducted) / 100), .real(Double(area.net) / 100), cell("ZZSXDM"),
            ]
        }
        let first: [Cell] = [.text(SampleLayers.key(names.countyCode, "2310", recorded)), .text("1")]
        draft.updates.append(
            first + side(before, before[VillageParcels.place("DLBM")]) + side(now, .text(codeNow))
                + [.real(Double(gross) / 100)])
    }

    private func use(_ row: Int, _ now: VillageParcels) -> LandUse {
        if row < now.members.count {
            return county.parcels.parcels[county.parcels.firstParcel[now.village] + row].use
        }
        let code = now.text(row, "DLBM")
        return LandUse.allCases.first { $0.code == code } ?? .none
    }

    private func rings(of row: Int, _ now: VillageParcels) -> [[Double]] {
        now.shapes.rings(ofRow: row).map { ring in
            let v = now.shapes.vertices(ofRing: ring)
            return Array(now.shapes.coordinates[2 * v.lowerBound..<2 * v.upperBound])
        }
    }

    private mutating func trace(_ members: [Int], _ draft: inout Draft) -> [[Double]] {
        let set = Set(members)
        return tracer.rings(of: members) { set.contains($0) }
    }

    /// Adds a parcel of the earlier survey with values like a present one's.
    /// - Returns: its key.
    private mutating func add(_ rings: [[Double]], like row: Int, _ use: LandUse, _ draft: inout Draft) -> String {
        let now = draft.now
        written += 1
        draft.shapes.append(rings)
        let face = now.members.indices.contains(row) ? now.members[row][0] : -1
        let urban = face >= 0 ? Int(county.cover.urban[face]) : -1
        var values = ParcelValues(
            key: SampleLayers.key(names.countyCode, "2109", written), number: 50_000 + draft.table.rows.count, use: use,
            villageCode: names.villageCodes[now.village], villageName: names.villageNames[now.village],
            gross: official.hundredths(of: draft.shapes, row: draft.shapes.count - 1))
        values.year = Self.year
        values.isStateOwned = use == .lake || use == .reservoir || urban >= 0
        if use.isFarmland {
            let isField = self.use(row, now).isFarmland
            let grade = isField ? Int(now.text(row, "GDPDJB") ?? "") : nil
            values.slope = SlopeGrade(grade: grade ?? (face >= 0 ? county.cover.grade(ofCell: face).grade : 1))
            let crop = isField ? now.text(row, "ZZSXDM").map { ($0, now.text(row, "ZZSXMC") ?? "") } : nil
            values.crop = crop ?? ("LS", "种植粮食作物")
            values.quality = 6 + values.slope.grade
        }
        if use.isBuilt { values.settlement = ParcelWriting.settlementCode(use, urban) }
        draft.table.append(values.cells)
        return values.key
    }

    /// m² on the ellipsoid of rings that run as they do in a polygon: holes count against shells.
    private static func area(_ rings: [[Double]]) -> Double { rings.reduce(0) { $0 + GroundArea.area(of: $1) } }

    private static func turned(_ ring: [Double]) -> [Double] {
        let n = (ring.count - 2) / 2
        let start = 2 * (n / 2)
        return Array(ring[start..<(2 * n)]) + Array(ring[..<start]) + [ring[start], ring[start + 1]]
    }
}
