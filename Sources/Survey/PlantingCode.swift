/// What grows on a parcel (种植属性代码, ZZSXDM); the raw value is the code.
/// - Source: domain facts §B.3.
package enum PlantingCode: String, Sendable, Hashable, CaseIterable {
    /// 种植粮食作物.
    case grain = "LS"
    /// 种植非粮食作物.
    case otherCrops = "FLS"
    /// 粮与非粮轮作.
    case rotation = "LYFL"
    /// 休耕.
    case resting = "XG"
    /// 林粮间作.
    case underTrees = "LLJZ"
    /// 未耕种.
    case fallow = "WG"
    /// 即可恢复: land of another class that can be tilled again at once.
    case restorable = "JKHF"
    /// 工程恢复: land of another class that can be tilled again after works.
    case restorableByWorks = "GCHF"

    /// It stands on farmland; the others stand on land that could become farmland again.
    package var isOnFarmland: Bool { self != .restorable && self != .restorableByWorks }
}
