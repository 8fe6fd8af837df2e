import Columns
import FindingValues
import ProjectFile
import Writers

extension Summary {
    static func clusters(_ clusters: ClusterFindings) -> JSONValue {
        var members = JSONMembers([
            "method": .phrase(clusters.method), "columns": .texts(clusters.columns),
            "minimum_villages": .integer(clusters.minimumVillages),
            "maximum_villages": .integer(clusters.maximumVillages),
            "heterogeneity": .ratio(clusters.heterogeneity), "bound": bound(clusters.bound),
            "neighbour_pairs": .integer(clusters.neighbourPairs), "tolerance_m": .ratio(clusters.tolerance),
            "isolates": .texts(clusters.isolates), "excluded": excluded(clusters.excluded),
            "count": .integer(clusters.clusters.count),
            "clusters": .list(clusters.clusters.map(cluster)),
        ])
        members.set("maximum_area_m2", clusters.maximumArea, or: Reasons.noLimit, JSONValue.area)
        return members.value
    }

    private static func cluster(_ cluster: Cluster) -> JSONValue {
        var members = JSONMembers([
            "cluster": .integer(cluster.number), "villages": .integer(cluster.villages.count),
            "codes": .texts(cluster.villages), "area_m2": .area(cluster.area),
            "compactness": .ratio(cluster.compactness), "heterogeneity": .ratio(cluster.heterogeneity),
            "broken": .phrases(cluster.broken),
        ])
        members.set("population", cluster.population, or: Reasons.noPopulation) { .trimmed($0, decimals: 3) }
        return members.value
    }
}
