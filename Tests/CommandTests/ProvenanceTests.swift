import Foundation
import TestSupport
import Testing

/// An input that changes while it is read ends the run with exit code 3, and kills lose nothing.
@Suite(.slow) struct ProvenanceTests {
    @Test func anInputThatIsReplacedMeanwhileEndsTheRun() throws {
        let folder = try TemporaryFolder()
        let sample = try Command.run(["sample", "--scale", "XS", "-o", folder.path("county"), "--quiet"])
        try #require(sample.status == 0, "\(sample.errors)")
        try FileManager.default.copyItem(
            atPath: folder.path("county/dltb_2022.gpkg.zip"), toPath: folder.path("other.zip"))
        let (process, output, errors) = try Command.start(
            ["analyze", folder.path("county/project.yaml"), "-o", folder.path("out")])
        defer { [output, errors].forEach { try? FileManager.default.removeItem(at: $0) } }
        let deadline = Date(timeIntervalSinceNow: 60)
        while try Data(contentsOf: errors).isEmpty && process.isRunning && Date() < deadline { usleep(1000) }
        #expect(rename(folder.path("other.zip"), folder.path("county/dltb.gpkg.zip")) == 0)
        process.waitUntilExit()
        #expect(process.terminationStatus == 3)
        let said = try String(contentsOf: errors, encoding: .utf8)
        #expect(said.contains("dltb.gpkg.zip: changed while it was read"), "\(said)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["county"])
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"), "there is no python3"))
    func killsLoseNothing() {
        let script = Command.root.appending(path: "Scripts/kill-test.py").path
        let result = shell("python3 '\(script)' '\(Command.executable.path)' --kills 8")
        #expect(result.status == 0, "\(result.output)\(result.errors)")
    }
}
