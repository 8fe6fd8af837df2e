import Columns
import Output
import VectorSources

/// An XLSX container, opened: its sheets, and what their cells refer to.
///
/// Read by us because the heading, codes stored as numbers, merged cells and empty formulas have to be seen as they are.
/// - Source: ECMA-376, *Office Open XML File Formats*, 5th edition, 2016, part 1, §18.2 to §18.8; part 2 (packages).
package struct XLSXWorkbook {
    package struct Sheet {
        package let name: String
        package let path: String
        package let isHidden: Bool
    }

    package let member: SourceMember
    package let sheets: [Sheet]
    /// Days count from 1904.
    private let isFrom1904: Bool
    private let strings: [String]
    private let formats: XLSXFormats

    /// - Throws: `OGRError.notReadable` for what is no such container, `tooLarge` for one that unpacks to too much.
    package init(_ member: SourceMember) throws(OGRError) {
        self.member = member
        guard let file = VirtualFile(member.path) else {
            throw .notReadable(path: member.shown, message: Messages.cannotBeOpened)
        }
        let head = file.read(8)
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw .notReadable(
                path: member.shown,
                message: Phrase(
                    zh: "文件加了密码，或是改了名的旧式 .xls；请去掉密码另存为 .xlsx",
                    en: "it is protected with a password, or an old .xls under a new name; save it as .xlsx without one"
                ))
        }
        guard head.starts(with: [0x50, 0x4B]) else {
            throw .notReadable(
                path: member.shown,
                message: Phrase(zh: "不是 XLSX 文件：不是 zip 压缩包", en: "it is no XLSX file: not a zip archive"))
        }
        let roots = try Self.relations("_rels/.rels", of: member)
        let book = roots.first { $0.type == "officeDocument" }?.target ?? "xl/workbook.xml"
        let folder = PathText.split(book).folder
        let links = try Self.relations("\(folder)/_rels/\(PathText.split(book).name).rels", of: member)
        func path(_ target: String) -> String {
            target.hasPrefix("/") ? String(target.dropFirst()) : folder == "." ? target : folder + "/" + target
        }
        guard let walk = try Self.part(book, of: member) else {
            throw .notReadable(
                path: member.shown,
                message: Phrase(zh: "不是 XLSX 文件：没有工作簿", en: "it is no XLSX file: it has no workbook"))
        }
        var (found, from1904): ([Sheet], Bool) = ([], false)
        while true {
            let token = try walk.next()
            if token == .end { break }
            guard token == .open else { continue }
            if walk.isNamed("workbookPr") {
                from1904 = ["1", "true"].contains(walk.attribute("date1904") ?? "")
            } else if walk.isNamed("sheet"), let name = walk.attribute("name") {
                let id = walk.attribute("id")
                guard let link = links.first(where: { $0.id == id }), link.type == "worksheet" else { continue }
                let state = walk.attribute("state") ?? "visible"
                found.append(Sheet(name: name, path: path(link.target), isHidden: state != "visible"))
            }
        }
        guard !found.isEmpty else {
            throw .notReadable(path: member.shown, message: Phrase(zh: "其中没有工作表", en: "it holds no sheet"))
        }
        (sheets, isFrom1904) = (found, from1904)
        let texts = links.first { $0.type == "sharedStrings" }
        strings = if let texts { try Self.strings(path(texts.target), member) } else { [] }
        let styles = links.first { $0.type == "styles" }
        if let styles, let walk = try Self.part(path(styles.target), of: member) {
            formats = try XLSXFormats(walk)
        } else {
            formats = XLSXFormats()
        }
    }

    /// The cells of a sheet.
    package func grid(of sheet: Sheet) throws(OGRError) -> SheetGrid {
        guard let walk = try Self.part(sheet.path, of: member) else {
            throw .notReadable(
                path: member.shown,
                message: Phrase(
                    zh: "工作表 \(sheet.name) 不在文件包中", en: "the sheet \(sheet.name) is missing from the archive"))
        }
        return try XLSXCells(walk, strings: strings, formats: formats, isFrom1904: isFrom1904, shown: member.shown)
            .grid()
    }

    // MARK: - Parts

    private struct Relation {
        let id: String
        let type: String
        let target: String
    }

    private static func relations(_ part: String, of member: SourceMember) throws(OGRError) -> [Relation] {
        guard let walk = try self.part(part, of: member) else { return [] }
        var result: [Relation] = []
        while true {
            let token = try walk.next()
            if token == .end { return result }
            guard token == .open, walk.isNamed("Relationship"), let id = walk.attribute("Id"),
                let target = walk.attribute("Target"), let type = walk.attribute("Type")
            else { continue }
            let word = type.split(separator: "/").last.map(String.init) ?? type
            let plain = target.hasPrefix("/") ? String(target.dropFirst()) : target
            result.append(Relation(id: id, type: word, target: word == "officeDocument" ? plain : target))
        }
    }

    /// A part of the archive; none when it is not there.
    private static func part(_ part: String, of member: SourceMember) throws(OGRError) -> XMLWalk? {
        let path = "/vsizip/{" + member.path + "}/" + part
        guard let size = VirtualFile.size(path), let file = VirtualFile(path) else { return nil }
        try TableBudget.check(bytes: size, of: member)
        return XMLWalk(file, shown: member.shown)
    }

    /// The texts that cells share; phonetic guides are no part of them.
    private static func strings(_ part: String, _ member: SourceMember) throws(OGRError) -> [String] {
        guard let walk = try self.part(part, of: member) else { return [] }
        var result: [String] = []
        while true {
            let token = try walk.next()
            if token == .end { return result }
            if token == .open, walk.isNamed("si") {
                result.append(XLSXCells.plain(try walk.innerText(of: "t", without: "rPh")))
                try TableBudget.check(cells: result.count, path: member.shown)
            }
        }
    }
}
