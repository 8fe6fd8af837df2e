import Columns
import CountyLayers
import Intake
import Survey

extension Tabulation {
    /// Figures below this are left out of the table, m².
    static let smallestFigure = AreaSum(micro: 100)

    /// The table as CSV: `zone,class,area_m2`, six decimals; figures under 10⁻⁴ m² left out and counted. Survey figures, when
    /// they were asked for, follow with two decimals: see `surveyHeadings`.
    public func csv() -> (text: String, leftOut: Int) {
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
    public var surveyHeadings: [String] {
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

    /// The rows read beside those that count; empty where all count.
    private static func left(_ report: IntakeReport) -> String {
        let left = [(report.setAside, "set aside"), (report.duplicates, "left out as they stand twice")]
            .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return left.isEmpty ? "" : " (of \(report.rows) rows read, \(left.joined(separator: ", ")))"
    }

    /// What the table does not say, a sentence each.
    public func notes(leftOut: Int) -> [String] {
        var notes = [
            "\(parcelCount) parcels\(Self.left(reports[0])), \(parcels.squareMetresText(decimals: 2)) m² in \(plane.label); "
                + "outside every zone \(outside.squareMetresText(decimals: 2)) m²."
        ]
        if repeated > .zero || zoneOverlaps.once > .zero {
            notes.append(
                "Zones overlap on \(zoneOverlaps.once.squareMetresText(decimals: 2)) m²: "
                    + "\(repeated.squareMetresText(decimals: 2)) m² of parcels are counted more than once, in each zone."
            )
            notes += zoneOverlaps.notes(names: zoneNames)
        }
        notes += doubtNotes
        if method.needsShapes {
            notes.append(
                "By the method \(method.rawValue) parcels and their pieces differ by "
                    + "\(residual.squareMetresText(decimals: 2)) m² in sum: its roundings do not close.")
        }
        if leftOut > 0 { notes.append("\(leftOut) figures under 0.0001 m² are left out.") }
        notes += reports.flatMap(\.sentences)
        notes.append(classes.note)
        return notes + deductionNotes + balanceNotes
    }

    private var deductionNotes: [String] {
        guard let deduction else { return [] }
        let total = rows.reduce(SurveyFigure.zero) { $0 + ($1.survey ?? .zero) }
        var notes = [
            "Survey areas (\(deduction.rawValue)): \(Self.text(total.gross)) m², of which \(Self.text(total.deducted)) m² "
                + "are deducted from farmland and stand as ridges."
        ]
        if left.ratesOutside > 0 {
            notes.append("\(left.ratesOutside) parcels have a KCXS that is not from 0 up to 1: nothing is deducted.")
        }
        if left.ratesRounded > 0 {
            notes.append("\(left.ratesRounded) parcels have a KCXS of more than four decimals: it is rounded.")
        }
        if left.withoutStored > 0 {
            notes.append("\(left.withoutStored) parcels have no stored area that can be used: they are recomputed.")
        }
        for entry in left.netAreas {
            if entry.zero > 0 {
                notes.append(
                    "\(entry.zero) parcels of class \(entry.landClass) store a TBDLMJ of 0 beside a TBMJ: it is recomputed as "
                        + "TBMJ · (1 − KCXS) (net-area).")
            }
            if entry.differing > 0 {
                notes.append(
                    "\(entry.differing) parcels of class \(entry.landClass) store a TBDLMJ that is not TBMJ · (1 − KCXS), "
                        + "\(Self.text(entry.difference)) m² apart in sum: it counts as stored (net-area).")
            }
        }
        for entry in left.notFarmland {
            notes.append(
                "\(entry.parcels) parcels of class \(entry.landClass) have a KCXS above 0 but are no farmland: "
                    + "nothing is deducted.")
        }
        return notes
    }

    private var balanceNotes: [String] {
        guard let balance else { return [] }
        var notes: [String] = []
        if let county = balance.county {
            notes.append(
                "Control area \(Self.text(county.control)) m², its \(county.parts) zones \(Self.text(county.sum)) m²: "
                    + "residual \(Self.text(county.residual)) m² levelled over the zones.")
        }
        var line =
            "Before balancing the control areas of \(balance.villages.count) zones less their parcels are "
            + "\(Self.text(balance.residual)) m²"
        if let largest = balance.largest, largest.residual != 0 {
            line += ", at most \(Self.text(largest.residual)) m² in one (\(largest.key))"
        }
        return notes + [line + "; after it every zone closes to 0.01 m²."]
    }
}
