/// Why a run stops: decides the exit code and nothing else.
public enum FailureKind: Int32, Sendable, Hashable {
    /// Failed while working: unwritable or full disk, out of memory, a defect of ours.
    case working = 1
    /// The command line or the project file is wrong.
    case usage = 2
    /// Input data refused: layer, field, CRS, encoding, datum, content.
    case refused = 3
    /// Interrupted by the user.
    case interrupted = 130
}

/// An error that a user reads: it says what failed, where, and what to try, in both languages.
public protocol ExplainedError: Error, CustomStringConvertible {
    /// Why the run stops.
    var kind: FailureKind { get }
    /// What failed, with the file, layer, field or row concerned.
    var phrase: Phrase { get }
    /// What the reader can do about it, in both languages; none when nothing helps.
    var remedy: Phrase? { get }
    /// What failed, in English.
    var description: String { get }
    /// What the reader can do about it, in English; none when nothing helps.
    var advice: String? { get }
}

extension ExplainedError {
    /// What failed, in English.
    public var description: String { phrase.en }
    /// What to try, in English; none when there is nothing to say.
    public var advice: String? { remedy?.en }
}

/// The nearest of the known names, for "did you mean" messages; none when nothing is near.
///
/// Distance is the number of inserted, deleted, replaced or swapped neighbouring letters, case ignored; near means at
/// most a third of the longer name, and at least 1. Ties go to the first in UTF-8 order.
/// - Complexity: O(*n · m²*) for *n* names of *m* letters.
public func nearestName(to name: String, among known: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased())
    var best: (distance: Int, name: String)?
    for candidate in known.sorted(by: utf8Less) {
        let letters = Array(candidate.lowercased())
        let distance = editDistance(wanted, letters)
        guard distance <= max(1, max(wanted.count, letters.count) / 3) else { continue }
        if distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.name
}

private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    var before = [Int](), previous = Array(0...b.count)
    for i in 0..<a.count {
        var current = [i + 1]
        for j in 0..<b.count {
            var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
            current.append(cost)
        }
        (before, previous) = (previous, current)
    }
    return previous[b.count]
}
