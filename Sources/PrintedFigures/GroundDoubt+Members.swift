import Columns
import FindingValues
import Writers

extension GroundDoubt {
    /// As two areas: counted more than once, and without parcels. `in_totals_m2` is what class totals hold above the ground
    /// that there is: ground that rows of one class share is in them once.
    package var members: JSONMembers {
        JSONMembers([
            "counted_twice_m2": .area(repeated), "counted_twice_mu": .mu(repeated), "in_totals_m2": .area(counted),
            "without_parcels_m2": .area(bare), "without_parcels_mu": .mu(bare),
        ])
    }
}
