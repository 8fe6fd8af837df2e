import Columns
import Glibc

/// Gives the files in a hidden folder their names beside it, and can take that back.
final class FileExchange {
    private let staging: String
    private let parent: String
    private let steps: [CommitJournal.Step]
    private var done: [(step: CommitJournal.Step, way: Way)] = []

    /// How a name was given.
    private enum Way {
        /// The name was free.
        case moved
        /// The old file is in the hidden folder, under the same name.
        case exchanged
        /// The old file is in the hidden folder as `old-NAME`.
        case replaced
    }

    /// - Parameters:
    ///   - names: the files of the hidden folder that get their names, in this order.
    ///   - leaving: names of the old output that the new one does not have.
    init(staging: String, parent: String, names: [String], leaving: [String]) {
        (self.staging, self.parent) = (staging, parent)
        let hidden = PathText.split(staging).name
        steps =
            leaving.compactMap { name in
                CommitJournal.Key(path: PathText.join(parent, name)).map {
                    CommitJournal.Step(hidden: hidden, name: name, new: nil, old: $0)
                }
            }
            + names.map { name in
                CommitJournal.Step(
                    hidden: hidden, name: name, new: CommitJournal.Key(path: PathText.join(staging, name)),
                    old: CommitJournal.Key(path: PathText.join(parent, name)))
            }
    }

    private var shown: String { PathText.join(parent, steps.last?.name ?? "") }

    /// Writes down what is about to happen to the names of all outputs of a run, in the hidden folder of each: to be called
    /// before the first `install`. A single name needs no journal.
    static func announce(_ exchanges: [FileExchange]) throws(OutputError) {
        guard exchanges.map(\.steps.count).reduce(0, +) > 1 else { return }
        for exchange in exchanges {
            let steps = exchanges.flatMap { other in
                other.steps.map { step in
                    var step = step
                    let isHere = other.parent == exchange.parent
                    step.folder = isHere ? CommitJournal.Step.here : PathText.resolved(other.parent) ?? other.parent
                    return step
                }
            }
            try CommitJournal(steps).write(into: exchange.staging, shown: exchange.shown)
        }
    }

    /// Changes the names; takes back what was changed when one cannot be.
    func install() throws(OutputError) {
        for step in steps {
            do { done.append((step, try change(step))) } catch {
                undo()
                throw error
            }
        }
        try? Durable.flush(parent, shown: shown)
    }

    private func change(_ step: CommitJournal.Step) throws(OutputError) -> Way {
        let (place, waiting) = (PathText.join(parent, step.name), PathText.join(staging, step.name))
        guard step.new != nil else {
            guard rename(place, waiting) == 0 else { throw .system(place, .cannotBeReplaced) }
            return .exchanged
        }
        guard step.old != nil else {
            try AtomicName.move(waiting, toFree: place)
            return .moved
        }
        if try AtomicName.exchange(waiting, place) { return .exchanged }
        // Without an exchange: a second name for the old file, so that it can come back, then the new one over it.
        _ = link(place, oldName(step))
        guard rename(waiting, place) == 0 else { throw .system(place, .cannotBeReplaced) }
        return .replaced
    }

    private func oldName(_ step: CommitJournal.Step) -> String { PathText.join(staging, "old-" + step.name) }

    /// Takes back what was changed, the last first.
    func undo() {
        for (step, way) in done.reversed() {
            let (place, waiting) = (PathText.join(parent, step.name), PathText.join(staging, step.name))
            switch way {
            case .moved: rename(place, waiting)
            case .exchanged where step.new == nil: rename(waiting, place)
            case .exchanged: _ = try? AtomicName.exchange(place, waiting)
            case .replaced: rename(oldName(step), place)
            }
        }
        done = []
    }
}

/// Gives a hidden folder its name, and can take that back.
///
/// Where the file system can exchange two names, the old folder and the new one change places in one step. Where it cannot,
/// the old one is renamed to `.NAME.replaced-PID-START` first, and then the new one gets its name; when the run is killed
/// between the two, the next run that writes the same output gives the old folder its name back.
final class FolderExchange {
    private let staging: String
    private let path: String
    private var aside: String?
    private var exchanged = false

    init(staging: String, path: String) { (self.staging, self.path) = (staging, path) }

    /// Changes the name.
    func install() throws(OutputError) {
        let (parent, name) = PathText.split(path)
        if FileIdentity(linkAt: path) == nil {
            try AtomicName.move(staging, toFree: path)
        } else if try AtomicName.exchange(staging, path) {
            exchanged = true
        } else {
            let place = PathText.join(parent, Self.prefix(name) + ProcessMark.own.text)
            guard rename(path, place) == 0 else { throw .system(path, Phrase(zh: "无法移开", en: "cannot be moved aside")) }
            aside = place
            guard rename(staging, path) == 0 else {
                let error = OutputError.system(path, .cannotBeNamed)
                rename(place, path)
                aside = nil
                throw error
            }
        }
        try? Durable.flush(parent, shown: path)
    }

    /// Takes it back.
    func undo() {
        if exchanged {
            _ = try? AtomicName.exchange(staging, path)
        } else {
            rename(path, staging)
            if let aside { rename(aside, path) }
        }
        (exchanged, aside) = (false, nil)
    }

    /// Removes the old folder when it stands aside; one that was exchanged goes with the hidden folder.
    func removeReplaced() { if let aside { PathText.remove(aside) } }

    private static func prefix(_ name: String) -> String {
        String(Staging.prefix(name).dropLast("partial-".count)) + "replaced-"
    }

    /// Gives an old folder its name back when a run was killed between the two renames, and removes one that was replaced.
    static func restore(_ parent: String, _ name: String) {
        let prefix = prefix(name)
        for entry in PathText.names(in: parent) where entry.hasPrefix(prefix) {
            guard let mark = ProcessMark(text: entry.dropFirst(prefix.count)), !mark.isAlive else { continue }
            let (place, path) = (PathText.join(parent, entry), PathText.join(parent, name))
            guard Staging.isOurs(place) else { continue }
            if FileIdentity(linkAt: path) == nil { rename(place, path) } else { PathText.remove(place) }
        }
    }
}
