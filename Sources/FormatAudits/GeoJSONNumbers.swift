import Columns
import Output
import VectorSources

/// Whole numbers in the properties of a GeoJSON that no column of numbers keeps: GDAL makes all beyond 64 bits one number, and
/// rounds those beyond 53 bits in a column that also holds fractions; two codes would become one.
package struct GeoJSONNumbers {
    /// Hashes of the keys that hold numbers beyond 64 bits, beyond 53 bits, and with fractions.
    private var (long, big, fractions) = (Set<UInt64>(), Set<UInt64>(), Set<UInt64>())
    /// Features have numbers as `id`, which GDAL does not make a column of.
    package private(set) var hasIDs = false

    /// A number as it is read byte by byte.
    package struct Token {
        var key: UInt64
        /// The `id` of a feature, and no property.
        var isID: Bool
        private var value = UInt64(0)
        private var isNegative = false
        private var isFraction = false

        init(key: UInt64, isID: Bool, first: UInt8) {
            (self.key, self.isID) = (key, isID)
            add(first)
        }

        mutating func add(_ byte: UInt8) {
            switch byte {
            case 48...57:
                let (tens, over) = value.multipliedReportingOverflow(by: 10)
                let (sum, beyond) = tens.addingReportingOverflow(UInt64(byte - 48))
                value = over || beyond ? .max : sum
            case UInt8(ascii: "-") where value == 0: isNegative = true
            default: isFraction = true
            }
        }

        var isWhole: Bool { !isFraction }
        /// Beyond 64 bits.
        var isLong: Bool { isWhole && value > UInt64(Int64.max) + (isNegative ? 1 : 0) }
        /// Beyond what a number with decimals keeps.
        var isBig: Bool { isWhole && value > 1 << 53 }
    }

    /// Takes a number that has ended.
    mutating func add(_ token: Token) {
        if token.isID {
            if token.isWhole { hasIDs = true }
        } else if !token.isWhole {
            fractions.insert(token.key)
        } else if token.isLong {
            long.insert(token.key)
        } else if token.isBig {
            big.insert(token.key)
        }
    }

    /// Hashes of the keys whose big numbers are read as text.
    package var asText: Set<UInt64> { long.union(big.intersection(fractions)) }

    /// The file with such numbers, and those that are the `id` of a feature, between quotes, and the folder that holds it; nil
    /// where there are none.
    /// - Parameter takesIDs: no property is called `id`.
    /// - Complexity: O(*bytes*).
    package func quoted(_ member: SourceMember, takesIDs: Bool) throws(OGRError) -> (
        path: String, folder: TemporaryFolder
    )? {
        let (keys, ids) = (asText, hasIDs && takesIDs)
        guard !keys.isEmpty || ids, let file = VirtualFile(member.path) else { return nil }
        let folder = try TemporaryFolder.forCopy()
        let path = folder.path + "/" + member.stem + "." + member.suffix
        try LocalFiles.write([], to: path)
        var walk = GeoJSONKeys()
        var out: [UInt8] = []
        var start: Int?
        let quote = UInt8(ascii: "\"")
        while true {
            let piece = file.read(1 << 18)
            if piece.isEmpty { break }
            for byte in piece {
                let before = walk.token
                walk.take(byte)
                if before == nil, walk.token != nil { start = out.count }
                if let token = before, walk.token == nil, let first = start {
                    if token.isWhole, token.isID ? ids : token.isBig && keys.contains(token.key) {
                        out.insert(quote, at: first)
                        out.append(quote)
                    }
                    start = nil
                }
                out.append(byte)
            }
            if start == nil {
                try LocalFiles.append(out, to: path)
                out.removeAll(keepingCapacity: true)
            }
        }
        try LocalFiles.append(out, to: path)
        return (path, folder)
    }
}
