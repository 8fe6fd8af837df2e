import Columns

/// Why a county could not be made.
package enum SampleError: ExplainedError, Hashable {
    /// A file of the county could not be written.
    case cannotWrite(path: String, reason: Phrase)
    /// The seed gives a county in which something that must be planted finds no place.
    case noPlace(what: Phrase, seed: UInt64)

    /// Always a failure of the work itself.
    package var kind: FailureKind { .working }

    /// The file or the missing place.
    package var phrase: Phrase {
        switch self {
        case .cannotWrite(let path, let reason):
            Phrase(zh: "\(path) 不能写入：\(reason.zh)", en: "\(path) cannot be written: \(reason.en)")
        case .noPlace(let what, let seed):
            Phrase(
                zh: "种子 \(seed) 的县里没有地方放置\(what.zh)", en: "the county of seed \(seed) has no place for \(what.en)")
        }
    }

    /// Another folder, or another seed.
    package var remedy: Phrase? {
        switch self {
        case .cannotWrite: Phrase(zh: "请指明可以写入的文件夹", en: "name a folder that can be written")
        case .noPlace: Phrase(zh: "换一个种子", en: "take another seed")
        }
    }
}
