import ArgumentParser
import Columns
import Exchange
import OGR
import Output
import PROJ
import Survey
import Tools

/// `qiancun convert`: between formats and CRSs, corner-point text and web-map offsets among them.
struct Convert: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Convert a layer: GeoPackage, Shapefile, FileGDB, GeoJSON, CSV, corner-point text (报部 TXT).",
        discussion: """
            The suffix of OUT names the format: .gpkg, .shp, .geojson, .csv or .txt. A .zip or .gz is read in place; of \
            several layers all go into a GeoPackage, one (--layer) into anything else. GeoJSON comes in longitude and \
            latitude, corner points in a CGCS2000 zone with its prefix. OUT appears whole or not at all.

            With --standard IN is a project file or a source, and OUT a folder: layers under standard names (DLTB, CJDCQ, \
            …) with the standard's fields, in the county's 3-degree zone, and manifest.json.
            """)

    @Argument(help: "A file, a FileGDB folder, or an archive of either.") var input: String
    @Argument(help: "The file to write; - for standard output, with --format.") var output: String
    @Option(
        help: "CRS to write: EPSG:4526, CGCS2000, a zone by name such as CGCS2000_3_Degree_GK_Zone_38, gcj02 or bd09.")
    var to: String?
    @Option(help: "Offset of a web map that the coordinates carry: gcj02 or bd09. Never guessed.") var from: String?
    @Option(help: "Layer within the source.") var layer: String?
    @Option(help: "CRS of the source, when it declares none or a wrong one.") var crs: String?
    @Option(help: "Encoding of the source's text, such as GBK, when it does not declare it.") var encoding: String?
    @Option(help: "Encoding of the output's text: GBK or UTF-8. (default: GBK for .shp and .txt, UTF-8 elsewhere)")
    var writeEncoding: String?
    @Option(help: "Keep only rows of this kind of geometry: point, line or polygon.") var only: String?
    @Option(help: "Geographic CRS to take as CGCS2000, such as EPSG:4326. Repeatable.") var treatAsCgcs2000: [String] =
        []
    @Option(help: "Corner points: decimals of the coordinates.") var decimals = 4
    @Option(help: "Corner points: a line of the header, such as 数据产生单位=云溪区自然资源局. Repeatable.") var header: [String] = []
    @Option(help: "Corner points: the field that holds a part of the line, such as 地块编号=XMBH. Repeatable.")
    var field: [String] = []
    @Flag(help: "Deliver standard layers (一张图) into the folder OUT.") var standard = false
    @Option(
        name: .customLong("as"),
        help: "With --standard: what the layer is, such as DLTB, when neither name nor fields say so.")
    var standardLayer: String?
    @Option(help: "With --standard: gpkg or shp. (default: gpkg) Of standard output: csv, geojson, gpkg or txt.")
    var format: String?
    @Flag(help: "With --standard: exit with 4 when a check finds errors in what is delivered.") var strict = false
    @Flag(help: "Replace the output when it is there.") var overwrite = false
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if standard { _ = try delivery() } else { _ = try request() }
    }

    private func request() throws -> Conversion.Request {
        for (option, isThere) in [("--as", standardLayer != nil), ("--strict", strict)] where isThere {
            throw ValidationError("\(option) is for --standard.")
        }
        var request = Conversion.Request(source: try source(), output: output)
        request.format = try printedFormat()
        if let to { request.target = try target(to) }
        if let from {
            guard let offset = WebMapOffset(named: from) else {
                throw ValidationError("--from names the offset of a web map, gcj02 or bd09, not \(from).")
            }
            request.offset = offset
        }
        guard 0...9 ~= decimals else { throw ValidationError("--decimals is 0 to 9, not \(decimals).") }
        request.cornerPoints.decimals = decimals
        request.cornerPoints.header = try header.map { try pair($0, "--header") }
        request.cornerPoints.fields = try field.map { try pair($0, "--field") }
        (request.encoding, request.overwrite) = (writeEncoding, overwrite)
        request.treatAsCGCS2000 = treatAsCgcs2000.map { CRS($0) }
        return request
    }

    /// The format of standard output, which no suffix names; none for a file.
    private func printedFormat() throws -> OutputFormat? {
        guard output == OutputDoor.standardOutput else {
            if format == nil { return nil }
            throw ValidationError("--format is for --standard, or for - (standard output): the suffix of OUT names it.")
        }
        if common.json { throw ValidationError("--json needs standard output for itself: name a file.") }
        guard let format, let known = OutputFormat(rawValue: format), known != .shapefile else {
            throw ValidationError("Standard output needs --format csv, geojson, gpkg or txt.")
        }
        return known
    }

    private func source() throws -> LayerRequest {
        var source = LayerRequest(path: input, layer: layer, crs: crs.map { CRS($0) }, encoding: encoding)
        if let only {
            guard let kind = GeometryColumn.Kind(rawValue: only), kind != .none else {
                throw ValidationError("--only is point, line or polygon, not \(only).")
            }
            source.only = kind
        }
        return source
    }

    private func delivery() throws -> Delivery.Request {
        for (option, isThere) in [
            ("--from", from != nil), ("--header", !header.isEmpty), ("--field", !field.isEmpty),
            ("--only", only != nil),
        ] where isThere {
            throw ValidationError("\(option) has no place in a delivery of standard layers.")
        }
        var request = Delivery.Request(source: try source(), output: output)
        if let standardLayer {
            guard let known = StandardLayer(rawValue: standardLayer.uppercased()) else {
                let names = StandardLayer.allCases.map(\.standardName).joined(separator: ", ")
                throw ValidationError("--as names a standard layer, one of \(names), not \(standardLayer).")
            }
            request.standard = known
        }
        switch format {
        case nil, "gpkg": request.format = .geoPackage
        case "shp": request.format = .shapefile
        case let other?: throw ValidationError("--format is gpkg or shp, not \(other).")
        }
        if let writeEncoding {
            guard request.format == .shapefile else {
                throw ValidationError("--write-encoding is for --format shp: a GeoPackage is always UTF-8.")
            }
            request.encoding = writeEncoding
        }
        if let to {
            guard case .crs(let crs) = try target(to) else {
                throw ValidationError("--to \(to) has no place in a delivery of standard layers.")
            }
            request.target = crs
        }
        (request.treatAsCGCS2000, request.overwrite) = (treatAsCgcs2000.map { CRS($0) }, overwrite)
        request.threads = common.threadCount
        return request
    }

    private func target(_ text: String) throws -> Target {
        do { return try Target(text) } catch {
            throw ValidationError(error.description + (error.advice.map { "; " + $0 } ?? "") + ".")
        }
    }

    private func pair(_ text: String, _ option: String) throws -> CornerPointOptions.Pair {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else {
            throw ValidationError("\(option) is written KEY=VALUE, not \(text).")
        }
        return CornerPointOptions.Pair(String(parts[0]), String(parts[1]))
    }

    func run() async throws {
        if standard { return try await deliver() }
        let progress = ProgressPrinter(quiet: common.quiet)
        let outcome = try Conversion.run(try request()) { progress.update(stage: $0) }
        progress.finish()
        if common.json { try StandardStreams.write(VisibleText.json(try outcome.json())) }
        guard !common.quiet else { return }
        for layer in outcome.layers {
            tell(["\(layer.name): \(layer.rows)"] + layer.notes.map { "  " + $0 }, layer.issues)
        }
    }

    private func deliver() async throws {
        let progress = ProgressPrinter(quiet: common.quiet)
        let outcome = try await Delivery.run(try delivery()) { progress.update(stage: $0) }
        progress.finish()
        if common.json { try StandardStreams.write(VisibleText.json(outcome.manifest)) }
        if !common.quiet { tell(outcome.notes, outcome.issues) }
        if strict && outcome.check.count(.error) > 0 { throw ExitCode(4) }
    }
}
