import Columns
import CountyLayers
import FindingValues
import LandAnalysis
import Overlap
import ProjectFile

/// Each village with its place and figures.
enum VillageStep: Step {
    static let needs: [any Step.Type] = [ParcelPass.self]

    struct Answer: Sendable {
        var villages = VillageFindings()
        /// Ground in doubt below the basic farmland of each village, by code.
        var doubtOnBasicFarmland: [String: GroundDoubt] = [:]
    }

    static func answer(_ known: Known, _ log: inout RunLog) async throws -> Answer? {
        let (county, villages, land) = (known.county, known.county.villages, known.land)
        guard villages.count > 0 else { return nil }
        var answer = Answer()
        var figures = try described(known)
        if let land { fill(&figures, from: land, villages) }
        if let patches = county.basicFarmland {
            let sums = patches.once.ground(in: villages.polygons, plane: county.plane)
            for row in figures.indices { figures[row].basicFarmland = sums[row] }
            answer.doubtOnBasicFarmland = doubts(onBasicFarmland: sums, known)
        }
        for row in figures.indices {
            guard let residents = figures[row].population, residents > 0 else { continue }
            figures[row].constructionPerResident = figures[row].construction.map { $0.squareMetres / residents }
            figures[row].farmlandMuPerResident = figures[row].farmland.map { $0.mu / residents }
        }
        answer.villages.polygons = villages.polygons
        answer.villages.rows = figures
        answer.villages.table = county.table.columns
        answer.villages.tableCodesWithoutVillage = county.table.codesWithoutVillage
        answer.villages.villagesWithoutTableRow = county.table.villagesWithoutRow
        try addOverlaps(known, in: &answer.villages, &log)
        return answer
    }

    /// Code, name, town, area, place and population.
    private static func described(_ known: Known) throws -> [VillageFigures] {
        let (county, villages) = (known.county, known.county.villages)
        let places = try VillagePlaces(villages, settlements: known[ParcelPass.self]?.settlements ?? [])
        let grounds = areas(of: villages.polygons, on: county.plane.overlap)
        let population = county.table.scores("population")
        let types = county.table.column("type")
        return (0..<villages.count).map { row -> VillageFigures in
            var figures = VillageFigures(
                code: villages.codes[row], name: villages.names[row], town: villages.town(row),
                area: AreaSum(squareMetres: grounds[row]), place: places.places[row], placeSource: places.sources[row])
            figures.townName = county.townNames[villages.town(row)]
            figures.population = population?[row]
            figures.type = types?.text(row)
            return figures
        }
    }

    /// Farmland, construction land and ground without parcels.
    private static func fill(_ figures: inout [VillageFigures], from land: LandFindings, _ villages: Villages) {
        for row in figures.indices {
            (figures[row].farmland, figures[row].farmlandGross, figures[row].construction) = (.zero, .zero, .zero)
        }
        for cell in land.byVillage {
            let row = villages.rows[cell.village]!
            if farmlandClasses.contains(String(cell.code.prefix(4))) {
                figures[row].farmland! += cell.net
                figures[row].farmlandGross! += cell.gross
            }
            if threeClass(cell.code) == .construction { figures[row].construction! += cell.net }
        }
        for row in figures.indices { figures[row].withoutParcels = land.doubt[figures[row].code]?.bare ?? .zero }
    }

    /// Ground in doubt below the basic farmland of each village.
    /// - Parameter grounds: basic farmland of each village.
    private static func doubts(onBasicFarmland grounds: [AreaSum], _ known: Known) -> [String: GroundDoubt] {
        guard let cells = known.land?.onBasicFarmland else { return [:] }
        var counted = [String: AreaSum]()
        for cell in cells { counted[cell.village, default: .zero] += cell.gross }
        let shared = known[ParcelPass.self]?.sharedOnBasic ?? [:]
        var doubts: [String: GroundDoubt] = [:]
        for (row, code) in known.county.villages.codes.enumerated() {
            let sums = shared[row] ?? RepeatedSums()
            // The cells hold ground of one class once already.
            let doubt = GroundDoubt(
                sums, ground: grounds[row], covered: (counted[code] ?? .zero) + sums.sameClass)
            if !doubt.isNone { doubts[code] = doubt }
        }
        return doubts
    }

    /// What villages share with each other.
    private static func addOverlaps(_ known: Known, in findings: inout VillageFindings, _ log: inout RunLog) throws {
        let villages = known.county.villages
        let found = try ZoneOverlaps(known.villageIndex, villages.polygons)
        findings.overlaps = VillageOverlaps(pairs: found.pairs, isLeast: found.isLeast, area: found.once)
        for zone in found.zones { findings.rows[zone.zone].sharedWithVillages = zone.shared }
        if let repeated = known.villageIndex.repeated { findings.again = repeats(repeated, known) }
        log.loader.issues += found.issues(
            layer: ProjectLayer.villages.rawValue, names: villages.codes, rows: villages.sourceRows)
    }

    /// What sums over villages hold again.
    private static func repeats(_ repeated: RepeatedZones, _ known: Known) -> VillageRepeats {
        let county = known.county
        var again = VillageRepeats()
        again.area = areas(of: repeated.again, on: county.plane.overlap).reduce(.zero) {
            $0 + AreaSum(squareMetres: $1)
        }
        for cell in known.land?.again.inCounty ?? [] {
            if farmlandClasses.contains(String(cell.code.prefix(4))) { again.farmland += cell.net }
            if threeClass(cell.code) == .construction { again.construction += cell.net }
        }
        guard let patches = county.basicFarmland else { return again }
        again.basicFarmland = [AreaSum](repeating: .zero, count: county.villages.count)
        again.basicFarmlandInTown = again.basicFarmland
        for share in known.villageIndex.tabulate(patches.once.polygons).repeats.values.joined() {
            again.basicFarmland[share.zone] += AreaSum(squareMetres: share.area)
            again.basicFarmlandInTown[share.zone] += AreaSum(squareMetres: share.inGroup)
        }
        return again
    }
}
