import Foundation
import Testing

/// What a command refuses to write over, and what it leaves when it cannot write: asked of the command itself.
@Suite struct OutputCommandTests {
    private let folder: TemporaryFolder
    private let square =
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"k\":\"a\",\"DLBM\":\"0101\"},"
        + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[114,30],[114.001,30],[114.001,30.001],[114,30.001],[114,30]]]}}]}"

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(square, to: "a.geojson")
        try folder.write(square, to: "b.geojson")
    }

    private var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() }
    }

    private func tabulate(_ output: String, _ more: [String] = []) -> [String] {
        [
            "tabulate", "--zones", folder.path("a.geojson"), "--zone-key", "k", "--parcels", folder.path("b.geojson"),
            "--class-field", "DLBM", "--treat-as-cgcs2000", "EPSG:4326", "-o", output, "--quiet",
        ] + more
    }

    private func overlap(_ output: String, _ more: [String] = []) -> [String] {
        [
            "overlap", "--left", folder.path("a.geojson"), "--right", folder.path("b.geojson"), "--treat-as-cgcs2000",
            "EPSG:4326", "-o", output, "--quiet",
        ] + more
    }

    @Test(arguments: [
        ("tabulate", "a.geojson"), ("tabulate", "b.geojson"), ("overlap", "a.geojson"), ("overlap", "link.csv"),
        ("overlap", "hard.csv"), ("tabulate", "../NAME/b.geojson"),
    ])
    func anInputIsNeverWrittenOver(command: String, output: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("link.csv"), withDestinationPath: folder.path("a.geojson"))
        #expect(link(folder.path("a.geojson"), folder.path("hard.csv")) == 0)
        let name = output.replacing("NAME", with: folder.url.lastPathComponent)
        let before = try contents(of: folder.url)
        let result = try Command.run(
            (command == "tabulate" ? tabulate(folder.path(name)) : overlap(folder.path(name))) + ["--overwrite"])
        #expect(result.status == 2 && result.errors.contains("is also an input"), "\(result.errors)")
        #expect(try contents(of: folder.url) == before)
    }

    /// `overlap` writes a second table whose name nobody gives.
    @Test func theImplicitSecondTableIsAnOutputToo() throws {
        try folder.write(square, to: "x-zones.csv")
        let before = try contents(of: folder.url)
        for more in [[], ["--overwrite"]] {
            let result = try Command.run(
                overlap(folder.path("x.csv"), ["--zones", folder.path("x-zones.csv"), "--zone-key", "k"] + more))
            #expect(result.status == 2, "\(result.errors)")
        }
        #expect(try contents(of: folder.url) == before)
    }

    @Test func whatIsThereStaysWithoutOverwrite() throws {
        try folder.write("mine", to: "t.csv")
        for arguments in [
            tabulate(folder.path("t.csv")), overlap(folder.path("t.csv")),
            tabulate(folder.path("new.csv"), ["--table", folder.path("t.csv")]),
            overlap(folder.path("new.csv"), ["--shapes", folder.path("t.csv")]),
            ["convert", folder.path("a.geojson"), folder.path("t.csv"), "--quiet"],
            [
                "clusters", "--areas", folder.path("a.geojson"), "--key", "k", "--columns", "k", "-o",
                folder.path("t.csv"),
            ],
        ] {
            let result = try Command.run(arguments)
            #expect(result.status == 2 && result.errors.contains("--overwrite"), "\(arguments): \(result.errors)")
        }
        #expect(try names == ["a.geojson", "b.geojson", "t.csv"])
        #expect(try String(contentsOfFile: folder.path("t.csv"), encoding: .utf8) == "mine")
        #expect(try Command.run(tabulate(folder.path("t.csv"), ["--overwrite"])).status == 0)
        #expect(
            try String(contentsOfFile: folder.path("t.csv"), encoding: .utf8).hasPrefix("zone,class,area_m2\na,0101,"))
    }

    @Test func aLineMeansStandardOutput() throws {
        let file = try Command.run(tabulate(folder.path("t.csv")))
        #expect(file.status == 0 && file.output.isEmpty)
        let printed = try Command.run(tabulate("-"))
        #expect(printed.status == 0)
        #expect(try printed.output == String(contentsOfFile: folder.path("t.csv"), encoding: .utf8))
        let converted = try Command.run(["convert", folder.path("a.geojson"), "-", "--format", "csv", "--quiet"])
        #expect(converted.status == 0 && converted.output.contains("a,0101"), "\(converted.errors)")
        for arguments in [
            overlap("-", ["--zones", folder.path("a.geojson")]), tabulate("-", ["--table", "-"]),
            ["convert", folder.path("a.geojson"), "-", "--format", "shp"],
        ] { #expect(try Command.run(arguments).status == 2) }
    }

    @Test func devicesAndPipesAreNotWritten() throws {
        #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
        for path in ["/dev/null", "/dev/full", "/dev/stdout", folder.path("pipe"), folder.url.path] {
            let result = try Command.run(tabulate(path, ["--overwrite"]))
            #expect(result.status == 2, "\(path): \(result.errors)")
        }
        #expect(try names == ["a.geojson", "b.geojson", "pipe"])
    }

    @Test func twoOutputsHaveTwoNames() throws {
        let result = try Command.run(
            tabulate(folder.path("t.csv"), ["--table", folder.path("./t.csv"), "--overwrite"]))
        #expect(result.status == 2 && result.errors.contains("twice"), "\(result.errors)")
    }

    /// A run that was killed left its hidden folder; a process of number 999999999 cannot be.
    @Test func whatAKilledRunLeftIsCleared() throws {
        for name in ["t.csv", "r.csv"] {
            let left = folder.url.appending(path: ".\(name).partial-999999999-1")
            try FileManager.default.createDirectory(at: left, withIntermediateDirectories: false)
            try Data("x".utf8).write(to: left.appending(path: name))
        }
        #expect(try Command.run(tabulate(folder.path("t.csv"), ["--table", folder.path("r.csv")])).status != 2)
        #expect(try names.allSatisfy { !$0.hasPrefix(".") })
    }

    /// A disk that is full: nothing half-written under a final name.
    @Test(.enabled(if: getuid() == 0, "mounting a small file system needs root")) func aFullDiskLeavesNothing() throws {
        let disk = folder.path("disk")
        try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: false)
        guard shell("mount -t tmpfs -o size=64k tmpfs '\(disk)'").status == 0 else { return }
        defer { _ = shell("umount '\(disk)'") }
        let commands = [
            overlap(disk + "/o.csv", ["--shapes", disk + "/s.gpkg"]),
            ["convert", folder.path("a.geojson"), disk + "/c.gpkg", "--quiet"],
        ]
        for arguments in commands {
            let result = try Command.run(arguments)
            #expect(result.status == 1, "\(arguments): \(result.errors)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: disk) == [])
        }
    }
}

/// Runs a line of the shell.
func shell(_ line: String) -> (status: Int32, output: String, errors: String) {
    let process = Process()
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", line]
    (process.standardOutput, process.standardError) = (output, errors)
    do { try process.run() } catch { return (127, "", "\(error)") }
    let texts = [output, errors].map {
        String(decoding: (try? $0.fileHandleForReading.readToEnd()) ?? Data(), as: UTF8.self)
    }
    process.waitUntilExit()
    return (process.terminationStatus, texts[0], texts[1])
}
