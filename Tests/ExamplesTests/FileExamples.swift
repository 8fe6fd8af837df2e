import Columns
import Foundation
import GeoJSON
import Intake
import Output
import PROJ
import Testing
import Tools

import struct OGR.LayerRequest

@Suite struct FileExamples {
    private let files: SmallFiles
    private var folder: String { files.path }

    init() throws { files = try SmallFiles() }

    @Test func output() throws {
        try files.writeVillages()
        // example: Output/Output
        let door = OutputDoor(inputs: ["\(folder)/villages.gpkg"], overwrite: false)
        let file = try door.file("\(folder)/areas.csv")
        try file.write("zone,class,area_m2\n")
        try door.commit()
        // end
        #expect(try String(contentsOfFile: "\(folder)/areas.csv", encoding: .utf8) == "zone,class,area_m2\n")
    }

    @Test func areas() throws {
        try files.writeVillages()
        // example: Tools/Tools
        let table = try AreaTable(
            LayerRequest(path: "\(folder)/villages.gpkg"), keyField: "XZQDM", methods: [.ellipsoidal, .official])
        print(table.csv())
        // end
        #expect(table.features.map(\.id) == ["430699101201", "430699101202"])
    }

    @Test func geoJSON() throws {
        let layer = Layer(
            name: "places", crs: .cgcs2000, geometry: .points(PointColumn([Position(114, 29.5), Position(115, 29)])))
        // example: GeoJSON/WhatIsWritten
        var writer = try GeoJSONWriter(path: "\(folder)/places.geojson", name: "places")
        try writer.append(layer)
        let summary = try writer.finish()
        print(summary.features, summary.partsLeftOut)
        // end
        #expect(summary.features == 2 && summary.partsLeftOut == 0)

        // example: GeoJSON/GeoJSON
        var reader = try GeoJSONReader(path: "\(folder)/places.geojson")
        while let batch = try reader.next(rows: 10_000) {
            print(batch.count, batch.fields.map(\.name))
        }
        // end
        #expect(try GeoJSONReader.layer(path: "\(folder)/places.geojson").geometry == layer.geometry)
    }

    @Test func rowsInBatches() async throws {
        try files.writeVillages()
        let plane = try Plane(zone: SmallFiles.zone)
        // example: Intake/RowStream
        let request = IntakeRequest("villages", LayerRequest(path: "\(folder)/villages.gpkg"), columns: ["XZQDM"])
        let stream = try RowStream(request, batchRows: 1024)
        let counts = try await withThrowingTaskGroup { group in
            for _ in 0..<2 {
                group.addTask {
                    let turns = try stream.turns(in: plane)  // of one task
                    var count = 0
                    while let rows = try turns.next() { count += rows.count }
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
        let report = try stream.finish()  // when all tasks have ended
        // end
        #expect(counts == 2 && report.issues.isEmpty)
    }
}
