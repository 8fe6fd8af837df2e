import Columns

/// `clusters:` of a project, with their defaults.
package struct ClusterOptions: Sendable, Hashable {
    /// Least villages of a cluster. 3 to 8: published cases of 片区.
    package var minimumVillages = 3
    /// Most villages of a cluster.
    package var maximumVillages = 8
    /// Square kilometres of a cluster; no bound by default.
    package var areaKm2 = Limits()
    /// Residents of a cluster; no bound by default.
    package var population = Limits()
    /// Widest gap or overlap between villages that still counts as a common border, metres.
    package var toleranceMetres = 1.0
    /// Columns in which a cluster should be alike: of the village table, or figures such as `area_km2`.
    package var columns = ["population"]

    /// The defaults.
    package init() {}
}

extension ClusterOptions {
    init(_ value: YAMLCursor) throws(ProjectError) {
        self.init()
        let map = try value.mapping(known: ["villages", "area_km2", "population", "columns", "tolerance_metres"])
        if let villages = map["villages"] {
            (minimumVillages, maximumVillages) = try villages.counts(minimumVillages, maximumVillages)
        }
        if let limits = map["area_km2"] { areaKm2 = try limits.limits(.squareKilometres, in: 0.0001...1_000_000) }
        if let limits = map["population"] { population = try limits.limits(.residents, in: 0...1e9) }
        if let tolerance = map["tolerance_metres"] { toleranceMetres = try tolerance.number(.metres, in: 0...20) }
        if let names = map["columns"] {
            columns = try names.texts()
            guard Set(columns).count == columns.count else {
                throw names.error(Phrase(zh: "有一列写了两次", en: "a column is named twice"))
            }
        }
    }
}
