import Columns

/// One item of `coverage:`.
package struct CoverageItem: Sendable, Hashable {
    /// How people travel.
    package enum Mode: String, Sendable, Hashable, CaseIterable { case walk, drive }

    /// What the share counts.
    package enum Counted: String, Sendable, Hashable, CaseIterable { case villages, towns, population, area }

    /// Its name in results; made from service, limit and mode when not given.
    package var id: String
    /// The kind of service, as in the layer `services`.
    package var service: String
    /// Longest way, minutes; none when the limit is in metres.
    package var minutes: Double?
    /// Longest way, metres; none when the limit is in minutes.
    package var metres: Double?
    /// How people travel; on foot by default.
    package var mode = Mode.walk
    /// What the share counts; villages by default.
    package var counted = CoverageItem.Counted.villages
    /// Which villages are asked about; none for all.
    package var condition: RowCondition?

    /// An item that counts all villages. Exactly one of minutes and metres is to be given.
    /// - Parameter id: made from service, limit and mode when none.
    package init(id: String? = nil, service: String, minutes: Double? = nil, metres: Double? = nil, mode: Mode = .walk)
    {
        (self.service, self.minutes, self.metres, self.mode) = (service, minutes, metres, mode)
        let limit = minutes.map { "\(plainText($0))min" } ?? metres.map { "\(plainText($0))m" } ?? ""
        self.id = id ?? "\(service)_\(limit)_\(mode.rawValue)"
    }
}
