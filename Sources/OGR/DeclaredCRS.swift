import CGDAL
import Columns
import VectorSources

/// A code and a definition that stand for one CRS: they must say the same.
enum DeclaredCRS {
    /// What a definition says otherwise than the code beside it; none when they agree, or when one of them says nothing.
    /// - Parameters:
    ///   - reference: the definition.
    ///   - code: such as EPSG:4547.
    static func disagreement(of reference: OGRSpatialReferenceH, with code: String) -> Phrase? {
        guard code.hasPrefix("EPSG:"), let number = Int32(code.dropFirst(5)),
            let known = OSRNewSpatialReference(nil)
        else { return nil }
        defer { OSRDestroySpatialReference(known) }
        guard OSRImportFromEPSG(known, number) == OGRERR_NONE else { return nil }
        if (OSRIsProjected(reference) != 0) != (OSRIsProjected(known) != 0) {
            return Phrase(
                zh: "代码 \(code) 与其定义不一致：一为投影坐标系，一为地理坐标系",
                en: "the code \(code) and its definition disagree: one is projected, the other geographic")
        }
        for parameter in parameters {
            guard let stated = parameter.value(reference), let right = parameter.value(known),
                (stated - right).magnitude > parameter.tolerance
            else { continue }
            let (found, wanted) = (text(stated), text(right))
            return Phrase(
                zh: "代码 \(code) 的\(parameter.name.zh)为 \(wanted)，而其定义写的是 \(found)",
                en: "\(code) has the \(parameter.name.en) \(wanted), but its definition says \(found)")
        }
        return nil
    }

    private struct Parameter {
        let name: Phrase
        let tolerance: Double
        let value: (OGRSpatialReferenceH) -> Double?
    }

    private static func projected(_ name: String) -> (OGRSpatialReferenceH) -> Double? {
        { reference in
            var error = OGRERR_NONE
            let value = OSRGetProjParm(reference, name, .nan, &error)
            return error == OGRERR_NONE && value.isFinite ? value : nil
        }
    }

    private static var parameters: [Parameter] {
        [
            Parameter(
                name: Phrase(zh: "中央经线", en: "central meridian"), tolerance: 1e-6,
                value: projected("central_meridian")),
            Parameter(
                name: Phrase(zh: "东伪偏移", en: "false easting"), tolerance: 0.01, value: projected("false_easting")),
            Parameter(
                name: Phrase(zh: "北伪偏移", en: "false northing"), tolerance: 0.01, value: projected("false_northing")),
            Parameter(name: Phrase(zh: "比例因子", en: "scale factor"), tolerance: 1e-9, value: projected("scale_factor")),
            Parameter(name: Phrase(zh: "椭球长半轴", en: "semi-major axis"), tolerance: 0.5) { reference in
                var error = OGRERR_NONE
                let value = OSRGetSemiMajor(reference, &error)
                return error == OGRERR_NONE ? value : nil
            },
            Parameter(name: Phrase(zh: "扁率倒数", en: "inverse flattening"), tolerance: 0.01) { reference in
                var error = OGRERR_NONE
                let value = OSRGetInvFlattening(reference, &error)
                return error == OGRERR_NONE ? value : nil
            },
        ]
    }

    private static func text(_ value: Double) -> String { fixedText(value, decimals: value == value.rounded() ? 0 : 6) }

    /// What the tables of a GeoPackage say of a layer's CRS: the code and, as a reference of GDAL's, the definition.
    /// - Source: OGC 12-128r18, *GeoPackage Encoding Standard*, §1.1.2.
    static func disagreement(ofLayer name: String, in dataset: GDALDatasetH) -> Phrase? {
        let statement =
            "SELECT s.organization, s.organization_coordsys_id, s.definition FROM gpkg_geometry_columns g "
            + "JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id WHERE lower(g.table_name) = "
            + "lower(\(DatabaseText.literal(name)))"
        var texts: [String]?
        DatabaseText.rows(statement, dataset) { row in
            texts = texts ?? (0..<3).map { DatabaseText.text(row, $0) ?? "" }
        }
        guard let texts else { return nil }
        return collectingMessages { _ in
            guard let stated = OSRNewSpatialReference(nil) else { return nil }
            defer { OSRDestroySpatialReference(stated) }
            // "undefined" and text that GDAL does not understand say nothing.
            guard OSRSetFromUserInput(stated, texts[2]) == OGRERR_NONE else { return nil }
            return disagreement(of: stated, with: "\(texts[0].uppercased()):\(texts[1])")
        }
    }
}
