import Columns

/// One item of `coverage:`.
public struct CoverageItem: Sendable, Hashable {
    /// How people travel.
    public enum Mode: String, Sendable, Hashable, CaseIterable { case walk, drive }

    /// What the share counts.
    public enum Counted: String, Sendable, Hashable, CaseIterable { case villages, towns, population, area }

    /// Its name in results; made from service, limit and mode when not given.
    public var id: String
    /// The kind of service, as in the layer `services`.
    public var service: String
    /// Longest way, minutes; none when the limit is in metres.
    public var minutes: Double?
    /// Longest way, metres; none when the limit is in minutes.
    public var metres: Double?
    /// How people travel; on foot by default.
    public var mode = Mode.walk
    /// What the share counts; villages by default.
    public var counted = CoverageItem.Counted.villages
    /// Which villages are asked about; none for all.
    public var condition: RowCondition?

    /// An item that counts all villages. Exactly one of minutes and metres is to be given.
    /// - Parameter id: made from service, limit and mode when none.
    public init(id: String? = nil, service: String, minutes: Double? = nil, metres: Double? = nil, mode: Mode = .walk) {
        (self.service, self.minutes, self.metres, self.mode) = (service, minutes, metres, mode)
        let limit = minutes.map { "\(plainText($0))min" } ?? metres.map { "\(plainText($0))m" } ?? ""
        self.id = id ?? "\(service)_\(limit)_\(mode.rawValue)"
    }
}
