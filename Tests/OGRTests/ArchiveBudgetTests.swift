import Columns
import Foundation
import Testing

@testable import OGR

/// An archive that states more than the budget is refused before anything of it is unpacked.
@Suite struct ArchiveBudgetTests {
    /// A zip archive of one member that says it unpacks to so many bytes; what is packed are four bytes.
    private func archive(_ name: String, stating bytes: UInt32) -> [UInt8] {
        func little(_ value: UInt32, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
        }
        let name = Array(name.utf8)
        let packed: [UInt8] = [3, 0, 0, 0]
        let common =
            little(20, 2) + little(0x0800, 2) + little(8, 2) + little(0, 4) + little(0, 4)
            + little(UInt32(packed.count), 4) + little(bytes, 4) + little(UInt32(name.count), 2) + little(0, 2)
        let local = little(0x0403_4b50, 4) + common + name + packed
        let entry =
            little(0x0201_4b50, 4) + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4)
            + little(0, 4) + name
        let end =
            little(0x0605_4b50, 4) + little(0, 4) + little(1, 2) + little(1, 2) + little(UInt32(entry.count), 4)
            + little(UInt32(local.count), 4) + little(0, 2)
        return local + entry + end
    }

    private func refusal(_ path: String) -> OGRError? {
        do {
            _ = try VectorFile.describe(path)
            return nil
        } catch { return error }
    }

    @Test func threeGigabytesOfNothing() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "qiancun-budget-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "a.zip").path
        try Data(archive("t.gpkg", stating: 3_221_225_472)).write(to: URL(filePath: path))
        let error = refusal(path)
        #expect(error?.kind == .refused)
        #expect(error?.description.contains("3072 MB") == true, "\(String(describing: error))")
        #expect(error?.advice?.contains("--budget archive_mb=N") == true)
        // An eighth of the budget is what such an archive may have.
        #expect(error?.advice?.hasSuffix("archive_mb=24576 is enough") == true)
    }

    /// What hardly shrinks may be as large as the budget; what shrinks a thousand times, an eighth.
    @Test func unusualRatio() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "qiancun-budget-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "a.zip").path
        try Data(archive("t.gpkg", stating: 300 << 20)).write(to: URL(filePath: path))
        #expect(refusal(path)?.description.contains("times its size") == true)
        var budgets = Budgets()
        budgets[.archiveMegabytes] = 300 * 8
        let other = Budgets.$current.withValue(budgets) { refusal(path) }
        #expect(other?.description.contains("times its size") != true)
    }
}
