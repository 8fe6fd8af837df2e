import Columns
import OGR
import Overlap
import PROJ

/// The two layers of an overlap in one plane, without the rows that lie apart from the other layer.
///
/// The left layer is held whole. When the right one lies in the same plane it is read in batches, and of its rows only
/// those stay whose box meets the box of a left row: the rest is neither checked nor held.
struct OverlapSides {
    /// The rows of one layer that may take part.
    struct Side {
        let source: PolygonSource
        let sound: SoundPolygons
        /// Rows whose box meets no row of the other layer; they are not checked.
        let apart: Int

        /// The key of a usable row; empty where the field holds nothing.
        func key(_ row: Int) -> String { source.key(sound.rows[row]) ?? "" }
    }

    let left: Side
    let right: Side
    let plane: LandPlane

    /// - Throws: `OGRError`, `ProjectionError`, `ZoneContradiction`, `LandError`; `CancellationError`.
    init(_ request: OverlapTable.Request) throws {
        let whole = try PolygonSource(request.left, keyField: request.leftKey)
        let near = try NearRows(of: request.right, keyField: request.rightKey, to: whole)
        plane = try LandPlane(
            layers: [whole.place, near.source.place], ellipsoidal: request.method == .ellipsoidal,
            treatAsCGCS2000: request.treatAsCGCS2000)
        let met = near.metRows
        let lefts =
            met.count == whole.layer.count
            ? whole
            : PolygonSource(whole.layer.selecting(met), of: whole.path, crs: whole.crs, keyField: whole.keyField)
        left = Side(
            source: lefts, sound: try lefts.sound(in: plane, name: "left", repair: request.repair),
            apart: whole.layer.count - met.count)
        right = Side(
            source: near.source, sound: try near.source.sound(in: plane, name: "right", repair: request.repair),
            apart: near.apart)
    }
}

/// The rows of a layer that come near another layer, and the rows of that one which they come near.
///
/// Rows without geometry count as near, so that they are told; so do rows whose box is not finite.
struct NearRows {
    /// The near rows.
    let source: PolygonSource
    /// Rows left out.
    let apart: Int
    /// Rows of the other layer that a row comes near, ascending.
    let metRows: [Int]

    /// Small enough for a batch to stay in the cache.
    private static let batchRows = 2048

    init(of request: LayerRequest, keyField: String?, to other: PolygonSource) throws {
        var request = request
        request.columns = keyField.map { [$0] } ?? []
        let stream = try OGR.stream(request, batchRows: Self.batchRows)
        var parts: [Layer] = []
        var rows = 0
        var opened: (crs: CRSDescription, vote: DomainVote, meeting: BoxMeeting?)?
        while let batch = try stream.next() {
            if opened == nil {
                let crs = try PolygonSource.description(of: batch, path: request.path)
                let isSamePlane = crs.kind == .projected && crs.crs == other.crs.crs
                opened = (crs, DomainVote(CoordinateDomain(crs: crs)), isSamePlane ? BoxMeeting(other.layer.geometry) : nil)
            }
            rows += batch.count
            let boxes = (0..<batch.count).map(batch.geometry.box(ofRow:))
            opened?.vote.add(boxes)
            parts.append(opened?.meeting?.near(boxes).map(batch.selecting) ?? batch)
        }
        guard let opened else { preconditionFailure("a stream gives one batch at least") }
        if let fault = opened.vote.contradiction { throw fault }
        source = PolygonSource(.joined(parts), of: request.path, crs: opened.crs, keyField: keyField)
        apart = rows - source.layer.count
        metRows = opened.meeting?.met ?? Array(0..<other.layer.count)
    }
}

/// Which rows of a layer the boxes of another layer meet.
private final class BoxMeeting {
    private let tree: PackedRTree
    private var isMet: [Bool]

    init(_ geometry: GeometryColumn) {
        let boxes = (0..<geometry.count).map(geometry.box(ofRow:))
        tree = PackedRTree(boxes)
        isMet = boxes.map { !$0.isFinite }
    }

    /// The rows that meet one of the layer's; none when all do.
    func near(_ boxes: [Box]) -> [Int]? {
        var rows: [Int] = []
        for (row, box) in boxes.enumerated() {
            var isNear = !box.isFinite
            tree.forEach(meeting: box) { other in
                isNear = true
                isMet[other] = true
            }
            if isNear { rows.append(row) }
        }
        return rows.count == boxes.count ? nil : rows
    }

    /// Rows met so far, and those that no box could meet, ascending.
    var met: [Int] { isMet.indices.filter { isMet[$0] } }
}
