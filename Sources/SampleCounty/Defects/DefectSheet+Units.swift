import Columns
import Survey

extension DefectSheet {
    /// Plants faults of villages and towns: ground that one layer has and another has not, and wrong codes on islands.
    mutating func plantUnits() {
        plantUncovered()
        plantNarrowGap()
        plantCodes()
    }

    private mutating func noteUnit(
        _ rule: CheckRule, _ layer: String, _ units: [Unit], in ground: Box, measure: Double? = nil
    ) {
        planted.append(
            PlantedDefect(rule: rule, layer: layer, keys: units.map(\.key), ground: ground, measure: measure))
    }

    /// At the eastern border: a parcel reaches 10 m past it, and the ground of another is without a parcel.
    private mutating func plantUncovered() {
        let past = plot(23, 2)
        parcels[past].rings = [
            Self.ring(from: Position(2300, 200), [(0, 0), (100, 0), (110, 0), (110, 100), (100, 100), (0, 100)])
        ]
        let outside = Self.box(from: Position(2400, 200), 0...10, 0...100)
        note(.outsideVillages, [past], in: outside, measure: 1000)
        note(.outsideTowns, [past], in: outside, measure: 1000)

        let bare = plot(23, 5)
        let ground = self.ground(bare)
        parcels[bare].rings = []
        noteUnit(.withoutParcels, "villages", [villages[2]], in: ground, measure: 10_000)
        noteUnit(.withoutParcels, "towns", [towns[1]], in: ground, measure: 10_000)

        let town = addTown(0, code: Self.county + "102", width: 110)
        addVillage(Self.county + "102200", at: 0, of: town)
        let strip = Self.box(from: town.at, 100...110, 0...100)
        noteUnit(.withoutVillages, "towns", [towns[town.number]], in: strip, measure: 1000)
        noteUnit(.withoutParcels, "towns", [towns[town.number]], in: strip, measure: 1000)
    }

    /// A wedge between two parcels, open to the outside, at its end 0.1 m wide.
    private mutating func plantNarrowGap() {
        let town = addTown(1, code: Self.county + "103", width: 200)
        let village = addVillage(Self.county + "103200", at: 0, of: town, width: 200, withParcel: false)
        let west = add(
            [Self.ring(from: town.at, [(0, 0), (100, 0), (99.9, 100), (0, 100)])], in: village)
        let east = add([Self.ring(town.at.x + 100, town.at.y, 100, 100)], in: village)
        let wedge = Self.box(from: town.at, 99.9...100, 0...100)
        note(.narrowGap, [west, east], in: wedge, measure: 0.1)
        noteUnit(.withoutParcels, "villages", [villages[village]], in: wedge, measure: 5)
        noteUnit(.withoutParcels, "towns", [towns[town.number]], in: wedge, measure: 5)
    }

    /// A town on an island of its own, east of the sheet.
    private mutating func addTown(_ k: Int, code: String, width: Double) -> (number: Int, at: Position) {
        let at = Position(2700 + 400 * Double(k), 0)
        towns.append(
            Unit(
                key: SampleLayers.key(Self.county, "1010", towns.count + 1), code: code, name: "岛\(k + 1)镇",
                rings: [Self.ring(at.x, at.y, width, Self.side)]))
        return (towns.count - 1, at)
    }

    /// A village of an island town, with one parcel on all of it.
    /// - Returns: its number.
    @discardableResult
    private mutating func addVillage(
        _ code: String, at x: Double, of town: (number: Int, at: Position), width: Double = Self.side,
        withParcel: Bool = true
    ) -> Int {
        let ring = Self.ring(town.at.x + x, town.at.y, width, Self.side)
        villages.append(
            Unit(
                key: SampleLayers.key(Self.county, "1020", villages.count + 1), code: code,
                name: towns[town.number].name + "第\(villages.count)村", rings: [ring]))
        if withParcel { add([ring], in: villages.count - 1) }
        return villages.count - 1
    }

    /// Codes of villages and a town, each on an island of its own.
    private mutating func plantCodes() {
        let short = addTown(2, code: Self.county + "104", width: 100)
        let village = addVillage(Self.county + "104200", at: 0, of: short)
        villages[village].code = Self.county + "10420"
        noteUnit(.unitCode, "villages", [villages[village]], in: Self.box(from: short.at, 0...100, 0...100))

        let twice = addTown(3, code: Self.county + "105", width: 200)
        let same = [0.0, 100].map { addVillage(Self.county + "105200", at: $0, of: twice) }
        noteUnit(
            .duplicateCode, "villages", same.map { villages[$0] }, in: Self.box(from: twice.at, 0...200, 0...100))

        let parent = addTown(4, code: Self.county + "106", width: 100)
        let child = addVillage(Self.county + "107200", at: 0, of: parent)
        noteUnit(.parentCode, "villages", [villages[child]], in: Self.box(from: parent.at, 0...100, 0...100))

        let other = addTown(5, code: "430698108", width: 100)
        let stranger = addVillage("430698108200", at: 0, of: other)
        let ground = Self.box(from: other.at, 0...100, 0...100)
        noteUnit(.countyCode, "villages", [villages[stranger]], in: ground)
        noteUnit(.countyCode, "towns", [towns[other.number]], in: ground)
    }
}
