import CPROJ
import Columns

/// The EPSG code of a CRS, and how it was found.
struct EPSGIdentification {
    let crs: CRS
    let how: CRSDescription.Identification

    init(crs: CRS, how: CRSDescription.Identification) { (self.crs, self.how) = (crs, how) }

    /// Looks for an EPSG entry that means the same, axis order aside.
    ///
    /// A code that the definition carries is believed only when the definition agrees with it. Otherwise PROJ's candidates of at least 70 %
    /// confidence are compared, best first, then by code; only an equivalent one counts.
    init?(of object: PROJObject) {
        let context = object.context
        if let code = object.epsgCode, let known = context.own(proj_create(context.handle, "EPSG:\(code)")),
            Self.equivalent(object, known)
        {
            self.init(crs: .epsg(code), how: .code)
            return
        }
        var confidences: UnsafeMutablePointer<Int32>?
        guard let list = proj_identify(context.handle, object.pointer, "EPSG", nil, &confidences) else { return nil }
        defer {
            proj_list_destroy(list)
            proj_int_list_destroy(confidences)
        }
        var best: (confidence: Int32, code: Int)?
        for i in 0..<proj_list_get_count(list) {
            guard let confidence = confidences?[Int(i)], confidence >= 70,
                let candidate = context.own(proj_list_get(context.handle, list, i)), let code = candidate.epsgCode,
                Self.equivalent(object, candidate)
            else { continue }
            if let best, (best.confidence, -best.code) >= (confidence, -code) { continue }
            best = (confidence, code)
        }
        guard let best else { return nil }
        self.init(crs: .epsg(best.code), how: .equal)
    }

    private static func equivalent(_ a: PROJObject, _ b: PROJObject) -> Bool {
        // The looser of PROJ's criteria ignores the order of axes for geographic CRSs alone, so a projected CRS written
        // easting first is compared by what defines it.
        let handle = a.context.handle
        if proj_is_equivalent_to_with_ctx(handle, a.pointer, b.pointer, PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS)
            == 1
        {
            return true
        }
        guard a.type == PJ_TYPE_PROJECTED_CRS, b.type == PJ_TYPE_PROJECTED_CRS,
            let ca = a.context.own(proj_crs_get_coordoperation(handle, a.pointer)),
            let cb = b.context.own(proj_crs_get_coordoperation(handle, b.pointer)),
            let ba = a.context.own(proj_crs_get_geodetic_crs(handle, a.pointer)),
            let bb = b.context.own(proj_crs_get_geodetic_crs(handle, b.pointer))
        else { return false }
        return proj_is_equivalent_to_with_ctx(handle, ca.pointer, cb.pointer, PJ_COMP_EQUIVALENT) == 1
            && proj_is_equivalent_to_with_ctx(
                handle, ba.pointer, bb.pointer, PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS) == 1
    }
}
