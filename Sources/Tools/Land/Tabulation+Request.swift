import Columns
import OGR
import PROJ
import Survey

extension Tabulation {
    /// What to tabulate.
    package struct Request: Sendable {
        /// Polygons held in memory.
        package var zones: LayerRequest
        /// The field that names a zone.
        package var zoneKey: String
        /// Polygons that are streamed.
        package var parcels: LayerRequest
        /// The field that holds the class.
        package var classField: String
        /// The field that identifies a parcel in issues and in balancing; the row number when none.
        package var parcelKey: String?
        /// `official` and `geodesic` cut parcels as shapes, which is slower.
        package var method: AreaMethod
        /// The system of the classes; found out when none.
        package var classSystem: LandClassSystem?
        /// Split every piece into land and deducted area.
        package var deduction: DeductionMode?
        /// Balance the pieces to control areas.
        package var balance: Balance?
        /// Make invalid rows valid instead of setting them aside.
        package var repair = false
        /// Tasks that work at once; the result does not depend on it.
        package var threads = 1
        /// Geographic CRSs to take as CGCS2000.
        package var treatAsCGCS2000: [CRS] = []
        /// Rows read at a time.
        package var batchRows = 1024

        /// The layers and fields that every tabulation needs.
        package init(
            zones: LayerRequest, zoneKey: String, parcels: LayerRequest, classField: String,
            method: AreaMethod = .ellipsoidal
        ) {
            (self.zones, self.zoneKey, self.parcels) = (zones, zoneKey, parcels)
            (self.classField, self.method) = (classField, method)
        }

        /// A ledger for a task; none when no survey figures are asked for.
        func ledger(keys: Int) -> SurveyLedger? {
            guard deduction != nil || balance != nil else { return nil }
            return SurveyLedger(deduction, keepsPieces: balance != nil, keys: keys)
        }
    }

    /// Control areas: of the zones, of the county, or both.
    package struct Balance: Sendable, Hashable {
        /// Field of the zones that holds their control area, m² (DCMJ); their measured areas when none.
        package var controlField: String?
        /// Control area of all zones together, 0.01 m².
        package var county: Int64?

        /// At least one of the two.
        package init(controlField: String?, county: Int64?) {
            precondition(controlField != nil || county != nil, "a control area of the zones or of the county")
            (self.controlField, self.county) = (controlField, county)
        }
    }
}
