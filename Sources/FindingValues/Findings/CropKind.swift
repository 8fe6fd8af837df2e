import Survey

/// What grows on a parcel, as far as change asks.
package enum CropKind: UInt8, Sendable {
    /// The survey does not say, or neither of the others.
    case other
    /// LS.
    case grain
    /// FLS or WG.
    case noGrain

    package init(_ code: String?) {
        switch code {
        case PlantingCode.grain.rawValue: self = .grain
        case PlantingCode.otherCrops.rawValue, PlantingCode.fallow.rawValue: self = .noGrain
        default: self = .other
        }
    }
}
