import Columns
import Intake
import OGR
import PROJ
import Testing

/// When a layer is refused as a whole, and when it is an answer.
@Suite struct LayerVerdictTests {
    private func request(_ path: String, crs: CRS? = nil) -> IntakeRequest {
        IntakeRequest("parcels", LayerRequest(path: path, crs: crs), columns: ["DLBM"], key: "BSM")
    }

    private func refusals(_ request: IntakeRequest) throws -> [IntakeError?] {
        func caught(_ body: () throws -> Void) throws -> IntakeError? {
            do {
                try body()
                return nil
            } catch let error as IntakeError { return error }
        }
        return [
            try caught { _ = try IntakeLayer(request) },
            try caught {
                let stream = try RowStream(request, batchRows: 2)
                let turns = try stream.turns(in: nil)
                while try turns.next() != nil {}
                _ = try stream.finish()
            },
        ]
    }

    /// Rows were read and none is left: the reasons are counted.
    @Test func nothingIsLeft() throws {
        let folder = try LayerFolder()
        let bad = RowKinds.cases.filter { ["no geometry", "bow-tie"].contains($0.name) }
        let rows = RowKinds.layer(bad + bad.suffix(1)).selecting([5, 6, 7])
        let path = try folder.write(rows)
        for error in try refusals(request(path)) {
            #expect(
                error
                    == .nothingLeft(
                        layer: "parcels", path: path, rows: 3, reasons: ["null-geometry": 1, "self-crossing": 2]))
            #expect(error?.description.contains("of 3 rows 2 self-crossing, 1 null-geometry") == true)
            #expect(error?.kind == .refused && error?.advice?.contains("options: {repair: true}") == true)
        }
    }

    /// Most rows are of another zone than the one declared, whoever declares it.
    @Test func anotherZone() throws {
        let folder = try LayerFolder()
        let declared = try folder.write(RowKinds.layer([], crs: .epsg(4527)), "declared.gpkg")
        let sound = try folder.write(RowKinds.layer([]), "sound.gpkg")
        for wanted in [request(declared), request(sound, crs: .epsg(4527)), request(sound, crs: .epsg(4548))] {
            for error in try refusals(wanted) {
                guard case .contradictedCRS(_, _, let reason, let remedy) = error else {
                    Issue.record("\(String(describing: error))")
                    continue
                }
                #expect(reason.en.contains("zone 38"))
                #expect(remedy?.en.contains("EPSG:4526") == true, "\(remedy?.en ?? "")")
            }
        }
        #expect(try refusals(request(declared, crs: .epsg(4526))) == [nil, nil])
    }

    /// An encoding that would have no effect is refused, not left without a word.
    @Test func anEncodingForAFormatThatHasOne() throws {
        let folder = try LayerFolder()
        let path = try folder.write(RowKinds.layer([]))
        let named = IntakeRequest("parcels", LayerRequest(path: path, encoding: "GBK"))
        for error in try refusals(named) {
            #expect(error == .encodingIgnored(layer: "parcels", path: path, encoding: "GBK", own: "UTF-8"))
            #expect(error?.kind == .usage)
        }
    }

    /// Numbers keep fifteen digits: a code of more that is stored as one is refused, wherever it is read as text.
    @Test func codesAsLongNumbers() throws {
        let folder = try LayerFolder()
        var layer = RowKinds.layer([])
        let rows = layer.count
        layer.add(Field("ZL", .real), .real((0..<rows).map { $0 == 1 ? 4.306990010010000e18 : 430_699_001_001 }))
        let path = try folder.write(layer)
        var named = IntakeRequest("parcels", LayerRequest(path: path), columns: ["ZL"])
        for error in try refusals(named) {
            #expect(error == .digitsLost(layer: "parcels", path: path, field: "ZL", row: 1))
        }
        named.numbers = ["ZL"]
        #expect(try refusals(named) == [nil, nil])
    }

    /// Ground of 2.2 · 10¹³ m² is more than sums of areas keep: its row is set aside by name, and the others count.
    @Test func groundBeyondEveryCountry() throws {
        let folder = try LayerFolder()
        var column = PolygonColumn()
        column.append([[75, 15, 134, 15, 134, 52, 75, 52, 75, 15]])
        column.append([[110, 28, 110.1, 28, 110.1, 28.1, 110, 28.1, 110, 28]])
        let path = try folder.write(Layer(name: "land", crs: .cgcs2000, geometry: .polygons(column)))
        let read = try IntakeLayer(IntakeRequest("parcels", LayerRequest(path: path)))
        #expect(read.rows.sourceRows == [1])
        #expect(read.report.setAside == 1)
        #expect(read.report.issues.map(\.rule) == ["outside-domain"])
        #expect(read.report.issues.first?.message.contains("more than any country has") == true)
    }

    /// A layer that holds no row is an answer, except where nothing can be done without one.
    @Test func noRows() throws {
        let folder = try LayerFolder()
        let path = try folder.write(RowKinds.layer([]).selecting([]))
        #expect(try refusals(request(path)) == [nil, nil])
        let whole = try IntakeLayer(request(path))
        #expect(whole.rows.count == 0 && whole.rows.geometry.kind == .polygon && whole.report.sentences.isEmpty)
        #expect(throws: IntakeError.emptyLayer(layer: "parcels", path: path)) {
            try IntakeLayer(request(path), mustHaveRows: true)
        }
        let collection = try folder.write(#"{"type": "FeatureCollection", "features": []}"#, "none.geojson")
        let empty = try IntakeLayer(IntakeRequest("works", LayerRequest(path: collection)))
        #expect(empty.rows.geometry == .polygons(PolygonColumn()))
        var named = IntakeRequest("parcels", LayerRequest(path: collection))
        named.fields = WantedFields([WantedField("class", required: true)])
        #expect(try refusals(named) == [nil, nil] && refusals(request(collection)) == [nil, nil])
    }

    /// Points where polygons are wanted; no CRS; several layers and none named.
    @Test func whatIsNotTheLayer() throws {
        let folder = try LayerFolder()
        var points = PointColumn()
        points.append(RowKinds.origin)
        let other = try folder.write(Layer(name: "p", crs: .epsg(4526), geometry: .points(points)), "points.gpkg")
        for error in try refusals(IntakeRequest("parcels", LayerRequest(path: other))) {
            #expect(error == .wrongGeometry(layer: "parcels", path: other, found: "point", expected: "polygon"))
        }
        let bare = try folder.write(RowKinds.layer([], crs: nil), "bare.gpkg")
        for error in try refusals(request(bare)) {
            #expect(error == .noCRS(layer: "parcels", path: bare, better: .epsg(4526)))
        }
        let writer = try GeoPackageWriter(path: folder.path("two.gpkg"))
        for name in ["A", "B"] {
            var layer = RowKinds.layer([])
            layer.name = name
            try writer.add(layer)
        }
        try writer.finish()
        #expect(throws: OGRError.layerNeeded(path: folder.path("two.gpkg"), layers: ["A", "B"])) {
            try IntakeLayer(request(folder.path("two.gpkg")))
        }
        let named = IntakeRequest(
            "parcels", LayerRequest(path: folder.path("two.gpkg"), layer: "b"), columns: ["DLBM"], key: "BSM")
        #expect(try IntakeLayer(named).rows.count == 5)
    }
}
