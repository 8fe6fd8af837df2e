import Columns
import Survey

/// Decides what changed in a village since the earlier survey.
///
/// About one and a half parcels in a hundred have a part in a change of their own; no parcel has a part in two. The kind
/// planted least so far comes first, so that small counties have every kind for which they have a place.
struct ChangePlan {
    /// A change, in rows of the present layer.
    struct Item {
        var kind: PlantedChange.Kind
        /// The present parcel, by row.
        var row: Int
        /// The other present parcel of a change that joins two.
        var other: Int?
        /// Class before of the ground that changed.
        var use: LandUse
        /// For a parcel that was two: the faces that were the second.
        var second: Set<Int> = []
        /// For a border drawn again: its edge and where the middle of it was.
        var border: (edge: Int, middle: Position, ring: [Double], outward: Bool)?
    }

    private let county: DrawnCounty
    private(set) var counts = [Int](repeating: 0, count: PlantedChange.Kind.allCases.count)
    private static let share = 0.015

    init(_ county: DrawnCounty) { self.county = county }

    /// The changes of a village.
    mutating func items(_ now: VillageParcels) -> [Item] {
        let luck = county.noise.branch(401)
        let first = county.parcels.firstParcel[now.village]
        var taken = Set(now.rectangles.map(\.parcel))
        var items: [Item] = []
        // Every second rectangle is younger than the earlier survey.
        for rectangle in now.rectangles where rectangle.number % 2 == 1 {
            items.append(
                Item(kind: .dugOut, row: rectangle.row, other: rectangle.parcel, use: use(rectangle.parcel, now)))
            counts[Self.place(.dugOut)] += 1
        }
        let free = now.members.indices.filter { now.members[$0][0] < county.mesh.cellCount }
            .sorted { a, b in
                let (x, y) = (luck.unit(first + a), luck.unit(first + b))
                return x != y ? x < y : a < b
            }
        let wanted = Int(clamping: (Self.share * Double(free.count) + luck.unit(now.village, 1)).rounded(.down))
        for _ in 0..<wanted {
            let order = PlantedChange.Kind.allCases.indices.filter { PlantedChange.Kind.allCases[$0] != .dugOut }
                .sorted { counts[$0] != counts[$1] ? counts[$0] < counts[$1] : $0 < $1 }
            for k in order {
                let kind = PlantedChange.Kind.allCases[k]
                guard let item = self.first(of: kind, free, now, taken) else { continue }
                taken.insert(item.row)
                if let other = item.other { taken.insert(other) }
                counts[k] += 1
                items.append(item)
                break
            }
        }
        return items
    }

    private func first(
        of kind: PlantedChange.Kind, _ rows: [Int], _ now: VillageParcels, _ taken: Set<Int>
    ) -> Item? {
        for row in rows {
            if let item = item(kind, row, now, taken) { return item }
        }
        return nil
    }

    private static func place(_ kind: PlantedChange.Kind) -> Int { PlantedChange.Kind.allCases.firstIndex(of: kind)! }

    private func use(_ row: Int, _ now: VillageParcels) -> LandUse {
        county.parcels.parcels[county.parcels.firstParcel[now.village] + row].use
    }

    /// A change of that kind at a parcel; none when it does not fit there.
    private func item(_ kind: PlantedChange.Kind, _ row: Int, _ now: VillageParcels, _ taken: Set<Int>) -> Item? {
        guard !taken.contains(row) else { return nil }
        let use = use(row, now)
        let field: LandUse = county.noise.branch(402).unit(now.members[row][0]) < 0.5 ? .paddy : .dry
        func whole(_ fits: Bool, from before: LandUse) -> Item? {
            guard fits, now.area(row) > 1.02 * (MinimumArea.of(before.code) ?? 0) else { return nil }
            return Item(kind: kind, row: row, use: before)
        }
        switch kind {
        case .builtOver: return whole(use.isBuilt, from: field)
        case .toOrchard: return whole(use == .orchard || use == .tea || use == .otherOrchard, from: field)
        case .toForest: return whole(use.isForest, from: field)
        case .toPond: return whole(use == .pond || use == .fishPond, from: field)
        case .toFacility: return whole(use == .facility, from: field)
        case .toFarmland: return whole(use.isFarmland, from: [.orchard, .forest, .grass][now.members[row].count % 3])
        case .betweenFarmland: return whole(use == .paddy || use == .dry, from: use == .paddy ? .dry : .paddy)
        case .fromGrain:
            let crop = now.text(row, "ZZSXDM")
            return whole(crop == "FLS" || crop == "WG", from: use)
        case .otherClasses: return whole(use == .forest || use == .bamboo, from: .shrub)
        case .dugOut: return nil
        case .builtPart:
            guard use.isBuilt else { return nil }
            let field = neighbours(row, now).first { !taken.contains($0) && self.use($0, now).isFarmland }
            return field.map { Item(kind: kind, row: row, other: $0, use: self.use($0, now)) }
        case .toFarmlandPart:
            guard use.isFarmland else { return nil }
            return cut(row, now, atLeast: MinimumArea.of("0404")!).map {
                Item(kind: kind, row: row, use: .orchard, second: $0)
            }
        case .merged:
            return cut(row, now, atLeast: MinimumArea.of(use.code) ?? 0).map {
                Item(kind: kind, row: row, use: use, second: $0)
            }
        case .split:
            let first = county.parcels.firstParcel[now.village]
            let sketches = county.parcels.parcels
            let twin = neighbours(row, now).first {
                !taken.contains($0) && sketches[first + $0].use == use && growsAlike($0, row, now)
                    && sketches[first + $0].grade == sketches[first + row].grade
            }
            return twin.map { Item(kind: kind, row: row, other: $0, use: use) }
        case .shifted, .shiftedBetweenClasses:
            if kind == .shiftedBetweenClasses, !use.isFarmland { return nil }
            let beside = neighbours(row, now).first {
                guard !taken.contains($0) else { return false }
                let other = self.use($0, now)
                return kind == .shifted ? other == use && growsAlike($0, row, now) : !other.isFarmland
            }
            guard let beside, let border = border(row, beside, now) else { return nil }
            return Item(kind: kind, row: row, other: beside, use: use, border: border)
        }
    }

    /// The same grows on both: ground that goes from one to the other is then no change of crops.
    private func growsAlike(_ a: Int, _ b: Int, _ now: VillageParcels) -> Bool {
        now.text(a, "ZZSXDM") == now.text(b, "ZZSXDM")
    }

    /// Parcels of the village that share a side with a parcel, no strip between them, ascending.
    private func neighbours(_ row: Int, _ now: VillageParcels) -> [Int] {
        let map = county.parcels
        let (first, end) = (map.firstParcel[now.village], map.firstParcel[now.village + 1])
        var found = Set<Int>()
        for face in now.members[row] {
            county.faces.forEachSide(ofFace: face) { side in
                guard side.opposite >= 0, side.opposite < county.mesh.cellCount else { return }
                let parcel = Int(map.parcelOfFace[side.opposite])
                if first..<end ~= parcel, parcel != first + row { found.insert(parcel - first) }
            }
        }
        return found.sorted()
    }

    /// Some of the faces of a parcel, so that these and the rest are connected, each of the area or more; none when it
    /// cannot be cut so.
    private func cut(_ row: Int, _ now: VillageParcels, atLeast area: Double) -> Set<Int>? {
        let faces = now.members[row]
        guard 2...60 ~= faces.count else { return nil }
        let mesh = county.mesh
        func connected(_ set: Set<Int>) -> [Int] {
            guard let start = set.min() else { return [] }
            var (order, seen, k) = ([start], Set([start]), 0)
            while k < order.count {
                let (e, n, w, s) = mesh.neighbours(ofCell: order[k])
                for (side, next) in [e, n, w, s].enumerated() where set.contains(next) && !seen.contains(next) {
                    if county.faces.strips.isStrip(mesh.edge(ofCell: order[k], side)) { continue }
                    seen.insert(next)
                    order.append(next)
                }
                k += 1
            }
            return order
        }
        let order = connected(Set(faces))
        guard order.count == faces.count else { return nil }
        for size in [faces.count / 2, faces.count / 3, 1] where size > 0 {
            let rest = Set(order.dropFirst(size))
            guard connected(rest).count == rest.count else { continue }
            let second = rest.count * 2 <= faces.count ? rest : Set(order.prefix(size))
            // Strips take up to half of a cell beside a road.
            guard 0.4 * mesh.cell * mesh.cell * Double(second.count) > area else { continue }
            return second
        }
        return nil
    }

    /// A border between two parcels, and where its middle was: 5 to 45 cm aside. The ring is the ground between; `outward`
    /// when the first parcel was the larger.
    private func border(_ row: Int, _ other: Int, _ now: VillageParcels)
        -> (edge: Int, middle: Position, ring: [Double], outward: Bool)?
    {
        let map = county.parcels
        let wanted = Int32(map.firstParcel[now.village] + other)
        var found: FaceSide?
        for face in now.members[row] where found == nil {
            county.faces.forEachSide(ofFace: face) { side in
                guard found == nil, let m = side.middle, county.mesh.hasMiddle(m.edge), side.opposite >= 0,
                    side.opposite < county.mesh.cellCount
                else {
                    return
                }
                if map.parcelOfFace[side.opposite] == wanted { found = side }
            }
        }
        guard let side = found, let at = side.middle else { return nil }
        let luck = county.noise.branch(403)
        let (a, b) = (
            county.faces.strips.position(ofVertex: side.start), county.faces.strips.position(ofVertex: side.end)
        )
        let m = county.faces.strips.middle(ofEdge: at.edge, left: at.left)
        let outward = luck.unit(at.edge, 1) < 0.5
        // Right of the way along the side is outside of the first parcel.
        let metres = (0.05 + 0.4 * luck.unit(at.edge, 2)) * (outward ? 1 : -1)
        let length = a.distance(to: b)
        let was = Mesh.onGrid(m.x + metres * (b.y - a.y) / length, m.y - metres * (b.x - a.x) / length)
        return (at.edge, was, [a.x, a.y, m.x, m.y, b.x, b.y, was.x, was.y, a.x, a.y], outward)
    }
}
