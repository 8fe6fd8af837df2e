import ArgumentParser
import Columns
import CountyLayers
import Foundation
import OGR
import Output
import ProjectFile
import Reporting
import Tools

/// `qiancun check`: geometry, coverage, schema and survey rules.
struct CheckLayers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract:
            "Check the layers of a project, or of files: geometry, coverage, fields, codes, areas, datum and zone.",
        discussion: """
            Prints every issue with layer, id, rule, place, measure and message, then the counts by rule; Docs/check-rules.md \
            lists the rules. Inputs are never changed. With --repair, copies of the polygon layers are written in which rows \
            that stand twice are left out, invalid shapes made valid and spikes taken out, each change listed with the area \
            before and after in the table `repairs`.

            Exit codes: 0 checked, whatever was found; 2 a file is missing or the project file is wrong; 3 a layer cannot be \
            read; 4 errors were found (only with --strict).
            """)

    @Argument(help: "One project file (.yaml), or files whose layers are recognised by name and fields.")
    var paths: [String]

    @Option(help: "GeoPackage to write with the places of the issues.") var places: String?
    @Option(help: "GeoPackage to write with repaired copies.") var repair: String?
    @Option(help: "CRS of the layers, whatever they declare, such as EPSG:4526.") var crs: String?
    @Option(help: "Encoding of the text of files that declare none, such as GBK.") var encoding: String?
    @Option(help: "Geographic CRS to take as CGCS2000, such as EPSG:4326. Repeatable.") var treatAsCgcs2000: [String] =
        []
    @Flag(help: "Replace what stands at --places and --repair; inputs never are.") var overwrite = false
    @Flag(help: "Exit with 4 when an issue is an error; warnings and notices do not count.") var strict = false
    @OptionGroup var common: CommonOptions

    private var isProject: Bool { [".yaml", ".yml"].contains { paths[0].lowercased().hasSuffix($0) } }

    func validate() throws {
        guard !paths.isEmpty else { throw ValidationError("Name a project file, or files to check.") }
        guard isProject else { return }
        if paths.count > 1 { throw ValidationError("A project file is checked alone: leave the other paths out.") }
        if crs != nil || encoding != nil || !treatAsCgcs2000.isEmpty {
            throw ValidationError(
                "--crs, --encoding and --treat-as-cgcs2000 are for plain files: say it in the project file.")
        }
    }

    func run() async throws {
        let door = OutputDoor(inputs: paths, outputs: [repair, places], overwrite: overwrite)
        let project = isProject ? try Project(contentsOf: paths[0]) : nil
        try await Budgets.$current.withValue(common.budgets(over: project?.options.budgets ?? Budgets())) {
            try await run(project, door)
        }
    }

    private func run(_ project: Project?, _ door: OutputDoor) async throws {
        var options = CheckOptions()
        let inputs: [CheckInput]
        if let project {
            door.read(project.inputPaths)
            (inputs, options) = (try CheckInput.layers(of: project), CheckOptions(project))
        } else {
            inputs = try CheckInput.layers(ofPaths: paths, crs: crs.map { CRS($0) }, encoding: encoding)
            options.treatAsCGCS2000 = treatAsCgcs2000.map { CRS($0) }
        }
        options.threads = common.threadCount
        let repairFile = try repair.map { try door.files($0) }
        let placesFile = try places.map { try door.files($0) }
        let printer = ProgressPrinter(quiet: common.quiet)
        let result = try await Check.run(inputs, options) { printer.update(stage: $0.stage[common.lang]) }
        if project == nil { try result.refuseUnused(options.treatAsCGCS2000) }
        let repairs = try repairFile.map { file in
            try write(file) { try CheckRepair.write(inputs, spikeAngle: options.spikeAngle, to: $0) }
        }
        if let placesFile { try write(placesFile) { try CheckPlaces.write(result, to: $0) } }
        try door.commit()
        printer.finish()
        if !common.quiet {
            tell(
                result.layers.flatMap { layer in
                    layer.notes.map { "\(layer.name): \($0.phrase[common.lang])" }
                }, [])
        }
        if common.json {
            try door.print(json: CheckText.json(result, repairs: repairs))
        } else {
            try door.print(
                CheckText.table(result, language: common.lang) + (repairs.map { CheckText.table($0) } ?? ""))
        }
        if strict, result.count(.error) > 0 { throw ExitCode(4) }
    }

    /// Writes a GeoPackage into its hidden place.
    @discardableResult
    private func write<R>(_ file: OutputFiles, _ body: (GeoPackageWriter) throws -> R) throws -> R {
        let writer = try GeoPackageWriter(path: file.partialPath)
        let result = try body(writer)
        try writer.finish()
        return result
    }
}
