import Foundation
import Output

extension OutputDoor {
    /// Prints a value as JSON: members sorted, a line each.
    /// - Throws: `OutputError`, or what encoding throws.
    func print(encoding value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try print(json: try encoder.encode(value) + [0x0a])
    }
}
