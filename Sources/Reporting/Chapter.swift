import Columns
import FindingValues
import PrintedFigures
import Writers

/// One chapter of a run's outputs: what one question puts into the summary, the tables, the layers, the terminal and
/// the page.
///
/// A chapter is one folder. It reads findings and nothing else, and what it lacks it leaves out. A new one joins the lists of
/// `Chapters`, which a test holds against each other; what its script adds has its place in `PageOrder`.
protocol Chapter: SendableMetatype {
    /// Members of `summary.json`; none where the question was not answered.
    static func summary(_ findings: Findings) -> [String: JSONValue]
    /// Lines on the terminal.
    static func terminal(_ findings: Findings) -> [TerminalSummary.Row]
    /// Tables, in the order in which they are shown.
    static func tables(_ findings: Findings, _ settled: Settled) -> [ReportTable]
    /// Result layers.
    static func layers(_ findings: Findings) -> [Layer]
    /// What each of its layers is, for people, by the layer's name.
    static var layerTitles: [String: String] { get }
    /// What of it may be absent beside the question itself, for people, by its key in the summary.
    static var absentTitles: [String: Phrase] { get }
    /// Its script in the page, embedded from its folder: its words, how its layers are drawn, its sections. What a script can
    /// add says `Page/report-chapters.js`.
    static var pageScript: [UInt8] { get }
}

extension Chapter {
    static func summary(_ findings: Findings) -> [String: JSONValue] { [:] }
    static func terminal(_ findings: Findings) -> [TerminalSummary.Row] { [] }
    static func tables(_ findings: Findings, _ settled: Settled) -> [ReportTable] { [] }
    static func layers(_ findings: Findings) -> [Layer] { [] }
    static var layerTitles: [String: String] { [:] }
    static var absentTitles: [String: Phrase] { [:] }
    static var pageScript: [UInt8] { [] }
}
