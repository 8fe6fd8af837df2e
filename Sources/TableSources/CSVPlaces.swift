import Columns

/// The two columns of a table that say where a row is.
package struct CSVPlaces: Equatable {
    var easting: Int
    var northing: Int
    /// The survey's habit of calling the northing X was recognised by the values.
    var isSwapped = false

    /// Pairs of headings, easting or longitude first. Compared without regard to case, blanks, `_`, and units in brackets
    /// or after a stroke.
    private static let headings: [(String, String)] = [
        ("easting", "northing"), ("东坐标", "北坐标"), ("longitude", "latitude"), ("lon", "lat"), ("lng", "lat"),
        ("long", "lat"), ("经度", "纬度"), ("东经", "北纬"), ("x坐标", "y坐标"), ("坐标x", "坐标y"), ("横坐标", "纵坐标"),
        ("pointx", "pointy"), ("coordx", "coordy"), ("xcoord", "ycoord"), ("centroidx", "centroidy"), ("x", "y"),
    ]
    /// Words of which a heading may hold one among others, as in 中心点经度 and 中心点纬度.
    private static let words: [(String, String)] = [
        ("经度", "纬度"), ("东坐标", "北坐标"), ("longitude", "latitude"), ("lng", "lat"),
    ]

    /// The first pair of headings that is there; nil when there is none, or several that are equally good.
    init?(headings names: [String]) {
        let plain = names.map(Self.plain)
        var places: [String: Int] = [:]
        for (i, name) in plain.enumerated() where places[name] == nil { places[name] = i }
        for (east, north) in Self.headings {
            if let e = places[east], let n = places[north] {
                (easting, northing) = (e, n)
                return
            }
        }
        for (east, north) in Self.words {
            let pairs = plain.enumerated().compactMap { i, name -> (Int, Int)? in
                guard name.contains(east), let n = places[name.replacing(east, with: north)] else { return nil }
                return (i, n)
            }
            if pairs.count == 1 {
                (easting, northing) = pairs[0]
                return
            }
        }
        return nil
    }

    /// The heading is half of one of the pairs.
    package static func names(_ heading: String) -> Bool {
        let plain = plain(heading)
        return headings.contains { $0.0 == plain || $0.1 == plain }
    }

    /// The headings are words for metres, not for degrees.
    static func areMetres(_ names: (String, String)) -> Bool {
        [("easting", "northing"), ("东坐标", "北坐标"), ("横坐标", "纵坐标")].contains {
            $0 == (plain(names.0), plain(names.1))
        }
    }

    private static func plain(_ heading: String) -> String {
        var result = ""
        var depth = 0
        for letter in heading.lowercased() {
            switch letter {
            case "(", "（", "[", "【": depth += 1
            case ")", "）", "]", "】": depth = max(0, depth - 1)
            case "/", "／": if !result.isEmpty { return result }
            case " ", "\u{3000}", "\u{A0}", "_", "°": break
            default: if depth == 0 { result.append(letter) }
            }
        }
        return result
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
