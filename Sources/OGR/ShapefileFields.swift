import Columns
import VectorSources

/// What a layer loses so that a Shapefile can hold it: field names shortened, long texts cut, both counted.
///
/// `ShapefileWriter` refuses what does not fit; whoever has to write it all the same goes through this and reports
/// `losses`.
public struct ShapefileFields: Sendable {
    /// The fields under names of at most ten bytes, none there twice.
    public let fields: [Field]
    /// Names that changed: before, after; in field order.
    public let renamed: [(from: String, to: String)]
    /// Values cut to 254 bytes, by field; shape `(fields)`.
    public private(set) var cut: [Int]
    private let encoding: TextEncoding

    /// The fields as a DBF names and sizes them.
    /// - Parameter encoding: `GBK` or `UTF-8`.
    /// - Throws: `OGRError.unknownEncoding`; `notStorable` when a name has letters that the encoding lacks.
    public init(_ fields: [Field], layer: String, path: String, encoding name: String) throws(OGRError) {
        guard let encoding = TextEncoding(name), encoding.isUTF8 || encoding.name == "GBK" else {
            throw .unknownEncoding(path: path, name: name)
        }
        self.encoding = encoding
        var taken = Set<String>()
        var result: [Field] = []
        // Names that fit keep theirs, wherever they stand; then the others find a free one, in order.
        let fits = fields.map { encoding.encodeForDBF($0.name).map { 1...10 ~= $0.count } }
        var kept: [Bool] = []
        for (field, fits) in zip(fields, fits) {
            guard let fits else {
                throw .notStorable(
                    path: path, layer: layer,
                    message: Messages.field(field.name, Messages.nameLacks(encoding.name)))
            }
            kept.append(fits && taken.insert(field.name.uppercased()).inserted)
        }
        var renamed: [(String, String)] = []
        for (field, kept) in zip(fields, kept) {
            let name = kept ? field.name : Self.free(field.name, encoding, &taken)
            if name != field.name { renamed.append((field.name, name)) }
            result.append(Field(name, field.kind, width: field.width, precision: field.precision, title: field.title))
        }
        (self.fields, self.renamed) = (result, renamed)
        cut = Array(repeating: 0, count: fields.count)
    }

    /// The batch under the new names, its long texts cut at the last letter that fits.
    public mutating func fitted(_ batch: Layer) -> Layer {
        var result = Layer(
            name: batch.name, crs: batch.crs, geometry: batch.geometry, sourceRows: batch.sourceRows)
        for (i, column) in batch.columns.enumerated() {
            guard case .text(var values) = column else {
                result.add(fields[i], column)
                continue
            }
            for row in values.indices {
                // No letter takes more than four bytes, nor more in GBK than in UTF-8.
                guard let text = values[row], text.utf8.count > 254, let short = shortened(text, to: 254) else {
                    continue
                }
                values[row] = short
                cut[i] += 1
            }
            result.add(fields[i], .text(values))
        }
        return result
    }

    /// One sentence for each kind of loss; empty when there was none.
    public var losses: [Phrase] {
        var result: [Phrase] = []
        if !renamed.isEmpty {
            let list = renamed.map { Phrase(zh: "\($0.from) 改为 \($0.to)", en: "\($0.from) is \($0.to)") }.joined()
            result.append(
                Phrase(
                    zh: "\(renamed.count) 个字段名超过 Shapefile 的长度或重复：\(list.zh)。",
                    en: "\(renamed.count) field names are longer than a Shapefile holds or there twice: \(list.en)."))
        }
        for (field, count) in zip(fields, cut) where count > 0 {
            result.append(
                Phrase(
                    zh: "\(field.name) 的 \(count) 个值截为 254 字节。",
                    en: "\(count) values of \(field.name) were cut to 254 bytes."))
        }
        return result
    }

    /// The text cut to so many bytes; none when it fits or the encoding lacks a letter.
    private func shortened(_ text: String, to limit: Int) -> String? {
        guard let bytes = encoding.encodeForDBF(text), bytes.count > limit else { return nil }
        return Self.prefix(of: text, limit, encoding)
    }

    private static func prefix(of text: String, _ limit: Int, _ encoding: TextEncoding) -> String {
        var result = String.UnicodeScalarView()
        var bytes = 0
        for scalar in text.unicodeScalars {
            bytes += encoding.isUTF8 ? String(scalar).utf8.count : scalar.isASCII ? 1 : 2
            if bytes > limit { break }
            result.append(scalar)
        }
        return String(result)
    }

    /// The name cut to ten bytes, or less and a number when that is taken.
    private static func free(_ name: String, _ encoding: TextEncoding, _ taken: inout Set<String>) -> String {
        var candidate = prefix(of: name, 10, encoding)
        if candidate.isEmpty { candidate = "field" }
        var number = 1
        while !taken.insert(candidate.uppercased()).inserted {
            let tail = "_\(number)"
            candidate = prefix(of: name, 10 - tail.utf8.count, encoding) + tail
            number += 1
        }
        return candidate
    }
}
