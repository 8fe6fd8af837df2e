import CGDAL
import Columns
import VectorSources

/// What a spatial reference of GDAL's is called, as a value.
struct CRSReading {
    let crs: CRS
    let name: String?
    /// What the definition says otherwise than the code that it carries.
    let contradiction: Phrase?

    /// Nil when there is none, or one that says it is undefined or a drawing's own.
    ///
    /// An authority code is taken when the reference carries one, or when GDAL finds exactly one code with a confidence
    /// of 90 % or more. Otherwise the definition is WKT.
    init?(_ reference: OGRSpatialReferenceH?) {
        guard let reference else { return nil }
        let name = OSRGetName(reference).map { String(cString: $0) }
        if let name, name.lowercased().hasPrefix("undefined") { return nil }
        if OSRIsLocal(reference) != 0 { return nil }  // a drawing's own axes
        // Heights are not read, so neither is their part of the reference.
        guard let reference = OSRClone(reference) else { return nil }
        defer { OSRDestroySpatialReference(reference) }
        if OSRIsCompound(reference) != 0 { OSRStripVertical(reference) }
        if OSRGetAxesCount(reference) == 3 { OSRDemoteTo2D(reference, nil) }
        self.name = OSRGetName(reference).map { String(cString: $0) }
        if let code = Self.code(of: reference) ?? Self.match(reference) {
            (crs, contradiction) = (CRS(code), DeclaredCRS.disagreement(of: reference, with: code))
            return
        }
        contradiction = nil
        guard let wkt = Self.wkt(reference) else { return nil }
        crs = CRS(wkt)
    }

    private static func code(of reference: OGRSpatialReferenceH) -> String? {
        guard let authority = OSRGetAuthorityName(reference, nil), let code = OSRGetAuthorityCode(reference, nil) else {
            return nil
        }
        let text = "\(String(cString: authority)):\(String(cString: code))"
        return text.hasPrefix("EPSG:") || text.hasPrefix("ESRI:") || text.hasPrefix("OGC:") ? normal(text) : nil
    }

    /// Longitude and latitude of WGS 84 under its OGC name is EPSG:4326 here, where easting always comes first.
    private static func normal(_ code: String) -> String { code == "OGC:CRS84" ? "EPSG:4326" : code }

    private static func match(_ reference: OGRSpatialReferenceH) -> String? {
        var count: Int32 = 0
        var confidences: UnsafeMutablePointer<Int32>?
        guard let found = OSRFindMatches(reference, nil, &count, &confidences) else { return nil }
        defer {
            OSRFreeSRSArray(found)
            VSIFree(confidences)
        }
        let sure = (0..<Int(count)).filter { (confidences?[$0] ?? 0) >= 90 }
        guard let first = sure.first else { return nil }
        let best = sure.filter { confidences![$0] == confidences![first] }
        let codes = Set(best.compactMap { found[$0].flatMap(code(of:)) })
        return codes.count == 1 ? codes.first : nil
    }

    private static func wkt(_ reference: OGRSpatialReferenceH) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        defer { VSIFree(text) }
        let done = withStringList(["FORMAT=WKT2_2019"]) { options in
            OSRExportToWktEx(reference, &text, Dataset.constant(options)) == OGRERR_NONE
        }
        guard done, let text else { return nil }
        return String(cString: text)
    }
}

extension CRSReading {
    init(crs: CRS, name: String?) { (self.crs, self.name, contradiction) = (crs, name, nil) }
}
