import Columns
import Intake
import Foundation
import OGR
import Overlap
import PROJ
import RoadNetwork
import TestSupport
import Testing

@testable import FindingValues
@testable import AnalysisRuns
@testable import ProjectFile

/// The whole run on the committed sample, against `truth.json`, which was computed without the code under test.
@Suite(.slow) struct SampleAnalysisTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("GeoData/sample").path

    struct Truth: Decodable {
        struct Conflict: Decodable {
            struct Share: Decodable { let village: String, area_m2: Double }
            let rule: String, layer: String, id: String, villages: [Share]
        }
        struct Farmland: Decodable { let net_area_m2: String }
        struct Row: Decodable { let layer: String, id: String }
        struct Target: Decodable { let state: String }
        struct Gap: Decodable { let kind: String, road: String, end: [Double], distance_m: Double }
        struct Change: Decodable {
            let flow: String, parcel_now: String, village: String, class_now: String, area_m2: Double

            /// Former farmland that RL-2 speaks of: orchards, forest, grassland, lakes, ponds, greenery.
            var isOtherAgriculture: Bool {
                flow.hasPrefix("to_")
                    && ["02", "03", "04", "1102", "1103", "1104", "0810"].contains { class_now.hasPrefix($0) }
            }
        }
        let changes: [Change], red_line_conflicts: [Conflict], farmland: Farmland
        let duplicate_rows: [Row], invalid_rows: [Row]
        let targets: [String: Target], unserved_villages: [String], roadless_villages: [String], road_gaps: [Gap]
    }

    private static let truth = Task {
        try JSONDecoder().decode(
            Truth.self, from: try Data(contentsOf: URL(fileURLWithPath: folder + "/truth.json")))
    }
    private static let findings = Task {
        try await Analysis.run(try Project(contentsOf: folder + "/project.yaml"), threads: 2)
    }

    @Test func everyPlantedConflictAndNoOther() async throws {
        let (truth, findings) = (try await Self.truth.value, try await Self.findings.value)
        let redLine = try #require(findings.redLine)
        var wanted: [String: Double] = [:]
        for conflict in truth.red_line_conflicts {
            for share in conflict.villages {
                wanted["\(conflict.rule) \(conflict.layer) \(conflict.id) \(share.village)"] = share.area_m2
            }
        }
        // A changed parcel lies on basic farmland when a conflict was planted on it, and nowhere near it otherwise.
        let planted = Set(truth.red_line_conflicts.map(\.id))
        for change in truth.changes where change.isOtherAgriculture && !planted.contains(change.parcel_now) {
            wanted["RL-2 parcels \(change.parcel_now) \(change.village)"] = change.area_m2
        }
        #expect(wanted.keys.count { $0.hasPrefix("RL-2") } >= 12)
        var found: [String: Double] = [:]
        for conflict in redLine.conflicts {
            found["\(conflict.rule) \(conflict.source) \(conflict.parcel) \(conflict.village)", default: 0] +=
                conflict.area.squareMetres
        }
        #expect(Set(found.keys) == Set(wanted.keys))
        for (key, area) in wanted { #expect(abs((found[key] ?? 0) - area) <= 0.01, "\(key)") }
        #expect(redLine.shapes.count == redLine.conflicts.count)
        #expect(redLine.rules.reduce(0) { $0 + $1.conflicts } == redLine.conflicts.count)
    }

    @Test func farmlandAndClosure() async throws {
        let (truth, findings) = (try await Self.truth.value, try await Self.findings.value)
        let land = try #require(findings.land)
        // The stored areas are rounded to 0.01 m² parcel by parcel.
        let parcels = Double(land.parcels)
        #expect(abs(land.farmland.squareMetres - Double(truth.farmland.net_area_m2)!) < 0.005 * parcels)
        #expect(land.storedFarmland?.squareMetresText() == truth.farmland.net_area_m2)
        #expect(land.byVillage.reduce(AreaSum.zero) { $0 + $1.net } == land.total)
        #expect(land.classes.reduce(AreaSum.zero) { $0 + $1.net } == land.total)
        #expect(findings.villages.rows.reduce(AreaSum.zero) { $0 + $1.farmland! } == land.farmland)
        // Parcels tile the villages.
        for village in findings.villages.rows {
            let sum = land.byVillage.filter { $0.village == village.code }.reduce(AreaSum.zero) { $0 + $1.net }
            #expect(abs((sum - village.area).squareMetres) < 0.01 * 4)
        }
    }

    @Test func rowsSetAside() async throws {
        let (truth, findings) = (try await Self.truth.value, try await Self.findings.value)
        for row in truth.duplicate_rows {
            #expect(findings.issues.contains { $0.layer == row.layer && $0.id == row.id && $0.rule == "duplicate-row" })
        }
        for row in truth.invalid_rows { #expect(findings.issues.contains { $0.layer == row.layer && $0.id == row.id }) }
        #expect(findings.network?.villagesWithoutRoad == truth.roadless_villages.sorted(by: utf8Less))
    }

    @Test func everyPlantedGapAndNoOther() async throws {
        let (truth, findings) = (try await Self.truth.value, try await Self.findings.value)
        let network = try #require(findings.network)
        #expect(network.gaps.count == truth.road_gaps.count + truth.roadless_villages.count)
        for gap in truth.road_gaps {
            let end = Position(gap.end[0], gap.end[1])
            let row = try #require(
                network.gaps.indices.first { network.gapPoints.position(ofRow: $0)!.distance(to: end) < 0.001 })
            let found = network.gaps[row]
            #expect(found.kind == gap.kind && found.road == gap.road)
            #expect(found.name?.hasPrefix("田间路") == true)
            // Planted from the node at which the road would have ended; the nearest place of that road may be nearer.
            let distance = try #require(found.distance)
            #expect(distance <= gap.distance_m + 0.001 && distance > 0.8 * gap.distance_m)
        }
        let villages = network.gaps.filter { $0.kind == "village_without_road" }
        #expect(villages.compactMap(\.village) == truth.roadless_villages.sorted(by: utf8Less))
        #expect(villages.allSatisfy { $0.distance! > network.reach && $0.road != nil })
        #expect(network.steps.map(\.name).contains("duplicates") && network.largestComponentShare == 1)
    }

    /// Service areas hold what coverage says: the same villages and residents are reached.
    @Test func serviceAreasAgreeWithCoverage() async throws {
        let (truth, findings) = (try await Self.truth.value, try await Self.findings.value)
        let (areas, coverage) = (try #require(findings.serviceAreas), try #require(findings.coverage))
        #expect(areas.areas.map(\.id) == coverage.standards.prefix(4).map(\.id))
        #expect(areas.polygons.count == areas.areas.count)
        for (row, (area, standard)) in zip(areas.areas, coverage.standards).enumerated() {
            let rows = findings.villages.rows.indices.filter { standard.outcomes[$0].isMet == true }
            let reached = findings.villages.rows.map(\.code).filter { !area.unreached.contains($0) }
            #expect(Set(rows.map { findings.villages.rows[$0].code }).isSubset(of: reached))
            if standard.condition == nil { #expect(area.villages == rows.count) }
            #expect(area.villages == reached.count && area.villagesOf == 60)
            #expect(Set(area.unreached).isSuperset(of: truth.roadless_villages))
            #expect(area.roadMetres > 0 && area.roadMetres < area.roadMetresOf)
            #expect(area.villageGround <= area.area && !areas.polygons.isEmpty(row: row))
        }
    }

    @Test func targetsAreAsPlanted() async throws {
        let (truth, findings) = (try await Self.truth.value, try await Self.findings.value)
        let states = Dictionary(uniqueKeysWithValues: findings.targets!.results.map { ($0.id, $0.state.rawValue) })
        for (id, target) in truth.targets {
            #expect(states[id] == target.state.replacingOccurrences(of: " ", with: "_"), "\(id)")
        }
    }

    @Test func unservedVillagesAreNotMet() async throws {
        let (truth, findings) = (try await Self.truth.value, try await Self.findings.value)
        let clinics = try #require(findings.coverage?.standards.first { $0.service == "clinic" })
        let rows = Dictionary(uniqueKeysWithValues: findings.villages.rows.enumerated().map { ($1.code, $0) })
        for code in truth.unserved_villages { #expect(clinics.outcomes[rows[code]!].isMet != true) }
        let unmet = clinics.outcomes.indices.filter { clinics.outcomes[$0].isMet == false }
        let known = Set(truth.unserved_villages + truth.roadless_villages)
        #expect(unmet.allSatisfy { known.contains(findings.villages.rows[$0].code) })
    }

    @Test func newSitesServeWhatIsUnserved() async throws {
        let (truth, findings) = (try await Self.truth.value, try await Self.findings.value)
        let items = try #require(findings.location?.items)
        #expect(items.map(\.service) == ["clinic", "culture"])
        for item in items {
            // Three are asked for; to reach all villages within an hour takes two.
            #expect(item.isProven && item.sites.count == (item.service == "clinic" ? 3 : 2))
            #expect(item.withoutRoad == truth.roadless_villages.sorted(by: utf8Less))
        }
        // Every village without a clinic near is reached or one with more residents is.
        let added = items[0].sites.compactMap(\.added)
        #expect(added == added.sorted(by: >) && added.count == 3)
        #expect(items[0].after.covered == items[0].before.covered.map { $0 + added.reduce(0, +) })
    }

    @Test func standardsAndAccess() async throws {
        let coverage = try #require(try await Self.findings.value.coverage)
        let standards = coverage.standards.dropFirst(4)
        #expect(standards.map(\.id) == ["clinic_1000", "two_lane_village", "class_3_town"])
        // The standard asks what the first item asks.
        #expect(standards.first?.met == coverage.standards[0].met && standards.first?.of == coverage.standards[0].of)
        let access = try #require(coverage.accessibility.first)
        #expect(access.scores.count == 60)
    }

    @Test func clustersAndBeltsKeepTheirLimits() async throws {
        let findings = try await Self.findings.value
        let clusters = try #require(findings.clusters)
        #expect(!clusters.clusters.isEmpty)
        for (row, cluster) in clusters.clusters.enumerated() {
            #expect(3...8 ~= cluster.villages.count && cluster.area.squareMetres <= 60e6)
            #expect(clusters.polygons.parts(ofRow: row).count == 1)
        }
        let belts = try #require(findings.belts)
        #expect(belts.belts.count == 3)
        #expect(Set(belts.belts.flatMap(\.villages)).count == belts.stops.count)
        for belt in belts.belts {
            #expect(belt.minutes <= 30 + 1e-9 && 3...10 ~= belt.villages.count)
            #expect(belt.corridorFarmland! <= belt.corridorArea && belt.corridorBasicFarmland! <= belt.corridorArea)
        }
        #expect(belts.bound.value.map { $0 >= belts.prize - 1e-6 } ?? true)
    }

    /// One thread, and every layer with its rows in another order: the same findings.
    @Test func neitherThreadsNorTheOrderOfRowsMatter() async throws {
        let whole = try await Self.findings.value
        let shuffled = try TestFolder()
        var generator = SeededGenerator(seed: 5)
        for name in try FileManager.default.contentsOfDirectory(atPath: Self.folder).sorted() {
            if name.hasSuffix(".gpkg") || name.hasSuffix(".gpkg.zip") {
                let layer = try VectorFile.read(LayerRequest(path: Self.folder + "/" + name))
                let rows = (0..<layer.count).map { ($0, generator.next()) }.sorted { $0.1 < $1.1 }.map(\.0)
                try shuffled.write(layer.selecting(rows), name.replacing(".zip", with: ""))
            } else if name == "villages.csv" {
                let lines = try String(contentsOfFile: Self.folder + "/" + name, encoding: .utf8)
                    .split(separator: "\n").map(String.init)
                let rows = lines.dropFirst().map { ($0, generator.next()) }.sorted { $0.1 < $1.1 }.map(\.0)
                try shuffled.write(([lines[0]] + rows).joined(separator: "\n") + "\n", name)
            } else if name == "project.yaml" {
                let text = try String(contentsOfFile: Self.folder + "/" + name, encoding: .utf8)
                try shuffled.write(text.replacing(".gpkg.zip", with: ".gpkg"), name)
            }
        }
        for (path, threads) in [(Self.folder, 1), (shuffled.path, 2)] {
            let other = try await Analysis.run(try Project(contentsOf: path + "/project.yaml"), threads: threads)
            #expect(other.villages.rows == whole.villages.rows)
            #expect(other.land?.byVillage == whole.land?.byVillage && other.land?.classes == whole.land?.classes)
            #expect(other.redLine?.conflicts == whole.redLine?.conflicts)
            #expect(other.redLine?.shapes == whole.redLine?.shapes)
            #expect(other.belts?.belts == whole.belts?.belts && other.belts?.lines == whole.belts?.lines)
            #expect(other.clusters?.clusters == whole.clusters?.clusters)
            #expect(other.coverage?.standards.map(\.outcomes) == whole.coverage?.standards.map(\.outcomes))
            #expect(other.targets?.results == whole.targets?.results)
            #expect(other.network?.gaps == whole.network?.gaps && other.context.roads == whole.context.roads)
            #expect(other.absent == whole.absent && other.notices == whole.notices)
            let (a, b) = (other.issues, whole.issues)
            #expect(a.map(\.id) == b.map(\.id) && a.map(\.rule) == b.map(\.rule) && a.map(\.place) == b.map(\.place))
        }
    }

    @Test func onlyWhatIsAskedFor() async throws {
        let project = try Project(contentsOf: Self.folder + "/project.yaml")
        let findings = try await Analysis.run(project, only: [.coverage], threads: 2)
        #expect(findings.coverage != nil)
        #expect(findings.belts == nil && findings.clusters == nil && findings.redLine == nil && findings.targets == nil)
    }

    @Test func cancellingStopsTheRun() async throws {
        let project = try Project(contentsOf: Self.folder + "/project.yaml")
        let task = Task { try await Analysis.run(project, threads: 2) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    /// Every parcel of farmland is in one block, and a village's parts sum to its farmland.
    @Test func blocksHoldAllFarmland() async throws {
        let findings = try await Self.findings.value
        let land = try #require(findings.land)
        let found = try #require(findings.consolidation)
        let inside = found.byVillage.reduce(AreaSum.zero) { $0 + $1.area }
        #expect(inside == land.farmland)
        #expect(found.county.area == inside + found.outside)
        #expect(found.byTown.reduce(AreaSum.zero) { $0 + $1.area } == inside)
        #expect(found.blocks.map(\.area) == found.blocks.map(\.area).sorted(by: >))
        #expect(found.shapes.count == found.blocks.count)
        let zone = try #require(CRSDescription(of: findings.crs).zone)
        let shapes = areas(of: found.shapes, on: try Plane(zone: zone).overlap)
        for (shape, block) in zip(shapes, found.blocks) {
            #expect(abs(shape - block.gross.squareMetres) <= 1e-8 * shape + 1e-4)
        }
    }
}
