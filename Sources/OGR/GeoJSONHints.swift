import Columns
import VectorSources

/// What a GeoJSON file of ours says about its CRS in the member `coordinateSystem`, which GDAL does not know.
///
/// RFC 7946 has no other CRS than WGS 84, so coordinates in CGCS2000 are told apart only by that member.
enum GeoJSONHints {
    static func corrected(_ reading: CRSReading, _ dataset: Dataset) -> CRSReading {
        guard dataset.driver == "GeoJSON", reading.crs == .epsg(4326), let file = VirtualFile(dataset.member.path),
            let code = code(in: file.read(4096))
        else { return reading }
        return CRSReading(crs: .epsg(code), name: nil)
    }

    /// The EPSG code of the member, when it stands before the features.
    static func code(in bytes: [UInt8]) -> Int? {
        let head = String(decoding: bytes, as: UTF8.self)
        let before = head.firstRange(of: "\"features\"").map { head[..<$0.lowerBound] } ?? head[...]
        guard let member = before.firstRange(of: "\"coordinateSystem\"") else { return nil }
        let rest = before[member.upperBound...].drop { $0 == ":" || $0.isWhitespace }
        guard rest.hasPrefix("\"EPSG:") else { return nil }
        return Int(rest.dropFirst(6).prefix { $0.isNumber })
    }
}
