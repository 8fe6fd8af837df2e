import Columns

extension CoverageItem {
    private static let keys = ["id", "service", "minutes", "metres", "mode", "of", "where"]

    init(_ value: YAMLCursor) throws(ProjectError) {
        let map = try value.mapping(known: Self.keys, example: "service: clinic, minutes: 15")
        let minutes = try map["minutes"]?.number(.minutes, in: 0.1...1440)
        let metres = try map["metres"]?.number(.metres, in: 1...1_000_000)
        guard (minutes == nil) != (metres == nil) else { throw value.error(Messages.oneOfMinutesAndMetres) }
        let mode: Mode = try map["mode"]?.choice() ?? .walk
        self.init(
            id: try map["id"]?.text(), service: try map.required("service", .kindOfService).text(),
            minutes: minutes, metres: metres, mode: mode)
        if let of = map["of"] { counted = try of.choice() }
        condition = try map["where"]?.condition()
        if let condition { id = map["id"] == nil ? id + "_" + slug(condition.text) : id }
    }

    /// A condition as part of a column name: letters and digits, everything else `_`.
    private func slug(_ text: String) -> String {
        let words = text.replacing(">=", with: " ge ").replacing("<=", with: " le ").replacing("==", with: " is ")
            .replacing(">", with: " gt ").replacing("<", with: " lt ")
        return words.split { !($0.isLetter || $0.isNumber || $0 == "_") }.joined(separator: "_")
    }
}
