import ArgumentParser
import Columns
import Foundation
import Output
import SampleCounty

/// `qiancun sample`: a synthetic county with standard layers, a project file and a list of what was planted in it.
struct Sample: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a synthetic county: layers, project.yaml and truth.json (what was planted).")

    @Option(name: .shortAndLong, help: "The output folder; it appears whole or not at all.")
    var output: String

    @Option(help: "XS (20 villages), S (100), M (300) or L (3,000). Without it the county of GeoData/sample (60).")
    var scale: String?

    @Option(help: "Another seed makes another county.")
    var seed = SampleCounty.committedSeed

    @Flag(help: "Replace an existing output folder.")
    var overwrite = false

    @Flag(help: "No progress on standard error.")
    var quiet = false

    @Flag(help: "Print what was written to standard output as JSON.")
    var json = false

    func validate() throws {
        _ = try wantedScale()
        guard seed <= UInt64(Int.max) else {
            throw ValidationError("--seed must be 0 to \(Int.max), not \(seed).")
        }
    }

    private func wantedScale() throws -> SampleScale {
        guard let scale else { return .committed }
        guard let known = SampleScale(rawValue: scale.uppercased()) else {
            throw ValidationError("--scale must be XS, S, M or L, not \(scale).")
        }
        return known
    }

    func run() async throws {
        let printer = ProgressPrinter(quiet: quiet)
        let door = OutputDoor(overwrite: overwrite)
        let folder = try door.folder(output) { SampleCounty.isOurs($0) }
        try SampleCounty.generate(scale: try wantedScale(), seed: seed, into: folder.partialPath) { stage in
            printer.update(stage: stage)
        }
        try Task.checkCancellation()
        try door.commit()
        printer.finish()
        if json {
            try door.print(encoding: try SampleWritten(self))
        }
    }
}

/// What `sample --json` prints.
private struct SampleWritten: Encodable {
    let folder: String
    /// The project file to analyse.
    let project: String
    /// As asked for; none for the county of `GeoData/sample`.
    let scale: String?
    let seed: UInt64
    /// Paths within the folder, sorted by UTF-8.
    let files: [String]

    init(_ sample: Sample) throws {
        (folder, scale, seed) = (sample.output, sample.scale?.uppercased(), sample.seed)
        project = URL(filePath: sample.output).appending(path: "project.yaml").path
        files = try FileManager.default.subpathsOfDirectory(atPath: sample.output).sorted(by: utf8Less)
    }
}
