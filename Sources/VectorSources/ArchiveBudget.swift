import CGDAL
import Columns
import Glibc

/// What an archive may unpack to.
///
/// A few megabytes of zeros can stand for gigabytes, and nothing of it shows before it is unpacked but the sizes that
/// the archive states. They are looked at before any member is opened.
enum ArchiveBudget {
    /// Tables of survey data shrink to a tenth, a table of blanks to a fiftieth. What shrinks more than this is allowed
    /// an eighth of the budget.
    static let usualRatio = 250

    /// Refuses a zip archive with a member over the budget.
    /// - Parameters:
    ///   - names: members that may be read.
    ///   - root: the archive as GDAL's file layer names it.
    static func check(_ names: [String], in root: String, archive: String, path: String) throws(OGRError) {
        let packed = LocalFiles.size(archive)
        for name in names {
            try check(statedSize(root + "/" + name), of: path + "/" + name, packed: packed)
        }
    }

    /// Refuses a compressed file over the budget: by the length that its end states, which is the true one modulo 4 GiB
    /// for a file of one piece.
    static func check(gzip file: String, path: String) throws(OGRError) {
        let packed = LocalFiles.size(file)
        guard packed >= 18, let source = VirtualFile(file) else { return }
        source.seek(to: packed - 4)
        let stated = source.read(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        try check(stated, of: path, packed: packed)
    }

    /// Bytes that the archive's directory states; nothing is unpacked for it.
    private static func statedSize(_ path: String) -> Int {
        collectingMessages { _ in
            guard let file = VSIFOpenL(path, "rb") else { return 0 }
            defer { VSIFCloseL(file) }
            guard VSIFSeekL(file, 0, SEEK_END) == 0 else { return 0 }
            return Int(exactly: VSIFTellL(file)) ?? .max
        }
    }

    private static func check(_ size: Int, of path: String, packed: Int) throws(OGRError) {
        let megabytes = size >> 20
        let isUsual = size / max(1, packed) <= usualRatio
        let share = isUsual ? 1 : 8
        guard size < 0 || megabytes > Budgets.current[.archiveMegabytes] / share else { return }
        let enough = megabytes.multipliedReportingOverflow(by: share)
        var what = Phrase(zh: "解压后有 \(megabytes) MB", en: "it unpacks to \(megabytes) MB")
        if !isUsual {
            let times = size / max(1, packed)
            what += Phrase(
                zh: "，为原大小的 \(times) 倍，此时只允许上限的八分之一",
                en: ", \(times) times its size, for which an eighth of the budget is allowed")
        }
        var advice = Budgets.advice(.archiveMegabytes, Messages.unpackFirst)
        if !enough.overflow, size >= 0 {
            let value = enough.partialValue
            advice += Phrase(zh: "；archive_mb=\(value) 即可", en: "; archive_mb=\(value) is enough")
        }
        throw .tooLarge(path: path, what: what, advice: advice)
    }
}
