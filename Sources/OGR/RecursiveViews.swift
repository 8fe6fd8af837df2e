import CGDAL
import Columns
import VectorSources

/// Views of a database that are made of themselves (`WITH RECURSIVE`): such a view need have no end, and nothing says how many rows
/// it has but reading them all. They are passed over by name; a table made of one can be read.
/// - Source: *SQLite: the WITH clause*, §3: a common table is recursive when it names itself, whether the word `RECURSIVE` stands there
///   or not.
enum RecursiveViews {
    /// The views that are recursive, or read one that is, in small letters.
    static func names(in dataset: GDALDatasetH) -> Set<String> {
        let views = definitions(dataset).mapValues { words($0) }
        var found = Set(views.filter { isRecursive($0.value) }.keys)
        while true {
            let above = views.filter { name, words in !found.contains(name) && words.contains(where: found.contains) }
            if above.isEmpty { return found }
            found.formUnion(above.keys)
        }
    }

    static func note(_ name: String) -> FileNote {
        FileNote(
            zh: "视图 \(name) 由自身递归而成（WITH RECURSIVE），行数可能没有止境，未读入；请把它存为表再读",
            en:
                "The view \(name) is recursive (WITH RECURSIVE) and may have no end: it was not read; make a table of it"
        )
    }

    /// A common table names itself: `WITH name (…) AS ( … name … )`.
    static func isRecursive(_ words: [String]) -> Bool {
        guard words.contains("with") else { return false }
        for start in words.indices where words[start] == "as" {
            var at = start + 1
            while at < words.count, words[at] == "not" || words[at] == "materialized" { at += 1 }
            guard at < words.count, words[at] == "(", let name = name(before: start, in: words) else { continue }
            var depth = 0
            while at < words.count {
                if words[at] == "(" { depth += 1 }
                if words[at] == ")" { depth -= 1 }
                if depth == 0 { break }
                if words[at] == name { return true }
                at += 1
            }
        }
        return false
    }

    /// The name that stands before `AS`, or before the list of columns there.
    private static func name(before place: Int, in words: [String]) -> String? {
        var at = place - 1
        if at >= 0, words[at] == ")" {
            var depth = 0
            while at >= 0 {
                if words[at] == ")" { depth += 1 }
                if words[at] == "(" { depth -= 1 }
                if depth == 0 { break }
                at -= 1
            }
            at -= 1
        }
        return at >= 0 ? words[at] : nil
    }

    /// Names and marks of a statement in small letters, without texts and comments; quoted names without their quotes.
    static func words(_ statement: String) -> [String] {
        var result: [String] = []
        var rest = Substring(statement.lowercased())
        while let first = rest.first {
            if rest.hasPrefix("--") {
                rest = rest.drop { $0 != "\n" }
            } else if rest.hasPrefix("/*") {
                rest = rest.firstRange(of: "*/").map { rest[$0.upperBound...] } ?? ""
            } else if let close = ["'": "'", "\"": "\"", "`": "`", "[": "]"][first] as Character? {
                let inner = rest.dropFirst().prefix { $0 != close }
                if first != "'" { result.append(String(inner)) }
                rest = rest.dropFirst(inner.count + 2)
            } else if first.isLetter || first == "_" {
                let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" }
                result.append(String(word))
                rest = rest.dropFirst(word.count)
            } else {
                if first == "(" || first == ")" { result.append(String(first)) }
                rest = rest.dropFirst()
            }
        }
        return result
    }

    private static func definitions(_ dataset: GDALDatasetH) -> [String: String] {
        var result: [String: String] = [:]
        let statement = "SELECT lower(name), sql FROM sqlite_master WHERE type = 'view' AND sql IS NOT NULL"
        DatabaseText.rows(statement, dataset) { row in
            if let name = DatabaseText.text(row, 0), let text = DatabaseText.text(row, 1) { result[name] = text }
        }
        return result
    }
}
