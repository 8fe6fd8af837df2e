/// A line that ends where it starts, as a polygon.
package enum ClosedLine {
    /// The polygon inside a closed line string of four vertices or more, as well-known binary; nil for anything else.
    package static func polygon(_ wkb: UnsafeRawBufferPointer) -> [UInt8]? {
        guard !wkb.isEmpty else { return nil }
        var cursor = WKBCursor(wkb)
        guard let header = cursor.header(), header.type == 2,
            let n = cursor.count(header.swapped, of: 8 * header.width), n >= 4
        else { return nil }
        var flat = [Double](repeating: 0, count: 2 * n)
        flat.withUnsafeMutableBufferPointer { buffer in
            if let base = buffer.baseAddress { cursor.copyTuples(n, header, to: base) }
        }
        guard isClosed(flat, n) else { return nil }
        (flat[2 * n - 2], flat[2 * n - 1]) = (flat[0], flat[1])
        var result: [UInt8] = [1, 3, 0, 0, 0, 1, 0, 0, 0]
        withUnsafeBytes(of: UInt32(truncatingIfNeeded: n).littleEndian) { result.append(contentsOf: $0) }
        for value in flat { withUnsafeBytes(of: value.bitPattern.littleEndian) { result.append(contentsOf: $0) } }
        return result
    }

    /// It ends where it starts, to the last digits that its coordinates have: the end of an arc of 10¹³ m is a matter of
    /// centimetres.
    private static func isClosed(_ flat: [Double], _ n: Int) -> Bool {
        if flat[0] == flat[2 * n - 2], flat[1] == flat[2 * n - 1] { return true }
        let largest = flat.reduce(0) { max($0, $1.magnitude) }
        let gap = max((flat[0] - flat[2 * n - 2]).magnitude, (flat[1] - flat[2 * n - 1]).magnitude)
        return largest.isFinite && largest > 1e8 && gap <= 1e-12 * largest
    }
}
