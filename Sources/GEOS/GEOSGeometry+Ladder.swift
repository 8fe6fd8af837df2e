import CGEOS

/// The overlay operations.
public enum OverlayOperation: String, Sendable, Hashable, CaseIterable {
    case intersection, difference, symmetricDifference, union
}

/// The grids an overlay may use, in order: the next is tried only when the one before ends in a topology error.
public struct OverlayLadder: Sendable, Hashable {
    /// Cell sizes in CRS units; 0 is full precision.
    public let grids: [Double]

    /// A ladder of these grids, tried in this order.
    /// - Parameter grids: at least one.
    public init(grids: [Double]) {
        precondition(!grids.isEmpty && grids.allSatisfy { $0 >= 0 }, "a ladder has steps of 0 or more")
        self.grids = grids
    }

    /// Full precision; then 0.0001 m, the last digit of official plane coordinates; then 0.001 m, the narrowest piece
    /// that is not noise.
    public static let metres = OverlayLadder(grids: [0, 1e-4, 1e-3])
}

/// What an overlay gave, and how: the grid that succeeded and the parts that were left out.
public struct OverlayResult: ~Copyable {
    /// The parts of the dimension asked for.
    public let geometry: GEOSGeometry
    /// The grid that succeeded; a fallback when it is not the ladder's first.
    public let grid: Double
    /// Steps of the ladder that failed before.
    public let failedSteps: Int
    /// Parts of another dimension that were left out.
    public let dropped: Int

    /// The geometry alone, moved out.
    public consuming func take() -> GEOSGeometry { geometry }
}

extension GEOSGeometry {
    /// Overlay that keeps one dimension, counts what it drops, and says which grid it needed.
    ///
    /// Errors other than of topology are thrown at once; the last step's topology error is thrown.
    public borrowing func overlay(
        _ operation: OverlayOperation, with other: borrowing GEOSGeometry, keeping dimension: GeometryDimension,
        ladder: OverlayLadder = .metres
    ) throws(GEOSError) -> OverlayResult {
        var failed = 0
        for grid in ladder.grids {
            do throws(GEOSError) {
                let kept = try overlay(operation, with: other, grid: grid).keeping(dimension)
                let dropped = kept.dropped
                return OverlayResult(geometry: kept.take(), grid: grid, failedSteps: failed, dropped: dropped)
            } catch  where error.reason == .topology && failed < ladder.grids.count - 1 {
                failed += 1
            }
        }
        preconditionFailure("the last step returns or throws")
    }

    private borrowing func overlay(
        _ operation: OverlayOperation, with other: borrowing GEOSGeometry, grid: Double
    ) throws(GEOSError) -> GEOSGeometry {
        switch operation {
        case .intersection: try intersection(other, grid: grid)
        case .difference: try difference(other, grid: grid)
        case .symmetricDifference: try symmetricDifference(other, grid: grid)
        case .union: try union(other, grid: grid)
        }
    }
}
