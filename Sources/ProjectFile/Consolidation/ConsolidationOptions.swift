/// `consolidation:` of a project, with its default.
package struct ConsolidationOptions: Sendable, Hashable {
    /// Farmland nearer than this to other farmland belongs to one block with it, metres in the plane. 8: the widest rural
    /// road (农村道路, class 1006) of the third survey, so that field roads and ditches join farmland and highways part it.
    package var gapMetres = 8.0

    /// The defaults.
    package init() {}
}

extension ConsolidationOptions {
    init(_ value: YAMLCursor) throws(ProjectError) {
        self.init()
        let map = try value.mapping(known: ["gap_metres"], example: "gap_metres: 8")
        if let gap = map["gap_metres"] { gapMetres = try gap.number(.metres, in: 0.01...200) }
    }
}
