import Columns
import VectorSources

extension OGRLayerSource {
    /// Appends the cells of a batch to the columns, and says which could not be read.
    /// - Parameters:
    ///   - sources: source rows of the batch's rows.
    ///   - kept: the rows of the batch that are kept; nil for all.
    func readCells(_ batch: ArrowBatch, _ sources: [Int], _ kept: [Int]?) throws(OGRError) {
        let (path, count) = (layer.dataset.member.shown, batch.rows)
        for (place, child) in children.enumerated() {
            let column = columns[place]
            var cut: [Int] = []
            let known: Bool
            do {
                if chosen[place].isForeign {
                    let odd = try column.appendStored(batch.column(child), count: count, rows: kept, decoder: decoder)
                    known = odd != nil
                    for (row, complaint) in odd ?? [] { issue(sources[row], "unreadable-value", .warning, complaint) }
                } else {
                    known = try column.append(
                        batch.column(child), count: count, rows: kept, decoder: decoder, cut: &cut)
                }
            } catch {
                throw .badText(
                    path: path, layer: layer.name, field: column.field.name, row: sources[error.row],
                    encoding: decoder.encoding.name)
            }
            guard known else {
                throw .notReadable(
                    path: path,
                    message: Phrase(
                        zh: "字段 \(column.field.name) 的类型，GDAL 以未知的形式给出",
                        en: "field \(column.field.name) has a type that GDAL gives in an unknown form"))
            }
            for row in cut {
                issue(
                    sources[row], "text-cut", .notice,
                    Phrase(
                        zh: "\(column.field.name) 的最后一个字不完整，未读入",
                        en: "the last letter of \(column.field.name) is cut off and left out"))
            }
        }
        putOddNumbers(batch, sources, kept)
        for column in columns {
            for (place, complaint) in column.withoutInfinite(ofLast: kept?.count ?? count) {
                issue(sources[kept?[place] ?? place], "unreadable-value", .warning, complaint)
            }
        }
        try refuseLongNumbers(kept.map { $0.map { sources[$0] } } ?? sources)
    }

    /// Reads the cells that hold no plain number as those of any table are read, and tells those that cannot be.
    private func putOddNumbers(_ batch: ArrowBatch, _ sources: [Int], _ kept: [Int]?) {
        guard !odd.isEmpty else { return }
        let identifiers = hasIdentifiers ? batch.column(0).values(1, as: Int64.self) : nil
        let offset = batch.column(0).offset
        let count = kept?.count ?? batch.rows
        for (place, column) in columns.enumerated() {
            guard let texts = odd.texts[place] else { continue }
            for i in 0..<count {
                let row = kept?[i] ?? i
                let name = identifiers.map { Int(clamping: $0[row + offset]) } ?? rowsRead + row
                guard let text = texts[name], let complaint = column.replace(back: count - i, by: text) else {
                    continue
                }
                issue(sources[row], "unreadable-value", .warning, complaint)
            }
        }
    }

    /// Codes of more than 18 digits in a numeric field of a DBF come as binary numbers, which keep 15.
    /// - Parameter added: source rows of the rows added last.
    private func refuseLongNumbers(_ added: [Int]) throws(OGRError) {
        guard layer.isShapefile else { return }
        for column in columns where column.field.kind == .real && column.field.precision == 0 {
            guard column.field.width > 18, let place = column.firstTooLong(ofLast: added.count) else { continue }
            throw .numberTooLong(
                path: layer.dataset.member.shown, layer: layer.name, field: column.field.name, row: added[place],
                width: column.field.width)
        }
    }
}
