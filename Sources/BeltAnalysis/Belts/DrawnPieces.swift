import Columns

/// Pieces of a drawn line, joined to one.
enum DrawnPieces {
    /// Ends that are not joined.
    struct Gap: Error {
        let metres: Double
        let place: Position
    }

    /// One line of some pieces: each next piece is the one that begins or ends nearest to an end of the line so far.
    ///
    /// It runs as the first piece does; a single piece is the line.
    /// - Parameters:
    ///   - pieces: interleaved, each of two vertices or more.
    ///   - reach: widest gap between ends, metres.
    /// - Complexity: O(*n*²) for *n* pieces.
    static func joined(_ pieces: [[Double]], within reach: Double) -> Result<[Double], Gap> {
        guard var line = pieces.first else { return .failure(Gap(metres: 0, place: Position(0, 0))) }
        var rest = Array(pieces.dropFirst())
        while !rest.isEmpty {
            var best: (piece: Int, isTurned: Bool, atEnd: Bool, gap: Double)?
            for (n, piece) in rest.enumerated() {
                let (start, end) = (first(line), last(line))
                let ways = [
                    (false, true, end.distance(to: first(piece))), (true, true, end.distance(to: last(piece))),
                    (false, false, last(piece).distance(to: start)), (true, false, first(piece).distance(to: start)),
                ]
                for (isTurned, atEnd, gap) in ways where gap < best?.gap ?? .infinity {
                    best = (n, isTurned, atEnd, gap)
                }
            }
            guard let best, best.gap <= reach else {
                return .failure(Gap(metres: best?.gap ?? 0, place: last(line)))
            }
            let piece = rest.remove(at: best.piece)
            let next = best.isTurned ? turned(piece) : piece
            line = best.atEnd ? line + next : next + line
        }
        return .success(line)
    }

    private static func first(_ line: [Double]) -> Position { Position(line[0], line[1]) }
    private static func last(_ line: [Double]) -> Position { Position(line[line.count - 2], line[line.count - 1]) }
    private static func turned(_ line: [Double]) -> [Double] {
        stride(from: line.count - 2, through: 0, by: -2).flatMap { [line[$0], line[$0 + 1]] }
    }
}
