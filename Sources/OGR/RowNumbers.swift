import CGDAL
import Columns

/// The row number of each row identifier of a layer, for reading under a condition.
struct RowNumbers {
    private var identifiers: [Int64] = []
    private var rows: [Int64: Int]?

    /// Walks the identifiers alone. Call before the condition is set.
    /// - Complexity: O(*n*) time and 8 bytes a row while identifiers ascend, as they do in all common formats.
    init(_ layer: OpenLayer) throws(OGRError) {
        let path = layer.dataset.member.shown
        let reader = try ArrowReader(
            layer.handle, batchRows: 65_536, rowIdentifiers: true, generic: true, path: path)
        var warnings: [String] = []
        var ascending = true
        while let batch = try reader.next(path: path, warnings: &warnings) {
            let column = batch.column(0)
            guard let values = column.values(1, as: Int64.self) else { continue }
            for i in 0..<batch.rows {
                let id = values[i + column.offset]
                if let last = identifiers.last, last >= id { ascending = false }
                identifiers.append(id)
            }
        }
        if !ascending { rows = Dictionary(zip(identifiers, 0...), uniquingKeysWith: { first, _ in first }) }
    }

    var count: Int { identifiers.count }

    /// The row that has this identifier.
    func row(of id: Int64) -> Int {
        if let rows { return rows[id] ?? 0 }
        var (low, high) = (0, identifiers.count)
        while low < high {
            let middle = (low + high) / 2
            if identifiers[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
