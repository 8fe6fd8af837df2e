import Foundation
import Testing

@testable import Output

@Suite struct TemporaryFolderTests {
    /// Folders that come and go side by side: none takes what another has just written.
    @Test func noneTakesWhatIsInAnother() async throws {
        let lost = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    var lost = 0
                    for _ in 0..<300 {
                        let folder = try TemporaryFolder()
                        let file = folder.path + "/a"
                        guard FileManager.default.createFile(atPath: file, contents: Data([1])) else {
                            lost += 1
                            continue
                        }
                        await Task.yield()
                        if !FileManager.default.fileExists(atPath: file) { lost += 1 }
                    }
                    return lost
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(lost == 0)
    }

    @Test func goesWithItsLastOwner() throws {
        var folder: TemporaryFolder? = try TemporaryFolder()
        let path = try #require(folder?.path)
        #expect(FileManager.default.createFile(atPath: path + "/a", contents: Data([1])))
        folder = nil
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
