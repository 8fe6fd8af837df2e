import Columns
import Foundation
import Testing

@testable import Output

@Suite struct OutputDoorTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func refusal(of path: String, inputs: [String], overwrite: Bool = true) -> OutputError? {
        do throws(OutputError) {
            _ = try OutputDoor(inputs: inputs, overwrite: overwrite).file(path)
            return nil
        } catch { return error }
    }

    @Test func aFileAppearsWholeAndKeepsItsPermissions() throws {
        try scratch.put("old", "a.csv")
        chmod(scratch.file("a.csv"), 0o600)
        let door = OutputDoor(overwrite: true)
        let file = try door.file(scratch.file("a.csv"))
        try file.write("new")
        #expect(try scratch.text("a.csv") == "old")
        try door.commit()
        #expect(try scratch.text("a.csv") == "new")
        #expect(try scratch.names() == ["a.csv"])
        #expect(FileIdentity(path: scratch.file("a.csv")).map { $0.mode & 0o777 } == 0o600)
    }

    @Test func nothingIsLeftWithoutCommit() throws {
        do {
            let door = OutputDoor()
            try door.file(scratch.file("a.csv")).write("x")
        }
        #expect(try scratch.names() == [])
    }

    @Test func anInputIsNeverWrittenOverByWhateverName() throws {
        try scratch.put("rows", "in/a.gpkg")
        try scratch.link("soft.csv", to: "in/a.gpkg")
        try scratch.link("folder", to: "in")
        #expect(Glibc.link(scratch.file("in/a.gpkg"), scratch.file("hard.csv")) == 0)
        for name in ["in/a.gpkg", "soft.csv", "hard.csv", "in/../in//a.gpkg", "folder/a.gpkg"] {
            let error = refusal(of: scratch.file(name), inputs: [scratch.file("in/a.gpkg")])
            #expect(error?.problem == .notReplaceable && error?.kind == .usage, "\(name)")
        }
        // The input by another name, the output by its own.
        for name in ["soft.csv", "hard.csv", "folder/a.gpkg", "in/*.gpkg", "in"] {
            #expect(refusal(of: scratch.file("in/a.gpkg"), inputs: [scratch.file(name)]) != nil, "\(name)")
        }
        #expect(try scratch.text("in/a.gpkg") == "rows")
    }

    @Test(arguments: [
        ("a.gpkg", "a.gpkg-wal"), ("a.gpkg", "a.gpkg-shm"), ("a.gpkg", "a.gpkg-journal"), ("a.shp", "a.dbf"),
        ("a.shp", "a.prj"), ("a.shp", "a.CPG"), ("a.dbf", "a.shp"), ("a.zip/inner.shp", "a.zip"),
        ("a.gdb", "a.gdb/table.csv"),
    ])
    func aPartOfAnInputIsNeverWrittenOver(input: String, output: String) throws {
        try scratch.put("1", "a.gpkg")
        try scratch.put("1", "a.shp")
        try scratch.put("1", "a.dbf")
        try scratch.put("1", "a.CPG")
        try scratch.put("1", "a.zip")
        try scratch.put("1", "a.gdb/a00000001.gdbtable")
        #expect(refusal(of: scratch.file(output), inputs: [scratch.file(input)])?.problem == .notReplaceable)
        #expect(refusal(of: scratch.file("b.csv"), inputs: [scratch.file(input)]) == nil)
    }

    @Test func whatIsNoPlainFileIsRefused() throws {
        try scratch.put("1", "there")
        try scratch.link("dangling", to: "nothing")
        #expect(mkfifo(scratch.file("pipe"), 0o600) == 0)
        for path in [scratch.file("dangling"), scratch.file("pipe"), scratch.folder, "/dev/null", "/dev/stdout"] {
            #expect(refusal(of: path, inputs: [])?.problem == .notReplaceable, "\(path)")
        }
        #expect(refusal(of: scratch.file("there"), inputs: [], overwrite: false)?.problem == .exists)
        #expect(refusal(of: scratch.file("no/such/folder"), inputs: [])?.problem == .notWritable)
    }

    @Test func twoOutputsHaveTwoNames() throws {
        try scratch.put("", "sub/x")
        let door = OutputDoor()
        _ = try door.file(scratch.file("a.csv"))
        let error = #expect(throws: OutputError.self) { _ = try door.file(scratch.file("sub/../a.csv")) }
        #expect(error?.problem == .sameOutput && error?.kind == .usage)
    }

    @Test func whatAppearsMeanwhileIsKept() throws {
        let door = OutputDoor()
        try door.file(scratch.file("a.csv")).write("ours")
        try scratch.put("theirs", "a.csv")
        #expect(throws: OutputError.self) { try door.commit() }
        #expect(try scratch.text("a.csv") == "theirs")
    }

    @Test func whenOneOutputCannotBeGivenItsNameNoneIs() throws {
        try scratch.put("old", "a.csv")
        let door = OutputDoor(overwrite: true)
        let first = try door.file(scratch.file("a.csv"))
        try first.write("new")
        let folder = try door.folder(scratch.file("out")) { _ in true }
        // What was written is taken away before the second gets its name.
        try FileManager.default.removeItem(atPath: folder.partialPath)
        #expect(throws: OutputError.self) { try door.commit() }
        #expect(try scratch.text("a.csv") == "old")
    }

    enum Change: CaseIterable { case moved, appended, sameSize, removed, log }

    @Test(arguments: Change.allCases) func anInputThatChangesEndsTheRun(change: Change) throws {
        try scratch.put("rows", "a.gpkg")
        let door = OutputDoor(inputs: [scratch.file("a.gpkg")])
        let file = try door.file(scratch.file("out.csv"))
        try file.write("figures")
        try door.checkInputs()
        usleep(20_000)
        var named = "a.gpkg"
        switch change {
        case .moved:
            try scratch.put("rows", "b.gpkg")
            #expect(rename(scratch.file("b.gpkg"), scratch.file("a.gpkg")) == 0)
        case .appended: try scratch.put("rows more", "a.gpkg")
        case .sameSize:
            try Data("swor".utf8).write(to: URL(filePath: scratch.file("a.gpkg")))
            var past = [timespec(tv_sec: 1, tv_nsec: 0), timespec(tv_sec: 1, tv_nsec: 0)]
            utimensat(AT_FDCWD, scratch.file("a.gpkg"), &past, 0)
        case .removed: unlink(scratch.file("a.gpkg"))
        case .log:
            named = "a.gpkg-wal"
            try scratch.put("log", named)
        }
        let error = #expect(throws: OutputError.self) { try door.commit() }
        #expect(error?.problem == .inputChanged && error?.kind == .refused)
        #expect(error?.path == scratch.file(named))
        #expect(try scratch.names().filter { $0.hasPrefix("out") } == [])
    }
}
