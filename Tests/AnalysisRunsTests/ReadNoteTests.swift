import Columns
import OGR
import Testing

@testable import CountyLayers
@testable import AnalysisRuns
@testable import ProjectFile

@Suite struct ReadNoteTests {
    @Test(arguments: [
        ReadNote.heightsDropped(rows: 25), .measuresDropped(rows: 3), .arcsStraightened(rows: 2, sagitta: 0.0001),
        .kindLeftOut(.polygon, rows: 7), .crsReplaced(declared: CRS("EPSG:4326")), .northingFirst,
        .headerUnused(["比例尺=500"]), .areasStated(in: .mu, isWritten: true), .linesPassedOver(part: "其他", lines: 2),
        .file(FileNote(zh: "缺少属性表。", en: "The table is missing.")),
    ])
    func bothLanguages(_ note: ReadNote) {
        let phrase = note.phrase(about: "控制区")
        #expect(phrase.en == "控制区: \(note)")
        #expect(phrase.zh.hasPrefix("控制区：") && phrase.zh.hasSuffix("。"))
        // Chinese but for the names of axes and codes.
        #expect(!phrase.zh.contains(/[a-z]{2}/), "\(phrase.zh)")
    }

    @Test func numbersAreTold() {
        #expect(ReadNote.heightsDropped(rows: 25).phrase(about: "roads").zh == "roads：25 行的高程（Z）未读入。")
    }
}
