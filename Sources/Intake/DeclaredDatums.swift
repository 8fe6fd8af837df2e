import Columns
import PROJ

/// Geographic CRSs that a caller declares equal to CGCS2000, held against those that had to be taken so: an option without
/// effect misleads.
package enum DeclaredDatums {
    /// Refuses the first of them that is not among those used, by EPSG code.
    /// - Throws: `IntakeError.withoutEffect`; `ProjectionError` for what is no CRS.
    package static func refuseUnused(_ declared: [CRS], used: Set<CRS>) throws {
        for crs in declared {
            let code = try CRSDescription(of: crs).geographic ?? crs
            if used.contains(code) { continue }
            throw IntakeError.withoutEffect(
                Phrase(
                    same: Wording.current.saying(asCGCS2000: crs.definition) ?? "treat_as_cgcs2000 \(crs.definition)"),
                reason: Messages.noLayerNeedsDatum)
        }
    }
}

extension [IntakeReport] {
    /// Refuses a datum that no layer needed. Where no layer has a row nothing shows, and nothing is refused.
    /// - Throws: as `DeclaredDatums.refuseUnused`.
    package func refuseUnused(_ declared: [CRS]) throws {
        guard contains(where: { $0.rows > 0 }) else { return }
        try DeclaredDatums.refuseUnused(declared, used: Set(compactMap { $0.way?.assumedCGCS2000 }))
    }
}
