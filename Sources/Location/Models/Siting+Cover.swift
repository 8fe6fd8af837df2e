extension Siting {
    /// LSCP.
    static func leastCover(
        _ instance: LocationInstance, within limit: Double, _ limits: LocationLimits
    ) throws -> LocationSolution {
        let left = unreachable(instance, within: limit), out = Set(left)
        let asked = (0..<instance.costs.demandCount).filter { !out.contains($0) }
        let cover = try CoverSearch(CoverProblem(instance, asked: asked, within: limit), limits).least()
        let opened = cover.sites.map { instance.candidates[$0] }
        return LocationSolution(
            opened: opened, sites: (instance.kept + opened).sorted(), assignment: nearest(instance, opened),
            value: Double(opened.count), bound: LocationBound(value: Double(cover.bound), method: cover.method),
            unreachable: left)
    }
}
