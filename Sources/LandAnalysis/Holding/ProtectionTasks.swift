import Columns
import CountyLayers
import ProjectFile

/// What must be kept of a unit's farmland.
package struct FarmlandTask: Sendable, Hashable {
    var area: AreaSum
    /// A target's identifier, or the layer.
    var source: String
    /// What the farmland parcels store, where the task is stored too: like is compared with like. None where the measured
    /// ground is compared.
    var stored: AreaSum?
    /// What rounding of stored areas may add up to.
    var tolerance = AreaSum.zero
}

/// The net area that farmland parcels of a village store (TBDLMJ), divided as their ground is.
package struct StoredFarmland: Sendable, Hashable {
    var net = AreaSum.zero
    /// Parcels with ground in the village.
    var parcels = 0

    package init(net: AreaSum = AreaSum.zero, parcels: Int = 0) {
        self.net = net
        self.parcels = parcels
    }

    static func += (a: inout StoredFarmland, b: StoredFarmland) {
        a.net += b.net
        a.parcels += b.parcels
    }
}

/// The tasks that the layer of protection targets sets its villages.
///
/// A target that stores its net area counts by that. Where every target and every farmland parcel stores one, the stored
/// figures are compared with each other, else measured farmland with the task. Stored areas are rounded to 0.01 m²:
/// the task counts as kept when no more is lacking than half of that for each target, and each parcel compared, in the unit.
package struct ProtectionTasks {
    /// By village.
    let grounds: LayerGrounds.Grounds
    private let stored: [StoredFarmland]?

    /// - Parameter stored: by village; none when a farmland parcel stores no net area.
    package init(_ rows: AreaRows, _ layers: LayerGrounds, stored: [StoredFarmland]?) throws {
        grounds = try layers.byVillage(rows)
        self.stored = rows.netAreas.allSatisfy { $0 != nil } ? stored : nil
    }

    /// Half of the 0.01 m² to which areas are stored.
    static let rounding = AreaSum(micro: 5000)

    /// The task of some villages together.
    package func task(of villages: some Collection<Int>) -> FarmlandTask {
        var task = FarmlandTask(area: .zero, source: ProjectLayer.protectionTargets.rawValue)
        var (held, rounded) = (StoredFarmland(), 0)
        // Ground that villages share is a task once in a town and in the county.
        let again =
            villages.count == 1
            ? []
            : villages.count == grounds.villages.count
                ? grounds.againInCounty : grounds.againInTown
        for village in villages {
            task.area += grounds.villages[village].held
            if village < again.count { task.area -= again[village].held }
            rounded += grounds.villages[village].storedRows
            if let stored { held += stored[village] }
        }
        if stored != nil {
            task.stored = held.net
            rounded += held.parcels
        }
        task.tolerance = AreaSum(micro: Self.rounding.micro * Int128(rounded))
        return task
    }
}
