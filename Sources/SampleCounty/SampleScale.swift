/// How large a county is made.
package enum SampleScale: String, Sendable, Hashable, CaseIterable {
    /// 20 villages, about 2,000 parcels.
    case xs = "XS"
    /// 60 villages, about 5,500 parcels: the county committed in `GeoData/sample`.
    case committed
    /// 100 villages, about 20,000 parcels.
    case s = "S"
    /// 300 villages, about 200,000 parcels.
    case m = "M"
    /// 3,000 villages, about 2,000,000 parcels: as large as a prefecture.
    case l = "L"

    /// The figures behind the name.
    var plan: ScalePlan {
        switch self {
        case .xs:
            ScalePlan(
                villages: 20, towns: 3, cell: 100, columns: 136, rows: 116, share: 0.68, farmland: 22.3e6,
                farmCells: 3, otherCells: 20)
        case .committed:
            ScalePlan(
                villages: 60, towns: 6, cell: 120, columns: 212, rows: 184, share: 0.68, farmland: 68.85e6,
                farmCells: 9, otherCells: 90)
        case .s:
            ScalePlan(
                villages: 100, towns: 8, cell: 60, columns: 430, rows: 376, share: 0.68, farmland: 68.85e6,
                farmCells: 2.3, otherCells: 15)
        case .m:
            ScalePlan(
                villages: 300, towns: 20, cell: 45, columns: 980, rows: 880, share: 0.68, farmland: 214e6,
                farmCells: 1.15, otherCells: 3.2)
        case .l:
            ScalePlan(
                villages: 3000, towns: 140, cell: 58, columns: 2400, rows: 2080, share: 0.7, farmland: 2140e6,
                farmCells: 0.6, otherCells: 0.78)
        }
    }
}

/// Sizes of a county; areas in square metres, lengths in metres.
struct ScalePlan: Sendable {
    var villages: Int
    var towns: Int
    /// Side of a mesh cell before it is warped.
    var cell: Double
    /// Cells of the whole mesh, of which the county takes `share`.
    var columns: Int
    var rows: Int
    var share: Double
    /// Net farmland aimed at.
    var farmland: Double
    /// Mean cells in a farmland parcel, and in another.
    var farmCells: Double
    var otherCells: Double

    /// Metres as a whole number of cells, at least one.
    func cells(_ metres: Double) -> Int { max(1, Int((metres / cell).rounded())) }
}
