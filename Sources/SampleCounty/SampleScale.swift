/// How large a county is made.
package enum SampleScale: String, Sendable, Hashable, CaseIterable {
    /// 20 villages, about 3,500 parcels.
    case xs = "XS"
    /// 60 villages, about 20,000 parcels: the county committed in `GeoData/sample`.
    case committed
    /// 100 villages, about 20,000 parcels.
    case s = "S"
    /// 300 villages, about 200,000 parcels.
    case m = "M"
    /// 3,000 villages, about 2,000,000 parcels: as large as a prefecture.
    case l = "L"

    /// Both surveys are packed as ZIP archives: the smaller counties, which are kept and sent about.
    var isPacked: Bool { self == .xs || self == .committed }

    /// The figures behind the name.
    var plan: ScalePlan {
        switch self {
        case .xs:
            ScalePlan(
                villages: 20, towns: 3, cell: 100, columns: 154, rows: 134, share: 0.52, farmland: 23.1e6,
                farmCells: 9, otherCells: 40)
        case .committed:
            ScalePlan(
                villages: 60, towns: 6, cell: 60, columns: 490, rows: 420, share: 0.52, farmland: 71.2e6,
                farmCells: 8, otherCells: 40, patchCells: 3)
        case .s:
            ScalePlan(
                villages: 100, towns: 8, cell: 60, columns: 492, rows: 430, share: 0.52, farmland: 71.2e6,
                farmCells: 8, otherCells: 40)
        case .m:
            ScalePlan(
                villages: 300, towns: 20, cell: 45, columns: 1122, rows: 1005, share: 0.52, farmland: 221e6,
                farmCells: 1.4, otherCells: 3.8)
        case .l:
            ScalePlan(
                villages: 3000, towns: 140, cell: 58, columns: 2780, rows: 2417, share: 0.52, farmland: 2200e6,
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
    /// Cells of a small patch of basic farmland, in fours.
    var patchCells = 1

    /// Metres as a whole number of cells, at least one.
    func cells(_ metres: Double) -> Int { max(1, Int((metres / cell).rounded())) }
}
