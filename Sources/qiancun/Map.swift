import Columns
import ArgumentParser
import Foundation
import Output
import Reporting
import Writers

/// `qiancun map DIR`: rebuilds the map report of a finished run.
struct Map: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: say(
                zh: "用已完成运行的 summary.json 和 geojson/ 重做 report.html。",
                en: "Rebuild report.html of a finished run from its summary.json and geojson/."))
    }

    @Argument(
        help: .say(zh: "qiancun analyze 写出的输出文件夹。", en: "An output folder of qiancun analyze."), completion: .directory)
    var directory: String

    @Flag(help: .say(zh: "替换已有的网页。", en: "Replace the page that is there."))
    var overwrite = false

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let door = OutputDoor(inputs: ReportFiles.read(byMapOf: directory), overwrite: overwrite)
        let path = URL(filePath: directory).appending(path: ReportFiles.map).path
        let file = try door.file(path)
        try file.write(try Report.map(ofRun: directory, language: common.lang))
        try door.commit()
        guard common.json else { return try door.print(path + "\n") }
        try door.print(json: JSONValue.object(["report": .text(path)]).bytes)
    }
}
