import Columns
import CountyLayers
import FindingValues
import Intake
import Overlap
import ProjectFile
import RoadNetwork

/// Service areas of the items of `coverage:`: the roads from which a service of the kind is reached within the limit.
package enum ServiceAreas {
    /// What a service area is made of, beside the items themselves.
    package struct Input: Sendable {
        package let graph: RoadGraph
        package let services: ServiceRows
        package let villages: Villages
        /// Residents by village; empty without the column.
        package let populations: [Double?]
        package let plane: Plane
        package let options: ServiceAreaOptions

        package init(
            graph: RoadGraph, services: ServiceRows, villages: Villages, populations: [Double?], plane: Plane,
            options: ServiceAreaOptions
        ) {
            self.graph = graph
            self.services = services
            self.villages = villages
            self.populations = populations
            self.plane = plane
            self.options = options
        }
    }

    /// Items of one service, mode and measure share one search, whatever their limits. Shapes are made by several tasks.
    /// - Parameter progress: called with the number of areas that are finished.
    package static func find(
        _ items: [CoverageItem], _ input: Input, threads: Int, progress: (Int) -> Void
    ) async throws -> ServiceAreaFindings {
        var findings = ServiceAreaFindings()
        (findings.form, findings.width, findings.alpha) =
            (input.options.form, input.options.widthMetres, input.options.alphaMetres)
        let jobs = try jobs(items, input)
        var found = [(area: ServiceArea, shape: PolygonColumn)?](repeating: nil, count: items.count)
        try await withThrowingTaskGroup(of: [(Int, ServiceArea, PolygonColumn)].self) { group in
            for first in 0..<min(threads, jobs.count) {
                group.addTask {
                    try stride(from: first, to: jobs.count, by: threads).map { n in
                        try Task.checkCancellation()
                        let job = jobs[n]
                        let shape = try ServiceAreaShape.polygon(
                            job.roads, on: input.graph.network, for: Search(items[job.item]).mode, input.options)
                        return (job.item, area(items[job.item], job.roads, job.nearest, shape, input), shape)
                    }
                }
            }
            for try await part in group {
                for (item, area, shape) in part { found[item] = (area, shape) }
                progress(found.count { $0 != nil })
            }
        }
        for case .some((let area, let shape)) in found {
            findings.areas.append(area)
            findings.polygons.append(row: 0, of: shape)
        }
        return findings
    }

    /// What is reached of one item.
    private struct Job: Sendable {
        let item: Int
        let roads: ReachedRoads
        let nearest: [Router.Reached?]
    }

    private static func jobs(_ items: [CoverageItem], _ input: Input) throws -> [Job] {
        var jobs: [Job] = []
        for (first, item) in items.enumerated() where !jobs.contains(where: { $0.item == first }) {
            try Task.checkCancellation()
            let group = items.indices.filter { Search(items[$0]) == Search(item) }
            let search = Search(item)
            let rows = input.services.kinds.indices.filter { input.services.kinds[$0] == item.service }
            let feet = rows.map { input.graph.serviceFeet[search.mode][$0] }
            let router = Router(input.graph.network, Travel(search.mode, search.measure))
            let reached = router.reach(feet, within: group.map { items[$0].limit })
            let nearest = router.nearestOfAll(from: input.graph.villageFeet[search.mode], to: feet)
            jobs += zip(group, reached).map { Job(item: $0, roads: $1, nearest: nearest) }
        }
        return jobs
    }

    /// What one search answers.
    private struct Search: Hashable {
        let service: String
        let mode: Travel.Mode
        let measure: Travel.Measure

        init(_ item: CoverageItem) {
            service = item.service
            mode = item.mode == .walk ? .walk : .drive
            measure = item.minutes == nil ? .metres : .seconds
        }
    }

    private static func area(
        _ item: CoverageItem, _ roads: ReachedRoads, _ nearest: [Router.Reached?], _ shape: PolygonColumn,
        _ input: Input
    ) -> ServiceArea {
        let villages = input.villages
        let isReached = nearest.map { hit in hit.map { $0.cost <= item.limit } ?? false }
        let reached = villages.codes.indices.filter { isReached[$0] }
        let known = input.populations.indices.filter { input.populations[$0] != nil }
        func residents(_ rows: [Int]) -> Double? {
            known.isEmpty ? nil : rows.reduce(0) { $0 + (input.populations[$1] ?? 0) }
        }
        let plane = input.plane.overlap
        let index = ZoneIndex(zones: shape, on: plane)
        var (touched, ground) = (0, AreaSum.zero)
        for row in 0..<villages.count {
            let shared = index.overlaps(ofRow: row, in: villages.polygons)
                .reduce(AreaSum.zero) { $0 + AreaSum(squareMetres: $1.area) }
            guard shared != .zero else { continue }
            touched += 1
            ground += shared
        }
        return ServiceArea(
            id: item.id, service: item.service, mode: item.mode.rawValue, minutes: item.minutes, metres: item.metres,
            roadMetres: roads.metres(on: input.graph.network), roadMetresOf: input.graph.network.groundMetres,
            area: AreaSum(squareMetres: areas(of: shape, on: plane).reduce(0, +)), villages: reached.count,
            villagesOf: villages.count, population: residents(reached), populationOf: residents(known),
            villagesTouched: touched, villageGround: ground,
            villageGroundOf: areas(of: villages.polygons, on: plane)
                .reduce(AreaSum.zero) { $0 + AreaSum(squareMetres: $1) },
            unreached: villages.codes.indices.filter { !isReached[$0] }.map { villages.codes[$0] })
    }
}

extension CoverageItem {
    /// The limit in the measure it is given in: seconds or metres.
    var limit: Double { minutes.map { $0 * 60 } ?? metres! }
}
