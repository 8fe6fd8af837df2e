import Columns
import GEOS

/// Where more than one row covers the ground, found from the borders that are left of a coverage.
public struct RepeatedPlaces: Sendable {
    /// A box around each place above the noise; they hold all of such ground.
    public private(set) var boxes: [Box] = []
    /// Places that are noise: thinner or smaller than the limits.
    public private(set) var noise = 0
    private var tree = PackedRTree([])

    /// No place is covered twice.
    public var isEmpty: Bool { boxes.isEmpty }

    /// A row within this box may share ground with another.
    public func meets(_ box: Box) -> Bool { !boxes.isEmpty && tree.any(meeting: box) }

    /// No places.
    public init() {}

    /// The places that several rows cover, from the borders left over.
    /// - Parameter limits: from where on shared ground counts.
    /// - Throws: `GEOSError` when the task is cancelled.
    /// - Complexity: an R-tree of the edges that are left; noding by GEOS of those that meet others. A clean coverage has
    ///   rings that meet nothing.
    public init(_ residual: BorderResidual, _ limits: CoverageLimits = CoverageLimits()) throws(GEOSError) {
        guard residual.count > 0 else { return }
        let all = BorderParts(residual)
        let partTree = PackedRTree(
            all.parts.map { part in part.edges.reduce(into: Box()) { $0.add(residual.edges[$1].box) } })
        for (n, part) in all.parts.enumerated() {
            if part.isKnotted {
                try addKnot(part, n, all.partOf, residual, limits)
            } else {
                addRing(part, n, all.partOf, residual, partTree, limits)
            }
        }
        tree = PackedRTree(boxes)
    }

    /// A ring that meets nothing: within it there are as many rows more, or fewer, than around it.
    /// - Parameter partTree: of the boxes of all parts.
    private mutating func addRing(
        _ part: BorderParts.Part, _ number: Int, _ partOf: [Int32], _ residual: BorderResidual,
        _ partTree: PackedRTree, _ limits: CoverageLimits
    ) {
        guard let first = part.edges.first.map({ residual.edges[$0] }) else { return }
        var (area, perimeter, box) = (0.0, 0.0, Box())
        for i in part.edges {
            let edge = residual.edges[i]
            let (ax, ay) = (edge.a.x - first.a.x, edge.a.y - first.a.y)
            let (bx, by) = (edge.b.x - first.a.x, edge.b.y - first.a.y)
            area += 0.5 * (ax * by - bx * ay)
            perimeter += edge.a.distance(to: edge.b)
            box.add(edge.box)
        }
        // Ground on the left and a ring that runs clockwise: fewer rows within than around it.
        guard area > 0 else { return }
        // A part comes back to where it began, so that it goes round no place outside its box: rings beside each other, as the
        // parts of one row, need no look at the edges east of them.
        let place = Box(minX: first.a.x, minY: first.a.y, maxX: first.a.x, maxY: first.a.y)
        let isAlone = !partTree.rows(meeting: place).contains { $0 != number }
        let around = isAlone ? 0 : residual.cover(of: first.a) { Int(partOf[$0]) != number }
        guard around + first.rows >= 2 else { return }
        if area > limits.noiseArea, 2 * area > limits.noiseWidth * perimeter {
            boxes.append(box)
        } else {
            noise += 1
        }
    }

    /// Edges that meet: their faces, each with the rows that cover it.
    ///
    /// Another part that lies within a face, such as a hole in one of the rows, is judged on its own. It must not decide for the
    /// face, whose place may lie within it: other parts count as they do at the edges of this one, all of which lie in one face
    /// of theirs.
    private mutating func addKnot(
        _ part: BorderParts.Part, _ number: Int, _ partOf: [Int32], _ residual: BorderResidual, _ limits: CoverageLimits
    ) throws(GEOSError) {
        let box = part.edges.reduce(into: Box()) { $0.add(residual.edges[$1].box) }
        if min(box.width, box.height) <= limits.noiseWidth || box.width * box.height <= limits.noiseArea { return }
        // Rows on a heap: their faces are as many as their pairs.
        if part.isTangle { return boxes.append(box) }
        do throws(GEOSError) {
            let faces = try CoverageFaces(
                noding: part.edges.map { (residual.edges[$0].a, residual.edges[$0].b) })
            guard let first = part.edges.first else { return }
            let around = residual.cover(of: residual.edges[first].a) { Int(partOf[$0]) != number }
            for (row, place) in faces.places.enumerated() {
                let own = residual.cover(of: place) { Int(partOf[$0]) == number }
                guard around + own >= 2 else { continue }
                let area = areas(of: faces.polygons.selecting([row]), on: .planar)[0]
                if area > limits.noiseArea, faces.polygons.meanWidth(ofRow: row) > limits.noiseWidth {
                    boxes.append(faces.polygons.box(ofRow: row))
                } else {
                    noise += 1
                }
            }
        } catch {
            if error.reason == .cancelled { throw error }
            // Edges that GEOS cannot node: their whole box is looked at.
            boxes.append(box)
        }
    }
}
