import Columns

/// How much a table may hold, so that a small archive cannot take the memory of the machine.
package enum TableBudget {
    /// Bytes of one part of a container, unpacked, and of one text table.
    package static var bytes: Int { Budgets.current[.archiveMegabytes] << 20 }
    /// Cells of one sheet or table.
    package static var cells: Int { Budgets.current[.cells] }
    /// A part under this many bytes is read however well it was packed.
    private static let harmless = 64 << 20
    /// How many times its packed size a part may have: tables pack to a tenth or a thirtieth, archives made to fill a
    /// machine to a thousandth.
    private static let ratio = 200

    /// The bytes of a member, unpacked.
    /// - Throws: `OGRError.tooLarge` for one that is too large, or that unpacks to more than any table does.
    package static func read(_ member: SourceMember) throws(OGRError) -> [UInt8] {
        if let size = VirtualFile.size(member.path) { try check(bytes: size, of: member) }
        guard let file = VirtualFile(member.path) else {
            throw .notReadable(path: member.shown, message: Messages.cannotBeOpened)
        }
        guard let all = file.readAll(upTo: bytes) else { throw tooLarge(member, bytes + 1) }
        return all
    }

    /// Refuses a part of a container, of so many bytes, for the same reasons.
    package static func check(bytes count: Int, of member: SourceMember) throws(OGRError) {
        guard count <= bytes else { throw tooLarge(member, count) }
        let container = member.container.flatMap(VirtualFile.size) ?? count
        guard count > harmless, count / ratio > container else { return }
        throw .tooLarge(
            path: member.shown,
            what: Phrase(
                zh: "\(container >> 10) KB 解压后有 \(count >> 20) MB，超过 \(ratio) 倍，表格不会如此",
                en:
                    "\(container >> 10) KB unpack to \(count >> 20) MB, more than \(ratio) times as much, as no table does"
            ),
            advice: Messages.unpackFirst)
    }

    private static func tooLarge(_ member: SourceMember, _ count: Int) -> OGRError {
        .tooLarge(
            path: member.shown,
            what: Phrase(
                zh: "共 \(count >> 20) MB；表格最多读 \(bytes >> 20) MB",
                en: "it comes to \(count >> 20) MB; a table is read up to \(bytes >> 20) MB"),
            advice: Budgets.advice(
                .archiveMegabytes,
                Phrase(
                    zh: "拆分表格，或转为 GeoPackage（分段读取）",
                    en: "divide the table, or bring it into a GeoPackage, which is read piece by piece")))
    }

    package static func check(cells count: Int, path: String) throws(OGRError) {
        guard count > cells else { return }
        throw .tooLarge(
            path: path, what: Phrase(zh: "单元格超过 \(cells) 个", en: "it has more than \(cells) cells"),
            advice: Budgets.advice(
                .cells, Phrase(zh: "拆分表格，或去掉一些列", en: "divide the table, or leave out columns")))
    }
}
