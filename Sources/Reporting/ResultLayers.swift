import Columns
import FindingValues
import ProjectFile

/// Makes the result layers of the contract from findings, in the project's CRS, and the layers that the map shows
/// beside them. A layer whose analysis did not run is absent; one that found nothing is there and empty.
enum ResultLayers {
    /// What each layer is, for people.
    static let titles = Chapters.inLayers.reduce(into: contextTitles) { titles, chapter in
        titles.merge(chapter.layerTitles) { first, _ in first }
    }

    private static let contextTitles = ["roads": "道路", "services": "服务设施", "anchors": "起点城镇", "control_areas": "管控区"]

    static func all(_ findings: Findings) -> [Layer] {
        Chapters.inLayers.flatMap { $0.layers(findings) } + context(findings.context, findings.crs)
    }

    /// A number as layers hold it: rounded half away from zero to so many decimals.
    static func rounded(_ value: Double, _ decimals: Int) -> Double {
        let scale = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6][decimals]
        return (value * scale).rounded(.toNearestOrAwayFromZero) / scale
    }

    /// Square metres rounded to 0.01, from the exact sum.
    static func squareMetres(_ area: AreaSum) -> Double {
        let half: Int128 = area.micro < 0 ? -5000 : 5000
        return Double((area.micro + half) / 10_000) / 100
    }

    static func area(_ name: String, _ title: String) -> Field { Field(name, .real, title: title) }
}
