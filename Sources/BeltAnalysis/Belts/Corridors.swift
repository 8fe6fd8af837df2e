import Columns
import CountyLayers
import FindingValues
import Intake
import Overlap
import Survey

/// What lies in the corridors of the belts.
package enum Corridors {
    /// Farmland in each corridor, net of ridges: one more pass over the parcels.
    /// - Returns: by belt.
    package static func farmland(
        _ corridors: PolygonColumn, parcels: ParcelStream, plane: Plane, threads: Int, progress: (Int) -> Void
    ) async throws -> [AreaSum] {
        try await sums(corridors, parcels, plane, threads, progress) { batch, polygons, index, sums in
            let (classes, rates) = (batch.texts("class"), batch.numbers("deduction_rate"))
            for row in 0..<batch.count {
                guard let text = classes[row], LandClass(text)?.isFarmland == true else { continue }
                let rate = RidgedGround.rate(rates[row]) ?? 0
                for share in index.overlaps(ofRow: row, in: polygons) {
                    sums[share.zone] += RidgedGround(AreaSum(squareMetres: share.area), rate: rate).net
                }
            }
        }
    }

    /// Ground of parcels in each zone, of whatever class: one more pass over the parcels.
    /// - Returns: by zone.
    package static func ground(
        _ zones: PolygonColumn, parcels: ParcelStream, plane: Plane, threads: Int, progress: (Int) -> Void
    ) async throws -> [AreaSum] {
        try await sums(zones, parcels, plane, threads, progress) { _, polygons, index, sums in
            for share in index.tabulate(polygons).shares { sums[share.zone] += AreaSum(squareMetres: share.area) }
        }
    }

    /// Sums by zone over all batches of parcels.
    private static func sums(
        _ zones: PolygonColumn, _ parcels: ParcelStream, _ plane: Plane, _ threads: Int, _ progress: (Int) -> Void,
        adding add: @escaping @Sendable (Layer, PolygonColumn, ZoneIndex, inout [AreaSum]) -> Void
    ) async throws -> [AreaSum] {
        let index = ZoneIndex(zones: zones, on: plane.overlap)
        var sums = [AreaSum](repeating: .zero, count: zones.count)
        _ = try await parcels.run(threads: threads, progress: progress) { batch in
            guard case .polygons(let polygons) = batch.geometry else { preconditionFailure("parcels are polygons") }
            var part = [AreaSum](repeating: .zero, count: index.count)
            add(batch, polygons, index, &part)
            return part
        } merge: { part in
            for i in sums.indices { sums[i] += part[i] }
        }
        return sums
    }
}
