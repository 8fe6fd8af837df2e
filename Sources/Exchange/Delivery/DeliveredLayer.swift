import Columns
import OGR
import PROJ

/// One layer, written under its standard name.
struct DeliveredLayer {
    let source: DeliverySource
    let input: InputLayer
    /// Where its rows are, relative to the folder.
    let file: String
    let rows: Int
    let standard: StandardRows
    let operation: OperationNote?
    let report: ReadReport
    let notes: [Phrase]
    let issues: [RowIssue]

    /// Reads, carries into the zone, brings into the standard's shape and writes, a batch at a time.
    init(
        _ source: DeliverySource, _ input: InputLayer, zone: CGCS2000Zone, treatAsCGCS2000: [CRS],
        request: Delivery.Request, package: GeoPackageWriter?, folder: String
    ) throws {
        (self.source, self.input) = (source, input)
        guard input.crs != nil else {
            throw ExchangeError.noCRS(path: source.written, layer: input.name, better: input.likelyCRS)
        }
        let way = try CoordinateWay(
            of: input, from: input.crs, removing: nil, to: .crs(zone.crs), box: input.believedBox(in: input.crs),
            treatAsCGCS2000: treatAsCGCS2000)
        var standard = try StandardRows(source.standard, source: input.fields, mapped: source.fields)
        let name = source.standard.standardName
        let template = LayerTemplate(
            name: name, summary: source.standard.chineseName, crs: zone.crs, kind: .polygon, fields: standard.fields)
        let sink: any LayerSink
        if let package {
            file = Delivery.packageName
            sink = try GeoPackageSink(package, template)
        } else {
            file = name + ".shp"
            sink = try Self.shapefile(template, standard, input, folder + "/" + file, request.encoding)
        }
        let pass = try RowPass(input, in: input.crs)
        var issues: [RowIssue] = []
        var rows = 0
        while let batch = try pass.next() {
            let (carried, problems) = try way.carry(batch)
            issues += problems
            rows += carried.count
            try sink.append(standard.standardised(carried))
        }
        try way.judge()
        let (losses, found) = try sink.finish()
        self.rows = rows
        (self.standard, report, operation) = (standard, pass.report, way.operation)
        notes = pass.report.notes.map(\.phrase) + losses
        self.issues = (pass.report.issues + issues + standard.issues + found).map { issue in
            var issue = issue
            issue.layer = name
            return issue
        }.sorted(by: RowIssue.inOrder)
    }

    /// A Shapefile needs to know its widest values first.
    private static func shapefile(
        _ template: LayerTemplate, _ standard: StandardRows, _ input: InputLayer, _ path: String, _ encoding: String
    ) throws -> ShapefileSink {
        let fields = try ShapefileFields(
            template.fields, layer: template.name, path: path, encoding: encoding)
        var shortened = template
        shortened.fields = fields.fields
        var scan = try ShapefileScan(shortened, path: path, encoding: encoding)
        var (trial, cut) = (standard, fields)
        let pass = try RowPass(input, in: input.crs)
        while let batch = try pass.next() { try scan.add(cut.fitted(trial.standardised(batch))) }
        return try ShapefileSink(path: path, scan: scan, fields: fields)
    }
}
