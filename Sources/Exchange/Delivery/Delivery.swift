import Columns
import Intake
import OGR
import Output
import PROJ
import ProjectFile
import Reporting
import Survey
import Tools

/// One-map delivery (一张图): layers under their standard names, with the standard's fields in its order, in the county's zone,
/// and a manifest that says what was done.
///
/// The folder holds `standard.gpkg`, or a Shapefile for each layer; `manifest.json`; and `issues.csv` with the rows that
/// came out other than they went in and with what the rules of `Check` object to in the files as written. Values keep their content: they are trimmed, moved to the standard's type and
/// decimals, and 要素代码 is filled where it is blank and a source states it. Nothing else is made up: a field that the
/// source lacks stays empty and is named in the manifest.
package enum Delivery {
    /// What to deliver, and how.
    package struct Request: Sendable {
        /// A project file (`.yaml`, `.yml`) or a source of layers.
        package var source: LayerRequest
        /// The output folder.
        package var output: String
        /// What the one layer of the source is, when neither name nor fields say so.
        package var standard: StandardLayer?
        /// `.geoPackage` or `.shapefile`.
        package var format = OutputFormat.geoPackage
        /// Encoding of Shapefiles: `GBK` or `UTF-8`.
        package var encoding = "GBK"
        /// None for the county's 3-degree zone, with its prefix.
        package var target: CRS?
        /// Geographic CRSs taken as CGCS2000, beside those of the project file.
        package var treatAsCGCS2000: [CRS] = []
        /// Replace the folder when it is there and holds nothing but a delivery.
        package var overwrite = false
        /// Threads of the check. Results do not depend on it.
        package var threads = 1
        /// Language of the sentences in `manifest.json` and `issues.csv`.
        package var language = Language.en

        /// A delivery with all else at its default.
        package init(source: LayerRequest, output: String) { (self.source, self.output) = (source, output) }
    }

    /// What was delivered.
    package struct Outcome: Sendable {
        /// The zone of all layers.
        package let zone: CGCS2000Zone
        /// Rows by standard name, in the order of delivery.
        package let layers: [(name: String, rows: Int)]
        /// A sentence for each thing that a reader of the manifest should not miss.
        package let notes: [Phrase]
        /// Those of them that tell what was left out, filled, changed or objected to.
        package let changes: [Phrase]
        /// Rows that came out other than they went in.
        package let issues: [RowIssue]
        /// What the rules of `Check` object to in the layers delivered.
        package let check: CheckResult
        /// The manifest, as written.
        package let manifest: [UInt8]
    }

    /// Names of the files that a delivery writes, for a folder that may be replaced.
    @Sendable static func isOurs(_ path: String) -> Bool {
        if ["manifest.json", "issues.csv", packageName].contains(path) { return true }
        let parts = path.split(separator: ".", maxSplits: 1)
        return parts.count == 2 && StandardLayer(rawValue: String(parts[0])) != nil
            && ["shp", "shx", "dbf", "prj", "cpg"].contains(parts[1])
    }

    static let packageName = "standard.gpkg"

    /// Delivers.
    /// - Parameter progress: gets the name of each layer.
    /// - Throws: `ExchangeError`, `OGRError`, `ProjectError`, `OutputError`; `CancellationError` when the task is cancelled. Nothing is left behind then.
    package static func run(
        _ request: Request, progress: (Phrase) -> Void = { _ in }
    ) async throws -> Outcome {
        let budgets = Budgets.current.over(try DeliveryPlan.project(of: request)?.options.budgets ?? Budgets())
        return try await Budgets.$current.withValue(budgets) { try await runWithin(request, progress) }
    }

    private static func runWithin(_ request: Request, _ progress: (Phrase) -> Void) async throws -> Outcome {
        let door = OutputDoor(inputs: [request.source.path], overwrite: request.overwrite)
        let folder = try door.folder(request.output, known: isOurs)
        let plan = try DeliveryPlan(request)
        door.read(plan.sources.map(\.request.path))
        var manifest = DeliveryManifest(request, plan)
        var issues: [RowIssue] = []
        var assumed: Set<CRS> = []
        let package =
            request.format == .geoPackage ? try GeoPackageWriter(path: folder.file(packageName)) : nil
        for (source, input) in zip(plan.sources, plan.inputs) {
            progress(Phrase(same: source.standard.standardName))
            let layer = try DeliveredLayer(
                source, input, zone: plan.zone.zone, treatAsCGCS2000: plan.treatAsCGCS2000, request: request,
                package: package, folder: folder.partialPath)
            issues += layer.issues
            if let crs = layer.operation?.assumedCGCS2000 { assumed.insert(crs) }
            manifest.layers.append(try DeliveryManifest.Entry(layer, request.language))
        }
        if manifest.layers.contains(where: { $0.rows > 0 }) {
            try DeclaredDatums.refuseUnused(request.treatAsCGCS2000, used: assumed)
        }
        try package?.finish()
        progress(Phrase(zh: "检查", en: "check"))
        let check = try await self.check(plan, request, folder: folder.partialPath)
        manifest.check = DeliveryManifest.CheckEntry(check, request.language)
        try write(issues, check, request.language, to: folder.file("issues.csv"))
        try manifest.describe(filesIn: folder.partialPath)
        let bytes = manifest.bytes
        try folder.write(bytes, to: "manifest.json")
        try Task.checkCancellation()
        let outcome = Outcome(
            zone: plan.zone.zone, layers: manifest.layers.map { ($0.layer, $0.rows) }, notes: manifest.notes,
            changes: manifest.changes, issues: issues, check: check, manifest: bytes)
        try door.commit()
        return outcome
    }

    /// The rules of `qiancun check` on what is about to leave: on the files as written.
    private static func check(
        _ plan: DeliveryPlan, _ request: Request, folder: String
    ) async throws -> CheckResult {
        let inputs = plan.sources.map { source in
            let name = source.standard.standardName
            let file = request.format == .geoPackage ? packageName : name + ".shp"
            return CheckInput(
                name: name, request: LayerRequest(path: folder + "/" + file, layer: name), standard: source.standard)
        }
        var options = CheckOptions()
        (options.countyCode, options.threads) = (plan.countyCode, request.threads)
        return try await Check.run(inputs, options)
    }

    /// `issues.csv`: what conversion did to rows, then what the check objects to.
    private static func write(
        _ issues: [RowIssue], _ check: CheckResult, _ language: Language, to path: String
    ) throws {
        let found = check.issues
        var table = Layer(name: "issues", geometry: .none(rows: issues.count + found.count))
        func add(_ name: String, _ texts: [String?]) { table.add(Field(name, .text), .text(texts)) }
        add("found_by", issues.map { _ in "conversion" } + found.map { _ in "check" })
        add("layer", issues.map(\.layer) + found.map(\.layer))
        table.add(Field("row", .integer), .integer(issues.map { Int64($0.row) } + found.map { $0.row.map(Int64.init) }))
        add("id", issues.map(\.id) + found.map(\.id))
        add("rule", issues.map(\.rule) + found.map(\.rule.id))
        add("severity", issues.map(\.severity.rawValue) + found.map(\.rule.severity.rawValue))
        let places = issues.map(\.place) + found.map(\.place)
        table.add(Field("easting", .real), .real(places.map { $0?.x }))
        table.add(Field("northing", .real), .real(places.map { $0?.y }))
        add("message", issues.map { $0.phrase[language] } + found.map { $0.phrase[language] })
        let writer = try CSVWriter(path: path, fields: table.fields, kind: .none, geographic: false)
        try writer.append(table)
        try writer.finish()
    }
}
