import Columns
import VectorSources

extension CornerPointParcel {
    /// 图形类型: only 面 can be a parcel.
    enum Shape: String, CaseIterable {
        case polygon = "面"
        case line = "线"
        case point = "点"
    }

    /// Reads the descriptive line of a parcel, already split at its commas, `@` the last cell.
    ///
    /// The layouts are distinguished by where 图形类型 stands:
    /// - fifth: 点数,面积,地块编号,地块名称,面,图幅号,用途,地类编码,@ with what follows 面 perhaps missing, and 图斑类型,地类,等别前,等别后,备注
    ///   before `@` in 整治 and 提质改造; a line of nine cells may leave 图形类型 blank;
    /// - fourth: the same without 点数, or without 地块编号 when a count and an area come first;
    /// - third: the short 点数,地块名称,面,用途,@ of 进出平衡, or an area in place of the count.
    /// - Throws: `CornerPointError.line`.
    static func read(_ cells: [String], line: Int) throws(CornerPointError) -> (parcel: CornerPointParcel, shape: Shape)
    {
        let values = Array(cells.dropLast())
        func cell(_ i: Int) -> String { i < values.count ? values[i] : "" }
        func shape(_ i: Int) -> Shape? { Shape(rawValue: cell(i)) }
        func fault(_ expected: Phrase) -> CornerPointError {
            .line(line, found: cells.joined(separator: ","), expected: expected)
        }
        var parcel = CornerPointParcel()
        let isCounted = Int(cell(0)) != nil
        /// 图幅号, 用途, 地类编码 and more behind 图形类型.
        func rest(after i: Int) {
            (parcel.sheet, parcel.use, parcel.landClass) = (cell(i + 1), cell(i + 2), cell(i + 3))
            parcel.more = Array(values.dropFirst(i + 4))
        }
        if let shape = shape(4) ?? (values.count == 8 && cell(4).isEmpty ? .polygon : nil) {
            parcel.statedPoints = try count(cell(0), fault)
            try parcel.setArea(cell(1), fault)
            (parcel.number, parcel.name) = (cell(2), cell(3))
            rest(after: 4)
            return (parcel, shape)
        }
        if let shape = shape(3) {
            if isCounted, Self.area(cell(1)) != nil {
                parcel.statedPoints = try count(cell(0), fault)
                try parcel.setArea(cell(1), fault)
                parcel.name = cell(2)
            } else {
                try parcel.setArea(cell(0), fault)
                (parcel.number, parcel.name) = (cell(1), cell(2))
            }
            rest(after: 3)
            return (parcel, shape)
        }
        if let shape = shape(2) {
            if isCounted {
                parcel.statedPoints = try count(cell(0), fault)
            } else {
                try parcel.setArea(cell(0), fault)
            }
            (parcel.name, parcel.use) = (cell(1), cell(3))
            parcel.more = Array(values.dropFirst(4))
            return (parcel, shape)
        }
        let (long, short) = ("点数,面积,地块编号,地块名称,面,图幅号,用途,地类编码,@", "点数,地块名称,面,用途,@")
        throw fault(Phrase(zh: " \(long) 或 \(short)", en: "\(long) or \(short)"))
    }

    private static func count(_ cell: String, _ fault: (Phrase) -> CornerPointError) throws(CornerPointError) -> Int {
        guard let points = Int(cell), points >= 0 else {
            throw fault(Phrase(zh: "点数在前", en: "the number of points first"))
        }
        return points
    }

    /// An area with its unit or without; none for an empty cell.
    private mutating func setArea(_ cell: String, _ fault: (Phrase) -> CornerPointError) throws(CornerPointError) {
        if cell.isEmpty { return }
        guard let (number, unit) = Self.area(cell) else {
            throw fault(Phrase(zh: "面积，如 0.2286 或 0.2286公顷", en: "an area such as 0.2286 or 0.2286公顷"))
        }
        (statedArea, statedUnit) = (number, unit)
    }

    private static func area(_ cell: String) -> (number: String, unit: CornerPointFile.AreaUnit?)? {
        let lower = cell.lowercased()
        let found = CornerPointFile.AreaUnit.words.first { lower.hasSuffix($0.0) }
        let number = found.map { String(cell.dropLast($0.0.count)).trimmed } ?? cell
        guard let value = Double(number), value.isFinite, value >= 0 else { return nil }
        return (number, found?.1)
    }
}
