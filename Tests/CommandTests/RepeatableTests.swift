import Columns
import Foundation
import OGR
import TestSupport
import Testing

/// The same bytes every time: whatever the threads, the locale and the order of rows.
@Suite(.slow) struct RepeatableTests {
    /// A county of the smallest scale, written once for all tests of the suite.
    private static let county: Result<TemporaryFolder, any Error> = Result {
        let folder = try TemporaryFolder()
        let result = try Command.run(["sample", "--scale", "XS", "-o", folder.path("county"), "--quiet"])
        guard result.status == 0 else { throw CocoaError(.executableLoad, userInfo: ["errors": result.errors]) }
        return folder
    }

    /// Runs the analysis and returns every file it wrote but `run.json`, without columns of source rows.
    private func outputs(
        _ project: String, threads: Int = 2, environment: [String: String] = [:]
    ) throws -> [String: Data] {
        let out = try TemporaryFolder()
        let result = try Command.run(
            ["analyze", project, "-o", out.path("out"), "--quiet", "--threads", "\(threads)"], environment: environment)
        try #require(result.status == 0, "\(result.errors)")
        var files = try contents(of: out.url.appending(path: "out"))
        try #require(files.removeValue(forKey: "run.json") != nil)
        files["issues.csv"] = withoutRows(try #require(files["issues.csv"]))
        #expect(files.count > 10)
        return files
    }

    /// The table without its second column, `row`.
    private func withoutRows(_ csv: Data) -> Data {
        let lines = String(decoding: csv, as: UTF8.self).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return Data(
            lines.map { line in
                var cells = line.split(separator: ",", omittingEmptySubsequences: false)
                if cells.count > 1 { cells.remove(at: 1) }
                return cells.joined(separator: ",")
            }.joined(separator: "\n").utf8)
    }

    private func expectSame(_ a: [String: Data], _ b: [String: Data], source: SourceLocation = #_sourceLocation) {
        #expect(Set(a.keys) == Set(b.keys), sourceLocation: source)
        for (name, bytes) in a {
            #expect(bytes == b[name], "\(name): \(firstDifference(bytes, b[name] ?? Data()))", sourceLocation: source)
        }
    }

    /// The first lines that differ, for the message.
    private func firstDifference(_ a: Data, _ b: Data) -> String {
        let lines = [a, b].map {
            String(decoding: $0, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        }
        let pair = zip(lines[0], lines[1]).first { $0 != $1 }
        return pair.map { "\($0.prefix(300)) | \($1.prefix(300))" } ?? "one is longer"
    }

    @Test func threadsDoNotMatter() throws {
        let project = try Self.county.get().path("county/project.yaml")
        expectSame(try outputs(project, threads: 1), try outputs(project, threads: 2))
    }

    @Test(arguments: [("de_DE", "UTF-8"), ("zh_CN", "GB18030")])
    func theLocaleDoesNotMatter(name: String, encoding: String) throws {
        let locales = try TemporaryFolder()
        let maker = Process()
        maker.executableURL = URL(filePath: "/usr/bin/localedef")
        maker.arguments = ["-i", name, "-f", encoding, locales.path("\(name).\(encoding)")]
        maker.standardError = FileHandle.nullDevice
        try maker.run()
        maker.waitUntilExit()
        try #require(FileManager.default.fileExists(atPath: locales.path("\(name).\(encoding)")))
        let project = try Self.county.get().path("county/project.yaml")
        expectSame(
            try outputs(project),
            try outputs(
                project,
                environment: [
                    "LOCPATH": locales.url.path, "LC_ALL": "\(name).\(encoding)", "LANG": "\(name).\(encoding)",
                ]))
    }

    @Test func theOrderOfRowsDoesNotMatter() throws {
        let county = try Self.county.get().url.appending(path: "county")
        let shuffled = try TemporaryFolder()
        var generator = SeededGenerator(seed: 11)
        var (layers, packed) = (0, 0)
        for path in try FileManager.default.subpathsOfDirectory(atPath: county.path) {
            let (from, to) = (county.appending(path: path), shuffled.url.appending(path: path))
            var isFolder: ObjCBool = false
            try #require(FileManager.default.fileExists(atPath: from.path, isDirectory: &isFolder))
            if isFolder.boolValue {
                try FileManager.default.createDirectory(at: to, withIntermediateDirectories: true)
            } else if path.hasSuffix(".gpkg") {
                try shuffle(from, to, using: &generator)
                layers += 1
            } else if path.hasSuffix(".gpkg.zip") {
                let plain = to.deletingPathExtension()
                try shuffle(from, plain, using: &generator)
                try ZipFile.pack(plain.path, named: plain.lastPathComponent, into: to.path)
                try FileManager.default.removeItem(at: plain)
                packed += 1
            } else if path.hasSuffix(".csv") {
                var lines = try String(contentsOf: from, encoding: .utf8).split(whereSeparator: \.isNewline)
                let heading = lines.removeFirst()
                lines = permutation(lines.count, using: &generator).map { lines[$0] }
                try Data(([heading] + lines).joined(separator: "\n").utf8).write(to: to)
            } else {
                try FileManager.default.copyItem(at: from, to: to)
            }
        }
        #expect(layers >= 8 && packed == 2)
        expectSame(
            try outputs(county.appending(path: "project.yaml").path),
            try outputs(shuffled.path("project.yaml")))
    }

    private func shuffle(_ from: URL, _ to: URL, using generator: inout SeededGenerator) throws {
        let writer = try GeoPackageWriter(path: to.path)
        for described in try VectorFile.describe(from.path).layers {
            var request = LayerRequest(path: from.path)
            request.layer = described.name
            let layer = try VectorFile.read(request)
            try writer.add(layer.selecting(permutation(layer.count, using: &generator)))
        }
        try writer.finish()
    }

    private func permutation(_ count: Int, using generator: inout SeededGenerator) -> [Int] {
        var rows = Array(0..<count)
        for i in stride(from: count - 1, to: 0, by: -1) {
            rows.swapAt(i, Int(clamping: generator.unit() * Double(i + 1)))
        }
        return rows
    }
}
