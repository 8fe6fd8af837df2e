import Columns
import VectorSources

/// One pass over the records of a table: types, rows, ragged records; and what its columns say about places.
package struct TableScan {
    /// Where the rows of a table are.
    package enum Geometry: Equatable {
        case none
        case places(CSVPlaces)
        /// A column of written geometries, and the SRID of the first.
        case written(column: Int, srid: Int?)
    }

    private(set) var typing: [CSVTyping]
    package private(set) var rows = 0
    /// Records of another length than the heading: row, cells found.
    private(set) var ragged: [(row: Int, cells: Int)] = []
    package private(set) var notes: [ReadNote] = []
    private let records: CSVParser

    init(_ records: CSVParser, columns: Int, path: String) throws {
        self.records = records
        typing = Array(repeating: CSVTyping(), count: columns)
        var walk = records
        var cells = 0
        while let found = try walk.next() {
            // Separators after the last cell are a habit of spreadsheets, and no cells.
            if found.count < columns || found.dropFirst(columns).contains(where: { !$0.range.isEmpty }) {
                ragged.append((rows, found.count))
            }
            for (i, cell) in found.prefix(columns).enumerated() { typing[i].add(walk.bytes[cell.range]) }
            rows += 1
            cells += columns
        }
        try TableBudget.check(cells: cells, path: path)
    }

    /// What the headings and the cells under them say about the places of rows. Where several do, the first way that is here is
    /// taken, and the others are told.
    package mutating func geometry(_ names: [String]) -> Geometry {
        let written = written(names)
        let named = CSVPlaces(headings: names)
        guard let first = written.first else { return named.map { places($0, names) } ?? .none }
        var others = written.dropFirst().map { names[$0.column] }
        if let named { others += [names[named.easting], names[named.northing]] }
        if !others.isEmpty {
            let (own, list) = (names[first.column], others.map { Phrase(same: $0) }.joined())
            notes.append(
                .file(
                    FileNote(
                        zh: "几何由列 \(own) 读出；同样像是位置的列未用于几何：\(list.zh)。",
                        en:
                            "Geometry was read from the column \(own); other columns that look like places were not used for "
                            + "it: \(list.en).")))
        }
        return .written(column: first.column, srid: first.srid)
    }

    /// The columns with the heading of a geometry whose first text begins as one, and the SRID of that text.
    private func written(_ names: [String]) -> [(column: Int, srid: Int?)] {
        let lower = names.map { $0.lowercased() }
        var found: [(column: Int, srid: Int?)] = []
        for heading in WrittenGeometry.headings {
            guard let column = lower.firstIndex(of: heading), typing[column].kind == .text else { continue }
            var walk = records
            while let cells = try? walk.next() {
                guard column < cells.count, !cells[column].range.isEmpty else { continue }
                let text = walk.text(cells[column])
                guard WrittenGeometry.looksLikeOne(text) else { break }
                found.append((column, WrittenGeometry.read(text)?.srid.flatMap { $0 > 0 ? $0 : nil }))
                break
            }
        }
        return found
    }

    /// Places, unless more rows hold text there than two numbers; their ranges decide which is the northing. Else the columns
    /// are text, with a note.
    private mutating func places(_ named: CSVPlaces, _ names: [String]) -> Geometry {
        var places = named
        var ranges: [ClosedRange<Double>?] = [nil, nil]
        var (filled, good, bad) = (0, 0, 0)
        var first: (row: Int, text: String)?
        var walk = records
        var row = 0
        while let cells = try? walk.next() {
            defer { row += 1 }
            let texts = [places.easting, places.northing].map { column -> String in
                column < cells.count ? walk.text(cells[column]) : ""
            }
            guard texts.contains(where: { !$0.isEmpty }) else { continue }
            filled += 1
            let numbers = texts.map { WrittenValue.number($0) }
            guard let x = numbers[0], let y = numbers[1] else {
                // A cell without anything is a row without a place, and no text.
                if let i = (0...1).first(where: { numbers[$0] == nil && !texts[$0].isEmpty }) {
                    bad += 1
                    if first == nil { first = (row, texts[i]) }
                }
                continue
            }
            good += 1
            for (i, value) in [x, y].enumerated() {
                ranges[i] = ranges[i].map { min($0.lowerBound, value)...max($0.upperBound, value) } ?? value...value
            }
        }
        guard bad <= good else {
            notes.append(
                .placesAreText(
                    names[places.easting], names[places.northing], rows: bad, of: filled,
                    example: first?.text ?? ""))
            return .none
        }
        if let east = ranges[0], let north = ranges[1] {
            let columns = (names[places.easting], names[places.northing])
            if CSVPlaces.areMetres(columns), (-180...180).contains(east), (-90...90).contains(north) {
                notes.append(.placesAreDegrees(columns.0, columns.1))
            }
            places.recognise(eastings: east, northings: north)
        }
        return .places(places)
    }
}
