import Columns
import Survey

/// The survey's areas of one class in one zone, 0.01 m².
package struct SurveyFigure: Sendable, Hashable, AdditiveArithmetic {
    /// Σ TBMJ of the pieces, balanced when that was asked for.
    package var gross: Int64 = 0
    /// Σ KCMJ deducted from the class.
    package var deducted: Int64 = 0
    /// Σ TBDLMJ, and for the class of ridges what was deducted from others.
    package var land: Int64 = 0

    /// Nothing.
    package static let zero = SurveyFigure()
    /// Each figure by itself.
    package static func + (a: SurveyFigure, b: SurveyFigure) -> SurveyFigure {
        SurveyFigure(gross: a.gross + b.gross, deducted: a.deducted + b.deducted, land: a.land + b.land)
    }
    /// Each figure by itself.
    package static func - (a: SurveyFigure, b: SurveyFigure) -> SurveyFigure {
        SurveyFigure(gross: a.gross - b.gross, deducted: a.deducted - b.deducted, land: a.land - b.land)
    }
}

/// The survey's areas by zone key and class, and what the way to them left out.
struct SurveyFigures: Sendable {
    struct Cell: Hashable, Sendable {
        let key: Int
        let landClass: String
    }

    private(set) var cells: [Cell: SurveyFigure] = [:]
    /// What sums over zones hold of them again; empty where no zones overlap.
    private(set) var again: [Cell: SurveyRepeats] = [:]
    /// Classes that are no farmland but have parcels with a rate above 0: nothing was deducted from them.
    private(set) var notFarmland: [(landClass: String, parcels: Int)] = []

    /// Farmland whose TBDLMJ is not what TBMJ and KCXS say, by class; of other classes nothing is deducted.
    private(set) var netAreas: [(landClass: String, parcels: SurveyLedger.NetAreas)] = []

    /// - Parameters:
    ///   - classNames: by class number.
    ///   - system: decides what is farmland and which class ridges are of; needed when anything was deducted.
    init(_ ledger: SurveyLedger, classNames: [String], system: LandClassSystem?) {
        for (number, sums) in ledger.gross.enumerated() {
            for (key, area) in sums.enumerated() where area != 0 {
                cells[Cell(key: key, landClass: classNames[number]), default: .zero] += SurveyFigure(
                    gross: area, land: area)
            }
        }
        for (cell, sums) in ledger.again {
            let name = classNames[cell.deduction.landClass]
            again[Cell(key: cell.key, landClass: name), default: SurveyRepeats()] += SurveyRepeats(
                gross: sums.gross, land: sums.gross)
            guard ledger.mode != nil, let system, system.isFarmland(name), !sums.deducted.isNone else { continue }
            again[Cell(key: cell.key, landClass: name), default: SurveyRepeats()] += SurveyRepeats(
                deducted: sums.deducted, land: sums.deducted.map { -$0 })
            again[Cell(key: cell.key, landClass: cell.deduction.ridges ?? system.ridges), default: SurveyRepeats()] +=
                SurveyRepeats(land: sums.deducted)
        }
        guard ledger.mode != nil, let system else { return }
        for (deduction, sums) in ledger.deducted where system.isFarmland(classNames[deduction.landClass]) {
            for (key, area) in sums.enumerated() where area != 0 {
                cells[Cell(key: key, landClass: classNames[deduction.landClass]), default: .zero] += SurveyFigure(
                    deducted: area, land: -area)
                cells[Cell(key: key, landClass: deduction.ridges ?? system.ridges), default: .zero] += SurveyFigure(
                    land: area)
            }
        }
        netAreas = ledger.netAreas.map { (classNames[$0.key], $0.value) }.filter { system.isFarmland($0.0) }
            .sorted { utf8Less($0.0, $1.0) }
        notFarmland = ledger.rated.enumerated().compactMap { number, parcels in
            let name = classNames[number]
            return parcels > 0 && !system.isFarmland(name) ? (name, parcels) : nil
        }.sorted { utf8Less($0.0, $1.0) }
    }
}
