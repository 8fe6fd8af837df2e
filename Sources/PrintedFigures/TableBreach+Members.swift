import Writers

extension TableBreach {
    /// Tables that broke what they must hold, and are not printed.
    package static func list(_ breaches: [TableBreach]) -> JSONValue {
        .list(
            breaches.map {
                .object([
                    "table": .text($0.table), "row": .text($0.row), "demand": .phrase($0.demand),
                    "figures": .text($0.figures),
                ])
            })
    }
}
