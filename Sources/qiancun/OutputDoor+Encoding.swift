import Foundation
import Output

extension OutputDoor {
    /// Prints a value as JSON: members sorted, a line each.
    /// - Throws: `OutputError`, or what encoding throws.
    ///
    /// Never inlined: built with -O, Swift 6.3.1 ends with signal 11 where this stands in an async function.
    @inline(never)
    func print(encoding value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try print(json: try encoder.encode(value) + [0x0a])
    }
}
