import Columns
import FindingValues

extension ParcelTally {
    /// Takes out what rows of one class count again: the tally of that ground alone, with the values of the rows that give way.
    ///
    /// Conflicts stay as the rows are, and so do numbers of parcels; what layout and blocks are made from has a way of its own.
    package mutating func subtract(_ again: ParcelTally) {
        func subtractSums(_ sums: [Cell: Ground], from cells: inout [Cell: Ground]) {
            for (cell, ground) in sums {
                cells[cell, default: Ground()] -= ground
                // Ground that a row gives up whole is cut and measured anew: what is left of it is rounding.
                if let rest = cells[cell], rest.gross.micro.magnitude < 100 { cells[cell] = nil }
            }
        }
        subtractSums(again.cells, from: &cells)
        subtractSums(again.basic, from: &basic)
        for (cell, ground) in again.again {
            self.again[cell]?.inCounty -= ground.inCounty
            self.again[cell]?.inTown -= ground.inTown
        }
        for (cell, ground) in again.basicAgain {
            basicAgain[cell]?.inCounty -= ground.inCounty
            basicAgain[cell]?.inTown -= ground.inTown
        }
        for (cell, area) in again.fallow { fallow[cell, default: .zero] -= area }
        for i in works.indices where i < again.works.count { works[i] -= again.works[i] }
        parcelArea -= again.parcelArea
        outside -= again.outside
        countedTwice -= again.countedTwice
        for (village, stored) in again.stored { self.stored[village]?.net -= stored.net }
    }
}

extension ParcelTally {
    /// Ground of all parcels in each village, counted for each parcel.
    package func covered(villages: Int) -> [AreaSum] {
        var sums = [AreaSum](repeating: .zero, count: villages)
        for (cell, ground) in cells { sums[cell.village] += ground.gross }
        return sums
    }
}

extension ParcelTallier {
    /// Tallies sums alone: no lists.
    package var forSums: ParcelTallier {
        var result = ParcelTallier(
            villages: villages, villageIndex: villageIndex, grounds: [], rules: rules, plane: plane,
            collectsLayout: false, thinWidth: thinWidth)
        (result.basic, result.works) = (basic, works)
        return result
    }
}

extension RidgedGround {
    static func -= (a: inout RidgedGround, b: RidgedGround) {
        a.gross -= b.gross
        a.ridges -= b.ridges
    }
}

extension WorkGround {
    static func -= (a: inout WorkGround, b: WorkGround) {
        a.farmland -= b.farmland
        a.construction -= b.construction
        a.newConstruction -= b.newConstruction
    }
}
