import ArgumentParser
import Columns
import Foundation
import OGR
import Planning

/// `tabulate`: area of each class in each zone.
struct Tabulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Area of each land class in each zone.",
        discussion: """
            Parcels are streamed; zones are held in memory. Rows that are not valid polygons are set aside and counted, \
            or repaired with --repair. The table is CSV: zone,class,area_m2, sorted, six decimals.
            """)

    @Option(help: "Layer of zones, such as villages.") var zones: String
    @Option(help: "Field that names a zone.") var zoneKey: String
    @Option(help: "Layer of parcels.") var parcels: String
    @Option(help: "Field that holds the class.") var classField: String
    @Option(help: "Field that identifies a parcel in messages. (default: its row)") var parcelKey: String?
    @Option(name: .shortAndLong, help: "Table to write.") var output: String
    @OptionGroup var land: LandOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        var request = Tabulation.Request(
            zones: land.request(zones, layer: land.zonesLayer), zoneKey: zoneKey,
            parcels: land.request(parcels, layer: land.parcelsLayer), classField: classField, method: land.method)
        (request.parcelKey, request.repair, request.threads) = (parcelKey, land.repair, common.threadCount)
        request.treatAsCGCS2000 = land.equalCRS
        let progress = ProgressPrinter(quiet: common.quiet)
        progress.update(stage: "tabulate")
        let result = try await Tabulation.run(request)
        progress.finish()
        let (text, leftOut) = result.csv()
        try write(text, to: output)
        tell(result.notes(leftOut: leftOut), result.issues)
    }
}

/// Options of the commands that hold two layers of polygons against each other.
struct LandOptions: ParsableArguments {
    @Option(help: "How areas are measured: ellipsoidal or planar.") var method = AreaMethod.ellipsoidal
    @Flag(help: "Make invalid rows valid instead of setting them aside.") var repair = false
    @Option(help: "CRS of layers that declare none, such as EPSG:4526.") var crs: String?
    @Option(help: "Geographic CRS to take as CGCS2000, such as EPSG:4326. Repeatable.") var treatAsCgcs2000: [String] =
        []
    @Option(help: "Layer within the file of zones.") var zonesLayer: String?
    @Option(help: "Layer within the file of parcels.") var parcelsLayer: String?

    func validate() throws {
        guard method == .ellipsoidal || method == .planar else {
            throw ValidationError(
                "--method \(method.rawValue) is for the command area; here it is ellipsoidal or planar.")
        }
    }

    var equalCRS: [CRS] { treatAsCgcs2000.map { CRS($0) } }

    func request(_ path: String, layer: String?) -> LayerRequest {
        LayerRequest(path: path, layer: layer, crs: crs.map { CRS($0) })
    }
}

/// Says on standard error what a table cannot say, and the first of the issues.
func tell(_ notes: [String], _ issues: [RowIssue]) {
    var text = notes.map { $0 + "\n" }.joined()
    for issue in issues.prefix(20) {
        text += "  \(issue.layer) \(issue.id ?? "row \(issue.row)"): \(issue.rule): \(issue.message)\n"
    }
    if issues.count > 20 { text += "  … and \(issues.count - 20) more\n" }
    FileHandle.standardError.write(Data(text.utf8))
}

extension AreaMethod: ExpressibleByArgument {}

/// Writes a text file whole.
func write(_ text: String, to path: String) throws {
    do {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
        throw LandError.notWritable(path: path, reason: error.localizedDescription)
    }
}
