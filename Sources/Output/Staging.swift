import Columns
import Glibc
import Synchronization

/// A hidden folder `.NAME.partial-PID-START` beside an output, in which the output is written before it gets its name.
///
/// It is locked as long as it is in use. One that a dead process left is removed by the next run that writes the same
/// output; what its journal says is finished first, of all outputs of that run.
final class Staging {
    /// The folder.
    let path: String
    private let lock: Int32

    /// Makes the folder, after clearing what dead runs left for the same output.
    /// - Parameters:
    ///   - parent: the folder of the output.
    ///   - name: the name of the output.
    init(in parent: String, for name: String) throws(OutputError) {
        Self.clear(parent, name)
        for attempt in 0... {
            let place = PathText.join(
                parent, Self.prefix(name) + ProcessMark.own.text + (attempt == 0 ? "" : "-\(attempt)"))
            if mkdir(place, 0o777) == 0 {
                path = place
                lock = open(place, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
                if lock >= 0 { _ = flock(lock, LOCK_EX | LOCK_NB) }
                Unfinished.add(place)
                return
            }
            guard errno == EEXIST else { break }
        }
        throw .system(
            PathText.join(parent, name),
            Phrase(
                zh: "无法写入：不能在 \(parent) 中建立文件夹",
                en: "cannot be written: no folder can be made in \(parent)"))
    }

    deinit {
        remove()
        if lock >= 0 { close(lock) }
    }

    /// Removes the folder with all that is in it.
    func remove() {
        if Unfinished.remove(path) { PathText.remove(path) }
    }

    /// A path inside.
    func file(_ name: String) -> String { PathText.join(path, name) }

    // MARK: What dead runs left

    /// Finishes or removes what dead runs left for an output.
    static func clear(_ parent: String, _ name: String) {
        FolderExchange.restore(parent, name)
        let prefix = prefix(name)
        for entry in PathText.names(in: parent) where entry.hasPrefix(prefix) {
            guard let mark = ProcessMark(text: entry.dropFirst(prefix.count)), !mark.isAlive else { continue }
            let place = PathText.join(parent, entry)
            guard isOurs(place), !isLocked(place) else { continue }
            for done in CommitJournal.finish(place, in: parent) + [place] { PathText.remove(done) }
        }
    }

    /// What the name of the folder begins with; a long name is cut so that the whole still is one.
    static func prefix(_ name: String) -> String {
        guard name.utf8.count > 190 else { return ".\(name).partial-" }
        var (cut, hash) = ("", UInt64(0xcbf2_9ce4_8422_2325))
        for letter in name where cut.utf8.count + letter.utf8.count <= 160 { cut.append(letter) }
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return ".\(cut)~\(String(hash, radix: 16)).partial-"
    }

    static func isOurs(_ place: String) -> Bool {
        var status = stat()
        return lstat(place, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR && status.st_uid == geteuid()
    }

    /// Another process, perhaps in another name space of processes, holds it.
    private static func isLocked(_ place: String) -> Bool {
        let handle = open(place, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
        guard handle >= 0 else { return false }
        defer { close(handle) }
        return flock(handle, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
    }
}

/// What this process has begun and would leave behind if it ended now: hidden folders beside outputs, and copies in the
/// folder for temporary files. The one thing that a signal has to know of all threads.
public enum Unfinished {
    private static let places = Mutex<Set<String>>([])

    static func add(_ place: String) { places.withLock { _ = $0.insert(place) } }

    /// Takes a place off the list; false when it was not on it, or was removed already.
    static func remove(_ place: String) -> Bool { places.withLock { $0.remove(place) != nil } }

    /// Gives outputs their names: no signal ends the process in the midst of it.
    static func committing<R, E>(_ body: () throws(E) -> R) throws(E) -> R {
        // A lock that is held while names change, and which `removeAll` waits for.
        try commits.withLock { _ throws(E) in try body() }
    }

    private static let commits = Mutex(())

    /// Removes all of it, for a process that ends at once. Waits for a commit that is under way.
    public static func removeAll() {
        commits.withLock { _ in
            let all = places.withLock { places -> Set<String> in
                defer { places = [] }
                return places
            }
            for place in all { PathText.remove(place) }
        }
    }
}
