import ProjectFile
import RoadNetwork

/// How far a service may be: one of minutes and metres.
struct CoverageLimit: Sendable, Hashable {
    var minutes: Double?
    var metres: Double?
    var mode: CoverageItem.Mode

    /// The same for the network.
    var travel: Travel.Mode { mode == .walk ? .walk : .drive }

    /// The limit in words of both languages.
    var words: (zh: String, en: String) {
        let (zh, en) = mode == .walk ? ("步行", "on foot") : ("驾车", "by car")
        if let minutes { return ("\(zh) \(plainText(minutes)) 分钟", "\(plainText(minutes)) minutes \(en)") }
        return ("\(zh) \(plainText(metres ?? 0)) 米", "\(plainText(metres ?? 0)) m \(en)")
    }
}
