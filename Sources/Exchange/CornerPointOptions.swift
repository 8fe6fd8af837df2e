import Columns
import OGR

/// What a caller may say about a corner-point file that is written.
package struct CornerPointOptions: Sendable, Hashable {
    /// Decimals of the coordinates that were asked for, 0 to 9; none for the usual ones.
    package var decimals: Int?
    /// Four decimals keep what a survey keeps; receivers that ask for 精度=0.001 take three.
    package static let usualDecimals = 4
    /// Values of header lines, such as 数据产生单位, in the order given.
    package var header: [Pair] = []
    /// Source fields by what they hold (地块编号, 地块名称, 图幅号, 用途, 地类编码, 面积公顷, 面积平方米, 面积亩).
    package var fields: [Pair] = []

    /// `key=value`.
    package struct Pair: Sendable, Hashable {
        /// What stands before the equals sign.
        package let key: String
        /// What stands after it.
        package let value: String

        /// A pair by its parts.
        package init(_ key: String, _ value: String) { (self.key, self.value) = (key, value) }
    }

    /// The usual decimals, an empty header, fields by their usual names.
    package init() {}

    /// Where the parts of a parcel's line stand.
    struct Columns {
        /// The column of areas and their unit.
        var area: (column: Int, unit: CornerPointFile.AreaUnit)?
        var parts: [CornerPointTable.Part: Int] = [:]
    }

    /// Names met in production, besides our own; the first that is there counts.
    private static let usual: [CornerPointTable.Part: [String]] = [
        .number: ["DKBH", "TBBH", "BSM"], .name: ["DKMC", "XMMC", "name"], .sheet: ["TFH"],
        .use: ["DKYT", "YT", "DLMC"], .landClass: ["DLBM"],
    ]

    /// Which column holds what.
    /// - Throws: `ExchangeError`: `noSuchField` for a field that is not there, `options` for a key that is none of ours.
    func columns(in names: [String]) throws -> Columns {
        func place(_ name: String) -> Int? {
            names.firstIndex(of: name) ?? names.firstIndex { $0.lowercased() == name.lowercased() }
        }
        let units = CornerPointFile.AreaUnit.allCases
        var result = Columns()
        for pair in fields {
            let unit = units.first { CornerPointTable.areaField($0) == pair.key }
            let part = CornerPointTable.Part(rawValue: pair.key)
            guard unit != nil || part != nil else {
                let known = units.map(CornerPointTable.areaField) + CornerPointTable.Part.allCases.map(\.rawValue)
                throw ExchangeError.options(
                    Phrase(
                        zh: "--field \(pair.key)=…：地块行没有这一项", en: "--field \(pair.key)=…: no part of a parcel's line"),
                    remedy: Phrase(zh: "可用：", en: "one of ") + known.map { Phrase(same: $0) }.joined())
            }
            guard let found = place(pair.value) else {
                throw ExchangeError.noSuchField(name: pair.value, fields: names)
            }
            if let unit { result.area = (found, unit) }
            if let part { result.parts[part] = found }
        }
        for unit in units where result.area == nil {
            result.area = place(CornerPointTable.areaField(unit)).map { ($0, unit) }
        }
        for part in CornerPointTable.Part.allCases where result.parts[part] == nil {
            result.parts[part] = ([part.rawValue] + (Self.usual[part] ?? [])).lazy.compactMap(place).first
        }
        return result
    }
}
