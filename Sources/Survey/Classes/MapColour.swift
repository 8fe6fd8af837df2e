/// A fill colour of a map, 0…255 each.
package struct MapColour: Sendable, Hashable {
    /// Shares of red, green and blue.
    package let red: UInt8, green: UInt8, blue: UInt8

    /// Of three shares.
    package init(red: UInt8, green: UInt8, blue: UInt8) { (self.red, self.green, self.blue) = (red, green, blue) }

    /// `#rrggbb`.
    package var hex: String {
        "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
