import Columns
import ArgumentParser
import Foundation
import Output
import Reporting

/// `qiancun map DIR`: rebuilds the map report of a finished run.
struct Map: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Rebuild report.html of a finished run from its summary.json and geojson/.")

    @Argument(help: "An output folder of qiancun analyze.", completion: .directory)
    var directory: String

    @Flag(help: "Replace the page that is there.")
    var overwrite = false

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let door = OutputDoor(inputs: ReportFiles.read(byMapOf: directory), overwrite: overwrite)
        let path = URL(filePath: directory).appending(path: ReportFiles.map).path
        let file = try door.file(path)
        try file.write(try Report.map(ofRun: directory, language: common.lang))
        try door.commit()
        guard common.json else { return try door.print(path + "\n") }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes]
        try door.print(json: Array("{\"report\": ".utf8) + (try encoder.encode(path)) + Array("}\n".utf8))
    }
}
