import Columns
import PROJ

/// Coordinates held against the CRS that their source declares.
enum Placement {
    /// - Throws: `ExchangeError.contradicted` when more than half of a batch cannot be in the CRS.
    static func check(_ batch: Layer, crs: CRS?, of input: InputLayer) throws {
        guard let crs, batch.geometry.kind != .none, let description = try? CRSDescription(of: crs),
            let fault = CGCS2000.contradiction(crs: description, geometry: batch.geometry)
        else { return }
        // Far from the meridian is a fault in a zone; a national belt reaches farther.
        if fault.fault == .farFromMeridian, fault.declaredZone == nil { return }
        throw ExchangeError.contradicted(
            path: input.path, layer: input.name, reason: fault.description, advice: advice(fault))
    }

    /// The advice in the words of the command line.
    private static func advice(_ fault: ZoneContradiction) -> String? {
        if fault.fault == .swapped { return fault.advice }
        return fault.foundZone.map { "if the coordinates are right, say --crs \($0.crs)" }
            ?? "name the CRS that the coordinates are in with --crs"
    }
}
