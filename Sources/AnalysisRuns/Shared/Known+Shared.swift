import CountyLayers
import FindingValues
import WayAnalysis

/// What the answers of the shared steps come to together.
extension Known {
    /// The county; where the network is known, with the roads that share ground.
    var county: County {
        guard let sharing = self[NetworkStep.self]?.graph.sharing else { return loaded }
        var county = loaded
        county.roads?.sharing = sharing
        return county
    }

    /// Villages with their figures; where the network is known, with their way to a road.
    var figures: [VillageFigures] {
        guard var rows = self[VillageStep.self]?.villages.rows else { return [] }
        if let network = self[NetworkStep.self] {
            for row in rows.indices { rows[row].roadOffset = network.graph.villageFeet.nearest(row)?.leg }
        }
        return rows
    }

    /// Columns of the village table and of the figures.
    var columns: VillageColumns { VillageColumns(table: loaded.table, figures: figures) }

    /// Land by class; where the villages are known, with the doubt about their basic farmland.
    var land: LandFindings? {
        var land = self[ParcelPass.self]?.land
        if let villages = self[VillageStep.self] { land?.doubtOnBasicFarmland = villages.doubtOnBasicFarmland }
        return land
    }
}
