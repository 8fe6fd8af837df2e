import Columns
import FindingValues
import Survey

/// A tabulation by village rolled up to towns and counties by code prefix: 12, 9 and 6 digits.
public struct RollUp: Sendable {
    /// Figures of one class in one unit.
    public struct Row: Sendable, Hashable {
        /// The unit.
        public let unit: AdministrativeCode
        /// Class of the parcels.
        public let landClass: String
        /// Ground.
        public let area: AreaSum
        /// None unless the tabulation carries survey figures.
        public let survey: SurveyFigure?

        /// What a table of land prints: land net of ridges when they are deducted, and balanced when that was asked for;
        /// else the ground.
        public var land: AreaSum { survey.map { AreaSum(hundredths: $0.land) } ?? area }
    }

    /// A unit with the ground of its zones, and what of that is in doubt.
    public struct Ground: Sendable, Hashable {
        /// What classes may fill: control areas where the tabulation balances, else measured ground.
        public internal(set) var limit = AreaSum.zero
        /// Parcels that contradict each other or say nothing.
        public internal(set) var doubt = GroundDoubt()
    }

    /// By code and class; a unit comes before those within it.
    public let rows: [Row]
    /// Ground of every unit that has a zone.
    public let grounds: [AdministrativeCode: Ground]
    /// Zones whose key is no code, by key: they are in no unit.
    public let leftOut: [String]
    /// Their ground.
    public let leftOutArea: AreaSum
    private let source: Tabulation
    /// Land is what the database stores, and not measured ground.
    public var isStored: Bool { source.balance == nil && source.deduction.map { !$0.storedFields.isEmpty } ?? false }
    /// The system of the classes; none when it is not known.
    public var classSystem: LandClassSystem? { source.classes.system }

    /// Rolls up a tabulation whose zone keys are codes of villages (12 or 19 digits), towns (9) or counties (6).
    /// - Parameter field: the field of the keys, for the error.
    /// - Throws: `LandError.noCodes` when no key is a code.
    public init(_ tabulation: Tabulation, field: String) throws {
        struct Cell: Hashable {
            let unit: AdministrativeCode
            let landClass: String
        }
        var sums: [Cell: (area: AreaSum, survey: SurveyFigure)] = [:]
        var (left, leftArea) = (Set<String>(), AreaSum.zero)
        for row in tabulation.rows {
            guard let code = try? AdministrativeCode(row.zone) else {
                left.insert(row.zone)
                leftArea += row.area
                continue
            }
            for level in AdministrativeCode.Level.allCases {
                guard let unit = code.prefix(level) else { continue }
                let cell = Cell(unit: unit, landClass: row.landClass)
                var sum = sums[cell] ?? (.zero, .zero)
                sum.area += row.area
                sum.survey += row.survey ?? .zero
                sums[cell] = sum
            }
        }
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
                unit: cell.unit, landClass: cell.landClass, area: sum.area,
                survey: tabulation.hasSurvey ? sum.survey : nil)
        }.sorted { $0.unit != $1.unit ? $0.unit < $1.unit : utf8Less($0.landClass, $1.landClass) }
        (leftOut, leftOutArea) = (left.sorted(by: utf8Less), leftArea)
        source = tabulation
    }

    /// `zone,level,class,area_m2` and the survey figures of the tabulation; level is county, town or village. Figures under
    /// 10⁻⁴ m² are left out as in the tabulation.
    public func csv() -> String {
        var text = "zone,level,class,area_m2" + source.surveyHeadings.map { "," + $0 }.joined() + "\n"
        for row in rows where row.area >= Tabulation.smallestFigure || row.survey ?? .zero != .zero {
            text += "\(row.unit.digits),\(row.unit.level),\(csvCell(row.landClass)),"
            text += row.area.squareMetresText(decimals: 6) + source.surveyCells(row.survey) + "\n"
        }
        return text
    }

    /// What the table leaves out, a sentence; none when it leaves nothing out.
    public var note: String? {
        guard let first = leftOut.first else { return nil }
        return "\(leftOut.count) zones have a key that is no code of 6, 9, 12 or 19 digits, such as \(first): "
            + "their \(leftOutArea.squareMetresText(decimals: 2)) m² are in no unit."
    }
}
