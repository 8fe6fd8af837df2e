import Columns
import ProjectFile
import Writers

/// Where the county, its towns and their villages stand in a table, and that they add up.
package struct UnitFrame {
    /// Columns of numbers that add up over units.
    package let columns: [Int]
    /// Row of the county.
    package var county: Int?
    /// Row of what the towns have in common, where villages overlap.
    package var countyLess: Int?
    /// Rows of the towns, of the villages of each, and of what these have in common.
    package private(set) var towns: [(row: Int, villages: [Int], less: [Int])] = []
    /// Row and number of each village.
    package private(set) var villages: [(row: Int, village: Int)] = []

    package init(_ columns: some Sequence<Int>) { self.columns = Array(columns) }

    package mutating func addTown(_ row: Int) { towns.append((row, [], [])) }

    /// Adds the row of what villages of the last town have in common.
    package mutating func addTownLess(_ row: Int) {
        if !towns.isEmpty { towns[towns.count - 1].less.append(row) }
    }

    /// Adds a village to the last town.
    package mutating func addVillage(_ row: Int, _ village: Int) {
        villages.append((row, village))
        if !towns.isEmpty { towns[towns.count - 1].villages.append(row) }
    }

    /// All rows of units.
    package var all: [Int] {
        [county, countyLess].compactMap { $0 } + towns.flatMap { [$0.row] + $0.less } + villages.map(\.row)
    }

    /// Each row adds up to its total, villages to their town, towns to the county.
    /// - Parameters:
    ///   - parts: columns of classes.
    ///   - whole: the column of their sum.
    package func invariants(parts: [Int], whole: Int) -> [TableInvariant] {
        [
            TableInvariant(
                Phrase(zh: "各类相加等于合计", en: "the classes of a row add up to its total"),
                .rowAddsUp(rows: all, parts: parts.map { .init($0) }, whole: [.init(whole)]))
        ] + unitInvariants
    }

    /// Villages add up to their town, towns to the county.
    package var unitInvariants: [TableInvariant] {
        var result: [TableInvariant] = []
        if let county, !towns.isEmpty {
            result.append(
                TableInvariant(
                    Phrase(zh: "各乡镇相加等于全县", en: "the towns add up to the county"),
                    .columnsAddUp(
                        parts: towns.map(\.row), less: countyLess.map { [$0] } ?? [], whole: county, columns: columns)))
        }
        for town in towns where !town.villages.isEmpty {
            result.append(
                TableInvariant(
                    Phrase(zh: "各村相加等于乡镇", en: "the villages add up to their town"),
                    .columnsAddUp(parts: town.villages, less: town.less, whole: town.row, columns: columns)))
        }
        return result
    }
}
