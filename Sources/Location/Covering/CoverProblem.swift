/// Set covering: the fewest columns such that every row has one of its own. Rows are demand points, columns sites.
struct CoverProblem {
    /// Columns of each row, ascending.
    var rows: [[Int32]]
    /// Number of columns.
    var columnCount: Int

    init(rows: [[Int32]], columnCount: Int) { (self.rows, self.columnCount) = (rows, columnCount) }

    /// Rows for the points asked that no kept site is within the limit of; columns are positions among the candidates.
    init(_ instance: LocationInstance, asked: [Int], within limit: Double) {
        let costs = instance.costs, isKept = instance.open([])
        var number = [Int32](repeating: -1, count: costs.siteCount)
        for (i, site) in instance.candidates.enumerated() { number[site] = Int32(i) }
        (rows, columnCount) = ([], instance.candidates.count)
        for demand in asked {
            var row: [Int32] = [], isCovered = false
            for k in costs.starts[demand]..<costs.starts[demand + 1] {
                guard costs.costs[k] <= limit else { break }
                let site = Int(costs.sites[k])
                if isKept[site] {
                    isCovered = true
                    break
                }
                if number[site] >= 0 { row.append(number[site]) }
            }
            if !isCovered { rows.append(row.sorted()) }
        }
    }

    var entryCount: Int { rows.reduce(0) { $0 + $1.count } }

    /// Rows of each column, ascending.
    var columns: [[Int32]] {
        var columns = [[Int32]](repeating: [], count: columnCount)
        for (row, list) in rows.enumerated() {
            for column in list { columns[Int(column)].append(Int32(row)) }
        }
        return columns
    }

    /// Every row has one of the columns.
    func isCovered(by chosen: [Int]) -> Bool {
        var open = [Bool](repeating: false, count: columnCount)
        for column in chosen { open[column] = true }
        return rows.allSatisfy { $0.contains { open[Int($0)] } }
    }

    /// What is left when columns that must be chosen are, and rows and columns that do not matter are gone.
    ///
    /// A row is left out when another row's columns are all its own; a column, when another has all its rows; equal
    /// ones but the first. Repeated until nothing changes.
    /// - Returns: the core with the numbers of its columns, and the columns chosen; `nil` when a row has no column.
    /// - Source: Garfinkel and Nemhauser, *Integer Programming*, Wiley 1972, ch. 8.
    func core() -> (problem: CoverProblem, names: [Int], chosen: [Int])? {
        guard !rows.contains(where: \.isEmpty) else { return nil }
        var left = rows, chosen: [Int] = []
        while true {
            let before = left.reduce(0) { $0 + $1.count }
            let single = Set(left.filter { $0.count == 1 }.map { $0[0] })
            chosen += single.sorted().map(Int.init)
            left.removeAll { $0.contains { single.contains($0) } }
            left = Self.withoutDominatedRows(left, columnCount)
            let alive = Self.dominantColumns(CoverProblem(rows: left, columnCount: columnCount))
            left = left.map { $0.filter { alive[Int($0)] } }
            if left.reduce(0, { $0 + $1.count }) == before { break }
        }
        var number = [Int32](repeating: -1, count: columnCount), names: [Int] = []
        for column in Set(left.joined()).sorted() {
            number[Int(column)] = Int32(names.count)
            names.append(Int(column))
        }
        let problem = CoverProblem(rows: left.map { $0.map { number[Int($0)] } }, columnCount: names.count)
        return (problem, names, chosen)
    }

    private static func withoutDominatedRows(_ rows: [[Int32]], _ width: Int) -> [[Int32]] {
        let problem = CoverProblem(rows: rows, columnCount: width), columns = problem.columns
        var bits = BitRows(count: rows.count, width: width)
        for (row, list) in rows.enumerated() { for column in list { bits.insert(Int(column), in: row) } }
        var isOut = [Bool](repeating: false, count: rows.count)
        for row in rows.indices where !isOut[row] {
            guard let rare = rows[row].min(by: { columns[Int($0)].count < columns[Int($1)].count }) else { continue }
            for other in columns[Int(rare)].map(Int.init) where other != row && !isOut[other] {
                guard rows[other].count > rows[row].count || (rows[other].count == rows[row].count && other > row),
                    bits.isSubset(row, of: other)
                else { continue }
                isOut[other] = true
            }
        }
        return rows.indices.filter { !isOut[$0] }.map { rows[$0] }
    }

    private static func dominantColumns(_ problem: CoverProblem) -> [Bool] {
        let rows = problem.rows, columns = problem.columns
        var bits = BitRows(count: columns.count, width: rows.count)
        for (column, list) in columns.enumerated() { for row in list { bits.insert(Int(row), in: column) } }
        var isIn = columns.map { !$0.isEmpty }
        for column in columns.indices where isIn[column] {
            guard let rare = columns[column].min(by: { rows[Int($0)].count < rows[Int($1)].count }) else { continue }
            for other in rows[Int(rare)].map(Int.init) where other != column && isIn[other] {
                let (mine, theirs) = (columns[column].count, columns[other].count)
                guard theirs > mine || (theirs == mine && other < column), bits.isSubset(column, of: other) else {
                    continue
                }
                isIn[column] = false
                break
            }
        }
        return isIn
    }
}
