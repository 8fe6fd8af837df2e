import Columns
import VectorSources

/// What the ways and relations of a PBF file say of roads, gathered block by block.
struct OSMWays {
    /// A rule about turning.
    struct Turn {
        let id: Int64
        let kind: String
        let from: Int64
        let to: Int64
        let via: Int64
    }

    /// Numbers of the roads.
    private(set) var ids: [Int64] = []
    /// Values of the fields after the first; shape `(fields − 1)` of `(roads)`.
    private(set) var values: [[String?]]
    /// First node of each road; shape `(roads + 1)`.
    private(set) var offsets: [Int] = [0]
    /// Numbers of the nodes along the roads.
    private(set) var nodes: [Int64] = []
    private(set) var turns: [Turn] = []
    /// Ways that are no roads, by what they are called.
    private(set) var leftOut: [String: Int] = [:]
    /// Rules about turning that no node says where.
    private(set) var turnsElsewhere = 0

    private let columns: [String: Int]
    private static let others = ["waterway", "railway", "aerialway"]
    /// Codes of keys beside those of columns.
    private static let (car, area, firstOther) = (100, 101, 102)
    private static let highway = 0

    init() {
        let names = OSMLayers.fields(OSMLayers.roads).dropFirst()
        values = Array(repeating: [], count: names.count)
        var columns = Dictionary(zip(names, 0...), uniquingKeysWith: { first, _ in first })
        (columns["motorcar"], columns["area"]) = (Self.car, Self.area)
        for (i, name) in Self.others.enumerated() { columns[name] = Self.firstOther + i }
        self.columns = columns
    }

    /// Adds what a block has; says whether it has nodes.
    /// - Returns: the block holds nodes, and whether it is sound.
    mutating func add(_ buffer: UnsafeRawBufferPointer) -> (hasNodes: Bool, isSound: Bool) {
        let plain = PBFBlock(buffer, wantsStrings: false)
        var kinds: Set<Int> = []
        for var group in plain.groups {
            while let field = group.field() {
                kinds.insert(field.number)
                group.skip(field.wire)
            }
        }
        let hasNodes = kinds.contains(1) || kinds.contains(2)
        guard kinds.contains(3) || kinds.contains(4) else { return (hasNodes, !plain.isBroken) }
        let block = PBFBlock(buffer, wantsStrings: true)
        let codes = block.strings.map { string -> Int in
            string.count <= 16 ? columns[String(decoding: string, as: UTF8.self)] ?? -1 : -1
        }
        var texts = [String?](repeating: nil, count: block.strings.count)
        var isSound = !block.isBroken
        for var group in block.groups {
            while let field = group.field() {
                switch (field.number, field.wire) {
                case (3, 2): isSound = addWay(group.message(), block, codes, &texts) && isSound
                case (4, 2): isSound = addRelation(group.message(), block) && isSound
                default: group.skip(field.wire)
                }
            }
            isSound = isSound && !group.isBroken
        }
        return (hasNodes, isSound)
    }

    private mutating func addWay(
        _ message: ProtobufCursor, _ block: PBFBlock, _ codes: [Int], _ texts: inout [String?]
    ) -> Bool {
        var way = message
        var id: Int64 = 0
        var (first, second, third): (PackedList?, PackedList?, PackedList?) = (nil, nil, nil)
        while let field = way.field() {
            let isTaken: Bool
            switch field.number {
            case 1 where field.wire == 0: (id, isTaken) = (Int64(bitPattern: way.varint()), true)
            case 2: isTaken = PackedList.take(field.wire, from: &way, into: &first)
            case 3: isTaken = PackedList.take(field.wire, from: &way, into: &second)
            case 8: isTaken = PackedList.take(field.wire, from: &way, into: &third)
            default: isTaken = false
            }
            if !isTaken { way.skip(field.wire) }
        }
        guard !way.isBroken, (first == nil) == (second == nil) else { return false }
        // Without tags it is no road; without nodes a road has no line.
        guard var keys = first, var texted = second else { return true }
        var refs = third ?? PackedList.none
        var tags: [(code: Int, value: Int)] = []
        var isRoad = false
        while !keys.isAtEnd, !texted.isAtEnd {
            let (key, value) = (Int(truncatingIfNeeded: keys.varint()), Int(truncatingIfNeeded: texted.varint()))
            guard codes.indices.contains(key), codes.indices.contains(value) else { return false }
            guard codes[key] >= 0 else { continue }
            isRoad = isRoad || codes[key] == Self.highway
            tags.append((codes[key], value))
        }
        guard keys.isAtEnd, texted.isAtEnd, !keys.isBroken, !texted.isBroken else { return false }
        func text(_ i: Int) -> String {
            guard texts.indices.contains(i) else { return "" }
            if let text = texts[i] { return text }
            let text = block.text(i)
            texts[i] = text
            return text
        }
        guard isRoad else {
            if let other = tags.first(where: { $0.code >= Self.firstOther }) {
                leftOut[Self.others[other.code - Self.firstOther] + "=" + text(other.value), default: 0] += 1
            }
            return true
        }
        let start = nodes.count
        var node: Int64 = 0
        while !refs.isAtEnd {
            node &+= refs.signed()
            nodes.append(node)
        }
        // A square is no way along its edge.
        if let area = tags.first(where: { $0.code == Self.area }), text(area.value) == "yes", nodes.count > start + 2,
            nodes[start] == nodes[nodes.count - 1]
        {
            nodes.removeSubrange(start...)
            leftOut["area=yes", default: 0] += 1
            return !refs.isBroken
        }
        ids.append(id)
        offsets.append(nodes.count)
        for column in values.indices { values[column].append(nil) }
        for tag in tags where tag.code < values.count { values[tag.code][ids.count - 1] = text(tag.value) }
        // What is said of cars stands above what is said of motor vehicles.
        if let car = tags.first(where: { $0.code == Self.car }), let column = columns["motor_vehicle"] {
            values[column][ids.count - 1] = text(car.value)
        }
        return !refs.isBroken
    }

    private mutating func addRelation(_ message: ProtobufCursor, _ block: PBFBlock) -> Bool {
        var relation = message
        var id: Int64 = 0
        var lists = [PackedList?](repeating: nil, count: 11)
        while let field = relation.field() {
            switch field.number {
            case 1 where field.wire == 0: id = Int64(bitPattern: relation.varint())
            case 2, 3, 8, 9, 10:
                if !PackedList.take(field.wire, from: &relation, into: &lists[field.number]) {
                    relation.skip(field.wire)
                }
            default: relation.skip(field.wire)
            }
        }
        guard !relation.isBroken, (lists[2] == nil) == (lists[3] == nil),
            (lists[8] == nil) == (lists[9] == nil), (lists[9] == nil) == (lists[10] == nil)
        else { return false }
        guard var keys = lists[2], var texted = lists[3], var roles = lists[8], var members = lists[9],
            var types = lists[10]
        else { return true }
        var tags: [String: String] = [:]
        while !keys.isAtEnd, !texted.isAtEnd {
            let (key, value) = (Int(truncatingIfNeeded: keys.varint()), Int(truncatingIfNeeded: texted.varint()))
            guard block.strings.indices.contains(key), block.strings.indices.contains(value) else { return false }
            tags[block.text(key)] = block.text(value)
        }
        guard keys.isAtEnd, texted.isAtEnd, !keys.isBroken, !texted.isBroken else { return false }
        guard tags["type"] == "restriction", let kind = tags["restriction:motorcar"] ?? tags["restriction"] else {
            return true
        }
        let except = (tags["except"] ?? "").split(separator: ";").map { $0.filter { $0 != " " } }
        if except.contains("motorcar") || except.contains("motor_vehicle") { return true }
        var (from, to, via): ([Int64], [Int64], [Int64]) = ([], [], [])
        var isOverWay = false
        var member: Int64 = 0
        while !roles.isAtEnd, !members.isAtEnd, !types.isAtEnd {
            let role = block.text(Int(truncatingIfNeeded: roles.varint()))
            member &+= members.signed()
            let type = types.varint()
            switch (role, type) {
            case ("from", 1): from.append(member)
            case ("to", 1): to.append(member)
            case ("via", 0): via.append(member)
            case ("via", _): isOverWay = true
            default: break
            }
        }
        guard roles.isAtEnd, members.isAtEnd, types.isAtEnd, !roles.isBroken, !members.isBroken, !types.isBroken
        else { return false }
        guard let place = via.first, via.count == 1, !isOverWay, !from.isEmpty, !to.isEmpty else {
            turnsElsewhere += 1
            return true
        }
        for start in from {
            for end in to { turns.append(Turn(id: id, kind: kind, from: start, to: end, via: place)) }
        }
        return true
    }
}
