import Columns

/// What a caller may say about a corner-point file that is written.
public struct CornerPointOptions: Sendable, Hashable {
    /// Decimals of the coordinates, 0 to 9. Four keep what a survey keeps; receivers that ask for 精度=0.001 take three.
    public var decimals = 4
    /// Values of header lines, such as 数据产生单位, in the order given.
    public var header: [Pair] = []
    /// Source fields by what they hold (地块编号, 地块名称, 图幅号, 用途, 地类编码, 面积公顷).
    public var fields: [Pair] = []

    /// `key=value`.
    public struct Pair: Sendable, Hashable {
        /// What stands before the equals sign.
        public let key: String
        /// What stands after it.
        public let value: String

        /// A pair by its parts.
        public init(_ key: String, _ value: String) { (self.key, self.value) = (key, value) }
    }

    /// Four decimals, an empty header, fields by their usual names.
    public init() {}

    /// Names met in production, besides our own; the first that is there counts.
    private static let usual: [CornerPointInput.FieldName: [String]] = [
        .area: [], .number: ["DKBH", "TBBH", "BSM"], .name: ["DKMC", "XMMC", "name"], .sheet: ["TFH"],
        .use: ["DKYT", "YT", "DLMC"], .landClass: ["DLBM"],
    ]

    /// Which column holds what.
    /// - Throws: `ExchangeError`: `noSuchField` for a field that is not there, `options` for a key that is none of ours.
    func columns(in names: [String]) throws -> [CornerPointInput.FieldName: Int] {
        func place(_ name: String) -> Int? {
            names.firstIndex(of: name) ?? names.firstIndex { $0.lowercased() == name.lowercased() }
        }
        var result: [CornerPointInput.FieldName: Int] = [:]
        for pair in fields {
            guard let name = CornerPointInput.FieldName(rawValue: pair.key) else {
                let known = CornerPointInput.FieldName.allCases.map(\.rawValue).joined(separator: ", ")
                throw ExchangeError.options(
                    "--field \(pair.key)=…: no part of a parcel's line", advice: "one of \(known)")
            }
            guard let found = place(pair.value) else {
                throw ExchangeError.noSuchField(name: pair.value, fields: names)
            }
            result[name] = found
        }
        for name in CornerPointInput.FieldName.allCases where result[name] == nil {
            result[name] = ([name.rawValue] + (Self.usual[name] ?? [])).lazy.compactMap(place).first
        }
        return result
    }
}
