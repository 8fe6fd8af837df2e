/// How large a county is made.
public enum SampleScale: String, Sendable, Hashable, CaseIterable {
    /// 20 villages, about 2,000 parcels.
    case xs = "XS"
    /// 60 villages, about 5,000 parcels: the county committed in `GeoData/sample`.
    case committed
    /// 100 villages, about 20,000 parcels.
    case s = "S"
    /// 300 villages, about 200,000 parcels.
    case m = "M"
}
