import Columns
import Intake
import OGR
import PROJ
import Testing

/// Each kind of bad row through the gate, in a layer read whole and in a stream: set aside alike, and told alike.
@Suite struct RowGateTests {
    private func request(_ path: String, repair: Bool = false) -> IntakeRequest {
        IntakeRequest("parcels", LayerRequest(path: path), columns: ["DLBM"], key: "BSM", repair: repair)
    }

    private func streamed(_ request: IntakeRequest, tasks: Int = 1) throws -> (rows: [Int], report: IntakeReport) {
        let stream = try RowStream(request, batchRows: 2)
        let plane = try Plane.ofFirstProjected([stream.candidate].compactMap { $0 }, ellipsoidal: true)
        let turns = try (0..<tasks).map { _ in try stream.turns(in: plane) }
        var rows: [Int] = []
        var isAtEnd = false
        while !isAtEnd {
            for turn in turns {
                guard let batch = try turn.next() else {
                    isAtEnd = true
                    continue
                }
                #expect(batch.crs == .epsg(4526))
                rows += batch.sourceRows
            }
        }
        return (rows.sorted(), try stream.finish())
    }

    @Test(arguments: RowKinds.cases) func oneBadRow(_ bad: RowKinds.Case) throws {
        let folder = try LayerFolder()
        let path = try folder.write(RowKinds.layer([bad]))
        let whole = try IntakeLayer(request(path))
        let (rows, report) = try streamed(request(path))
        #expect(whole.rows.sourceRows == [0, 1, 2, 3, 4] && rows == [0, 1, 2, 3, 4])
        for told in [whole.report, report] {
            #expect(told.rows == 6 && told.setAside == 1 && told.duplicates == 0 && told.repaired == 0)
            let issue = try #require(told.issues.first)
            #expect(told.issues.count == 1 && issue.rule == bad.rule, "\(issue)")
            #expect(issue.layer == "parcels" && issue.row == 5 && issue.id == "k5" && issue.severity == .error)
            #expect(issue.message.hasSuffix("; the row is set aside"))
            if bad.ring != nil { #expect(issue.place?.isFinite == true) }
            if let area = bad.area { #expect(abs((issue.areaBefore ?? 0) - area) < 0.001) }
            #expect(told.sentences.first?.en.hasPrefix("parcels: 1 of 6 rows is set aside: 1 \(bad.rule)") == true)
        }
        #expect(whole.report.issues == report.issues)
    }

    /// A layer in WGS 84 that is taken as CGCS2000: what lies on other continents, or has latitude first, is set aside.
    @Test func degreesTakenAsCGCS2000() throws {
        var polygons = PolygonColumn()
        for (x, y) in [(104.0, 30.0), (104.1, 30), (104.2, 30), (104.3, 30), (10, 50), (30, 80)] {
            polygons.append([RowKinds.ring(x, y, 0.01)])
        }
        var layer = Layer(name: "parcels", crs: .epsg(4326), geometry: .polygons(polygons), sourceRows: nil)
        layer.add(Field("BSM", .text), .text((0..<6).map { "k\($0)" }))
        layer.add(Field("DLBM", .text), .text((0..<6).map { _ in "0103" }))
        let folder = try LayerFolder()
        let path = try folder.write(layer)
        var request = request(path)
        #expect(try IntakeLayer(request).rows.count == 6)
        request.treatAsCGCS2000 = [.epsg(4326)]
        let whole = try IntakeLayer(request)
        #expect(whole.rows.sourceRows == [0, 1, 2, 3])
        #expect(whole.report.issues.map { "\($0.rule) \($0.row)" } == ["outside-domain 4", "zone-mixed 5"])
        let stream = try RowStream(request, batchRows: 2)
        #expect(stream.candidate?.box.maxX ?? 0 < 105)
        let turns = try stream.turns(in: nil)
        while try turns.next() != nil {}
        #expect(try stream.finish().issues == whole.report.issues)
    }

    @Test(arguments: [1, 3]) func allKindsAtOnce(tasks: Int) throws {
        let folder = try LayerFolder()
        var layer = RowKinds.layer(RowKinds.cases + RowKinds.cases)
        // Good rows are most of them: 40 squares more, above the others.
        var more = PolygonColumn()
        for n in 0..<40 {
            more.append([RowKinds.ring(RowKinds.origin.x + 100 * Double(n), RowKinds.origin.y + 2000, 100)])
        }
        var squares = Layer(name: "parcels", crs: .epsg(4526), geometry: .polygons(more), sourceRows: nil)
        squares.add(Field("BSM", .text), .text((0..<40).map { "s\($0)" }))
        squares.add(Field("DLBM", .text), .text((0..<40).map { _ in "0103" }))
        layer = .joined([layer, squares])
        let path = try folder.write(layer)
        let whole = try IntakeLayer(request(path))
        let (rows, report) = try streamed(request(path), tasks: tasks)
        #expect(rows.count == 45 && whole.rows.count == 45 && report.setAside == 22)
        #expect(
            report.reasons == [
                "null-geometry": 2, "zone-mixed": 8, "outside-domain": 8, "not-finite": 2, "self-crossing": 2,
            ])
        #expect(report.issues == whole.report.issues.sorted(by: RowIssue.inOrder))
        #expect(report.sentences == whole.report.sentences)
    }

    /// A bow-tie of two triangles of 2500 m² each.
    @Test func repair() throws {
        let folder = try LayerFolder()
        let path = try folder.write(RowKinds.layer(RowKinds.cases.filter { $0.name == "bow-tie" }))
        let whole = try IntakeLayer(request(path, repair: true))
        let (rows, report) = try streamed(request(path, repair: true))
        #expect(rows.count == 6 && whole.rows.count == 6)
        for told in [whole.report, report] {
            #expect(told.setAside == 0 && told.repaired == 1 && told.issues.count == 1)
            #expect(told.issues.first?.severity == .warning && told.issues.first?.rule == "self-crossing")
            let issue = try #require(told.issues.first)
            #expect(abs(issue.areaBefore ?? 1) < 0.001 && abs((issue.areaAfter ?? 0) - 5000) < 0.001)
            #expect(told.sentences.map(\.en) == ["parcels: 1 of 6 rows was made valid."])
        }
    }

    /// A hole of 50 m that stands as a part: its rings are nested, and nothing else is said of it.
    @Test func nestedIsNotMadeValid() throws {
        let folder = try LayerFolder()
        var column = PolygonColumn()
        let o = RowKinds.origin
        column.append(parts: [[RowKinds.ring(o.x, o.y, 100)], [RowKinds.ring(o.x + 20, o.y + 20, 50)]])
        var layer = Layer(name: "parcels", crs: .epsg(4526), geometry: .polygons(column))
        layer.add(Field("BSM", .text), .text(["a"]))
        layer.add(Field("DLBM", .text), .text(["0103"]))
        let told = try IntakeLayer(request(try folder.write(layer), repair: true)).report
        #expect(told.repaired == 1 && told.nested == 1)
        #expect(abs((told.issues.first?.areaAfter ?? 0) - 7500) < 0.001)
        #expect(told.issues.first?.message.hasSuffix("its rings were nested anew") == true)
        #expect(told.sentences.map(\.en) == ["parcels: the rings of 1 of 1 rows were nested anew."])
    }

    /// A row alike in key, shape and values stands twice; under another key it is a row of its own.
    @Test func duplicates() throws {
        let folder = try LayerFolder()
        var layer = RowKinds.layer([])
        layer = .joined([layer, layer.selecting([1]), layer.selecting([2])])
        var keys = (0..<5).map { "k\($0)" } as [String?]
        keys += ["k1", "other"]
        var named = Layer(name: "parcels", crs: layer.crs, geometry: layer.geometry)
        named.add(Field("BSM", .text), .text(keys))
        named.add(layer.fields[1], layer.columns[1])
        let path = try folder.write(named)
        let whole = try IntakeLayer(request(path))
        let (rows, report) = try streamed(request(path), tasks: 2)
        #expect(whole.rows.sourceRows == [0, 1, 2, 3, 4, 6] && rows == [0, 1, 2, 3, 4, 6])
        for told in [whole.report, report] {
            #expect(told.duplicates == 1 && told.setAside == 0 && told.issues.map(\.rule) == ["duplicate-row"])
            #expect(told.issues.first?.row == 5 && abs((told.issues.first?.areaBefore ?? 0) - 10_000) < 0.001)
            #expect(told.sentences.map(\.en) == ["parcels: 1 of 7 rows stands twice and was left out (10000.00 m²)."])
        }
        // Without a key of its own the layer's usual key tells them apart all the same.
        var unkeyed = request(path)
        unkeyed.key = nil
        #expect(try IntakeLayer(unkeyed).rows.sourceRows == [0, 1, 2, 3, 4, 6])
    }

    /// A square of 600 m from 90 km west of the meridian on, twice: on the ellipsoid 71.442 m² less than in the plane. By the
    /// series k = 1 + y²/2MN + y⁴/24(MN)² at 29.46040° (φ of northing 3 260 300), its k⁻² summed over 600 strips: 359 928.558.
    @Test func groundOnTheEllipsoid() throws {
        let folder = try LayerFolder()
        var column = PolygonColumn()
        for n in [0, 0, 1] { column.append([RowKinds.ring(38_410_000, 3_260_000 + 1000 * Double(n), 600)]) }
        var layer = Layer(name: "parcels", crs: .epsg(4526), geometry: .polygons(column))
        layer.add(Field("BSM", .text), .text(["a", "a", "b"]))
        layer.add(Field("DLBM", .text), .text(["0101", "0101", nil]))
        var wanted = request(try folder.write(layer))
        wanted.landClass = "DLBM"
        let issues = try IntakeLayer(wanted).report.issues.sorted { $0.row < $1.row }
        #expect(issues.map(\.rule) == ["duplicate-row", "class-unknown"])
        #expect(abs((issues[0].areaBefore ?? 0) - 359_928.558) < 0.005)
        #expect(abs((issues[1].areaBefore ?? 0) - 359_928.558) < 0.05)
    }

    /// The same square in zone 37, without its prefix, and with its axes swapped, among rows of zone 38: its ground is that of
    /// its own zone, 71.442 m² less than in the plane.
    @Test func groundOfRowsOfOtherZones() throws {
        let folder = try LayerFolder()
        var column = PolygonColumn()
        for ring in RowKinds.good { column.append([ring]) }
        column.append([RowKinds.ring(37_410_000, 3_260_000, 600)])
        column.append([RowKinds.ring(410_000, 3_260_000, 600)])
        column.append([RowKinds.ring(3_260_000, 38_410_000, 600)])
        var layer = Layer(name: "parcels", crs: .epsg(4526), geometry: .polygons(column))
        layer.add(Field("BSM", .text), .text((0..<8).map { "\($0)" }))
        layer.add(Field("DLBM", .text), .text((0..<8).map { _ in "0101" }))
        let issues = try IntakeLayer(request(try folder.write(layer))).report.issues.sorted { $0.row < $1.row }
        #expect(issues.map(\.row) == [5, 6, 7] && issues.allSatisfy { $0.rule == "zone-mixed" })
        for issue in issues { #expect(abs((issue.areaBefore ?? 0) - 359_928.558) < 0.005, "\(issue)") }
    }

    /// Ground that is counted by class wants one of every row.
    @Test func classesThatAreMissing() throws {
        let folder = try LayerFolder()
        var layer = Layer(name: "l", crs: .epsg(4526), geometry: RowKinds.layer([]).geometry)
        layer.add(Field("BSM", .text), .text((0..<5).map { "k\($0)" }))
        layer.add(Field("DLBM", .text), .text(["0101", nil, "0101", " ", "9999"]))
        var wanted = request(try folder.write(layer))
        wanted.landClass = "DLBM"
        let whole = try IntakeLayer(wanted)
        #expect(whole.rows.sourceRows == [0, 2, 4] && whole.report.issues.map(\.id) == ["k1", "k3"])
        #expect(
            whole.report.sentences.map(\.en) == ["parcels: 2 of 5 rows are set aside: 2 class-unknown (20000.00 m²)."])
    }

    /// Results that are listed by a key want one of every row.
    @Test func keysThatAreMissing() throws {
        let folder = try LayerFolder()
        var layer = Layer(name: "l", crs: .epsg(4526), geometry: RowKinds.layer([]).geometry)
        layer.add(Field("BSM", .text), .text(["a", nil, "b", "  ", "b"]))
        layer.add(Field("DLBM", .text), .text(["0101", "0101", "0101", "0101", "0101"]))
        let path = try folder.write(layer)
        #expect(try IntakeLayer(request(path)).rows.count == 5)
        var wanted = request(path)
        wanted.keyUse = .results
        let whole = try IntakeLayer(wanted)
        #expect(whole.rows.sourceRows == [0, 2, 4] && whole.report.reasons == ["key-missing": 2])
        #expect(whole.sharedKeys == ["b": whole.sharedKeys["b"]] && whole.sharedKeys["b"]?.rows == 2)
    }
}
