import Columns

/// `layout:` of a project, with their defaults.
package struct LayoutOptions: Sendable, Hashable {
    /// Settlement parcels this near to one another are one patch, metres. 20 is ours: a village road of 8 m with a ditch
    /// or a strip of green on both sides does not part a hamlet. 0 joins only parcels that touch.
    package var mergeMetres = 20.0
    /// Share of vacant homesteads from which a village is on the list of hollow villages (空心村). No source gives a
    /// number; 0.3 is ours.
    package var hollowShare = 0.3
    /// Construction land for each resident that the plan sets, m²; none when it sets none. There is no national number.
    package var constructionPerResident: Double?
    /// Vacant homesteads that a policy wants put to use, and where it says so. 上虞 2023: 200 (SY-28).
    package var vacantHomesteads = 200
    /// Farthest gap between a village and the state border that still counts as lying on it, metres. Ours: two borders
    /// that were drawn apart do not meet exactly.
    package var borderMetres = 50.0
    /// Name of the anchor that is the county seat; none when the layer's field `kind` says it.
    package var countySeat: String?

    /// The defaults.
    package init() {}
}

extension LayoutOptions {
    init(_ value: YAMLCursor) throws(ProjectError) {
        self.init()
        let map = try value.mapping(known: [
            "merge_metres", "hollow_share", "construction_m2_per_resident", "vacant_homesteads", "border_metres",
            "county_seat",
        ])
        if let metres = map["merge_metres"] { mergeMetres = try metres.number(.metres, in: 0...1000) }
        if let share = map["hollow_share"] { hollowShare = try share.number(.shareOfHomesteads, in: 0...1) }
        constructionPerResident = try map["construction_m2_per_resident"]?.number(.squareMetres, in: 1...100_000)
        if let count = map["vacant_homesteads"] {
            vacantHomesteads = try count.integer(.homesteads, in: 1...10_000_000)
        }
        if let metres = map["border_metres"] { borderMetres = try metres.number(.metres, in: 0...10_000) }
        countySeat = try map["county_seat"]?.text()
    }
}
