import Columns
import CountyLayers
import FindingValues
import GEOS
import Intake
import LandAnalysis
import Overlap
import ProjectFile
import RoadNetwork

extension AnalysisRun {
    /// Pass over the parcels: land by village and class, conflicts, settlements; and the earlier survey beside them when
    /// change is wanted.
    mutating func tallyParcels() async throws -> [ParcelTally.Settlement] {
        surveys = surveysToCompare()
        if let surveys, county.villages.count == 0 || wanted == [.change] {
            try await readSurveys(surveys.earlier, surveys.later)
            if wanted == [.change] { return [] }
        }
        guard let source = project.layers[.parcels] else {
            absent("land", zh: "项目没有地类图斑图层(parcels)", en: "the project names no layer `parcels`")
            return []
        }
        guard county.villages.count > 0 else {
            absent("land", zh: "项目没有村界图层(villages)", en: "the project names no layer `villages`")
            return []
        }
        let plane = county.plane
        let asked = surveys
        let earlier = try asked.map { try surveyReading(of: $0.earlier) }
        let reader = earlier?.reading
        let stream = try ParcelStream(
            source, as: .parcels, fields: earlier == nil ? nil : .parcelsOfChange, plane: plane,
            repair: project.options.repair)
        let index = villageIndex
        let grounds =
            wants(.redline) || wants(.targets)
            ? rules.parcelGrounds.compactMap { county.ground($0, villageIndex: index) } : []
        for ground in grounds { self.grounds[ground.layer] = ground }
        var tallier = ParcelTallier(
            villages: county.villages, villageIndex: index, grounds: grounds, rules: rules, plane: plane,
            collectsLayout: wants(.layout), collectsFarmland: wants(.consolidation))
        if wants(.redline) {
            if let patches = county.basicFarmland?.once.polygons {
                tallier.basic = try BasicFarmlandIndex(
                    patches, county.villages, villageIndex: index, on: plane.overlap)
            }
            let works = Works.polygons(county)
            if works.count > 0 { tallier.works = ZoneIndex(zones: works, on: plane.overlap) }
        }
        let parcelTallier = tallier
        var tally = ParcelTally()
        let borders = BorderSum()
        let told = progress
        async let earlierReport = earlier?.reading.readBefore(earlier!.stream) {
            told(AnalysisProgress(stage: .change, item: "parcels_before", done: $0))
        }
        let report: ParcelStream.Report
        do {
            defer { reader?.finish(.parcels) }
            report = try await stream.run(threads: reader?.threadsEach ?? threads) { rows in
                told(AnalysisProgress(stage: .parcels, done: rows, total: stream.declaredRows))
            } pace: {
                await reader?.keepPace(.parcels)
            } work: { batch in
                // A reader of surveys sums the borders itself.
                if reader == nil, case .polygons(let polygons) = batch.geometry {
                    borders.add(polygons, rows: batch.rowsWithClass)
                }
                return (tally: try parcelTallier.tally(batch), survey: try reader?.part(batch, .parcels))
            } merge: { part in
                tally.merge(part.tally)
                if let survey = part.survey { reader?.add(survey, .parcels) }
            }
        }
        if let old = tally.oldClass {
            throw CountyError.wrongClassSystem(layer: "parcels", path: source.written, example: old)
        }
        let name = stream.name
        if let refusal = ForeignClasses.refusal(
            tally.unknownClasses, of: tally.parcels, layer: name, path: source.written)
        {
            throw refusal
        }
        if tally.storesAllFarmland {
            let farmland = tally.cells.filter { farmlandClasses.contains(String($0.key.landClass.prefix(4))) }
            try StoredUnit.check(
                stored: tally.storedFarmland.squareMetres,
                measured: farmland.values.reduce(AreaSum.zero) { $0 + $1.gross }.squareMetres,
                field: Phrase(same: "TBDLMJ"),
                layer: name,
                path: source.written)
        }
        take(report, stream)
        let covered = tally.covered(villages: county.villages.count)
        let residual = reader?.residual(.parcels) ?? borders.residual()
        let places = try RepeatedPlaces(residual)
        shared = try await SharedParcels.read(stream, at: places, threads: threads)
        if let shared {
            loader.issues += shared.issues(layer: stream.name, on: plane.overlap)
            tally.takeOut(try parcelTallier.forSums.tally(shared.sameClass(scaling: "net_area", on: plane.overlap)))
            try tally.layout.countOnce(shared, villages: index)
            tally.settlements.countOnce(shared, villages: index)
        }
        if let earlier, let report = try await earlierReport {
            try takeSurveys(earlier.reading, report, earlier.stream, tellsNow: false)
        }
        loader.issues.append(contentsOf: tally.issues)
        loader.issues.append(contentsOf: ForeignClasses.issues(tally.unknownClasses, layer: name))
        findings.land = LandFindings(tally, villages: county.villages, plane: plane)
        if let repeated = villageIndex.repeated {
            let codes = county.villages.codes
            for (zone, others) in zip(repeated.zones, repeated.partners) {
                findings.land!.again.partners[codes[zone]] = others.map { codes[$0] }
            }
        }
        tellDoubt(covered)
        if wants(.redline) || wants(.targets) { bare = try bareGround(residual) }
        if tallier.basic != nil {
            findings.land!.onBasicFarmland = LandFindings.byVillage(tally.basic, county.villages)
            let again = tally.basicAgain
            findings.land!.again.basicInCounty = LandFindings.byVillage(again.mapValues(\.inCounty), county.villages)
            findings.land!.again.basicInTown = LandFindings.byVillage(again.mapValues(\.inTown), county.villages)
            if let shared, let basic = tallier.basic {
                for (zone, sums) in shared.ground.sums(in: basic.index).enumerated() {
                    guard let village = basic.villages[zone] else { continue }
                    sharedOnBasic[village] = (sharedOnBasic[village] ?? RepeatedSums()) + sums
                }
            }
        }
        if tally.storesAllFarmland {
            storedFarmland = (0..<county.villages.count).map { tally.stored[$0] ?? StoredFarmland() }
        }
        if tally.hasPlantings { fallow = LandFindings.fallow(tally.fallow, county.villages) }
        if tallier.works != nil { workGrounds = tally.works }
        found = tally.conflicts
        noise = tally.noise
        layoutParcels = tally.layout
        if wants(.consolidation) { farmlandParcels = tally.farmland }
        return tally.settlements
    }

    /// Ground in doubt of each village.
    /// - Parameter covered: ground of all parcels in each village, counted for each parcel.
    private mutating func tellDoubt(_ covered: [AreaSum]) {
        let villages = county.villages
        let grounds = areas(of: villages.polygons, on: county.plane.overlap)
        let sums = shared?.ground.sums(in: villageIndex)
        for row in 0..<villages.count {
            let doubt = GroundDoubt(
                sums?[row] ?? RepeatedSums(), ground: AreaSum(squareMetres: grounds[row]), covered: covered[row])
            guard !doubt.isNone else { continue }
            findings.land?.doubt[villages.codes[row]] = doubt
            findings.land?.withoutParcels += doubt.bare
            findings.land?.countedTwice += doubt.excess
        }
    }

    /// Ground in doubt below the basic farmland of each village.
    /// - Parameter grounds: basic farmland of each village.
    private mutating func tellDoubtOnBasicFarmland(_ grounds: [AreaSum]) {
        guard let cells = findings.land?.onBasicFarmland else { return }
        var counted = [String: AreaSum]()
        for cell in cells { counted[cell.village, default: .zero] += cell.gross }
        for (row, code) in county.villages.codes.enumerated() {
            let sums = sharedOnBasic[row] ?? RepeatedSums()
            // The cells hold ground of one class once already.
            let doubt = GroundDoubt(
                sums, ground: grounds[row], covered: (counted[code] ?? .zero) + sums.sameClass)
            if !doubt.isNone { findings.land?.doubtOnBasicFarmland[code] = doubt }
        }
    }

    /// Pieces of the villages that no parcel covers, by village.
    private func bareGround(_ residual: BorderResidual) throws -> PolygonColumn {
        var result = PolygonColumn()
        let (villages, plane) = (county.villages, county.plane.overlap)
        for row in 0..<villages.count where (findings.land?.doubt[villages.codes[row]]?.bare ?? .zero) > .zero {
            try Task.checkCancellation()
            var pieces = PolygonColumn()
            do {
                pieces = try residual.bare(in: villages.polygons, row: row, on: plane)
            } catch {
                guard error.reason == .topology else { throw error }
                // Borders that GEOS cannot node: all of the village is in doubt.
                pieces = villages.polygons.selecting([row])
            }
            for piece in 0..<pieces.count { result.append(row: piece, of: pieces) }
        }
        return result
    }

    mutating func take(_ report: ParcelStream.Report, _ stream: ParcelStream) {
        loader.take(report)
        if let operation = report.operation(to: stream.plane) { loader.note(operation) }
        loader.note(report.input(stream.found, stream.source))
    }

    /// Each village with its place and figures.
    mutating func describeVillages(_ settlements: [ParcelTally.Settlement]) throws {
        let villages = county.villages
        guard villages.count > 0 else { return }
        let places = try VillagePlaces(villages, settlements: settlements)
        let grounds = areas(of: villages.polygons, on: county.plane.overlap)
        let population = county.table.scores("population")
        let types = county.table.column("type")
        var figures = (0..<villages.count).map { row -> VillageFigures in
            var figures = VillageFigures(
                code: villages.codes[row], name: villages.names[row], town: villages.town(row),
                area: AreaSum(squareMetres: grounds[row]), place: places.places[row], placeSource: places.sources[row])
            figures.townName = county.townNames[villages.town(row)]
            figures.population = population?[row]
            figures.type = types?.text(row)
            return figures
        }
        if let land = findings.land {
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
        if let patches = county.basicFarmland {
            let sums = GroundOnce.overlap(villages.polygons, with: patches.once, plane: county.plane)
            for row in figures.indices { figures[row].basicFarmland = sums[row] }
            tellDoubtOnBasicFarmland(sums)
        }
        for row in figures.indices {
            guard let residents = figures[row].population, residents > 0 else { continue }
            figures[row].constructionPerResident = figures[row].construction.map { $0.squareMetres / residents }
            figures[row].farmlandMuPerResident = figures[row].farmland.map { $0.mu / residents }
        }
        findings.villages.polygons = villages.polygons
        findings.villages.rows = figures
        findings.villages.table = county.table.columns
        findings.villages.tableCodesWithoutVillage = county.table.codesWithoutVillage
        findings.villages.villagesWithoutTableRow = county.table.villagesWithoutRow
        tellOverlaps()
    }

    /// What villages share with each other.
    private mutating func tellOverlaps() {
        let (villages, found) = (county.villages, ZoneOverlaps(villageIndex, county.villages.polygons))
        findings.villages.overlaps = VillageOverlaps(pairs: found.pairs, area: found.once)
        for zone in found.zones { findings.villages.rows[zone.zone].sharedWithVillages = zone.shared }
        if let repeated = villageIndex.repeated { findings.villages.again = villageRepeats(repeated) }
        loader.issues += found.issues(
            layer: ProjectLayer.villages.rawValue, names: villages.codes, rows: villages.sourceRows)
    }
}

extension AnalysisRun {
    /// What sums over villages hold again.
    private func villageRepeats(_ repeated: RepeatedZones) -> VillageRepeats {
        var again = VillageRepeats()
        again.area = areas(of: repeated.again, on: county.plane.overlap).reduce(.zero) {
            $0 + AreaSum(squareMetres: $1)
        }
        for cell in findings.land?.again.inCounty ?? [] {
            if farmlandClasses.contains(String(cell.code.prefix(4))) { again.farmland += cell.net }
            if threeClass(cell.code) == .construction { again.construction += cell.net }
        }
        guard let patches = county.basicFarmland else { return again }
        again.basicFarmland = [AreaSum](repeating: .zero, count: county.villages.count)
        again.basicFarmlandInTown = again.basicFarmland
        for share in villageIndex.tabulate(patches.once.polygons).repeats.values.joined() {
            again.basicFarmland[share.zone] += AreaSum(squareMetres: share.area)
            again.basicFarmlandInTown[share.zone] += AreaSum(squareMetres: share.inGroup)
        }
        return again
    }
}
