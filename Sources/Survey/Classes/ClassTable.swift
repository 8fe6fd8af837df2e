import Columns

/// What is known about each code of a class system: name, first-level group, three class, fill colour, where each row is
/// from and what of it no source gives.
package struct ClassTable<Code: LandClassCode>: Sendable, Hashable {
    /// One code of the table.
    package struct Entry: Sendable, Hashable {
        /// Code of the class, with its system.
        package let landClass: Code
        /// Chinese name.
        package let name: String
        /// First-level group. In the third survey not always the first two digits of the code: 湿地 is 00.
        package let group: String
        /// Chinese name of the group.
        package let groupName: String
        /// None where no source states it.
        package let threeClass: ThreeClass?
        /// None when the usual map style has none.
        package let colour: MapColour?
        /// Keys of the sources of the row, as `GeoData/land-classes/README.md` explains them.
        package let sources: [String]
        /// Columns of the row that no source gives or, when they are filled, that the sources leave in doubt: `name`,
        /// `three_class`, `colour`.
        package let gaps: [String]

        /// Nothing is absent or in doubt.
        package var isComplete: Bool { gaps.isEmpty }
    }

    /// In the order of the source.
    package let entries: [Entry]
    private let byCode: [String: Int]
    /// The table has codes with a letter, and so all that there are.
    private let listsLetters: Bool

    /// Reads a table with the columns `code,name,group,group_name,three_class,red,green,blue,source,gaps`; the three class
    /// and the colour may be empty, and then stand in `gaps`. No cell holds a comma; lists are parted by semicolons.
    package init(csv: String) throws(LandClassTableError) {
        var entries: [Entry] = []
        var byCode: [String: Int] = [:]
        for line in try TableLines(csv, header: Self.header) {
            let (number, cells) = line
            guard let landClass = Code(cells[0]), byCode[landClass.code] == nil else {
                throw LandClassTableError(line: number, problem: .code(cells[0]))
            }
            let three = ThreeClass(rawValue: cells[4])
            guard three != nil || cells[4].isEmpty else {
                throw LandClassTableError(line: number, problem: .threeClass(cells[4]))
            }
            let parts = cells[5..<8].compactMap { UInt8($0) }
            guard parts.count == 3 || cells[5..<8].allSatisfy(\.isEmpty) else {
                throw LandClassTableError(line: number, problem: .colour)
            }
            let gaps = cells[9].split(separator: ";").map(String.init)
            for (column, isAbsent) in [("three_class", three == nil), ("colour", parts.isEmpty)]
            where isAbsent && !gaps.contains(column) {
                throw LandClassTableError(line: number, problem: .gap(column))
            }
            byCode[landClass.code] = entries.count
            entries.append(
                Entry(
                    landClass: landClass, name: cells[1], group: cells[2], groupName: cells[3], threeClass: three,
                    colour: parts.isEmpty ? nil : MapColour(red: parts[0], green: parts[1], blue: parts[2]),
                    sources: cells[8].split(separator: ";").map(String.init), gaps: gaps))
        }
        (self.entries, self.byCode) = (entries, byCode)
        listsLetters = entries.contains { $0.landClass.code != $0.landClass.base }
    }

    private static var header: [String] {
        ["code", "name", "group", "group_name", "three_class", "red", "green", "blue", "source", "gaps"]
    }

    /// The entry of a class; none when the table has none. In a table without letters, as that of the second survey, a code with a
    /// letter is of its base.
    package subscript(landClass: Code) -> Entry? {
        (byCode[landClass.code] ?? (listsLetters ? nil : byCode[landClass.base])).map { entries[$0] }
    }

    /// The entry of a text; none when it has not the form of a code, or is unknown.
    package func entry(_ text: String) -> Entry? { Code(text).flatMap { self[$0] } }

    /// First-level groups in order of their code, with names.
    package var groups: [(code: String, name: String)] {
        var names: [String: String] = [:]
        for entry in entries { names[entry.group] = entry.groupName }
        return names.sorted { utf8Less($0.key, $1.key) }.map { ($0.key, $0.value) }
    }

    /// No row has a gap.
    package var isComplete: Bool { entries.allSatisfy(\.isComplete) }
    /// Rows with a gap, in the order of the source.
    package var incomplete: [Entry] { entries.filter { !$0.isComplete } }
}

/// The table of the third survey's working classification.
package typealias LandClassTable = ClassTable<LandClass>
