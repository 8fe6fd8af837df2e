import Columns
import PROJ
import Survey

extension DefectSheet {
    private static let official = OfficialArea(CGCS2000Zone(width: .three, number: 38, prefixed: true))

    /// `DLTB`, `CJDCQ` and `XZQ` with all faults in them.
    var layers: [Layer] { [parcelLayer, unitLayer(villages, "CJDCQ"), unitLayer(towns, "XZQ")] }

    private var parcelLayer: Layer {
        var shapes = PolygonColumn()
        var table = RowTable(SampleLayers.parcelFields)
        for parcel in parcels where !parcel.rings.isEmpty {
            shapes.append(parcel.rings)
            var values = parcel.values
            values.gross = Self.official.hundredths(of: shapes, row: shapes.count - 1)
            table.append(values.cells)
            for change in parcel.changes { table.set(table.rows.count - 1, change.field, change.cell) }
        }
        return table.layer("DLTB", .polygons(shapes))
    }

    private func unitLayer(_ units: [Unit], _ name: String) -> Layer {
        let isVillage = name == "CJDCQ"
        var shapes = PolygonColumn()
        var table = RowTable(isVillage ? SampleLayers.villageFields : SampleLayers.townFields)
        for (row, unit) in units.enumerated() {
            shapes.append(unit.rings)
            let area = Double(Self.official.hundredths(of: shapes, row: row)) / 100
            table.append([
                .text(unit.key), .text(isVillage ? "1000600300" : "1000600100"),
                .text(isVillage ? unit.code + "0000000" : unit.code), .text(unit.name), .real(area), .real(area),
            ])
        }
        return table.layer(name, .polygons(shapes))
    }
}
