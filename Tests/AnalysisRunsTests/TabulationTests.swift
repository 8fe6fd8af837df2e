import Columns
import Foundation
import Intake
import OGR
import PROJ
import Testing

@testable import CountyLayers
@testable import AnalysisRuns
@testable import Tools

/// Two zones side by side and parcels about their border, as GeoPackages.
private struct LandFiles {
    let folder: URL
    static let origin = Position(38_500_000, 3_265_000)

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "qiancun-land-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    func write(_ name: String, _ rows: [(key: String, landClass: String?, ring: [Double])], crs: CRS? = .epsg(4526))
        throws
        -> String
    {
        var column = PolygonColumn()
        for row in rows {
            column.append([
                row.ring.enumerated().map { $0.element + ($0.offset % 2 == 0 ? Self.origin.x : Self.origin.y) }
            ])
        }
        var layer = Layer(name: name, crs: crs, geometry: .polygons(column))
        layer.add(Field("key", .text), .text(rows.map(\.key)))
        layer.add(Field("DLBM", .text), .text(rows.map(\.landClass)))
        let writer = try GeoPackageWriter(path: path(name + ".gpkg"))
        try writer.add(layer)
        try writer.finish()
        return path(name + ".gpkg")
    }

    static func box(_ x: Double, _ y: Double, _ w: Double, _ h: Double) -> [Double] {
        [x, y, x + w, y, x + w, y + h, x, y + h, x, y]
    }

    static let zones: [(key: String, landClass: String?, ring: [Double])] = [
        ("b", nil, box(0, 0, 1000, 1000)), ("a", nil, box(1000, 0, 1000, 1000)),
    ]
    static let parcels: [(key: String, landClass: String?, ring: [Double])] = [
        ("1", "0101", box(10, 10, 100, 100)), ("2", "0103", box(950, 10, 100, 100)),
        ("3", "0101", box(1500, 500, 10, 10)), ("4", "0702", box(1990, 0, 20, 10)), ("5", nil, box(5000, 0, 10, 10)),
        ("6", "0101", [300, 300, 400, 400, 400, 300, 300, 500, 300, 300]),
    ]
}

@Suite struct TabulationTests {
    /// Rows of one key are one zone (飞地) as villages of one code are one village: not where they have different names.
    @Test func zonesOfOneKeyAndTwoNames() async throws {
        let folder = try TestFolder()
        try folder.writeVillages(codes: ["430699101201", "430699101201"])
        let files = try LandFiles()
        let parcels = try files.write("parcels", LandFiles.parcels)
        let request = Tabulation.Request(
            zones: LayerRequest(path: folder.file("villages.gpkg")), zoneKey: "ZLDWDM",
            parcels: LayerRequest(path: parcels),
            classField: "DLBM")
        await #expect(
            throws: CountyError.namesDiffer(
                layer: "zones", path: folder.file("villages.gpkg"), key: "430699101201", rows: [0, 1],
                names: ["村0", "村1"])
        ) { try await Tabulation.run(request) }
    }

    /// Eight parcels of 2.3 · 10¹² m² on one another: their sum is more than 64 bits of 10⁻⁶ m² hold.
    @Test func sumsThatDoNotFit() async throws {
        let files = try LandFiles()
        var column = PolygonColumn()
        for i in 0..<8 {
            let west = 108 + 1e-7 * Double(i)
            column.append([[west, 20, 117, 20, 117, 45, west, 45, west, 20]])
        }
        func write(_ name: String, _ column: PolygonColumn) throws -> String {
            var layer = Layer(name: name, crs: .cgcs2000, geometry: .polygons(column))
            layer.add(Field("DLBM", .text), .text(Array(repeating: "0101", count: column.count)))
            layer.add(Field("key", .text), .text((0..<column.count).map(String.init)))
            let writer = try GeoPackageWriter(path: files.path(name + ".gpkg"))
            try writer.add(layer)
            try writer.finish()
            return files.path(name + ".gpkg")
        }
        var zone = PolygonColumn()
        zone.append([[107, 19, 118, 19, 118, 46, 107, 46, 107, 19]])
        let request = Tabulation.Request(
            zones: LayerRequest(path: try write("zones", zone)), zoneKey: "key",
            parcels: LayerRequest(path: try write("parcels", column)), classField: "DLBM")
        await #expect(throws: LandError.tooMuchGround(path: files.path("parcels.gpkg"))) {
            try await Tabulation.run(request)
        }
    }

    private func run(
        _ files: LandFiles, parcels: String, zones: String, threads: Int = 1, repair: Bool = false,
        method: AreaMethod = .planar
    ) async throws -> Tabulation {
        var request = Tabulation.Request(
            zones: LayerRequest(path: zones), zoneKey: "key", parcels: LayerRequest(path: parcels), classField: "DLBM",
            method: method)
        (request.threads, request.repair, request.batchRows, request.parcelKey) = (threads, repair, 2, "key")
        return try await Tabulation.run(request)
    }

    @Test(arguments: [1, 2, 5]) func figures(threads: Int) async throws {
        let files = try LandFiles()
        defer { try? FileManager.default.removeItem(at: files.folder) }
        let zones = try files.write("zones", LandFiles.zones)
        let parcels = try files.write("parcels", LandFiles.parcels)
        let result = try await run(files, parcels: parcels, zones: zones, threads: threads)
        #expect(
            result.csv().text == """
                zone,class,area_m2
                a,0101,100.000000
                a,0103,5000.000000
                a,0702,100.000000
                b,0101,10000.000000
                b,0103,5000.000000

                """)
        #expect(result.outside == AreaSum(squareMetres: 100))
        #expect(result.setAside == 2)
        #expect(result.issues.map(\.id) == ["5", "6"])
        #expect(result.issues.map(\.rule) == ["class-unknown", "self-crossing"])
        let repaired = try await run(files, parcels: parcels, zones: zones, threads: threads, repair: true)
        #expect(repaired.setAside == 1)
        #expect(repaired.parcels > result.parcels)
        #expect(repaired.issues.last?.areaAfter != nil)
    }

    /// Pieces and ground outside sum to the parcels, and the order of rows does not matter.
    @Test func closesOnTheEllipsoid() async throws {
        let files = try LandFiles()
        defer { try? FileManager.default.removeItem(at: files.folder) }
        let zones = try files.write("zones", LandFiles.zones)
        let turned = try files.write("turned", LandFiles.zones.reversed())
        let parcels = try files.write("parcels", LandFiles.parcels)
        let shuffled = try files.write("shuffled", LandFiles.parcels.reversed())
        let one = try await run(files, parcels: parcels, zones: zones, method: .ellipsoidal)
        let two = try await run(files, parcels: shuffled, zones: turned, threads: 2, method: .ellipsoidal)
        #expect(one.csv().text == two.csv().text)
        #expect(one.rows.reduce(AreaSum.zero) { $0 + $1.area } + one.outside == one.parcels)
    }

    @Test func refusals() async throws {
        let files = try LandFiles()
        defer { try? FileManager.default.removeItem(at: files.folder) }
        let zones = try files.write("zones", LandFiles.zones)
        let bare = try files.write("bare", LandFiles.parcels, crs: nil)
        await #expect(throws: IntakeError.noCRS(layer: "parcels", path: bare, better: .epsg(4526))) {
            _ = try await run(files, parcels: bare, zones: zones)
        }
        let other = try files.write("other", LandFiles.parcels, crs: .epsg(4527))
        let refusal = await #expect(throws: IntakeError.self) {
            _ = try await run(files, parcels: other, zones: zones)
        }
        #expect(refusal?.description.contains("zone 39") == true && refusal?.description.contains("zone 38") == true)
    }

    @Test func areasSideBySide() throws {
        let files = try LandFiles()
        defer { try? FileManager.default.removeItem(at: files.folder) }
        let path = try files.write("parcels", Array(LandFiles.parcels.prefix(2)))
        let table = try AreaTable(
            LayerRequest(path: path), keyField: "key", methods: [.ellipsoidal, .official, .geodesic, .planar])
        #expect(table.features.map(\.id) == ["1", "2"])
        #expect(table.features.allSatisfy { $0.areas[3] == AreaSum(squareMetres: 10_000) })
        #expect(table.features.allSatisfy { abs($0.areas[0].squareMetres - $0.areas[2].squareMetres) < 1e-3 })
        #expect(table.features.allSatisfy { abs($0.areas[0].squareMetres - $0.areas[1].squareMetres) < 2e-2 })
        #expect(table.csv().hasPrefix("id,area_m2,official_area_m2,geodesic_area_m2,planar_area_m2\n1,"))
    }

    @Test func pairsAndZones() throws {
        let files = try LandFiles()
        defer { try? FileManager.default.removeItem(at: files.folder) }
        let zones = try files.write("zones", LandFiles.zones)
        let left = try files.write("left", [("p", nil, LandFiles.box(900, 0, 200, 100))])
        let right = try files.write(
            "right", [("q", nil, LandFiles.box(950, 50, 100, 100)), ("r", nil, LandFiles.box(0, 0, 901, 1))])
        var request = OverlapTable.Request(left: LayerRequest(path: left), right: LayerRequest(path: right))
        (request.leftKey, request.rightKey, request.method) = ("key", "key", .planar)
        (request.zones, request.zoneKey, request.shapes) = (LayerRequest(path: zones), "key", true)
        let table = try OverlapTable(request)
        #expect(
            OverlapTable.csv(table.pairs, heading: "left,right,area_m2").text
                == "left,right,area_m2\np,q,5000.000000\np,r,1.000000\n")
        #expect(
            OverlapTable.csv(table.byZone, heading: "h").text
                == "h\np,q,a,2500.000000\np,q,b,2500.000000\np,r,b,1.000000\n")
        #expect(table.shapes?.count == 2)
    }
}
