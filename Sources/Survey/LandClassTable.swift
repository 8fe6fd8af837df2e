import Columns

/// What is known about each code of a class system: name, first-level group, three class, fill colour.
public struct LandClassTable: Sendable, Hashable {
    /// A fill colour, 0…255 each.
    public struct Colour: Sendable, Hashable {
        public let red: UInt8, green: UInt8, blue: UInt8

        public init(red: UInt8, green: UInt8, blue: UInt8) { (self.red, self.green, self.blue) = (red, green, blue) }

        /// `#rrggbb`.
        public var hex: String {
            "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }

    /// One code of the table.
    public struct Entry: Sendable, Hashable {
        public let landClass: LandClass
        /// Chinese name.
        public let name: String
        /// First-level group, `00` 湿地 to `12` 其他土地. Not always the first two digits of the code.
        public let group: String
        public let groupName: String
        public let threeClass: ThreeClass
        /// None when the usual map style has none.
        public let colour: Colour?
    }

    /// In the order of the source.
    public let entries: [Entry]
    private let byCode: [String: Int]

    /// The table of the third survey that the binary carries.
    public static let thirdSurvey: LandClassTable = {
        do {
            return try LandClassTable(csv: String(decoding: PackageResources.third_survey_csv, as: UTF8.self))
        } catch {
            preconditionFailure("the land-class table of this build is damaged: \(error)")
        }
    }()

    /// Reads a table with the columns `code,name,group,group_name,three_class,red,green,blue`; colours may be empty.
    public init(csv: String) throws(LandClassTableError) {
        var entries: [Entry] = []
        var byCode: [String: Int] = [:]
        for (index, line) in csv.split(whereSeparator: \.isNewline).enumerated() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            if index == 0 {
                guard cells == Self.header else { throw LandClassTableError(line: 1, problem: .header) }
                continue
            }
            guard cells.count == Self.header.count else { throw LandClassTableError(line: index + 1, problem: .cells) }
            guard let landClass = LandClass(cells[0]), byCode[landClass.code] == nil else {
                throw LandClassTableError(line: index + 1, problem: .code(cells[0]))
            }
            guard let three = ThreeClass(rawValue: cells[4]) else {
                throw LandClassTableError(line: index + 1, problem: .threeClass(cells[4]))
            }
            let parts = cells[5...].compactMap { UInt8($0) }
            guard parts.count == 3 || cells[5...].allSatisfy(\.isEmpty) else {
                throw LandClassTableError(line: index + 1, problem: .colour)
            }
            let colour = parts.isEmpty ? nil : Colour(red: parts[0], green: parts[1], blue: parts[2])
            byCode[landClass.code] = entries.count
            entries.append(
                Entry(
                    landClass: landClass, name: cells[1], group: cells[2], groupName: cells[3], threeClass: three,
                    colour: colour))
        }
        (self.entries, self.byCode) = (entries, byCode)
    }

    private static let header = ["code", "name", "group", "group_name", "three_class", "red", "green", "blue"]

    /// The entry of a class; of its base when the code with its letter has none; none when the base is unknown too.
    public subscript(landClass: LandClass) -> Entry? {
        (byCode[landClass.code] ?? byCode[landClass.base]).map { entries[$0] }
    }

    /// First-level groups in order of their code, with names.
    public var groups: [(code: String, name: String)] {
        var names: [String: String] = [:]
        for entry in entries { names[entry.group] = entry.groupName }
        return names.sorted { utf8Less($0.key, $1.key) }.map { ($0.key, $0.value) }
    }
}

/// A land-class table that cannot be read.
public struct LandClassTableError: ExplainedError, Hashable {
    public enum Problem: Sendable, Hashable {
        /// The first line is not the header.
        case header
        /// A line has not eight cells.
        case cells
        /// Not a code, or given twice.
        case code(String)
        case threeClass(String)
        case colour
    }

    /// From 1.
    public let line: Int
    public let problem: Problem

    public var kind: FailureKind { .refused }
    public var description: String {
        let what =
            switch problem {
            case .header: "the first line must be code,name,group,group_name,three_class,red,green,blue"
            case .cells: "a line must have eight cells"
            case .code(let text): "\"\(text)\" is not a land-class code, or stands there twice"
            case .threeClass(let text): "\"\(text)\" is not one of the three classes"
            case .colour: "a colour is three numbers from 0 to 255, or empty"
            }
        return "land-class table, line \(line): \(what)"
    }
    public var advice: String? { "compare with GeoData/land-classes/third-survey.csv" }
}
