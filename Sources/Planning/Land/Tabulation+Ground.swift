import Columns
import Overlap

extension Tabulation {
    /// Ground in doubt of one zone.
    public struct ZoneDoubt: Sendable, Hashable {
        /// Key of the zone.
        public let zone: String
        /// What parcels claim more than once, and what none covers.
        public let doubt: GroundDoubt
    }

    /// Ground in doubt by key of the zones; keys without any left out.
    /// - Parameters:
    ///   - shared: parcels that share ground; none when none do.
    ///   - covered: ground of all parcels by key, counted for each parcel and zone, 10⁻⁶ m².
    static func doubts(
        _ shared: SharedParcels?, _ zones: ZoneLayer, _ index: ZoneIndex, covered: [Int64]
    ) -> [ZoneDoubt] {
        var grounds = [AreaSum](repeating: .zero, count: zones.keys.count)
        for (row, area) in areas(of: zones.polygons, on: index.plane).enumerated() {
            grounds[zones.keyOfRow[row]] += AreaSum(squareMetres: area)
        }
        let sums = zones.byKey(shared?.ground.sums(in: index) ?? [])
        return zones.keys.indices.compactMap { key in
            let doubt = GroundDoubt(
                sums[key], ground: grounds[key], covered: AreaSum(micro: Int128(covered[key])))
            return doubt.isNone ? nil : ZoneDoubt(zone: zones.keys[key], doubt: doubt)
        }
    }

    /// Ground in doubt, a sentence each: over all zones, and then zone by zone, the first of them.
    var doubtNotes: [String] {
        func text(_ area: AreaSum) -> String { area.squareMetresText(decimals: 2) + " m²" }
        var notes: [String] = []
        if shared != RepeatedSums() {
            notes.append(
                "Parcels overlap: \(text(shared.again)) are counted more than once, on \(text(shared.once)) of ground; "
                    + "\(text(shared.sameClass)) between parcels of one class count once in the table, "
                    + "\(text(shared.again - shared.sameClass)) claimed by several classes stand in each.")
        }
        let bare = doubts.filter { $0.doubt.bare > .zero }
        if !bare.isEmpty {
            notes.append(
                "Without parcels: \(text(bare.reduce(.zero) { $0 + $1.doubt.bare })) in \(bare.count) of the zones.")
        }
        for row in doubts.prefix(Self.mostTold) {
            notes.append(
                "  zone \(row.zone): claimed more than once \(text(row.doubt.repeated)), of it between classes "
                    + "\(text(row.doubt.counted)); without parcels \(text(row.doubt.bare))")
        }
        if doubts.count > Self.mostTold { notes.append("  … and \(doubts.count - Self.mostTold) more zones") }
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
    /// Takes what rows of one class count again out of the sums.
    /// - Parameter again: such ground, with the values of the rows that give way; in the plane.
    func takeOut(_ again: Layer) throws {
        guard case .polygons(let polygons) = again.geometry else { return }
        let shares = tabulator.shares(of: polygons)
        let classes = again.column(request.classField)
        for row in 0..<polygons.count where shares.areas[row] > 0 {
            try takeOut(shares, row, polygons, landClass: classes?.text(row) ?? "")
        }
    }
}
