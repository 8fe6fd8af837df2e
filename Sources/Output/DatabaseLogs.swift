/// The files that SQLite keeps beside a database.
package enum DatabaseLogs {
    /// What SQLite appends to the name of a database for its write-ahead log and its journal, which may hold rows.
    package static let tailsWithRows = ["-wal", "-journal"]
    /// With the index of a write-ahead log, which holds none.
    package static let tails = tailsWithRows + ["-shm"]

    /// A file that SQLite reads, by its name.
    static func isDatabase(_ name: String) -> Bool {
        ["gpkg", "sqlite", "db"].contains(PathText.parts(PathText.split(name).name).suffix)
    }

    /// The names beside a database that SQLite takes for its own; none of another file.
    static func names(of name: String) -> [String] { isDatabase(name) ? tails.map { name + $0 } : [] }

    /// Files that may hold rows and that an output of this path would ruin: the logs of a database, or the path itself when it
    /// is the name of one.
    static func withRows(touchedBy path: String) -> [String] {
        if isDatabase(path) { return tailsWithRows.map { path + $0 } }
        let isLog = tailsWithRows.contains { path.hasSuffix($0) && isDatabase(String(path.dropLast($0.utf8.count))) }
        return isLog ? [path] : []
    }
}
