import Columns

/// How much ground a layer of polygons covers.
public struct LayerExtent: Sendable, Hashable {
    /// Name of the layer or of the control area, and for people.
    public var layer: String
    public var title: Phrase
    /// Polygons.
    public var rows: Int
    /// Ground under them, each place once.
    public var area: AreaSum
    /// Ground under several of them, as often as it is repeated.
    public var countedTwice: AreaSum

    public init(layer: String, title: Phrase, rows: Int, area: AreaSum, countedTwice: AreaSum) {
        (self.layer, self.title, self.rows, self.area) = (layer, title, rows, area)
        self.countedTwice = countedTwice
    }
}
