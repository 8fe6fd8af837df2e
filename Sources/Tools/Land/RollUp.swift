import Columns
import FindingValues
import Survey

/// A tabulation by village rolled up to towns and counties by code prefix: 12, 9 and 6 digits.
package struct RollUp: Sendable {
    /// Figures of one class in one unit.
    package struct Row: Sendable, Hashable {
        /// Village, town or county that the figures are of.
        package let unit: AdministrativeCode
        /// Class of the parcels.
        package let landClass: String
        /// Ground.
        package let area: AreaSum
        /// None unless the tabulation carries survey figures.
        package let survey: SurveyFigure?
        /// Ground that the zones of the unit hold above `area`, because they overlap: it counts once in the unit.
        package let again: AreaSum
        /// The same of the survey figures.
        package let surveyAgain: SurveyFigure?

        /// What a table of land prints: land net of ridges when they are deducted, and balanced when that was asked for;
        /// else the ground.
        package var land: AreaSum { survey.map { AreaSum(hundredths: $0.land) } ?? area }
    }

    /// A unit with the ground of its zones, and what of that is in doubt.
    package struct Ground: Sendable, Hashable {
        /// What classes may fill: control areas where the tabulation balances, else measured ground.
        package internal(set) var limit = AreaSum.zero
        /// Parcels that contradict each other or say nothing.
        package internal(set) var doubt = GroundDoubt()
    }

    /// By code and class; a unit comes before those within it.
    package let rows: [Row]
    /// Ground of every unit that has a zone.
    package let grounds: [AdministrativeCode: Ground]
    /// Zones whose key is no code, by key: they are in no unit.
    package let leftOut: [String]
    /// Their ground.
    package let leftOutArea: AreaSum
    private let source: Tabulation
    /// What sums hold of the land again, by zones' own unit and class: see `landAgain`.
    private let landRepeats: [Cell: (all: AreaSum, levels: [AdministrativeCode.Level: AreaSum])]
    /// Land is what the database stores, and not measured ground.
    package var isStored: Bool { source.balance == nil && source.deduction.map { !$0.storedFields.isEmpty } ?? false }
    /// The system of the classes; none when it is not known.
    package var classSystem: LandClassSystem? { source.classes.system }

    /// Rolls up a tabulation whose zone keys are codes of villages (12 or 19 digits), towns (9) or counties (6).
    /// - Parameter field: the field of the keys, for the error.
    /// - Throws: `LandError.noCodes` when no key is a code.
    package init(_ tabulation: Tabulation, field: String) throws {
        var sums: [Cell: Sums] = [:]
        var repeats: [Cell: (all: AreaSum, levels: [AdministrativeCode.Level: AreaSum])] = [:]
        var (left, leftArea) = (Set<String>(), AreaSum.zero)
        for row in tabulation.rows {
            guard let code = try? AdministrativeCode(row.zone) else {
                left.insert(row.zone)
                leftArea += row.area
                continue
            }
            let again = tabulation.again[.init(zone: row.zone, landClass: row.landClass)]
            for level in AdministrativeCode.Level.allCases {
                guard let unit = code.prefix(level) else { continue }
                let less = again.map { ($0.area[level], $0.survey.figure { $0[level] }) } ?? (0, .zero)
                sums[Cell(unit: unit, landClass: row.landClass), default: Sums()].add(
                    row, again: AreaSum(micro: Int128(less.0)), surveyAgain: less.1)
            }
            guard let again else { continue }
            func land(_ of: (ZoneRepeats) -> Int64) -> AreaSum {
                tabulation.hasSurvey
                    ? AreaSum(hundredths: of(again.survey.land)) : AreaSum(micro: Int128(of(again.area)))
            }
            var held = repeats[Cell(unit: code, landClass: row.landClass)] ?? (.zero, [:])
            held.all += land(\.all)
            for level in AdministrativeCode.Level.allCases { held.levels[level, default: .zero] += land { $0[level] } }
            repeats[Cell(unit: code, landClass: row.landClass)] = held
        }
        landRepeats = repeats
        guard !sums.isEmpty || tabulation.rows.isEmpty else {
            throw LandError.noCodes(field: field, example: left.min(by: utf8Less) ?? "")
        }
        var grounds: [AdministrativeCode: Ground] = [:]
        for zone in tabulation.zones {
            guard let code = try? AdministrativeCode(zone.zone) else { continue }
            for level in AdministrativeCode.Level.allCases {
                guard let unit = code.prefix(level) else { continue }
                var ground = grounds[unit] ?? Ground()
                ground.limit += zone.control ?? zone.area
                ground.doubt = ground.doubt + zone.doubt
                grounds[unit] = ground
            }
        }
        self.grounds = grounds
        rows = sums.map { cell, sum in
            Row(
                unit: cell.unit, landClass: cell.landClass, area: sum.area - sum.again,
                survey: tabulation.hasSurvey ? sum.survey - sum.surveyAgain : nil, again: sum.again,
                surveyAgain: tabulation.hasSurvey ? sum.surveyAgain : nil)
        }.sorted { $0.unit != $1.unit ? $0.unit < $1.unit : utf8Less($0.landClass, $1.landClass) }
        (leftOut, leftOutArea) = (left.sorted(by: utf8Less), leftArea)
        source = tabulation
    }

    /// Zones share ground of parcels.
    package var shareGround: Bool { rows.contains { $0.again != .zero || $0.surveyAgain ?? .zero != .zero } }

    /// Of a class: what a sum over all zones, over those of the town and over those of the unit holds again of the land of the zones whose own
    /// unit this is.
    package func landAgain(_ unit: AdministrativeCode, _ landClass: String) -> (
        all: AreaSum, town: AreaSum, unit: AreaSum
    ) {
        guard let held = landRepeats[Cell(unit: unit, landClass: landClass)] else { return (.zero, .zero, .zero) }
        let own = held.levels[unit.level] ?? .zero
        return (held.all, unit.level == .county ? own : held.levels[.town] ?? .zero, own)
    }

    /// `zone,level,class,area_m2` and the survey figures of the tabulation; level is county, town or village. Where zones share
    /// ground, it counts once in each unit, and columns follow with what its zones hold above that. Figures under 10⁻⁴ m² are
    /// left out as in the tabulation.
    package func csv() -> String {
        let again = shareGround
        let headings =
            ["area_m2"] + source.surveyHeadings
            + (again ? (["area_m2"] + source.surveyHeadings).map { "counted_twice_" + $0 } : [])
        var text = "zone,level,class," + headings.joined(separator: ",") + "\n"
        for row in rows where row.area >= Tabulation.smallestFigure || row.survey ?? .zero != .zero {
            text += "\(row.unit.digits),\(row.unit.level),\(csvCell(row.landClass)),"
            text += row.area.squareMetresText(decimals: 6) + source.surveyCells(row.survey)
            if again { text += "," + row.again.squareMetresText(decimals: 6) + source.surveyCells(row.surveyAgain) }
            text += "\n"
        }
        return text
    }

    private struct Cell: Hashable {
        let unit: AdministrativeCode
        let landClass: String
    }

    /// Figures of the zones of a unit, and what they hold of them again.
    private struct Sums {
        var area = AreaSum.zero
        var survey = SurveyFigure.zero
        var again = AreaSum.zero
        var surveyAgain = SurveyFigure.zero

        mutating func add(_ row: Tabulation.Row, again less: AreaSum, surveyAgain surveyLess: SurveyFigure) {
            area += row.area
            survey += row.survey ?? .zero
            again += less
            surveyAgain += surveyLess
        }
    }

    /// What the table leaves out, a sentence; none when it leaves nothing out.
    package var note: Phrase? {
        guard let first = leftOut.first else { return nil }
        return Messages.noUnit(zones: leftOut.count, example: "\(first)", leftOutArea)
    }
}
