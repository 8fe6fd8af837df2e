/// A fill colour of a map, 0…255 each.
public struct MapColour: Sendable, Hashable {
    /// Shares of red, green and blue.
    public let red: UInt8, green: UInt8, blue: UInt8

    /// Of three shares.
    public init(red: UInt8, green: UInt8, blue: UInt8) { (self.red, self.green, self.blue) = (red, green, blue) }

    /// `#rrggbb`.
    public var hex: String {
        "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
