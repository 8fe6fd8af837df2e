import Columns
import FindingValues
import Intake
import OGR
import ProjectFile

extension LayerSource {
    /// The same for the reader. A CRS given in the project stands for the one of the file; the gate holds either against the
    /// coordinates.
    package var request: LayerRequest {
        LayerRequest(
            path: paths.count == 1 ? paths[0] : pattern, layer: layer, crs: crs.map { CRS($0) }, encoding: encoding,
            filter: filter)
    }

    /// What a project wants of the layer.
    /// - Parameters:
    ///   - name: our name of the layer in messages and issues.
    ///   - taken: geographic CRSs that the user declares equal to CGCS2000.
    func intake(as name: String, _ fields: LayerFields, repair: Bool, takenAsCGCS2000 taken: [CRS]) -> IntakeRequest {
        var result = IntakeRequest(
            name, request, path: written, geometry: fields.geometry, key: fields.key, repair: repair)
        (result.fields, result.mapped) = (fields.fields, self.fields)
        (result.landClass, result.treatAsCGCS2000) = (fields.landClass, taken)
        if fields.standard == .villages { result.keyUse = .results }
        return result
    }
}

extension IntakeReport {
    /// The operation that was applied to the layer; none for a table or an empty layer.
    package func operation(to plane: Plane) -> OperationUsed? {
        guard let crs, let way else { return nil }
        return OperationUsed(
            layer: layer, from: crs.crs, to: plane.crs, name: way.name, accuracy: way.accuracy,
            assumedCGCS2000: way.assumedCGCS2000)
    }

    /// What `run.json` holds of the layer.
    package func input(_ found: FoundLayer, _ source: LayerSource) -> InputRead {
        InputRead(
            layer: layer, path: source.written, absolutePath: source.pattern,
            sourceLayer: found.source.layer ?? found.description.name, rows: rows, setAside: setAside,
            duplicates: duplicates, crs: crs?.crs, crsFrom: source.crs == nil ? "source" : "project",
            encoding: read.encoding, encodingFrom: read.encodingSource?.rawValue, standard: found.standard?.rawValue,
            fields: found.fields)
    }
}

extension Layer {
    /// Text of a column, row by row; none where the column is missing.
    package func texts(_ name: String) -> [String?] {
        guard let column = column(name) else { return Array(repeating: nil, count: count) }
        return (0..<count).map(column.text)
    }

    /// Numbers of a column, row by row; none where the column is missing.
    package func numbers(_ name: String) -> [Double?] {
        guard let column = column(name) else { return Array(repeating: nil, count: count) }
        return (0..<count).map(column.number)
    }
}
