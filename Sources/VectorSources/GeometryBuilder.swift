import Columns

/// Fills flat geometry arrays from well-known binary, one row at a time, and tells what it had to do.
package struct GeometryBuilder {
    /// Decided by the first geometry that is not empty, or beforehand.
    package private(set) var kind: GeometryColumn.Kind?
    package var coordinates: [Double] = []
    var ringOffsets = [0]
    var partOffsets = [0]
    var rowOffsets = [0]

    package init(kind: GeometryColumn.Kind? = nil) { self.kind = kind }

    /// Rows so far.
    package var rows: Int { rowOffsets.count - 1 }

    /// What became of a row.
    package enum Outcome {
        case appended
        /// Null or without coordinates: a row without parts.
        case empty
        /// Of another kind than the column; nothing was appended.
        case otherKind(GeometryColumn.Kind)
        /// Unreadable; a row without parts.
        case broken
        /// Arcs or surfaces; nothing was appended. GDAL has to make it plain.
        case needsPlain
        /// Taken from a collection; `complete` when it held no other kind.
        case fromCollection(complete: Bool)
    }

    package mutating func reserve(rows: Int, verticesPerRow: Double) {
        rowOffsets.reserveCapacity(rows + 1)
        coordinates.reserveCapacity(Int(clamping: min(2.1 * Double(rows) * verticesPerRow, 0x1p24)))
    }

    /// Rings and parts so far.
    package var pieces: Int { ringOffsets.count + partOffsets.count }

    package var verticesPerRow: Double { Double(coordinates.count / 2) / Double(max(1, rows)) }

    package mutating func appendEmpty() { endRow() }

    /// Appends one geometry. `hasZ` and `hasM` tell of ordinates that were dropped.
    package mutating func append(_ wkb: UnsafeRawBufferPointer, hasZ: inout Bool, hasM: inout Bool) -> Outcome {
        guard !wkb.isEmpty else {
            endRow()
            return .empty
        }
        guard let kinds = WKBKinds(wkb) else {
            endRow()
            return .broken
        }
        if kinds.curves { return .needsPlain }
        (hasZ, hasM) = (kinds.hasZ, kinds.hasM)
        guard let found = kinds.kind else {
            endRow()
            return .empty
        }
        if kind == nil { kind = found }
        guard let kind, kind == found || (kinds.isCollection && kinds.holds(kind)) else { return .otherKind(found) }
        let mark = (coordinates.count, ringOffsets.count, partOffsets.count)
        var cursor = WKBCursor(wkb)
        var complete = true
        guard fill(&cursor, kind, &complete) else {
            coordinates.removeSubrange(mark.0...)
            ringOffsets.removeSubrange(mark.1...)
            partOffsets.removeSubrange(mark.2...)
            endRow()
            return .broken
        }
        endRow()
        return kinds.isCollection ? .fromCollection(complete: complete) : .appended
    }

    /// The rows so far as a column; the builder starts again, with its kind kept.
    /// - Parameters:
    ///   - declared: the kind when no row has decided it.
    ///   - more: about as many rows will follow, so room is made for them.
    package mutating func take(declared: GeometryColumn.Kind?, more: Bool = false) -> GeometryColumn {
        let rows = self.rows
        var taken = GeometryBuilder(kind: kind)
        if more {
            taken.coordinates.reserveCapacity(coordinates.count + coordinates.count / 8)
            taken.ringOffsets.reserveCapacity(ringOffsets.count)
            taken.partOffsets.reserveCapacity(partOffsets.count)
            taken.rowOffsets.reserveCapacity(rowOffsets.count)
        }
        swap(&taken, &self)
        switch kind ?? declared {
        case .point: return .points(PointColumn(coordinates: taken.coordinates, rowOffsets: taken.rowOffsets))
        case .line:
            return .lines(
                LineColumn(
                    coordinates: taken.coordinates, partOffsets: taken.partOffsets, rowOffsets: taken.rowOffsets))
        case .polygon:
            return .polygons(
                PolygonColumn(
                    coordinates: taken.coordinates, ringOffsets: taken.ringOffsets, partOffsets: taken.partOffsets,
                    rowOffsets: taken.rowOffsets))
        case .some(.none), nil: return .none(rows: rows)
        }
    }

    // MARK: - Filling

    private mutating func endRow() {
        switch kind {
        case .point: rowOffsets.append(coordinates.count / 2)
        default: rowOffsets.append(partOffsets.count - 1)
        }
    }

    /// Appends the parts of `kind`; others make it incomplete. False when the bytes end too soon, or nest without end.
    private mutating func fill(
        _ cursor: inout WKBCursor, _ kind: GeometryColumn.Kind, _ complete: inout Bool, depth: Int = 0
    ) -> Bool {
        guard depth < 32, let header = cursor.header() else { return false }
        switch header.type {
        case 1:
            guard let p = cursor.point(header) else { return false }
            if kind != .point {
                complete = false
            } else if !(p.x.isNaN && p.y.isNaN) {
                coordinates.append(p.x)
                coordinates.append(p.y)
            }
        case 2:
            guard let n = cursor.count(header.swapped, of: 8 * header.width) else { return false }
            if kind == .line && n > 0 {
                copy(n, header, &cursor)
                partOffsets.append(coordinates.count / 2)
            } else {
                cursor.skipTuples(n, header)
                if n > 0 { complete = false }
            }
        case 3:
            guard let rings = cursor.count(header.swapped, of: 4) else { return false }
            return fillPolygon(&cursor, header, rings: rings, wanted: kind == .polygon, &complete)
        case 4, 5, 6, 7:
            guard let n = cursor.count(header.swapped, of: 5) else { return false }
            for _ in 0..<n {
                guard fill(&cursor, kind, &complete, depth: depth + 1) else { return false }
            }
        default: return false
        }
        return true
    }

    /// Rings without vertices are left out; without a shell the whole part is.
    private mutating func fillPolygon(
        _ cursor: inout WKBCursor, _ header: WKBCursor.Header, rings: Int, wanted: Bool, _ complete: inout Bool
    ) -> Bool {
        var hasShell = false
        for ring in 0..<rings {
            guard let n = cursor.count(header.swapped, of: 8 * header.width) else { return false }
            if ring == 0 { hasShell = n > 0 }
            if wanted && hasShell && n > 0 {
                copy(n, header, &cursor)
                ringOffsets.append(coordinates.count / 2)
            } else {
                cursor.skipTuples(n, header)
            }
        }
        if !wanted && hasShell { complete = false }
        if wanted && hasShell { partOffsets.append(ringOffsets.count - 1) }
        return true
    }

    @inline(__always)
    private mutating func copy(_ n: Int, _ header: WKBCursor.Header, _ cursor: inout WKBCursor) {
        let start = coordinates.count
        coordinates.append(contentsOf: repeatElement(0, count: 2 * n))
        coordinates.withUnsafeMutableBufferPointer { cursor.copyTuples(n, header, to: $0.baseAddress! + start) }
    }
}

extension WKBKinds {
    fileprivate func holds(_ kind: GeometryColumn.Kind) -> Bool {
        switch kind {
        case .point: points
        case .line: lines
        case .polygon: polygons
        case .none: false
        }
    }
}
