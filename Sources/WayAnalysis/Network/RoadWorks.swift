import Columns
import CountyLayers
import FindingValues
import Intake
import RoadNetwork

/// Lengths of roads by year, works and class.
package enum RoadWorks {
    /// Sums the county's own roads; none when the layer has neither works nor years. A line that several rows of the same
    /// year and works have counts once.
    package static func sum(_ roads: RoadRows, plane: Plane) -> RoadWorksFindings? {
        guard roads.hasWorks || roads.hasYears else { return nil }
        struct Works: Hashable { let year: Int?, works: String? }
        var rows: [Works: [Int]] = [:]
        for row in 0..<roads.lines.count where roads.isOwn[row] {
            let year = roads.years[row].flatMap { Int(exactly: $0.rounded()) }
            let works = roads.works[row]
            // A road of which neither is known says nothing about works.
            guard works != nil || year != nil else { continue }
            rows[Works(year: year, works: works), default: []].append(row)
        }
        var findings = RoadWorksFindings()
        findings.lines = rows.flatMap { key, rows in
            roads.micrometres(ofRows: rows, plane: plane).map { road, length in
                RoadWorksFindings.Line(
                    year: key.year, kind: key.works.map(kind) ?? .built, works: key.works,
                    roadClass: road?.rawValue ?? "", micrometres: length)
            }
        }.sorted(by: inOrder)
        return findings
    }

    /// What a word of the source means.
    static func kind(_ works: String) -> RoadWorksFindings.Kind {
        func has(_ words: String...) -> Bool { words.contains { works.contains($0) } }
        if has("安全", "安防", "生命防护", "护栏") { return .safety }
        if has("养护", "大中修", "小修", "保养") { return .maintained }
        if has("新改建", "新（改）建", "新(改)建") { return .builtOrUpgraded }
        if has("新建", "新修") { return .built }
        if has("改造", "改建", "提质", "升级", "提升", "白改黑", "加宽", "拓宽", "硬化", "扩建") { return .upgraded }
        return .other
    }

    private static func inOrder(_ a: RoadWorksFindings.Line, _ b: RoadWorksFindings.Line) -> Bool {
        if a.year != b.year { return (a.year ?? .max) < (b.year ?? .max) }
        let kinds = RoadWorksFindings.Kind.allCases
        if a.kind != b.kind { return (kinds.firstIndex(of: a.kind) ?? 0) < (kinds.firstIndex(of: b.kind) ?? 0) }
        if a.works != b.works { return utf8Less(a.works ?? "", b.works ?? "") }
        func rank(_ name: String) -> Int { RoadClass(rawValue: name)?.rank ?? .max }
        return rank(a.roadClass) != rank(b.roadClass)
            ? rank(a.roadClass) < rank(b.roadClass) : utf8Less(a.roadClass, b.roadClass)
    }
}

extension RoadRows {
    /// Ground length of some rows by class, in whole micrometres. A line, or a stretch of one, that several of them have
    /// counts once, for the highest class.
    /// - Complexity: O(*n*) for *n* vertices, and what a network of the rows that share a line costs.
    package func micrometres(ofRows rows: [Int], plane: Plane) -> [RoadClass?: Int128] {
        var sums: [RoadClass?: Int128] = [:]
        for row in rows where !sharing.contains(row) {
            sums[classes[row], default: 0] += micrometres(ofRow: row, plane: plane)
        }
        let shared = rows.filter(sharing.contains)
        guard !shared.isEmpty else { return sums }
        var how = NetworkOptions()
        how.tolerance = 0
        how.groundLength = plane.length
        let alone = Network.build(network.selecting(shared), how).network
        for edge in 0..<alone.edgeCount where alone.edgeHolders[edge] == Int32(edge) {
            sums[alone.edgeClasses[edge], default: 0] += Int128(clamping: (alone.edgeLengths[edge] * 1e6).rounded())
        }
        return sums
    }

    /// Ground length of a row in whole micrometres, so that sums do not depend on their order.
    func micrometres(ofRow row: Int, plane: Plane) -> Int128 {
        Int128(clamping: (plane.groundLength(of: lines, row: row) * 1e6).rounded())
    }
}
