import Columns

/// Counts the keys of a GeoJSON before anything opens it: GDAL looks through all keys found so far for each new one, so that
/// a small file in which every feature has keys of its own costs the square of them.
///
/// A scan of the bytes that knows strings and depth and nothing else: what is no JSON, or another dialect, counts what it
/// counts, and is judged by those that read it.
struct GeoJSONKeys {
    /// Features that have properties.
    private(set) var features = 0
    /// Properties, all features together.
    private(set) var values = 0
    /// Hashes of the keys, as they stand.
    private var seen: Set<UInt64> = []

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

    private static let start = UInt64(0xcbf2_9ce4_8422_2325)
    private static let properties = hash(of: "properties")

    /// Different keys.
    var keys: Int { seen.count }

    /// There are more keys than the budget allows, and most features lack most of them.
    var isOverBudget: Bool {
        guard keys > Budgets.current[.keys] else { return false }
        let (cells, tooMany) = features.multipliedReportingOverflow(by: keys)
        return tooMany || values < cells - values
    }

    /// Refuses a source whose features have too many different keys.
    /// - Throws: `OGRError.tooLarge`.
    static func check(_ member: SourceMember) throws(OGRError) { try check(member.path, shown: member.shown) }

    /// The same of a file.
    static func check(_ path: String, shown: String) throws(OGRError) {
        guard let file = VirtualFile(path) else { return }
        var found = GeoJSONKeys()
        var piece = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = piece.withUnsafeMutableBytes { file.read(into: $0) }
            if count == 0 { break }
            piece.withUnsafeBufferPointer { found.add(UnsafeBufferPointer(rebasing: $0[..<count])) }
        }
        guard found.isOverBudget else { return }
        throw .tooLarge(
            path: shown,
            what: Phrase(
                zh: "\(found.features) 个要素共有 \(found.keys) 个不同的键，大多数要素缺少其中的大部分",
                en: "its \(found.features) features have \(found.keys) different keys, and most lack most of them"),
            advice: Budgets.advice(
                .keys,
                Phrase(
                    zh: "使各要素的键一致，或去掉个别要素独有的键",
                    en: "give the features the same keys, or leave out those of single features")))
    }

    /// The next bytes.
    /// - Complexity: O(bytes).
    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        for byte in bytes {
            if isString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isString = false
                    continue
                }
                if isKey { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""):
                isString = true
                isKey = awaitsKey && (depth == 3 || depth == inside)
                if isKey { hash = Self.start }
            case UInt8(ascii: ":"):
                // Colons outside strings end keys.
                if depth == 3 {
                    member = hash
                } else if depth == inside {
                    values += 1
                    seen.insert(hash)
                }
                awaitsKey = false
            case UInt8(ascii: ","): awaitsKey = true
            case UInt8(ascii: "{"):
                depth += 1
                awaitsKey = true
                if depth == 4, member == Self.properties {
                    inside = 4
                    features += 1
                }
            case UInt8(ascii: "["):
                depth += 1
                awaitsKey = false
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == inside { inside = 0 }
                depth -= 1
                if depth == 2 { member = 0 }
            default: continue
            }
        }
    }

    private static func hash(of text: StaticString) -> UInt64 {
        (0..<text.utf8CodeUnitCount).reduce(start) { ($0 ^ UInt64(text.utf8Start[$1])) &* 0x100_0000_01b3 }
    }
}
