import Columns
import CountyLayers
import FindingValues
import Overlap

extension Tabulation {
    /// A zone with its ground, and what of that is in doubt.
    package struct Zone: Sendable, Hashable {
        /// Key of the zone.
        package let zone: String
        /// Ground of all rows of the key, by the method of the run.
        package let area: AreaSum
        /// The control area that its pieces were balanced to; none without balancing.
        package let control: AreaSum?
        /// What parcels claim more than once, and what none covers.
        package let doubt: GroundDoubt
    }

    /// Zones with ground in doubt, keys in UTF-8 order.
    package var doubts: [Zone] { zones.filter { !$0.doubt.isNone } }

    /// Every zone with its ground in doubt, by key.
    /// - Parameters:
    ///   - shared: parcels that share ground; none when none do.
    ///   - total: ground of all parcels by key and class, and by key as the kernel measures it.
    ///   - controls: control areas by key.
    static func zones(
        _ zones: ZoneLayer, _ index: ZoneIndex, _ shared: SharedParcels?, _ total: TabulationPart,
        _ measure: GroundMeasure, controls: [String: AreaSum]
    ) throws -> [Zone] {
        func byKey(_ areas: [AreaSum]) -> [AreaSum] {
            var grounds = [AreaSum](repeating: .zero, count: zones.keys.count)
            for (row, area) in areas.enumerated() { grounds[zones.keyOfRow[row]] += area }
            return grounds
        }
        let kernel = byKey(areas(of: zones.polygons, on: index.plane).map { AreaSum(squareMetres: $0) })
        let plain = zones.byKey(shared?.ground.sums(in: index) ?? [])
        var deductions = [AreaSum](repeating: .zero, count: zones.keys.count)
        for (row, area) in (shared?.differentDeductions(in: index) ?? []).enumerated() {
            deductions[zones.keyOfRow[row]] += area
        }
        // Whether ground is bare is for the kernel to say; a method has roundings.
        var result = zones.keys.enumerated().map { key, name in
            var doubt = GroundDoubt(
                plain[key], ground: kernel[key], covered: AreaSum(micro: Int128(total.covered[key])))
            doubt.deduction = deductions[key]
            return Zone(zone: name, area: kernel[key], control: controls[name], doubt: doubt)
        }
        guard measure.hasMethod else { return result }
        let grounds = byKey(try measure.areas(of: zones.polygons))
        let sums = zones.byKey(try shared.map { try measure.sums(of: $0.ground, in: index, zones.polygons) } ?? [])
        for (key, zone) in result.enumerated() {
            // Classes hold what rows of one class share once.
            let classes = AreaSum(micro: total.sums.reduce(Int128(0)) { $0 + Int128($1[key]) })
            let bare = grounds[key] - classes + sums[key].again - sums[key].sameClass
            var doubt = GroundDoubt(sums[key], bare: zone.doubt.bare > .zero ? max(.zero, bare) : .zero)
            doubt.deduction = deductions[key]
            result[key] = Zone(zone: zone.zone, area: grounds[key], control: zone.control, doubt: doubt)
        }
        return result
    }

    /// From this area on a zone has a line of its own on standard error: the least parcel that the survey maps. What is
    /// smaller, as where the outer borders of zones and parcels were drawn twice, is part of the sums, and stands zone
    /// by zone in `--json`.
    package static let leastToldAlone = AreaSum(squareMetres: 200)

    /// Ground in doubt, a sentence each: over all zones, and then the zones where it is large, the largest first.
    var doubtNotes: [Phrase] {
        var notes: [Phrase] = []
        if shared != RepeatedSums() {
            notes.append(
                Messages.parcelsOverlap(
                    again: shared.again, once: shared.once, sameClass: shared.sameClass,
                    classes: shared.again - shared.sameClass))
        }
        let doubts = doubts
        let deduction = doubts.reduce(AreaSum.zero) { $0 + $1.doubt.deduction }
        if deduction > .zero { notes.append(Messages.differentDeductions(deduction)) }
        let bare = doubts.filter { $0.doubt.bare > .zero }
        if !bare.isEmpty {
            let largest = bare.map(\.doubt.bare).max() ?? .zero
            notes.append(
                Messages.withoutParcels(
                    bare.reduce(.zero) { $0 + $1.doubt.bare }, zones: bare.count, largest: largest))
        }
        let large = doubts.filter { max($0.doubt.repeated, $0.doubt.bare) >= Self.leastToldAlone }.sorted { a, b in
            let (x, y) = (max(a.doubt.repeated, a.doubt.bare), max(b.doubt.repeated, b.doubt.bare))
            return x != y ? x > y : utf8Less(a.zone, b.zone)
        }
        for row in large.prefix(Self.mostTold) {
            var parts: [Phrase] = []
            if row.doubt.repeated > .zero {
                parts.append(
                    Messages.claimedTwice(
                        on: row.doubt.repeated, again: row.doubt.excess, betweenClasses: row.doubt.counted))
            }
            if row.doubt.bare > .zero { parts.append(Messages.bare(row.doubt.bare)) }
            notes.append(Messages.zone(row.zone, parts))
        }
        let rest = doubts.count - min(large.count, Self.mostTold)
        if rest > 0 {
            let least = large.count > Self.mostTold ? nil : Self.leastToldAlone
            notes.append(Messages.moreZones(rest, isRest: !large.isEmpty, under: least))
        }
        return notes
    }

    private static let mostTold = 20
}

extension ZoneLayer {
    /// Sums of zone rows as sums of their keys.
    func byKey(_ sums: [RepeatedSums]) -> [RepeatedSums] {
        var result = [RepeatedSums](repeating: RepeatedSums(), count: keys.count)
        for (row, sum) in sums.enumerated() { result[keyOfRow[row]] = result[keyOfRow[row]] + sum }
        return result
    }
}

extension TabulationWorker {
    /// Takes what rows of one class count again out of the sums, the survey's figures of that ground too.
    func takeOut(_ shared: SharedParcels) throws {
        let (rows, ground) = shared.givingWay
        guard case .polygons(let polygons) = rows.geometry else { return }
        let (whole, given) = (tabulator.shares(of: polygons), tabulator.shares(of: ground))
        let classes = rows.column(request.classField)
        let ids = key.flatMap(rows.column)
        let columns = ParcelColumns(rows, fields)
        for row in 0..<polygons.count where given.areas[row] > 0 {
            let landClass = part.number(classes?.text(row) ?? "")
            let taken = try pieces(given, row, of: ground)
            takeOut(taken, landClass: landClass)
            guard part.ledger != nil else { continue }
            part.ledger?.takeOut(
                taken, of: try pieces(whole, row, of: polygons), columns.figures(row),
                id: ids?.text(row) ?? String(rows.sourceRows[row]), landClass: landClass, keyOfZone: zones.keyOfRow)
        }
    }
}
