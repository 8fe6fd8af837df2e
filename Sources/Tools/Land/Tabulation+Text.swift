import Columns
import CountyLayers
import Intake
import Survey

extension Tabulation {
    /// Figures below this are left out of the table, m².
    static let smallestFigure = AreaSum(micro: 100)

    /// The table as CSV: `zone,class,area_m2`, six decimals; figures under 10⁻⁴ m² left out and counted. Survey figures, when
    /// they were asked for, follow with two decimals: see `surveyHeadings`.
    package func csv() -> (text: String, leftOut: Int) {
        var text = "zone,class,area_m2" + surveyHeadings.map { "," + $0 }.joined() + "\n"
        var leftOut = 0
        for row in rows {
            guard row.area >= Self.smallestFigure || (row.survey ?? .zero) != .zero else {
                leftOut += 1
                continue
            }
            text += csvCell(row.zone) + "," + csvCell(row.landClass) + "," + row.area.squareMetresText(decimals: 6)
            text += surveyCells(row.survey) + "\n"
        }
        return (text, leftOut)
    }

    /// Headings of the survey figures.
    ///
    /// `survey_m2` is Σ TBMJ of the pieces, `balanced_m2` the same after balancing; `deducted_m2` is Σ KCMJ, and `land_m2` what
    /// remains, where the class of ridges (1203) takes what was deducted from others. `land_m2` sums to `survey_m2`.
    package var surveyHeadings: [String] {
        guard hasSurvey else { return [] }
        return [balance == nil ? "survey_m2" : "balanced_m2"] + (deduction == nil ? [] : ["deducted_m2", "land_m2"])
    }

    /// The cells under `surveyHeadings`, each after a comma.
    func surveyCells(_ figure: SurveyFigure?) -> String {
        guard hasSurvey else { return "" }
        let figure = figure ?? .zero
        let values = deduction == nil ? [figure.gross] : [figure.gross, figure.deducted, figure.land]
        return values.map { "," + Self.text($0) }.joined()
    }

    /// Hundredths of a square metre as text.
    static func text(_ hundredths: Int64) -> String { decimalText(Int128(hundredths), scale: 2, decimals: 2) }

    /// What the table does not say, a sentence each.
    package func notes(leftOut: Int) -> [Phrase] {
        let own = reports[0]
        var notes = [
            Messages.parcels(
                parcelCount, setAside: own.setAside, duplicates: own.duplicates, of: own.rows, parcels, in: plane.label,
                outside: outside)
        ]
        if repeated > .zero || zoneOverlaps.once > .zero {
            notes.append(Messages.zonesOverlap(zoneOverlaps.once, parcels: repeated))
            notes += zoneOverlaps.notes(names: zoneNames)
        }
        notes += doubtNotes
        if method.needsShapes {
            notes.append(Messages.roundings(method, residual))
        }
        if leftOut > 0 { notes.append(Messages.leftOut(figures: leftOut)) }
        notes += reports.flatMap(\.sentences)
        notes.append(classes.note)
        return notes + deductionNotes + balanceNotes
    }

    private var deductionNotes: [Phrase] {
        guard let deduction else { return [] }
        let total = rows.reduce(SurveyFigure.zero) { $0 + ($1.survey ?? .zero) }
        var notes = [Messages.survey(deduction, gross: total.gross, deducted: total.deducted)]
        if left.ratesOutside > 0 {
            notes.append(Messages.ratesOutside(left.ratesOutside))
        }
        if left.ratesRounded > 0 {
            notes.append(Messages.ratesRounded(left.ratesRounded))
        }
        if left.withoutStored > 0 {
            notes.append(Messages.withoutStored(left.withoutStored))
        }
        for entry in left.netAreas {
            if entry.zero > 0 {
                notes.append(Messages.netAreaZero(entry.zero, entry.landClass))
            }
            if entry.differing > 0 {
                notes.append(Messages.netAreaDiffers(entry.differing, entry.landClass, by: entry.difference))
            }
        }
        for entry in left.notFarmland {
            notes.append(Messages.notFarmland(entry.parcels, entry.landClass))
        }
        return notes
    }

    private var balanceNotes: [Phrase] {
        guard let balance else { return [] }
        var notes: [Phrase] = []
        if let county = balance.county {
            notes.append(
                Messages.county(
                    control: county.control, zones: county.parts, sum: county.sum, residual: county.residual))
        }
        let largest = balance.largest.flatMap { $0.residual != 0 ? ($0.key, $0.residual) : nil }
        return notes + [
            Messages.balanced(zones: balance.villages.count, residual: balance.residual, largest: largest)
        ]
    }
}
