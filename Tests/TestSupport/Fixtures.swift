import Foundation
import Testing

/// Small files of our own in the repository, of the kinds of the real data: `Scripts/fixtures` writes them.
public enum Fixtures {
    /// `Tests/Fixtures`.
    public static let folder = URL(filePath: #filePath).appending(path: "../../Fixtures").standardizedFileURL

    /// The path of one of them.
    public static func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }

    /// The rows of a table of plain text below its heading, each by its cells.
    public static func table(_ name: String) throws -> [[String]] {
        try String(contentsOfFile: path(name), encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst()
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    }
}

/// Real data beside the checkout, in `../shared/geodata`. It belongs to others and is not in the repository.
public enum RealData {
    static let folder = URL(filePath: #filePath).appending(path: "../../../../shared/geodata").standardizedFileURL

    /// The path of one of its files, whether it is there or not.
    public static func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }
}

extension Trait where Self == ConditionTrait {
    /// Leaves a test out where real data of this name is absent, and says so. Beside each such test stands one that does
    /// the same to a fixture.
    public static func realData(_ name: String) -> Self {
        .enabled(
            if: FileManager.default.fileExists(atPath: RealData.path(name)), "../shared/geodata/\(name) is absent")
    }
}
