import Foundation
import TestSupport
import Testing

/// An interrupt ends the run within a second with exit code 130 and leaves nothing behind.
@Suite(.slow) struct InterruptTests {
    @Test func leavesNoPartialFolder() throws {
        let folder = try TemporaryFolder()
        let sample = try Command.run(["sample", "--scale", "S", "-o", folder.path("county"), "--quiet"])
        try #require(sample.status == 0, "\(sample.errors)")
        let (process, output, errors) = try Command.start(
            ["analyze", folder.path("county/project.yaml"), "-o", folder.path("out/deep")])
        defer { [output, errors].forEach { try? FileManager.default.removeItem(at: $0) } }
        // Once it has begun to read it is at work; it says so on standard error.
        let deadline = Date(timeIntervalSinceNow: 60)
        while try Data(contentsOf: errors).isEmpty && process.isRunning && Date() < deadline { usleep(2000) }
        process.interrupt()
        process.waitUntilExit()
        #expect(process.terminationStatus == 130)
        #expect(try String(contentsOf: errors, encoding: .utf8).contains("interrupted"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["county"])
    }

    /// Each signal ends a run that is deep in its work, and a second one ends it at once.
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func everySignalEndsTheRun(number: Int32) throws {
        let folder = try TemporaryFolder()
        for again in [false, true] {
            let (process, output, errors) = try Command.start(
                ["sample", "--scale", "L", "-o", folder.path("county")], environment: ["TMPDIR": folder.url.path])
            defer { [output, errors].forEach { try? FileManager.default.removeItem(at: $0) } }
            let deadline = Date(timeIntervalSinceNow: 60)
            while try Data(contentsOf: errors).isEmpty && process.isRunning && Date() < deadline { usleep(2000) }
            usleep(100_000)
            kill(process.processIdentifier, number)
            if again { kill(process.processIdentifier, number) }
            process.waitUntilExit()
            #expect(process.terminationReason == .exit && process.terminationStatus == 130)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == [])
        }
    }
}
