import Columns

extension CornerPointParcel {
    /// 图形类型: only 面 can be a parcel.
    enum Shape: String, CaseIterable {
        case polygon = "面"
        case line = "线"
        case point = "点"
    }

    /// Reads the descriptive line of a parcel, already split at its commas, `@` the last cell.
    ///
    /// Two layouts are known, told apart by where 图形类型 stands: 点数,面积(公顷),地块编号,地块名称,面,图幅号,用途,地类编码,@ with what
    /// follows 面 perhaps missing, and the short 点数,地块名称,面,用途,@ of 进出平衡. A full line may leave 图形类型 blank.
    /// - Throws: `CornerPointError.line`.
    static func read(_ cells: [String], line: Int) throws(CornerPointError) -> (parcel: CornerPointParcel, shape: Shape)
    {
        let text = cells.joined(separator: ",")
        guard let points = Int(cells[0]), points >= 0 else {
            throw .line(line, found: text, expected: "the number of points first")
        }
        func cell(_ i: Int) -> String { i < cells.count - 1 ? cells[i] : "" }
        func shape(_ i: Int) -> Shape? { i < cells.count - 1 ? Shape(rawValue: cells[i]) : nil }
        if let shape = shape(4) ?? (cells.count == 9 && cell(4).isEmpty ? .polygon : nil), cells.count <= 9 {
            return (
                CornerPointParcel(
                    statedPoints: points, statedHectares: try hectares(cells[1], line: line), number: cells[2],
                    name: cells[3], sheet: cell(5), use: cell(6), landClass: cell(7)), shape
            )
        }
        if let shape = shape(2), cells.count <= 5 {
            return (CornerPointParcel(statedPoints: points, name: cells[1], use: cell(3)), shape)
        }
        throw .line(
            line, found: text, expected: "点数,面积,地块编号,地块名称,面,图幅号,用途,地类编码,@ or 点数,地块名称,面,用途,@")
    }

    /// An area in hectares, `公顷` after it or not; none for an empty cell.
    private static func hectares(_ cell: String, line: Int) throws(CornerPointError) -> String? {
        if cell.isEmpty { return nil }
        let number = cell.hasSuffix("公顷") ? String(cell.dropLast(2)) : cell
        guard let value = Double(number), value.isFinite, value >= 0 else {
            throw .line(line, found: cell, expected: "an area in hectares second")
        }
        return number
    }
}
