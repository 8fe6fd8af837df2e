import Columns

/// Mean of places weighted by ground, in whole tenths of a millimetre, so that the order does not matter; the plain
/// mean where nothing has ground.
package func weightedMean(_ places: [(place: Position, area: AreaSum)]) -> Position {
    precondition(!places.isEmpty, "a mean needs a place")
    var (weight, sx, sy) = (Int128(0), Int128(0), Int128(0))
    let isBare = places.allSatisfy { $0.area.micro < 10_000 }
    for (place, area) in places {
        let ground = isBare ? 1 : area.micro / 10_000
        weight += ground
        sx += ground * Int128(clamping: (place.x * 1e4).rounded())
        sy += ground * Int128(clamping: (place.y * 1e4).rounded())
    }
    return Position(Double(sx / weight) / 1e4, Double(sy / weight) / 1e4)
}
