import Columns
import VectorSources

/// Counts the keys of a GeoJSON before anything opens it: GDAL looks through all keys found so far for each new one, so that
/// a small file in which every feature has keys of its own costs the square of them.
///
/// A scan of the bytes that knows strings and depth and nothing else: what is no JSON, or another dialect, counts what it
/// counts, and is judged by those that read it.
package struct GeoJSONKeys {
    /// Features that have properties, their properties, and the different keys.
    package private(set) var count = KeyCount()
    /// Line of an element of `features` that is no object, which GDAL passes over, or whose `type` says that it is no feature,
    /// which GDAL reads as one; none when all are.
    private(set) var stray: Int?
    /// Line of the `type` of a lone feature or of a collection that says otherwise; none when it says so.
    var mistyped: Int? {
        guard let outerType else { return nil }
        let expected: UInt64? = hasList ? Self.collection : hasGeometry ? Self.feature : nil
        return expected.map { $0 == outerType.hash } ?? true ? nil : outerType.line
    }

    private var depth = 0
    private var isString = false
    private var isEscaped = false
    /// The string under way may be a key.
    private var isKey = false
    /// A string at the depth of an object's members is its key.
    private var awaitsKey = false
    private var hash = Self.start
    /// Hash of the last key of a feature.
    private var member = UInt64(0)
    /// Depth of the properties under way; 0 outside them.
    private var inside = 0

    private var line = 1
    /// Hash of the last key of the outer object, and whether its value under way is the list of features.
    private var outer = UInt64(0)
    private var isList = false

    private var outerType: (hash: UInt64, line: Int)?
    private var (hasList, hasGeometry) = (false, false)
    /// The string under way is the type of the outer object or of an element of `features`.
    private var isType = false

    /// The number under way that a member of a feature or of its properties holds.
    package private(set) var token: GeoJSONNumbers.Token?
    /// A number may begin: behind the colon of such a member.
    private var awaitsNumber = false
    /// Numbers of the features.
    package private(set) var numbers = GeoJSONNumbers()
    /// The value of the outer object's member `crs` as it is written, as far as it is looked at.
    package private(set) var crs: [UInt8] = []
    private var isCRS = false

    /// A property is called `id`.
    package var hasPropertyID: Bool { count.seen.contains(Self.id) }

    private static let id = KeyCount.hash("id".utf8)
    private static let system = KeyCount.hash("crs".utf8)
    private static let type = KeyCount.hash("type".utf8)
    private static let geometry = KeyCount.hash("geometry".utf8)
    private static let feature = KeyCount.hash("Feature".utf8)
    private static let collection = KeyCount.hash("FeatureCollection".utf8)
    private static let start = KeyCount.start
    private static let properties = KeyCount.hash("properties".utf8)
    private static let list = KeyCount.hash("features".utf8)

    /// Refuses a source whose features have too many different keys.
    /// - Throws: `OGRError.tooLarge`.
    @discardableResult
    package static func check(_ member: SourceMember) throws(OGRError) -> GeoJSONKeys {
        try check(member.path, shown: member.shown)
    }

    /// The same of a file.
    @discardableResult
    package static func check(_ path: String, shown: String) throws(OGRError) -> GeoJSONKeys {
        var found = GeoJSONKeys()
        guard let file = VirtualFile(path) else { return found }
        var piece = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = piece.withUnsafeMutableBytes { file.read(into: $0) }
            if count == 0 { break }
            piece.withUnsafeBufferPointer { found.add(UnsafeBufferPointer(rebasing: $0[..<count])) }
        }
        try found.count.check(shown: shown)
        if let line = found.stray {
            throw .notReadable(
                path: shown,
                message: Phrase(
                    zh: "第 \(line) 行：features 中有不是要素的内容", en: "line \(line): an element of `features` is no feature"))
        }
        if let line = found.mistyped {
            throw .notReadable(
                path: shown,
                message: Phrase(
                    zh: "第 \(line) 行：其类型既不是要素，也不是要素集合",
                    en: "line \(line): its type is neither that of a feature nor that of a collection of features"))
        }
        return found
    }

    /// The next bytes.
    /// - Complexity: O(bytes).
    package mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        for byte in bytes { take(byte) }
    }

    /// The next byte.
    @inline(__always)
    mutating func take(_ byte: UInt8) {
        if byte == UInt8(ascii: "\n") { line += 1 }
        if isCRS { keepCRS(byte) }
        if isString {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                isString = false
                if isType { endType() }
                return
            }
            if isKey || isType { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            return
        }
        if isList, depth == 2, stray == nil, !", \t\r\n{]".utf8.contains(byte) { stray = line }
        switch byte {
        case UInt8(ascii: "\""):
            isString = true
            isKey = awaitsKey && (depth == 3 || depth == inside || depth == 1)
            isType = !awaitsKey && (depth == 1 ? outer == Self.type : depth == 3 && isList && member == Self.type)
            if isKey || isType { hash = Self.start }
            awaitsNumber = false
        case UInt8(ascii: ":"):
            // Colons outside strings end keys.
            if depth == 1 {
                outer = hash
                hasGeometry = hasGeometry || hash == Self.geometry
                isCRS = hash == Self.system && crs.isEmpty
            } else if depth == 3 {
                member = hash
                awaitsNumber = hash == Self.id
            } else if depth == inside {
                count.values += 1
                count.seen.insert(hash)
                awaitsNumber = true
            }
            awaitsKey = false
        case UInt8(ascii: ","):
            endNumber()
            awaitsKey = true
        case UInt8(ascii: "{"):
            depth += 1
            (awaitsKey, awaitsNumber) = (true, false)
            if depth == 4, member == Self.properties {
                inside = 4
                count.features += 1
            }
        case UInt8(ascii: "["):
            if depth == 1 {
                isList = outer == Self.list
                hasList = hasList || isList
            }
            depth += 1
            (awaitsKey, awaitsNumber) = (false, false)
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            endNumber()
            if depth == inside { inside = 0 }
            if depth == 2 { isList = false }
            depth -= 1
            if depth == 2 { member = 0 }
        default: if awaitsNumber || token != nil { takeNumber(byte) }
        }
    }

    private mutating func endType() {
        isType = false
        if depth == 1 {
            outerType = (hash, line)
        } else if hash != Self.feature, stray == nil {
            stray = line
        }
    }

    private mutating func takeNumber(_ byte: UInt8) {
        if byte <= 0x20 {
            if token != nil { endNumber() }
        } else if token != nil {
            token?.add(byte)
        } else if 48...57 ~= byte || byte == UInt8(ascii: "-") {
            token = GeoJSONNumbers.Token(key: hash, isID: depth == 3, first: byte)
        } else {
            awaitsNumber = false
        }
    }

    private mutating func endNumber() {
        awaitsNumber = false
        guard let ended = token else { return }
        token = nil
        numbers.add(ended)
    }

    private mutating func keepCRS(_ byte: UInt8) {
        if !isString, depth == 1, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") {
            isCRS = false
        } else if crs.count < GeoJSONCRS.most {
            crs.append(byte)
        }
    }
}
