import Columns
import OGR
import Output
import Overlap
import PROJ

/// Corner-point text of one layer of polygons; held in memory until it is complete.
final class CornerPointSink: LayerSink {
    private let path: String
    private let layer: String
    private let zone: CGCS2000Zone
    private let encoding: String
    private let decimals: Int
    private let columns: CornerPointOptions.Columns
    private let checksAreas: Bool
    private var file: CornerPointFile
    private var sourceRows: [Int] = []
    private var skipped = 0
    private var rounded = 0

    /// - Parameters:
    ///   - options: decimals, header and the fields that hold number, name and so on.
    ///   - checksAreas: stated areas were not checked when the source was read.
    /// - Throws: `ExchangeError.noSuchField`.
    init(
        path: String, layer: String, fields: [Field], zone: CGCS2000Zone, options: CornerPointOptions,
        header: [CornerPointFile.Attribute], checksAreas: Bool, encoding: String
    ) throws {
        (self.path, self.layer, self.zone, self.encoding) = (path, layer, zone, encoding)
        (decimals, self.checksAreas) = (options.decimals ?? CornerPointOptions.usualDecimals, checksAreas)
        columns = try options.columns(in: fields.map(\.name))
        let given = options.header.map { CornerPointFile.Attribute($0.key, $0.value) }
        let kept = given + header.filter { old in !given.contains { $0.key == old.key } }
        let attributes = CornerPointFile.header(zone: zone, decimals: decimals, keeping: kept)
        for line in given where !attributes.contains(line) {
            let own = attributes.first { $0.key == line.key }?.value ?? ""
            throw ExchangeError.options(
                Phrase(
                    zh: "--header \(line.key)=\(line.value) 不起作用：按输出的坐标系和小数位数为 \(own)",
                    en:
                        "--header \(line.key)=\(line.value) has no effect: the CRS and the decimals of the output say \(own)"
                ),
                remedy: Phrase(
                    zh: "去掉它，或用 --to 指明带、用 --decimals 指明小数位数",
                    en: "leave it out, or name the zone with --to and the decimals with --decimals"))
        }
        file = CornerPointFile(attributes: attributes)
    }

    func append(_ batch: Layer) throws {
        guard case .polygons(let polygons) = batch.geometry else { return }
        let scale = (0..<decimals).reduce(1.0) { unit, _ in unit * 10 }
        for row in 0..<batch.count {
            if polygons.isEmpty(row: row) {
                skipped += 1
                continue
            }
            func text(_ part: CornerPointTable.Part) -> String {
                columns.parts[part].flatMap { batch.columns[$0].text(row) } ?? ""
            }
            file.parcels.append(
                CornerPointParcel(
                    statedArea: stated(row, of: batch), number: text(.number), name: text(.name), sheet: text(.sheet),
                    use: text(.use), landClass: text(.landClass)))
            file.polygons.append(row: row, of: polygons)
            sourceRows.append(batch.sourceRows[row])
            rounded += batch.geometry.coordinates(ofRow: row).count { value in
                ((value * scale).rounded() / scale - value).magnitude > 1e-7
            }
        }
    }

    /// The stated area in hectares, as the format has it; none when there is none.
    private func stated(_ row: Int, of batch: Layer) -> String? {
        guard let (column, unit) = columns.area, let text = batch.columns[column].text(row), let value = Double(text),
            value.isFinite
        else { return nil }
        if unit == .hectare { return text }
        return fixedText(value * unit.squareMetres / 1e4, decimals: 6)
    }

    func finish() throws -> (losses: [Phrase], issues: [RowIssue]) {
        var issues: [RowIssue] = []
        if checksAreas {
            issues = try StatedAreas.issues(
                file.polygons, stated: file.parcels.map(\.statedArea), unit: .hectare, ids: file.parcels.map(\.label),
                sourceRows: sourceRows, crs: zone.crs, decimals: decimals)
            for i in issues.indices { issues[i].layer = layer }
        }
        let computed = StatedAreas.hectares(file.polygons, in: zone)
        let hectares = zip(file.parcels, computed).map { $0.statedArea ?? $1 }
        let text = file.text(decimals: decimals, hectares: hectares)
        try OutputFile.write(try TextFile.bytes(text, encoding: encoding, path: path), toPartial: path)
        var losses: [Phrase] = []
        let computedCount = file.parcels.count { $0.statedArea == nil }
        if computedCount > 0 { losses.append(Messages.computed(computedCount)) }
        if rounded > 0 { losses.append(Messages.rounded(rounded, decimals: decimals)) }
        if skipped > 0 { losses.append(Messages.skipped(skipped)) }
        return (losses, issues)
    }
}
