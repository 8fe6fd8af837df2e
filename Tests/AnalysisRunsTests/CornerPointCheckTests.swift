import Columns
import Tools
import Survey
import Testing

/// What reading a file of corner points finds is told by `check` too, under the ids that `area` and `convert` use.
@Suite struct CornerPointCheckTests {
    /// A parcel's line and the corners of a square of 100 m, by letter: a b c d, from the south-west, north first.
    private static func parcel(_ line: String, _ points: [(label: Int, ring: Int, corner: Character)], east: Int)
        -> String
    {
        let corners: [Character: (Int, Int)] = ["a": (0, 0), "b": (100, 0), "c": (100, 100), "d": (0, 100)]
        return points.reduce(line + "\n") { text, point in
            let (dn, de) = corners[point.corner] ?? (0, 0)
            return text + "J\(point.label),\(point.ring),\(3_264_000 + dn),\(38_500_000 + east + de)\n"
        }
    }

    private static let square: [(Int, Int, Character)] = [
        (1, 1, "a"), (2, 1, "b"), (3, 1, "c"), (4, 1, "d"), (1, 1, "a"),
    ]

    @Test func saysWhatReadingFound() async throws {
        let folder = try TestFolder()
        let parcels = [
            Self.parcel("5,1.0000,K0,,面,,,,@", Self.square, east: 0),
            Self.parcel("4,1.0000,K1,,面,,,,@", Array(Self.square.dropLast()), east: 1000),
            Self.parcel("5,1.0000,K2,,面,,,,@", Self.square + [(5, 2, "a"), (6, 2, "b"), (5, 2, "a")], east: 2000),
            Self.parcel("9,1.0000,K3,,面,,,,@", Self.square, east: 3000),
            Self.parcel(
                "5,1.0000,K4,,面,,,,@", [(1, 1, "a"), (2, 1, "b"), (7, 1, "c"), (4, 1, "d"), (1, 1, "a")], east: 4000),
            Self.parcel("5,1.0000,K5,,点,,,,@", Self.square, east: 5000),
            Self.parcel("5,10000m²,K6,,面,,,,@", Self.square, east: 6000),
        ]
        let header = "[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n带号=38\n[地块坐标]\n"
        try (header + parcels.joined()).write(toFile: folder.file("dk.txt"), atomically: true, encoding: .utf8)
        let result = try await Check.run(try CheckInput.layers(ofPaths: [folder.file("dk.txt")]))
        let told = result.issues.map { "\($0.row ?? -1) \($0.rule.id)" }
        #expect(
            told.sorted() == [
                "1 ring-not-closed", "2 point-count", "2 too-few-points", "3 point-count", "4 point-number",
                "5 not-a-polygon", "5 null-geometry", "6 stated-unit",
            ])
        let closed = try #require(result.issues.first { $0.rule == .ringNotClosed })
        #expect(closed.place == Position(38_501_100, 3_264_000))
    }
}
