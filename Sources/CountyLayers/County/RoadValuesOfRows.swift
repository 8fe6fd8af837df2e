import Columns
import RoadNetwork

/// A field that a road is read from.
enum RoadField: String, CaseIterable {
    case roadClass = "class"
    case name, lanes, width, key, speed, surface, level, oneway, junction, access
    case motorVehicle = "motor_vehicle"
    case vehicle, foot, bicycle, bridge, tunnel

    /// Its names among the tags of OpenStreetMap, the more particular first.
    var tags: [String] {
        switch self {
        case .roadClass: ["highway"]
        case .speed: ["maxspeed"]
        case .level: ["layer"]
        case .motorVehicle: ["motorcar", "motor_vehicle"]
        default: [rawValue]
        }
    }
}

/// The values of the rows of a layer of roads, from fields and tags.
struct RoadValuesOfRows {
    /// By the order of the cases of `RoadField`.
    private let columns: [AttributeColumn?]
    /// Fields by whose value a line is no road.
    private let others: [(name: String, column: AttributeColumn?)]
    /// Tags of each row; empty where the layer has no such field.
    private var tags: [[String: String]] = []
    /// Rows whose tags break off or are none, with the text; they count as not given.
    private(set) var brokenTags: [(row: Int, text: String)] = []

    /// The layer has the field of tags that GDAL's conversions of OpenStreetMap have.
    var hasTags: Bool { !tags.isEmpty }
    /// Something says what class roads are of.
    var hasClasses: Bool { columns[RoadField.roadClass.place] != nil || hasTags }

    init(_ layer: Layer, others: [String]) {
        columns = RoadField.allCases.map { layer.column($0.rawValue) }
        self.others = others.map { ($0, layer.column($0)) }
        if let texts = layer.column("other_tags") {
            for row in 0..<layer.count {
                let text = texts.text(row) ?? ""
                let pairs = RoadValues.tags(text)
                if pairs == nil { brokenTags.append((row, text)) }
                tags.append(
                    Dictionary((pairs ?? []).map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }))
            }
        }
    }

    func text(_ field: RoadField, _ row: Int) -> String? {
        if let column = columns[field.place], let text = column.text(row) { return text }
        guard hasTags, !tags[row].isEmpty else { return nil }
        for name in field.tags { if let text = tags[row][name] { return text } }
        return nil
    }

    /// The first field that says of the row what it is besides a road.
    func other(_ row: Int) -> String? {
        for (name, column) in others {
            guard let value = column?.text(row) ?? (hasTags ? tags[row][name] : nil) else { continue }
            if RoadValues.isStructure(value) { return "\(name)=\(value)" }
        }
        return nil
    }

    func number(_ field: RoadField, _ row: Int) -> Double? {
        if let column = columns[field.place], let number = column.number(row) { return number }
        return hasTags ? text(field, row).flatMap(Self.leadingNumber) : nil
    }

    /// The number before a unit of metres.
    private static func leadingNumber(_ text: String) -> Double? {
        let key = text.lowercased().filter { !$0.isWhitespace }
        return Double(key.hasSuffix("m") ? String(key.dropLast()) : key).flatMap { $0.isFinite ? $0 : nil }
    }

    /// The speed, km/h; where a text states none, that text.
    func speed(_ row: Int) -> (speed: Double?, unread: String?) {
        if let column = columns[RoadField.speed.place], let number = column.number(row) { return (number, nil) }
        guard let text = text(.speed, row) else { return (nil, nil) }
        guard let speed = RoadValues.speed(text) else { return (nil, text) }
        return (speed, nil)
    }

    func level(_ row: Int) -> Int {
        let own = columns[RoadField.level.place].flatMap { $0.number(row) }
        let level = own ?? (hasTags ? text(.level, row).flatMap(RoadValues.level) : nil)
        let tunnel = text(.tunnel, row)
        return RoadLines.level(
            layer: level, bridge: RoadValues.isStructure(text(.bridge, row)),
            // A way through a house lies on the ground.
            tunnel: tunnel != "building_passage" && RoadValues.isStructure(tunnel))
    }
}

extension RoadField {
    /// Number of the case among all, from 0.
    fileprivate var place: Int {
        switch self {
        case .roadClass: 0
        case .name: 1
        case .lanes: 2
        case .width: 3
        case .key: 4
        case .speed: 5
        case .surface: 6
        case .level: 7
        case .oneway: 8
        case .junction: 9
        case .access: 10
        case .motorVehicle: 11
        case .vehicle: 12
        case .foot: 13
        case .bicycle: 14
        case .bridge: 15
        case .tunnel: 16
        }
    }
}
