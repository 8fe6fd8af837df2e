import Columns
import CountyLayers
import FindingValues
import Overlap
import ProjectFile

/// Clusters and choices of villages that people planned: read, checked and shown. Given belts are measured with ours
/// (`BeltsQuestion`).
enum GivenPlansStep: Step {
    static let needs: [any Step.Type] = [ParcelPass.self, VillageStep.self]

    static func answer(_ known: Known, _ log: inout RunLog) async throws -> GivenFindings? {
        let (given, villages) = (known.county.given, known.county.villages)
        guard given.clusters != nil || given.selection != nil else { return nil }
        guard villages.count > 0 else {
            log.lacks("given", ProjectLayer.villages.absent, isAsked: true)
            return nil
        }
        var found = GivenFindings()
        if let clusters = given.clusters { try add(clusters, known, to: &found, &log) }
        if let selection = given.selection {
            found.selection = selection.map {
                GivenChoice(code: villages.codes[$0.village], grade: $0.grade, year: $0.year)
            }
            found.selectionPolygons = villages.polygons.selecting(selection.map(\.village))
        }
        return found
    }

    /// Clusters with their villages: of ground those whose place lies in it. One that lies in two is refused.
    private static func add(
        _ clusters: [GivenPlans.Cluster], _ known: Known, to found: inout GivenFindings, _ log: inout RunLog
    ) throws {
        let (given, villages) = (known.county.given, known.county.villages)
        var owner: [Int: String] = [:]
        found.clusters = []
        for cluster in clusters {
            var rows = cluster.villages
            if let ground = cluster.ground {
                rows = known.figures.indices.filter { given.clusterGround.holds(known.figures[$0].place, row: ground) }
                found.clusterPolygons.append(row: ground, of: given.clusterGround)
            } else {
                found.clusterPolygons.append(row: 0, of: try Villages.joined(rows, of: villages.polygons).0)
            }
            for row in rows {
                if let first = owner[row] {
                    throw CountyError.villageTwice(
                        layer: ProjectLayer.givenClusters.rawValue, code: villages.codes[row], first: first,
                        second: cluster.name)
                }
                owner[row] = cluster.name
            }
            found.clusters?.append(GivenCluster(name: cluster.name, villages: rows.map { villages.codes[$0] }))
        }
        let left = villages.codes.indices.filter { owner[$0] == nil }
        guard !left.isEmpty else { return }
        log.notices.append(
            Phrase(
                zh: "给定片区（given_clusters）未包含 \(left.count) 个村，如 \(villages.codes[left[0]])",
                en: "\(left.count) villages are of no given cluster, such as \(villages.codes[left[0]])"))
    }
}
