import Columns

/// `options: service_areas:` of a project, with their defaults.
package struct ServiceAreaOptions: Sendable, Hashable {
    /// What the polygons hold: the ground beside the roads, or its concave outline.
    package var form = ServiceAreaForm.roads
    /// Ground counts up to so many metres from a reached road. 100 is ours: about the depth of a row of homesteads.
    package var widthMetres = 100.0
    /// An outline fills what no disc of this radius can enter, metres. 500 is ours.
    package var alphaMetres = 500.0

    /// The defaults.
    package init() {}
}

extension ServiceAreaOptions {
    init(_ value: YAMLCursor) throws(ProjectError) {
        self.init()
        let map = try value.mapping(known: ["form", "width_metres", "alpha_metres"], example: "form: outline")
        if let form = map["form"] { self.form = try form.choice() }
        if let width = map["width_metres"] { widthMetres = try width.number(.metres, in: 1...5000) }
        if let alpha = map["alpha_metres"] {
            guard form == .outline else {
                throw alpha.error(
                    Phrase(
                        zh: "`alpha_metres` 只用于形式 `outline`", en: "`alpha_metres` belongs to the form `outline`"),
                    remedy: Phrase(zh: "请加 `form: outline`，或去掉它", en: "add `form: outline`, or leave it out"))
            }
            alphaMetres = try alpha.number(.metres, in: 1...50_000)
        }
    }
}

/// How the polygon of a service area is drawn round the roads that are reached.
package enum ServiceAreaForm: String, Sendable, Hashable, CaseIterable {
    /// All ground within a width of them.
    case roads
    /// The same with its bays and holes filled: a concave outline.
    case outline
}
