import Columns
import Survey

/// The villages of a county in the plane, by code.
public struct Villages: Sendable {
    /// Polygon of each village, in the plane; shape `(villages)`.
    public var polygons = PolygonColumn()
    /// Code of each village, ascending by UTF-8; shape `(villages)`.
    public var codes: [String] = []
    /// Name of each village, its code where the layer has none; shape `(villages)`.
    public var names: [String] = []
    /// Row by code.
    public private(set) var rows: [String: Int] = [:]
    /// Digits that name the town.
    let townDigits: Int

    /// Number of villages.
    public var count: Int { codes.count }
    /// Code of a village's town: the village code without its last three digits.
    public func town(_ village: Int) -> String { String(codes[village].prefix(townDigits)) }

    /// No villages.
    init() { townDigits = 9 }

    /// Villages by code. Exact duplicates were left out before; one code with two contents is refused.
    /// - Parameters:
    ///   - layer: has the columns `code` and `name`, ordered by code.
    ///   - digits: digits of a village code.
    init(_ layer: Layer, digits: Int, path: String) throws(CountyError) {
        townDigits = digits - 3
        guard case .polygons(let all) = layer.geometry else { preconditionFailure("villages are polygons") }
        let (codeTexts, nameTexts) = (layer.texts("code"), layer.texts("name"))
        for row in 0..<layer.count {
            let code = try Self.code(codeTexts[row], digits: digits, row: layer.sourceRows[row], path: path)
            if let last = codes.last, last == code {
                throw .duplicateKey(
                    layer: "villages", path: path, key: code,
                    rows: [layer.sourceRows[row - 1], layer.sourceRows[row]].sorted())
            }
            rows[code] = codes.count
            polygons.append(row: row, of: all)
            codes.append(code)
            names.append(nameTexts[row] ?? code)
        }
    }

    /// A village code: as many digits as a code has; of 19 the left 12 count.
    private static func code(
        _ text: String?, digits: Int, row: Int, path: String
    ) throws(CountyError) -> String {
        func bad(_ reason: String) -> CountyError { .badCode(layer: "villages", path: path, row: row, reason: reason) }
        if digits == AdministrativeCode.Level.village.rawValue {
            do {
                return try AdministrativeCode(text ?? "", level: .village).digits
            } catch {
                throw bad(error.description)
            }
        }
        guard let text else { throw bad("the code is missing") }
        guard text.utf8.count == digits else {
            throw bad("code \"\(text)\" has \(text.utf8.count) digits, expected \(digits)")
        }
        guard text.utf8.allSatisfy({ 48...57 ~= $0 }) else { throw bad("code \"\(text)\" does not consist of digits") }
        return text
    }
}
