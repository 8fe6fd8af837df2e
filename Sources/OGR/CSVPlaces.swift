import Columns

/// The two columns of a table that say where a row is.
struct CSVPlaces: Equatable {
    var easting: Int
    var northing: Int
    /// The survey's habit of calling the northing X was recognised by the values.
    var isSwapped = false

    /// Pairs of headings, easting or longitude first. Compared without regard to case, blanks, `_` and brackets.
    private static let headings: [(String, String)] = [
        ("easting", "northing"), ("东坐标", "北坐标"), ("longitude", "latitude"), ("lon", "lat"), ("lng", "lat"),
        ("long", "lat"), ("经度", "纬度"), ("x坐标", "y坐标"), ("坐标x", "坐标y"), ("横坐标", "纵坐标"), ("pointx", "pointy"),
        ("coordx", "coordy"), ("xcoord", "ycoord"), ("centroidx", "centroidy"), ("x", "y"),
    ]

    /// The first pair of headings that is there; nil when there is none.
    init?(headings names: [String]) {
        let plain = names.map(Self.plain)
        for (east, north) in Self.headings {
            if let e = plain.firstIndex(of: east), let n = plain.firstIndex(of: north) {
                (easting, northing) = (e, n)
                return
            }
        }
        return nil
    }

    /// The heading is half of one of the pairs.
    static func names(_ heading: String) -> Bool {
        let plain = plain(heading)
        return headings.contains { $0.0 == plain || $0.1 == plain }
    }

    private static func plain(_ heading: String) -> String {
        heading.lowercased().filter { !" _()（）°".contains($0) }
    }

    /// Sheets of survey coordinates call the northing X. Eastings and northings of China do not overlap: when every
    /// value of the first column can only be a northing and every one of the second only an easting, they change places.
    mutating func recognise(eastings: ClosedRange<Double>, northings: ClosedRange<Double>) {
        let north = 1_800_000.0...6_100_000.0
        let plainEast = 100_000.0...900_000.0, prefixedEast = 13_100_000.0...45_900_000.0
        let looksNorth = north.contains(eastings.lowerBound) && north.contains(eastings.upperBound)
        let looksEast = [plainEast, prefixedEast].contains {
            $0.contains(northings.lowerBound) && $0.contains(northings.upperBound)
        }
        guard looksNorth && looksEast else { return }
        (easting, northing, isSwapped) = (northing, easting, true)
    }
}
