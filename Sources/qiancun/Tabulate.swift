import ArgumentParser
import Columns
import OGR
import Output
import Reporting
import Survey
import Tools

/// `tabulate`: area of each class in each zone.
struct Tabulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Area of each land class in each zone.",
        discussion: """
            Parcels are streamed; zones are held in memory. Rows that are not valid polygons are set aside and counted, \
            or repaired with --repair. The table is CSV: zone,class,area_m2, sorted, six decimals.

            With --deduction every piece of a parcel is split into land and ridges by its KCXS, in whole 0.01 m²: columns \
            survey_m2, deducted_m2 and land_m2 follow, and the ridges stand under their own class. With --balance-to or \
            --county-area the pieces are levelled to control areas (平差): column balanced_m2 follows, and standard error \
            tells the residual before.

            Ground that parcels share and ground without parcels is told on standard error, zone by zone with --json, and \
            in two columns of --table.
            """)

    @Option(help: "Zones, such as villages.") var zones: String
    @Option(help: "Layer within the file of zones.") var zonesLayer: String?
    @Option(help: "Encoding of the text of the zones, such as GBK.") var zonesEncoding: String?
    @Option(help: "Field that names a zone.") var zoneKey: String
    @Option(help: "Parcels.") var parcels: String
    @Option(help: "Layer within the file of parcels.") var parcelsLayer: String?
    @Option(help: "Encoding of the text of the parcels, such as GBK.") var parcelsEncoding: String?
    @Option(help: "Field that holds the class.") var classField: String
    @Option(help: "Field that identifies a parcel in messages. (default: its row)") var parcelKey: String?
    @Option(name: .shortAndLong, help: "Table to write; - for standard output.") var output: String
    @Option(help: "System of the classes, such as third-survey. (default: by fields and codes)")
    var classSystem: LandClassSystem?
    @Option(
        help: """
            Split into land and deducted area: stored takes TBMJ and TBDLMJ of parcels that lie whole in a zone, \
            recomputed takes the measured area of every piece, scaled makes the pieces sum to the stored TBMJ.
            """)
    var deduction: DeductionMode?
    @Option(help: "Balance to the control areas of the zones in this field (m²), such as DCMJ.") var balanceTo: String?
    @Option(
        help: "Control area of all zones together, m² with at most two decimals; the zones are levelled to it first.")
    var countyArea: CountyArea?
    @Option(help: "Second table, by village, town and county; zone keys must be codes of 6, 9, 12 or 19 digits.")
    var rollUp: String?
    @Option(help: "Third table, as it is printed: rounded so that rows and columns add up.") var table: String?
    @Option(help: "Unit of the printed table: ha (two decimals; the usual) or mu (one). Needs --table.")
    var tableUnit: PrintedLand.Unit?
    @Flag(help: "Replace the tables when they are there.") var overwrite = false
    @OptionGroup var land: LandOptions
    @OptionGroup var common: CommonOptions

    /// A decimal text in hundredths of a square metre.
    struct CountyArea: ExpressibleByArgument {
        let hundredths: Int64
        init?(argument: String) {
            guard let area = SurveyedArea.hundredths(text: argument), area > 0 else { return nil }
            hundredths = area
        }
    }

    func validate() throws {
        try common.refuseStandardOutput(output, rollUp, table)
        if tableUnit != nil, table == nil {
            throw ValidationError("--table-unit has no effect without --table: name a file for the printed table.")
        }
        if deduction == .stored, balanceTo != nil || countyArea != nil {
            throw ValidationError(
                "--deduction stored keeps the stored areas, which balancing would change; take recomputed or scaled.")
        }
    }

    func run() async throws {
        land.warn()
        let door = OutputDoor(
            inputs: [zones, parcels], outputs: [output, rollUp, table], overwrite: overwrite)
        let file = try door.file(output)
        let rollUpFile = try rollUp.map { try door.file($0) }
        let tableFile = try table.map { try door.file($0) }
        var request = Tabulation.Request(
            zones: LayerChoice(path: zones, layer: zonesLayer, encoding: zonesEncoding).request(crs: land.crs),
            zoneKey: zoneKey,
            parcels: LayerChoice(path: parcels, layer: parcelsLayer, encoding: parcelsEncoding).request(crs: land.crs),
            classField: classField, method: land.method)
        (request.parcelKey, request.repair, request.threads) = (parcelKey, land.repair, common.threadCount)
        request.treatAsCGCS2000 = land.equalCRS
        (request.classSystem, request.deduction) = (classSystem, deduction)
        if balanceTo != nil || countyArea != nil {
            request.balance = Tabulation.Balance(controlField: balanceTo, county: countyArea?.hundredths)
        }
        let progress = ProgressPrinter(quiet: common.quiet)
        progress.update(stage: "tabulate")
        let result = try await Tabulation.run(request)
        progress.finish()
        let (text, leftOut) = result.csv()
        var notes = result.notes(leftOut: leftOut).map(\.en)
        let units = rollUp != nil || table != nil ? try RollUp(result, field: zoneKey) : nil
        if let units, let note = units.note { notes.append(note.en) }
        try file.write(text)
        if let rollUpFile, let units { try rollUpFile.write(units.csv()) }
        // A table that does not add up is left out, and named when all else is there.
        var breach: TableBreach?
        if let tableFile, let units {
            var printed: [UInt8]?
            do { printed = try PrintedLand.csv(units, unit: tableUnit ?? .hectares) } catch { breach = error }
            if let printed { try tableFile.write(printed) } else { door.leaveOut(tableFile) }
        }
        try door.commit()
        tell(notes, result.issues)
        if common.json { try door.print(json: result.summary(leftOut: leftOut, breaches: breach.map { [$0] } ?? [])) }
        if let breach { throw breach }
    }
}

extension LandClassSystem: ExpressibleByArgument {}
extension DeductionMode: ExpressibleByArgument {}
extension PrintedLand.Unit: ExpressibleByArgument {}

/// Options of the commands that hold two layers of polygons against each other.
struct LandOptions: ParsableArguments {
    @Option(help: "How areas are measured: ellipsoidal or planar; official and geodesic through shapes, slower.")
    var method = AreaMethod.ellipsoidal
    @Flag(help: "Make invalid rows valid instead of setting them aside.") var repair = false
    @Option(help: "CRS of the layers, whatever they declare, such as EPSG:4526.") var crs: String?
    @Option(help: "Geographic CRS to take as CGCS2000, such as EPSG:4326. Repeatable.") var treatAsCgcs2000: [String] =
        []

    /// Says that a method needs shapes.
    func warn() {
        guard method.needsShapes else { return }
        StandardStreams.say("--method \(method.rawValue) cuts polygons as shapes, which is slower.\n")
    }

    var equalCRS: [CRS] { treatAsCgcs2000.map { CRS($0) } }
}

extension AreaMethod: ExpressibleByArgument {}
