// Columns from arrays that are already flat, as a reader fills them: taken over without copying coordinates.

extension PointColumn {
    /// A column from its flat arrays, which are not copied.
    /// - Precondition: offsets start at 0, never fall, and end at the number of points.
    /// - Complexity: O(*rows*), to check the offsets.
    public init(coordinates: [Double], rowOffsets: [Int]) {
        checkOffsets(rowOffsets, over: coordinates.count / 2)
        (self.coordinates, self.rowOffsets) = (coordinates, rowOffsets)
    }
}

extension LineColumn {
    /// A column from its flat arrays, which are not copied.
    /// - Precondition: offsets start at 0, never fall, and end at the number of what they divide.
    /// - Complexity: O(*rows + parts*), to check the offsets.
    public init(coordinates: [Double], partOffsets: [Int], rowOffsets: [Int]) {
        checkOffsets(partOffsets, over: coordinates.count / 2)
        checkOffsets(rowOffsets, over: partOffsets.count - 1)
        (self.coordinates, self.partOffsets, self.rowOffsets) = (coordinates, partOffsets, rowOffsets)
    }
}

extension PolygonColumn {
    /// A column from its flat arrays, which are not copied.
    /// - Precondition: offsets start at 0, never fall, and end at the number of what they divide.
    /// - Complexity: O(*rows + parts + rings*), to check the offsets.
    public init(coordinates: [Double], ringOffsets: [Int], partOffsets: [Int], rowOffsets: [Int]) {
        checkOffsets(ringOffsets, over: coordinates.count / 2)
        checkOffsets(partOffsets, over: ringOffsets.count - 1)
        checkOffsets(rowOffsets, over: partOffsets.count - 1)
        (self.coordinates, self.ringOffsets) = (coordinates, ringOffsets)
        (self.partOffsets, self.rowOffsets) = (partOffsets, rowOffsets)
    }
}

private func checkOffsets(_ offsets: [Int], over count: Int) {
    precondition(offsets.first == 0 && offsets.last == count, "offsets run from 0 to the number of items")
    var previous = 0
    var falls = false
    for offset in offsets {
        falls = falls || offset < previous
        previous = offset
    }
    precondition(!falls, "offsets never fall")
}
