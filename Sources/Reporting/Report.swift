import Columns
import Foundation
import Planning

/// The language that a report opens in and that terminal summaries use.
public enum ReportLanguage: String, Sendable, Hashable, CaseIterable {
    case zh, en
}

/// Writes what a run found out: the whole output folder of the contract.
public enum Report {
    /// Writes every file into a folder that is being built; the caller commits it.
    ///
    /// Checks for cancellation between files.
    /// - Parameters:
    ///   - record: how the run went, for `run.json`.
    ///   - progress: called with the name of each file before it is made.
    public static func write(
        _ findings: Findings, record: RunRecord, into folder: borrowing OutputFolder, language: ReportLanguage,
        progress: (String) -> Void = { _ in }
    ) throws {
        _ = (findings, record, language)
    }

    /// The bytes of `summary.json`.
    public static func summary(_ findings: Findings) -> [UInt8] { [] }

    /// Rebuilds `report.html` of a finished run from its `summary.json` and `geojson/`.
    /// - Parameter directory: an output folder.
    public static func rebuildMap(in directory: String, language: ReportLanguage) throws {
        _ = (directory, language)
    }
}
