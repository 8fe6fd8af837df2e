import ArgumentParser
import Columns
import Foundation
import OGR
import Output
import Tools

/// `area`: area of each feature and the total.
struct Area: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Area of each polygon of a layer, by one or more methods.",
        discussion:
            "With --json the features and the total of the first method; otherwise CSV with a column for each method.")

    @Argument(help: "A layer of polygons.") var path: String
    @Option(help: "Field that identifies a feature. (default: its row, from 0)") var key: String?
    @Option(
        help: "ellipsoidal, official, geodesic or planar; repeat it for several side by side. (default: ellipsoidal)")
    var method: [AreaMethod] = []
    @Option(help: "Layer within the file.") var layer: String?
    @Option(help: "Encoding of the text, such as GBK.") var encoding: String?
    @Option(help: "CRS of the layer, whatever it declares, such as EPSG:4526.") var crs: String?
    @Option(help: "Geographic CRS to take as CGCS2000, such as EPSG:4326. Repeatable.") var treatAsCgcs2000: [String] =
        []
    @Flag(help: "Make invalid rows valid instead of setting them aside.") var repair = false
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let methods = method.isEmpty ? [.ellipsoidal] : method
        let door = OutputDoor(inputs: [path])
        let table = try AreaTable(
            LayerChoice(path: path, layer: layer, encoding: encoding).request(crs: crs), keyField: key,
            methods: methods,
            repair: repair, treatAsCGCS2000: treatAsCgcs2000.map { CRS($0) })
        let ellipsoid = table.crs.ellipsoid.label
        if common.json {
            let document = AreaDocument(
                method: methods[0].rawValue, ellipsoid: methods[0] == .planar ? nil : ellipsoid,
                total_area_m2: table.text(table.totals[0], methods[0]),
                counted_twice_m2: table.shared.again.squareMetresText(),
                features: table.features.map {
                    AreaDocument.Feature(id: $0.id, area_m2: table.text($0.areas[0], methods[0]))
                })
            try door.print(encoding: document)
        } else {
            try door.print(table.csv())
        }
        let told = methods.allSatisfy { $0 == .planar } ? [] : ["Ellipsoid: \(ellipsoid)."]
        tell(common.quiet ? [] : table.notes.map(\.en) + told, table.issues)
    }
}

private struct AreaDocument: Encodable {
    struct Feature: Encodable {
        let id: String
        let area_m2: String
    }
    let method: String
    let ellipsoid: String?
    let total_area_m2: String
    /// Ground that the total counts more than once, because rows share it.
    let counted_twice_m2: String
    let features: [Feature]
}
