import CGEOS
import Columns

/// Why a geometry is not valid, by the OGC rules as GEOS reads them: the first fault found.
public struct ValidityFault: Sendable, Hashable, CustomStringConvertible {
    /// GEOS's words, such as `Self-intersection` or `Ring Self-intersection`.
    public let reason: String
    /// A place that shows it.
    public let place: Position

    /// A fault with its reason and place.
    public init(reason: String, place: Position) { (self.reason, self.place) = (reason, place) }

    /// The sentence in English.
    public var description: String { "\(reason) at (\(place.x), \(place.y))" }
}

extension GEOSGeometry {
    /// The first fault by the OGC rules; none when the geometry is valid. Wraps `GEOSisValidDetail`.
    ///
    /// A ring that touches itself at a point is a fault; a hole that touches its shell at one point is not.
    public borrowing func validity() throws(GEOSError) -> ValidityFault? {
        let a = raw
        var words: UnsafeMutablePointer<CChar>?
        var place: OpaquePointer?
        let valid = try context.flag("GEOSisValidDetail") { GEOSisValidDetail_r($0, a, 0, &words, &place) }
        defer {
            GEOSFree_r(context.handle, words)
            if let place { GEOSGeom_destroy_r(context.handle, place) }
        }
        if valid { return nil }
        var at = Position(0, 0)
        if let place {
            _ = try context.run("GEOSGeomGetX") { GEOSGeomGetX_r($0, place, &at.x) == 1 ? true : nil }
            _ = try context.run("GEOSGeomGetY") { GEOSGeomGetY_r($0, place, &at.y) == 1 ? true : nil }
        }
        return ValidityFault(reason: words.map { String(cString: $0) } ?? "invalid", place: at)
    }

    /// Repaired by the structure method: shells are made valid and joined, holes are made valid and taken away.
    ///
    /// Wraps `GEOSMakeValidWithParams` with `GEOS_MAKE_VALID_STRUCTURE` and collapsed parts left out. Unlike the linework
    /// method it respects which ring is a hole, so an overlap of two parts is filled and not cut out. A bow-tie
    /// becomes its two triangles. Needs GEOS 3.10.
    public borrowing func madeValid() throws(GEOSError) -> GEOSGeometry {
        try GEOSContext.requires(geos: 3, 10, for: "GEOSMakeValidWithParams")
        let parameters = try context.run("GEOSMakeValidParams_create") { GEOSMakeValidParams_create_r($0) }
        defer { GEOSMakeValidParams_destroy_r(context.handle, parameters) }
        _ = try context.run("GEOSMakeValidParams_set") { handle in
            let set = GEOSMakeValidParams_setMethod_r(handle, parameters, GEOS_MAKE_VALID_STRUCTURE)
            let dropped = GEOSMakeValidParams_setKeepCollapsed_r(handle, parameters, 0)
            return set == 1 && dropped == 1 ? true : nil
        }
        return try derived("GEOSMakeValidWithParams") { GEOSMakeValidWithParams_r($0, $1, parameters) }
    }

    /// No part crosses or touches itself other than at line ends. Wraps `GEOSisSimple`.
    public var isSimple: Bool {
        borrowing get throws(GEOSError) {
            let a = raw
            return try context.flag("GEOSisSimple") { GEOSisSimple_r($0, a) }
        }
    }
}
