import Columns

/// One item of `accessibility:`.
package struct AccessibilityItem: Sendable, Hashable {
    /// How it is worked out.
    package enum Method: String, Sendable, Hashable, CaseIterable {
        /// Two-step floating catchment areas.
        case twoStep = "2sfca"
        /// The same with weights by zone.
        case enhanced = "e2sfca"
        /// The same with a bell.
        case gaussian
        /// Gravity model with a power of the time.
        case gravity
    }

    /// Its name in results; made from the rest when not given.
    package var id: String
    /// The kind of service, as in the layer `services`.
    package var service: String
    /// How access is worked out; two-step floating catchment areas by default.
    package var method = Method.twoStep
    /// How people travel; by car by default.
    package var mode = CoverageItem.Mode.drive
    /// Largest time that counts, minutes. 30: Luo and Wang 2003.
    package var minutes = 30.0
    /// Weights of equal zones, the nearest first; E2SFCA. Luo and Qi 2009, slow decay.
    package var weights = [1, 0.68, 0.22]
    /// Exponent of the gravity model. 1.5 is ours: studies find 1 to 2.
    package var exponent = 1.5

    /// Shortest time of the gravity model, minutes: nearer services count as if they were so far.
    package static let leastMinutes = 1.0

    /// An item with the defaults, named like the service.
    package init(service: String) { (self.service, id) = (service, service) }

    init(_ value: YAMLCursor) throws(ProjectError) {
        let map = try value.mapping(
            known: ["id", "service", "method", "minutes", "mode", "weights", "exponent"],
            example: "service: clinic, method: 2sfca, minutes: 30")
        self.init(service: try map.required("service", .kindOfService).text())
        if let text = map["method"] { method = try text.choice() }
        if let number = map["minutes"] { minutes = try number.number(.minutes, in: 0.1...1440) }
        if let text = map["mode"] { mode = try text.choice() }
        if let list = map["weights"] {
            guard method == .enhanced else {
                throw list.error(Phrase(zh: "权重只用于方法 e2sfca", en: "weights belong to the method e2sfca"))
            }
            weights = []
            for item in try list.list() { weights.append(try item.number(.weight, in: 0...1)) }
            guard weights.contains(where: { $0 > 0 }) else {
                throw list.error(Phrase(zh: "至少应有一个大于 0 的权重", en: "expected a weight above 0"))
            }
        }
        if let number = map["exponent"] {
            guard method == .gravity else {
                throw number.error(Phrase(zh: "指数只用于方法 gravity", en: "an exponent belongs to the method gravity"))
            }
            exponent = try number.number(.exponent, in: 0.01...10)
        }
        id = try map["id"]?.text() ?? "access_\(service)_\(plainText(minutes))min_\(mode.rawValue)_\(method.rawValue)"
    }

    static func list(_ value: YAMLCursor) throws(ProjectError) -> [AccessibilityItem] {
        var result: [AccessibilityItem] = []
        for item in try value.list() {
            let read = try AccessibilityItem(item)
            guard !result.contains(where: { $0.id == read.id }) else {
                throw item.error(Messages.twoItems(read.id), remedy: Messages.giveOneAnID)
            }
            result.append(read)
        }
        return result
    }
}
