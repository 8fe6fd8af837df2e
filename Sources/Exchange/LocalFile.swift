import Foundation
import Reporting

/// Small files that are written in one go, into a folder that is not yet in its place.
enum LocalFile {
    static func write(_ bytes: [UInt8], to path: String) throws {
        do {
            try Data(bytes).write(to: URL(filePath: path))
        } catch {
            throw ReportError(.notWritable, path: path, "cannot be written: \(error.localizedDescription)")
        }
    }
}
