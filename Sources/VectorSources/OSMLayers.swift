import Columns

/// Names of the layers that a PBF file of OpenStreetMap is read as.
public enum OSMLayers {
    /// Ways with the tag `highway`, as lines.
    public static let roads = "roads"
    /// Relations `restriction` over a node, as points at that node.
    public static let turns = "turn_restrictions"
    package static let all = [roads, turns]
    /// WGS 84, longitude first.
    package static let crs = CRS("EPSG:4326")

    /// The fields of a layer, all text: the way's number, then its tags of these keys.
    package static func fields(_ layer: String) -> [String] {
        layer == turns
            ? ["osm_id", "restriction", "from_way", "to_way"]
            : [
                "osm_id", "highway", "name", "ref", "oneway", "junction", "bridge", "tunnel", "layer", "maxspeed",
                "lanes",
                "width", "surface", "access", "vehicle", "motor_vehicle", "foot", "bicycle", "service", "tracktype",
            ]
    }
}
