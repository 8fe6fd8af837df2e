/// A change between the earlier survey and the present one, as it stands in `truth.json`.
struct PlantedChange: Sendable {
    /// What happened, in the order in which kinds are planted first.
    enum Kind: String, Sendable, CaseIterable {
        /// Farmland that became a parcel on which something is built.
        case builtOver = "built_over"
        /// A piece of a field that was built on: the field is split.
        case builtPart = "built_part"
        case toOrchard = "to_orchard"
        case toForest = "to_forest"
        case toPond = "to_pond"
        case toFacility = "to_facility"
        /// A rectangle in the middle of a field that became something else.
        case dugOut = "dug_out"
        /// Other land brought back to farmland.
        case toFarmland = "to_farmland"
        /// A plot brought back to farmland and joined to the field beside it.
        case toFarmlandPart = "to_farmland_part"
        /// Another class of farmland.
        case betweenFarmland = "between_farmland"
        /// Grain gave way to other crops, or to none.
        case fromGrain = "from_grain"
        /// A change that farmland has no part in.
        case otherClasses = "other_classes"
        case merged
        case split
        /// A border between parcels of one class that was drawn again, decimetres aside.
        case shifted
        /// The same between parcels of two classes: slivers change their class on paper.
        case shiftedBetweenClasses = "shifted_between_classes"
    }

    var kind: Kind
    var village: Int
    /// Keys of the parcels of the ground that changed.
    var keyBefore: String
    var keyNow: String
    /// Keys of all the parcels that take part.
    var keysBefore: [String]
    var keysNow: [String]
    var useBefore: LandUse
    var useNow: LandUse
    /// Ground that changed, or changed hands, or for `merged` and `split` ground of all the parcels; m² on the ellipsoid.
    var area: Double

    /// What it means for farmland, by the names of the summary; none when nothing.
    var flow: String? {
        switch kind {
        case .fromGrain: return "from_grain"
        case .merged, .split, .shifted, .shiftedBetweenClasses: return nil
        default: break
        }
        switch (useBefore.isFarmland, useNow.isFarmland) {
        case (true, true): return useBefore == useNow ? nil : "between_farmland"
        case (false, true): return "inflow"
        case (true, false): return useNow.isBuilt ? "to_construction" : "to_other_agricultural"
        case (false, false): return nil
        }
    }
}

/// Where the layer of the update process says something else than the two surveys.
struct PlantedDifference: Sendable {
    enum Kind: String, Sendable {
        /// A change that nobody recorded.
        case unrecorded
        /// A change recorded with another class.
        case recordedOtherwise = "recorded_otherwise"
        /// A record of a change that is not on the ground.
        case unfounded
    }

    var kind: Kind
    var keyBefore: String
    var keyNow: String
    /// Classes that the record names; none when there is no record.
    var recorded: (before: String, now: String)?
    /// Classes that the surveys show.
    var found: (before: String, now: String)
    var area: Double
}
