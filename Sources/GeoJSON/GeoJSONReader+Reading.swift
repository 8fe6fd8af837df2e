import Columns

extension GeoJSONReader {
    /// Reads up to the first feature, or the whole of a lone feature or geometry.
    mutating func begin() throws(GeoJSONError) {
        state = .end
        try text.expect(UInt8(ascii: "{"), Phrase(zh: "一个 GeoJSON 对象", en: "a GeoJSON object"))
        var lone = LoneObject()
        if text.source.skipSpace() == UInt8(ascii: "}") {
            text.source.advance()
        } else {
            if try readMembers(&lone) { return }
        }
        try checkEnd()
        try finish(&lone)
    }

    mutating func readAfterFeatures() throws(GeoJSONError) {
        state = .end
        var lone = LoneObject()
        lone.isCollection = true
        if text.source.skipSpace() == UInt8(ascii: ",") {
            text.source.advance()
            _ = try readMembers(&lone)
        } else {
            try text.expect(UInt8(ascii: "}"), Messages.commaOrBrace)
        }
        if collectionType != "FeatureCollection" { throw text.fault(Messages.notGeoJSON(collectionType ?? "")) }
        try checkEnd()
    }

    private mutating func checkEnd() throws(GeoJSONError) {
        guard text.source.skipSpace() == 0 else {
            throw text.fault(Phrase(zh: "对象结束之后还有内容", en: "more text after the end of the object"))
        }
    }

    /// Members of the outer object up to its end; true when it stops inside a non-empty array of features.
    private mutating func readMembers(_ lone: inout LoneObject) throws(GeoJSONError) -> Bool {
        repeat {
            guard text.source.skipSpace() == UInt8(ascii: "\"") else { throw text.fault(Messages.memberNameExpected) }
            let key = try text.string()
            try text.expect(UInt8(ascii: ":"), Messages.colon)
            switch key {
            case "features" where !lone.isCollection:
                lone.isCollection = true
                if try text.beginArray() {
                    state = .features
                    return true
                }
            case "type":
                lone.type = try text.requiredString()
                collectionType = lone.type
            case "name": if case .text(let value) = try text.scalar() { name = value }
            case "coordinateSystem": if case .text(let value) = try text.scalar() { declaredCRS = CRS(value) }
            case "crs": try readOldCRS()
            case "geometry":
                try geometry.read(&text)
                if let flaw = geometry.flaw { throw text.fault(flaw) }
                lone.hasGeometry = true
            case "properties":
                try readProperties()
                lone.isFeature = true
            case "id": try readID()
            case "coordinates", "geometries": lone.parts[key] = try text.scalar()
            default: try text.skipValue()
            }
        } while try text.nextMember()
        return false
    }

    /// The old member: `{"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4490"}}`, and of older files
    /// `{"type": "EPSG", "properties": {"code": 4490}}`.
    private mutating func readOldCRS() throws(GeoJSONError) {
        if try text.skipNull() { return }
        var (type, name, code) = ("", String?.none, Int?.none)
        try text.object { (text, key) throws(GeoJSONError) in
            if key == "type" {
                if case .text(let value) = try text.scalar() { type = value }
                return
            }
            guard key == "properties" else { return try text.skipValue() }
            try text.object { (text, key) throws(GeoJSONError) in
                switch (key, try text.scalar()) {
                case ("name", .text(let value)): name = value
                case ("code", .integer(let value)): code = Int(value)
                default: break
                }
            }
        }
        if declaredCRS == nil {
            declaredCRS = type.uppercased() == "EPSG" ? code.map { .epsg($0) } : name.map { Self.crs(named: $0) }
        }
    }

    /// `urn:ogc:def:crs:EPSG::4490` and `EPSG:4490` as a code; `CRS84` as WGS 84; anything else as it stands.
    static func crs(named name: String) -> CRS {
        let parts = name.split(separator: ":", omittingEmptySubsequences: true)
        if let code = parts.last.flatMap({ Int($0) }), parts.contains(where: { $0.uppercased() == "EPSG" }) {
            return .epsg(code)
        }
        return parts.last?.uppercased() == "CRS84" ? standardCRS : CRS(name)
    }

    /// A lone feature or geometry, once its object has ended.
    private mutating func finish(_ lone: inout LoneObject) throws(GeoJSONError) {
        if lone.type == "FeatureCollection" {
            guard lone.isCollection else {
                throw text.fault(
                    Phrase(zh: "FeatureCollection 没有 features", en: "a FeatureCollection without features"))
            }
        } else if lone.type == "Feature" {
            if !lone.hasGeometry { geometry.endRow() }
            placeID()
            rows = 1
        } else if let part = lone.parts["coordinates"] ?? lone.parts["geometries"], case .nested(let json) = part {
            let key = lone.parts["coordinates"] == nil ? "geometries" : "coordinates"
            var whole = JSONText(ByteSource(bytes: Array("{\"type\":\"\(lone.type)\",\"\(key)\":\(json)}".utf8)))
            try geometry.read(&whole)
            if let flaw = geometry.flaw { throw text.fault(flaw) }
            rows = 1
        } else {
            throw text.fault(Messages.notGeoJSON(lone.type))
        }
    }

    mutating func readFeature() throws(GeoJSONError) {
        try text.expect(UInt8(ascii: "{"), Phrase(zh: "要素", en: "a feature"))
        var hasGeometry = false
        if text.source.skipSpace() == UInt8(ascii: "}") {
            text.source.advance()
        } else {
            repeat {
                guard text.source.skipSpace() == UInt8(ascii: "\"") else {
                    throw text.fault(Messages.memberNameExpected)
                }
                let key = try text.string()
                try text.expect(UInt8(ascii: ":"), Messages.colon)
                switch key {
                case "geometry" where !hasGeometry:
                    try geometry.read(&text)
                    if let flaw = geometry.flaw { broken[earlier + rows] = flaw }
                    hasGeometry = true
                case "properties": try readProperties()
                case "id": try readID()
                case "type":
                    let type = try text.requiredString()
                    if type != "Feature" { throw text.fault(Messages.noFeature(type)) }
                default: try text.skipValue()
                }
            } while try text.nextMember()
        }
        if !hasGeometry { geometry.endRow() }
        placeID()
        rows += 1
    }

    /// Gives the open feature its `id` as a value, unless a property of that name has one.
    private mutating func placeID() {
        defer { ownID = nil }
        guard let ownID, let place = places["id"] else { return }
        columns[place].pad(to: rows)
        if columns[place].count == rows { columns[place].append(ownID) }
    }

    private mutating func readID() throws(GeoJSONError) {
        let value = try text.scalar()
        if fixedFields {
            ownID = value
            return
        }
        if id == nil { id = AttributeBuilder(name: "id") }
        id?.pad(to: rows)
        id?.append(value)
    }

    private mutating func readProperties() throws(GeoJSONError) {
        if try text.skipNull() { return }
        try text.expect(UInt8(ascii: "{"), Phrase(zh: "要素的属性", en: "the properties"))
        if text.source.skipSpace() == UInt8(ascii: "}") { return text.source.advance() }
        var expected = 0
        repeat {
            guard text.source.skipSpace() == UInt8(ascii: "\"") else { throw text.fault(Messages.memberNameExpected) }
            let key = try text.string()
            try text.expect(UInt8(ascii: ":"), Messages.colon)
            let value = try text.scalar()
            // Features list their properties in one order as a rule; the dictionary is for those that do not.
            let place = expected < columns.count && columns[expected].name == key ? expected : column(key)
            guard let place else { continue }
            expected = place + 1
            columns[place].pad(to: rows)
            // A member that stands twice counts once, the first time.
            if columns[place].count == rows { columns[place].append(value) }
        } while try text.nextMember()
    }

    /// The column of a property, made when the fields are not fixed.
    private mutating func column(_ key: String) -> Int? {
        if let place = places[key] { return place }
        if fixedFields { return nil }
        places[key] = columns.count
        columns.append(AttributeBuilder(name: key))
        return columns.count - 1
    }
}

/// What the outer object turned out to be.
private struct LoneObject {
    var type = ""
    var isCollection = false
    var isFeature = false
    var hasGeometry = false
    var parts: [String: JSONText.Scalar] = [:]
}
