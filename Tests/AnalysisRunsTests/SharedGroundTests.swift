import Columns
import OGR
import Overlap
import Testing

@testable import FindingValues
@testable import AnalysisRuns
@testable import Tools

/// Ground that parcels share and ground without parcels, through whole jobs, on rectangles counted by hand.
@Suite struct SharedGroundTests {
    typealias Parcel = (key: String, landClass: String, box: (Double, Double, Double, Double))

    private func write(_ folder: TestFolder, _ name: String, _ parcels: [Parcel], net: [Double]? = nil) throws {
        var layer = Layer(
            name: name, crs: Squares.zone.crs, geometry: .polygons(Squares.column(parcels.map(\.box))))
        layer.add(Field("BSM", .text), .text(parcels.map(\.key)))
        layer.add(Field("DLBM", .text), .text(parcels.map(\.landClass)))
        if let net { layer.add(Field("TBDLMJ", .real), .real(net)) }
        try folder.write(layer, name + ".gpkg")
    }

    /// Within 2 km of the central meridian ground and plane agree to 10⁻⁷.
    private func isNear(_ a: AreaSum?, _ b: Double) -> Bool {
        a.map { ($0.squareMetres - b).magnitude < 0.001 + 1e-7 * b } ?? false
    }

    // MARK: tabulate

    private func tabulate(
        _ folder: TestFolder, method: AreaMethod = .planar, threads: Int = 1, keyed: Bool = true
    ) async throws -> Tabulation {
        var request = Tabulation.Request(
            zones: LayerRequest(path: folder.file("villages.gpkg")), zoneKey: "ZLDWDM",
            parcels: LayerRequest(path: folder.file("parcels.gpkg")), classField: "DLBM", method: method)
        (request.threads, request.batchRows, request.parcelKey) = (threads, 1, keyed ? "BSM" : nil)
        return try await Tabulation.run(request)
    }

    private static let parcels: [Parcel] = [
        ("1", "0101", (0, 0, 100, 100)), ("2", "0101", (50, 0, 100, 100)), ("3", "0702", (0, 0, 20, 100)),
        ("4", "0301", (900, 0, 200, 1000)), ("5", "0301", (950, 0, 100, 1000)),
    ]

    @Test(arguments: [1, 3], [true, false]) func aTableCountsSharedGroundOfOneClassOnce(threads: Int, turned: Bool)
        async throws
    {
        let folder = try TestFolder()
        try folder.writeVillages()
        try write(folder, "parcels", turned ? Self.parcels.reversed() : Self.parcels)
        for method in [AreaMethod.planar, .ellipsoidal] {
            let found = try await tabulate(folder, method: method, threads: threads)
            let rows = Dictionary(uniqueKeysWithValues: found.rows.map { ($0.zone.suffix(1) + " " + $0.landClass, $0) })
            #expect(rows.count == 4)
            #expect(isNear(rows["1 0101"]?.area, 15_000) && isNear(rows["1 0702"]?.area, 2000))
            #expect(isNear(rows["1 0301"]?.area, 100_000) && isNear(rows["2 0301"]?.area, 100_000))
            let doubts = found.doubts.map(\.doubt)
            #expect(found.doubts.map(\.zone) == ["430699101201", "430699101202"])
            #expect(isNear(doubts[0].repeated, 57_000) && isNear(doubts[0].excess, 57_000))
            #expect(isNear(doubts[0].sameClass, 55_000) && isNear(doubts[0].ofFarmland, 2000))
            #expect(isNear(doubts[0].bare, 1_000_000 - 115_000))
            #expect(isNear(doubts[1].repeated, 50_000) && isNear(doubts[1].bare, 900_000))
            #expect(isNear(found.shared.again, 107_000) && isNear(found.shared.sameClass, 105_000))
            #expect(isNear(found.parcels, 217_000))
            #expect(
                found.notes(leftOut: 0).map(\.en).contains {
                    $0.hasPrefix(
                        "Parcels overlap on 107000.00 m² of ground and count 107000.00 m² above it; of that 105000.00")
                })
        }
    }

    @Test func rowsThatDoNotCountAreToldApart() async throws {
        let folder = try TestFolder()
        try folder.writeVillages()
        try write(
            folder, "parcels",
            [
                ("1", "0101", (0, 0, 100, 100)), ("2", "0301", (200, 0, 100, 100)), ("1", "0101", (0, 0, 100, 100)),
            ])
        let found = try await tabulate(folder)
        #expect(found.parcelCount == 2)
        #expect(
            found.notes(leftOut: 0).first?.en.hasPrefix(
                "2 parcels (of 3 rows read, 1 left out as they stand twice), 20000.00 m²") == true)
    }

    @Test func parcelsWithoutKeysGiveWayByTheirPlace() async throws {
        let folder = try TestFolder()
        try folder.writeVillages()
        try write(folder, "parcels", Self.parcels)
        let keyed = try await tabulate(folder)
        let plain = try await tabulate(folder, keyed: false)
        #expect(plain.rows == keyed.rows && plain.doubts == keyed.doubts)
    }

    @Test func aCleanTableTellsNothing() async throws {
        let folder = try TestFolder()
        try folder.writeVillages()
        try write(folder, "parcels", [("1", "0101", (0, 0, 700, 1000)), ("2", "0301", (700, 0, 1300, 1000))])
        let found = try await tabulate(folder)
        #expect(found.doubts.isEmpty && found.shared == RepeatedSums())
        #expect(
            !found.notes(leftOut: 0).map(\.en).contains { $0.contains("overlap") || $0.contains("Without parcels") })
    }

    @Test func anOverlapDoesNotHideAGapOfItsSize() async throws {
        let folder = try TestFolder()
        try folder.writeVillages(codes: ["430699101201"])
        try write(folder, "parcels", [("1", "0101", (0, 0, 900, 1000)), ("2", "0301", (800, 0, 100, 1000))])
        let found = try await tabulate(folder)
        #expect(isNear(found.rows.reduce(.zero) { $0 + $1.area }, 1_000_000))
        #expect(isNear(found.doubts.first?.doubt.bare, 100_000) && isNear(found.doubts.first?.doubt.counted, 100_000))
    }

    // MARK: analyze

    private func analyse(
        _ parcels: [Parcel], net: [Double]? = nil, basic: [Parcel] = [("b", "", (0, 0, 10, 10))],
        before: [Parcel]? = nil
    ) async throws -> Findings {
        let folder = try TestFolder()
        try folder.writeVillages()
        try write(folder, "parcels", parcels, net: net)
        try write(folder, "basic_farmland", basic)
        if let before { try write(folder, "parcels_before", before) }
        let layers = ["villages", "basic_farmland", "parcels"] + (before == nil ? [] : ["parcels_before"])
        return try await Analysis.run(
            try folder.project(
                layers.map { "  \($0): {path: \($0).gpkg}" }.joined(separator: "\n"),
                "county: {code: \"430699\", name: 县}"), threads: 2)
    }

    @Test func farmlandThatStandsTwiceCountsOnce() async throws {
        let land: [Parcel] = [
            ("1", "0101", (0, 0, 200, 100)), ("4", "0101", (0, 0, 200, 100)), ("2", "0301", (0, 100, 2000, 900)),
            ("3", "0301", (200, 0, 1800, 100)),
        ]
        let net = [20_000.0, 20_000, 1_800_000, 180_000]
        let found = try #require(try await analyse(land, net: net).land)
        #expect(isNear(found.farmland, 20_000) && isNear(found.total, 2_000_000))
        #expect(isNear(found.countedTwice, 20_000) && isNear(found.withoutParcels, 0))
        #expect(found.storedFarmland.map { isNear($0, 20_000) } == true)
        let doubt = try #require(found.doubt["430699101201"])
        #expect(isNear(doubt.repeated, 20_000) && isNear(doubt.sameClass, 20_000) && doubt.counted == .zero)
        #expect(found.doubt.count == 1)
    }

    @Test func bareBasicFarmlandIsToldBesideAnOverlapOfItsSize() async throws {
        let land: [Parcel] = [
            ("1", "0101", (0, 0, 900, 1000)), ("2", "0301", (800, 0, 100, 1000)), ("3", "0301", (1000, 0, 1000, 1000)),
        ]
        let found = try await analyse(
            land, basic: [("b", "", (900, 0, 100, 100)), ("c", "", (800, 0, 50, 100)), ("d", "", (0, 0, 50, 50))])
        #expect(isNear(found.land?.withoutParcels, 100_000) && isNear(found.land?.countedTwice, 100_000))
        let patches = try #require(found.land?.patchDoubt).sorted { $0.id < $1.id }
        #expect(patches.map(\.id) == ["b", "c"])
        #expect(isNear(patches[0].doubt.bare, 10_000) && patches[0].doubt.repeated == .zero)
        #expect(isNear(patches[1].doubt.repeated, 5000) && patches[1].doubt.bare == .zero)
        let extent = found.redLine?.layers.first { $0.layer == "basic_farmland" }
        #expect(isNear(extent?.withoutParcels, 10_000))
    }

    /// Patches 0–100 and 50–150 m, no parcels at 60–120 m and two classes at 50–60 m: each patch tells what lies below it, in either order,
    /// and the county what lies below both.
    @Test(arguments: [["b1", "b2"], ["b2", "b1"]]) func patchesThatOverlapTellTheirOwnGround(ids: [String]) async throws
    {
        let land: [Parcel] = [
            ("1", "0101", (0, 0, 60, 100)), ("2", "0301", (50, 0, 10, 100)), ("3", "0301", (120, 0, 1880, 100)),
            ("4", "0301", (0, 100, 2000, 900)),
        ]
        let basic: [Parcel] = [(ids[0], "", (0, 0, 100, 100)), (ids[1], "", (50, 0, 100, 100))]
        for rows in [basic, Array(basic.reversed())] {
            let found = try await analyse(land, basic: rows)
            let patches = try #require(found.land?.patchDoubt)
            let doubts = Dictionary(patches.map { ($0.id, $0.doubt) }) { first, _ in first }
            #expect(isNear(doubts[ids[0]]?.bare, 4000) && isNear(doubts[ids[1]]?.bare, 6000))
            #expect(isNear(doubts[ids[0]]?.repeated, 1000) && isNear(doubts[ids[1]]?.repeated, 1000))
            let extent = try #require(found.redLine?.layers.first { $0.layer == "basic_farmland" })
            #expect(isNear(extent.withoutParcels, 6000) && isNear(extent.area, 15_000))
            let told = found.issues.filter { $0.layer == "basic_farmland" && $0.rule == "without-parcels" }
            let areas = Dictionary(told.map { ($0.id ?? "", $0.areaBefore ?? 0) }) { first, _ in first }
            #expect(
                areas.count == 2 && (areas[ids[0]] ?? 0).rounded() == 4000 && (areas[ids[1]] ?? 0).rounded() == 6000)
        }
    }

    /// 5000 m² of the second patch and 2500 of the third are others' too; the fourth is apart.
    @Test func patchesThatOverlapAreNamed() async throws {
        let found = try await analyse(
            [("1", "0101", (0, 0, 1000, 1000)), ("2", "0301", (1000, 0, 1000, 1000))],
            basic: [
                ("a", "", (0, 0, 100, 100)), ("b", "", (50, 0, 100, 100)), ("c", "", (125, 0, 100, 100)),
                ("d", "", (500, 0, 10, 10)),
            ])
        let issues = found.issues.filter { $0.layer == "basic_farmland" && $0.rule == "overlap" }
        #expect(issues.map(\.id) == ["b", "c"] && issues.map(\.row) == [1, 2])
        #expect(issues.map { $0.areaBefore.map { $0.rounded() } } == [5000, 2500])
        #expect(issues.allSatisfy { $0.place != nil && $0.severity == .warning })
        #expect(issues.first?.message.hasSuffix("m² are also covered by a; they count once") == true)
    }

    // MARK: change

    @Test func changeCountsEachPlaceOnce() async throws {
        let found = try await analyse(
            [("1", "0702", (0, 0, 80, 100)), ("2", "0702", (60, 0, 20, 100)), ("3", "0301", (100, 0, 50, 100))],
            before: [("1", "0101", (0, 0, 100, 100)), ("3", "0301", (100, 0, 50, 100))])
        let change = try #require(found.change)
        let flows = change.matrix.map { ("\($0.before)>\($0.now)", $0.area) }
        #expect(flows.map(\.0) == ["0101>0702", "0301>0301"])
        #expect(isNear(flows[0].1, 8000) && isNear(flows[1].1, 5000))
        #expect(isNear(change.gone.first?.area, 2000) && change.new.isEmpty)
        #expect(isNear(change.overlapNow, 2000) && change.overlapBefore == .zero)
        #expect(isNear(change.doubtNow.repeated, 2000) && isNear(change.doubtNow.bare, 2000))
        #expect(change.doubtNow.counted == .zero)
        #expect(change.sharedGround.map(\.isSameClass) == [true] && change.sharedGround.map(\.isBefore) == [false])
        #expect(isNear(change.changes.reduce(.zero) { $0 + $1.area }, 8000))
    }

    /// 2000 m² built up and 8000 without parcels, in the western village: its town is as doubtful as the county; the eastern
    /// village is not. The other 985,000 m² of the western one are in neither survey. 1000 m² that one class claims twice are in no doubt. The later parcel that lies on another is told, and parcels add up.
    @Test func doubtIsToldOfTheUnitWhereItLies() async throws {
        let found = try await analyse(
            [
                ("1", "0702", (0, 0, 20, 100)), ("2", "0702", (10, 0, 10, 100)), ("3", "0301", (100, 0, 50, 100)),
                ("4", "0301", (1000, 0, 1000, 1000)),
            ],
            before: [
                ("1", "0101", (0, 0, 100, 100)), ("3", "0301", (100, 0, 50, 100)),
                ("4", "0301", (1000, 0, 1000, 1000)),
            ])
        let change = try #require(found.change)
        #expect(change.doubtByVillage.keys.sorted() == ["430699101201"])
        #expect(isNear(change.doubtByVillage["430699101201"], 8000))
        #expect(!change.farmlandBalance.sheets.isEmpty)
        for sheet in change.farmlandBalance.sheets where sheet.rows[0].out > .zero {
            #expect(sheet.rows.map(\.code) == ["430699", "430699101", "430699101201", "430699101202"])
            #expect(sheet.rows.map(\.state) == [.doubtful, .doubtful, .doubtful, .met])
            for (row, doubt) in zip(sheet.rows, [993_000.0, 993_000, 993_000, 0]) {
                #expect(isNear(row.doubt, doubt), "\(row.code) \(row.doubt.squareMetres)")
            }
        }
        #expect(change.groups.last?.fate == .repeated && change.groups.last?.now == ["2"])
        #expect(change.fates.reduce(0) { $0 + $1.now } == change.now.parcels && change.now.parcels == 4)
        #expect(change.fates.reduce(0) { $0 + $1.before } == change.before.parcels)
    }

    @Test func anOverlapInBothSurveysIsNoChange() async throws {
        let parcels: [Parcel] = [
            ("1", "0101", (0, 0, 100, 100)), ("2", "0301", (80, 0, 100, 100)), ("3", "0101", (0, 0, 100, 100)),
        ]
        let change = try #require(try await analyse(parcels, before: parcels).change)
        #expect(change.changes.isEmpty && change.gone.isEmpty && change.new.isEmpty)
        // 10,000 m² of each class stand in it, 2000 of them in both.
        #expect(change.matrix.map(\.before) == ["0101", "0301"] && change.matrix.map(\.now) == ["0101", "0301"])
        #expect(change.matrix.allSatisfy { isNear($0.area, 10_000) })
        #expect(change.claimedBefore.isEmpty && change.claimedNow.isEmpty && isNear(change.now.area, 18_000))
        #expect(isNear(change.overlapNow, 10_000) && change.overlapBefore == change.overlapNow)
        // 1 and 3 are of one class and share all; 2 shares 2000 m² with them, and is of another.
        let told = change.sharedGround
        #expect(
            told.map(\.isBefore) == [true, true, false, false] && told.map(\.isSameClass) == [true, false, true, false])
        #expect(zip(told, [10_000.0, 2000, 10_000, 2000]).allSatisfy { isNear($0.area, $1) })
        #expect(isNear(change.doubtNow.counted, 2000))
    }
}
