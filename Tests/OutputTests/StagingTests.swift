import Foundation
import Glibc
import Testing

@testable import Output

/// What killed runs leave, made by hand: a process of number 999999999 cannot be.
@Suite struct StagingTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func write(_ name: String, overwrite: Bool = true) throws {
        let door = OutputDoor(overwrite: overwrite)
        try door.file(scratch.file(name)).write("new")
        try door.commit()
    }

    @Test func onlyDeadRunsOfTheSameOutputAreCleared() throws {
        try scratch.put("x", ".a.csv.partial-999999999-1/a.csv")
        try scratch.put("x", ".a.csv.partial-999999999-1-1/a.csv")
        try scratch.put("x", ".b.csv.partial-999999999-1/b.csv")
        try scratch.put("x", ".a.csv.partial-\(ProcessMark.own.text)-7/a.csv")
        try scratch.put("x", ".a.csv.partial-mine/a.csv")
        try scratch.put("x", ".a.csv.partial-999999999-2")
        try write("a.csv")
        #expect(
            try scratch.names()
                == [
                    ".a.csv.partial-\(ProcessMark.own.text)-7", ".a.csv.partial-999999999-2", ".a.csv.partial-mine",
                    ".b.csv.partial-999999999-1", "a.csv",
                ].sorted())
    }

    @Test func aLockedFolderIsNotCleared() throws {
        let name = ".a.csv.partial-999999999-1"
        try scratch.put("x", name + "/a.csv")
        let handle = Glibc.open(scratch.file(name), O_RDONLY | O_DIRECTORY)
        #expect(flock(handle, LOCK_EX) == 0)
        try write("a.csv")
        #expect(try scratch.names() == [name, "a.csv"])
        close(handle)
        try write("a.csv")
        #expect(try scratch.names() == ["a.csv"])
    }

    @Test func longNamesFit() throws {
        let name = String(repeating: "村", count: 80) + ".csv"
        try write(name)
        #expect(try scratch.names() == [name])
    }

    /// A Shapefile of three members that is written over, stopped after so many names.
    private func killed(after steps: Int, journal: Bool = true) throws {
        let staging = ".a.shp.partial-999999999-1"
        for name in ["a.dbf", "a.shp", "a.sbn"] { try scratch.put("old", name) }
        for name in ["a.dbf", "a.prj", "a.shp"] { try scratch.put("new", staging + "/" + name) }
        let parts = [("a.sbn", false), ("a.dbf", true), ("a.prj", true), ("a.shp", true)].map { name, stays in
            CommitJournal.Step(
                hidden: staging, name: name,
                new: stays ? CommitJournal.Key(path: scratch.file(staging + "/" + name)) : nil,
                old: CommitJournal.Key(path: scratch.file(name)))
        }
        if journal { try CommitJournal(parts).write(into: scratch.file(staging), shown: "a.shp") }
        for (name, _) in [("a.sbn", false), ("a.dbf", true), ("a.prj", true), ("a.shp", true)].prefix(steps) {
            let (place, waiting) = (scratch.file(name), scratch.file(staging + "/" + name))
            if name == "a.sbn" {
                rename(place, waiting)
            } else if name == "a.prj" {
                rename(waiting, place)
            } else {
                #expect(try AtomicName.exchange(waiting, place))
            }
        }
    }

    private func open() throws(OutputError) -> OutputFiles {
        try OutputDoor().files(scratch.file("a.shp"), companions: ["dbf", "prj", "sbn"])
    }

    @Test(arguments: 0...4) func whatTheJournalSaysIsFinished(steps: Int) throws {
        try killed(after: steps)
        #expect(throws: OutputError.self) { _ = try open() }
        #expect(try scratch.names() == ["a.dbf", "a.prj", "a.shp"])
        for name in ["a.dbf", "a.prj", "a.shp"] { #expect(try scratch.text(name) == "new") }
    }

    /// Between the first name and the last the members do not belong together.
    @Test(arguments: 0...4) func halfDoneIsSeen(steps: Int) throws {
        try killed(after: steps)
        #expect(CommitJournal.isHalfDone(beside: scratch.file("a.shp")) == (1...3 ~= steps))
        #expect(!CommitJournal.isHalfDone(beside: scratch.file("b.shp")))
        #expect(throws: OutputError.self) { _ = try open() }
        #expect(!CommitJournal.isHalfDone(beside: scratch.file("a.shp")))
    }

    @Test func withoutAJournalAllStaysOld() throws {
        try killed(after: 0, journal: false)
        #expect(throws: OutputError.self) { _ = try open() }
        #expect(try scratch.names() == ["a.dbf", "a.sbn", "a.shp"])
        #expect(try scratch.text("a.shp") == "old")
    }

    @Test func filesThatWerePutBackByHandAreKept() throws {
        try killed(after: 2)
        unlink(scratch.file("a.dbf"))
        try scratch.put("by hand", "a.dbf")
        #expect(throws: OutputError.self) { _ = try open() }
        #expect(try scratch.text("a.dbf") == "by hand")
        #expect(try scratch.text("a.shp") == "old")
    }

    @Test(arguments: [
        "", "1:1 -\0.h\0.\0a.shp\0", "x -\0.h\0.\0a.shp\0end\0", "1:1 -\0.h\0.\0../a.shp\0end\0",
        "1:1 -\0.h\0..\0a.shp\0end\0", "1:1 -\0h\0.\0a.shp\0end\0", "1:1 -\0.h/x\0.\0a.shp\0end\0",
        "1:1 -\0.h\0.\0end\0",
    ])
    func aJournalThatIsCutIsNone(text: String) { #expect(CommitJournal(text: text) == nil) }

    @Test func aJournalIsReadAsWritten() throws {
        let text = "1:2 -\0.h\0.\0a b.shp\0- 3:4\0.h\0/村 庄\0a.dbf\0end\0"
        #expect(try #require(CommitJournal(text: text)).text == text)
    }

    // MARK: Several outputs

    private static let tables = ["t.csv", "r.csv", "other/p.csv"]

    /// Three tables, one in another folder, that are written over; stopped after so many names.
    private func killedTables(after count: Int) throws {
        let exchanges = try Self.tables.map { table in
            let (folder, name) = PathText.split(scratch.file(table))
            let staging = PathText.join(folder, ".\(name).partial-999999999-1")
            try FileManager.default.createDirectory(atPath: staging, withIntermediateDirectories: true)
            try Data("old".utf8).write(to: URL(filePath: PathText.join(folder, name)))
            try Data("new".utf8).write(to: URL(filePath: PathText.join(staging, name)))
            return FileExchange(staging: staging, parent: folder, names: [name], leaving: [])
        }
        try FileExchange.announce(exchanges)
        for exchange in exchanges.prefix(count) { try exchange.install() }
    }

    private func texts() throws -> [String] { try Self.tables.map { try scratch.text($0) } }

    /// Whichever of the tables the next run writes, and though it is refused.
    @Test(arguments: 0...3, tables) func allTablesOfARunAreNewAfterTheNextRun(count: Int, next: String) throws {
        try killedTables(after: count)
        #expect(try texts() == Self.tables.indices.map { $0 < count ? "new" : "old" })
        let refused = #expect(throws: OutputError.self) { _ = try OutputDoor().file(scratch.file(next)) }
        #expect(refused?.problem == .exists)
        #expect(try texts() == ["new", "new", "new"])
        #expect(try scratch.names() == ["other", "r.csv", "t.csv"])
        #expect(try scratch.names("other") == ["p.csv"])
    }

    /// Each table is whole: it may be read though its fellows are still the old ones.
    @Test func aTableAmongOthersIsNotHalfDone() throws {
        try killedTables(after: 1)
        for table in Self.tables { #expect(!CommitJournal.isHalfDone(beside: scratch.file(table))) }
    }

    /// Killed while the copies of the journal were written: no name has changed, and none does.
    @Test func aNewTableThatIsGoneLeavesAllOld() throws {
        try killedTables(after: 0)
        unlink(scratch.file(".r.csv.partial-999999999-1/journal"))
        #expect(throws: OutputError.self) { _ = try OutputDoor().file(scratch.file("r.csv")) }
        #expect(try texts() == ["old", "old", "old"])
        #expect(throws: OutputError.self) { _ = try OutputDoor().file(scratch.file("t.csv")) }
        #expect(throws: OutputError.self) { _ = try OutputDoor().file(scratch.file("other/p.csv")) }
        #expect(try texts() == ["old", "old", "old"])
        #expect(try scratch.names() == ["other", "r.csv", "t.csv"])
        #expect(try scratch.names("other") == ["p.csv"])
    }

    @Test func aTableThatWasPutBackByHandEndsTheJournal() throws {
        try killedTables(after: 2)
        unlink(scratch.file("t.csv"))
        try scratch.put("by hand", "t.csv")
        #expect(throws: OutputError.self) { _ = try OutputDoor().file(scratch.file("other/p.csv")) }
        #expect(try texts() == ["by hand", "new", "old"])
    }

    /// The folder is moved with all that is in it.
    @Test func aJournalGoesWithItsFolder() throws {
        try killed(after: 2)
        let moved = scratch.file("") + "-moved"
        #expect(rename(scratch.folder, moved) == 0)
        defer { rename(moved, scratch.folder) }
        #expect(throws: OutputError.self) {
            _ = try OutputDoor().files(moved + "/a.shp", companions: ["dbf", "prj", "sbn"])
        }
        #expect(try String(contentsOfFile: moved + "/a.shp", encoding: .utf8) == "new")
    }

    @Test(arguments: [true, false]) func tablesAreReplacedTogether(exchange: Bool) throws {
        try FileManager.default.createDirectory(atPath: scratch.file("other"), withIntermediateDirectories: true)
        try AtomicName.$hasExchange.withValue(exchange) {
            for value in ["1", "2"] {
                let door = OutputDoor(overwrite: true)
                for table in Self.tables { try door.file(scratch.file(table)).write(value) }
                try door.commit()
                #expect(try texts() == [value, value, value])
            }
        }
        #expect(try scratch.names() == ["other", "r.csv", "t.csv"])
    }

    @Test(arguments: [true, false]) func aShapefileIsReplacedTogether(exchange: Bool) throws {
        try AtomicName.$hasExchange.withValue(exchange) {
            for value in ["1", "2"] {
                let door = OutputDoor(overwrite: true)
                let files = try door.files(scratch.file("a.shp"), companions: ["dbf", "sbn"])
                for suffix in ["shp", "dbf"] {
                    try Data(value.utf8).write(to: URL(filePath: String(files.partialPath.dropLast(3)) + suffix))
                }
                if value == "2" { try scratch.put("stale", "a.sbn") }
                try door.commit()
                #expect(try scratch.names() == ["a.dbf", "a.shp"])
                #expect(try scratch.text("a.dbf") + scratch.text("a.shp") == value + value)
            }
        }
    }
}
