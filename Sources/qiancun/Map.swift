import ArgumentParser
import Foundation
import Reporting

/// `qiancun map DIR`: rebuilds the map report of a finished run.
struct Map: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Rebuild report.html of a finished run from its summary.json and geojson/.")

    @Argument(help: "An output folder of qiancun analyze.", completion: .directory)
    var directory: String

    @OptionGroup var common: CommonOptions

    func run() async throws {
        try Report.rebuildMap(in: directory, language: common.lang.report)
        let report = URL(filePath: directory).appending(path: "report.html").path
        print(common.json ? "{\"report\": \(try json(report))}" : report)
    }

    private func json(_ text: String) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes]
        return String(decoding: try encoder.encode(text), as: UTF8.self)
    }
}
