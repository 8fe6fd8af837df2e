import ArgumentParser
import Columns
import Foundation
import Output
import SampleCounty
import Writers

/// `qiancun sample`: a synthetic county with standard layers, a project file and a list of what was planted in it.
struct Sample: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: say(
                zh: "写出一个合成的示例县：图层、project.yaml 和 truth.json（预先埋设的内容）。",
                en: "Write a synthetic county: layers, project.yaml and truth.json (what was planted)."))
    }

    @Option(name: .shortAndLong, help: .outputFolder)
    var output: String

    @Option(
        help: .say(
            zh: "XS（20 个村）、S（100）、M（300）或 L（3,000）。不写则为 GeoData/sample 的示例县（60 个村）。",
            en: "XS (20 villages), S (100), M (300) or L (3,000). Without it the county of GeoData/sample (60)."))
    var scale: String?

    @Option(help: .say(zh: "随机种子；换一个种子得到另一个县。", en: "Another seed makes another county."))
    var seed = SyntheticCounty.committedSeed

    @Flag(help: .overwriteFolder)
    var overwrite = false

    @Flag(help: .quiet)
    var quiet = false

    @Option(help: .lang)
    var lang = Language.zh

    @Flag(help: .say(zh: "把写出的内容以 JSON 打印到标准输出。", en: "Print what was written to standard output as JSON."))
    var json = false

    func validate() throws {
        _ = try wantedScale()
        guard seed <= UInt64(Int.max) else {
            throw ValidationError(
                zh: "--seed 须为 0 至 \(Int.max)，不能是 \(seed)。", en: "--seed must be 0 to \(Int.max), not \(seed).")
        }
    }

    private func wantedScale() throws -> SampleScale {
        guard let scale else { return .committed }
        guard let known = SampleScale(rawValue: scale.uppercased()) else {
            throw ValidationError(
                zh: "--scale 须为 XS、S、M 或 L，不能是 \(scale)。", en: "--scale must be XS, S, M or L, not \(scale).")
        }
        return known
    }

    func run() async throws {
        let printer = ProgressPrinter(quiet: quiet)
        let door = OutputDoor(overwrite: overwrite)
        let folder = try door.folder(output) { SyntheticCounty.isOurs($0) }
        try SyntheticCounty.generate(scale: try wantedScale(), seed: seed, into: folder.partialPath) { stage in
            printer.update(stage: stage)
        }
        try Task.checkCancellation()
        try door.commit()
        printer.finish()
        if json {
            try door.print(json: try written().bytes)
        }
    }
}

extension Sample {
    /// What `--json` prints: paths within the folder are sorted by UTF-8.
    private func written() throws -> JSONValue {
        .present([
            "folder": .text(output),
            // The project file to analyse.
            "project": .text(URL(filePath: output).appending(path: "project.yaml").path),
            // As asked for; none for the county of GeoData/sample.
            "scale": (scale?.uppercased()).map(JSONValue.text),
            "seed": .unsigned(seed),
            "files": .texts(try FileManager.default.subpathsOfDirectory(atPath: output).sorted(by: utf8Less)),
        ])
    }
}
