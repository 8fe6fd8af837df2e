import Foundation
import Testing

/// The rooms of the house, from the sources: within a module no folder needs another that needs it.
///
/// Files beside the folders are what all of them share, or what joins them. SwiftPM itself refuses modules that import each
/// other.
@Suite struct ArchitectureTests {
    private static let sources = Command.root.appending(path: "Sources")

    /// Source without comments and texts.
    private func code(_ text: String) -> String {
        text.replacing(#/"""(?s:.*?)"""/#, with: "").replacing(#/\/\/[^\n]*/#, with: "")
            .replacing(#/"(?:\\.|[^"\\\n])*"/#, with: "")
    }

    /// What a file declares for others, as it is named there: types, free functions (`name(`), free constants, and static
    /// members that it gives to a type of another file (`Type.name`).
    private func declared(in code: String) -> Set<String> {
        let type = #/(?m)^(?:(?:public|package|final|indirect) )*(?:struct|enum|class|protocol|actor|typealias) (\w+)/#
        let function = #/(?m)^(?:@\w+(?:\([^)]*\))? )*(?:(?:public|package) )?func (\w+)/#
        let constant = #/(?m)^(?:(?:public|package) )?(?:let|var) (\w+)/#
        let extended = #/(?ms)^(?:public |package )?extension (\w+)[^{\n]*\{\n(.*?)^\}/#
        let member = #/(?m)^ {4}(?:@\w+(?:\([^)]*\))? )*(?:(?:public|package) )?static (?:func|let|var) (\w+)/#
        var result = Set(code.matches(of: type).map { String($0.1) })
        result.formUnion(code.matches(of: function).map { "\($0.1)(" })
        result.formUnion(code.matches(of: constant).map { String($0.1) })
        for found in code.matches(of: extended) {
            result.formUnion(String(found.2).matches(of: member).map { "\(found.1).\($0.1)" })
        }
        return result
    }

    /// The words of a file in the same forms.
    private func words(of code: String) -> Set<String> {
        var result = Set(code.matches(of: #/\b[A-Z]\w+/#).map { String($0.0) })
        result.formUnion(code.matches(of: #/\b[a-z]\w*\(/#).map { String($0.0) })
        result.formUnion(code.matches(of: #/\b[A-Z]\w*\.[a-z]\w*/#).map { String($0.0) })
        // A member of that name is not the constant.
        result.formUnion(code.matches(of: #/(?:^|[^.\w])([a-z]\w*)/#).map { String($0.1) })
        return result
    }

    /// The folders of a module and, for each, the folders whose types, functions or constants it names.
    private func needs(of module: String) throws -> [String: [String: Set<String>]] {
        let root = Self.sources.appending(path: module)
        var files: [(folder: String, code: String)] = []
        for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) where path.hasSuffix(".swift") {
            let parts = path.split(separator: "/")
            guard parts.count > 1 else { continue }
            files.append((String(parts[0]), code(try String(contentsOf: root.appending(path: path), encoding: .utf8))))
        }
        var owners: [String: Set<String>] = [:]
        for file in files {
            for name in declared(in: file.code) { owners[name, default: []].insert(file.folder) }
        }
        var needs: [String: [String: Set<String>]] = [:]
        for file in files {
            for word in words(of: file.code) {
                guard let owner = owners[word], owner.count == 1, let folder = owner.first, folder != file.folder else {
                    continue
                }
                needs[file.folder, default: [:]][folder, default: []].insert(word)
            }
        }
        return needs
    }

    @Test func whatAFileDeclaresAndNames() {
        let code = """
            package func plain(_ x: Int) {}
            let limit = 3
            extension Area {
                static func met(_ x: Int) {}
                func own() {}
            }
            struct Row {
                let width = 1
            }
            """
        #expect(declared(in: code) == ["plain(", "limit", "Area.met", "Row"])
        let used = words(of: "let a = plain(b.limit) + Area.met(width) + Row()")
        #expect(used.isSuperset(of: ["plain(", "Area.met", "Row"]) && !used.contains("limit"))
    }

    @Test func noFolderNeedsOneThatNeedsIt() throws {
        let modules = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path)
        var folders = 0
        for module in modules.sorted() {
            let needs = try needs(of: module)
            folders += needs.count
            // What a folder needs, directly or not.
            for start in needs.keys.sorted() {
                var (seen, rest): (Set<String>, [String]) = ([], Array(needs[start]?.keys ?? [:].keys))
                while let next = rest.popLast() {
                    if seen.insert(next).inserted { rest += needs[next]?.keys.map { $0 } ?? [] }
                }
                let words = needs[start]?.values.flatMap { $0 }.sorted() ?? []
                #expect(!seen.contains(start), "\(module)/\(start) needs itself by way of \(seen.sorted()): \(words)")
            }
        }
        #expect(folders > 10, "the folders were not found")
    }

    /// No module has the name of a type in it: Swift could not tell the two apart.
    @Test func noModuleHasTheNameOfAType() throws {
        let modules = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path)
        #expect(modules.count > 20)
        for module in modules {
            let root = Self.sources.appending(path: module)
            for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) where path.hasSuffix(".swift") {
                let text = code(try String(contentsOf: root.appending(path: path), encoding: .utf8))
                let names = text.matches(of: #/(?:struct|enum|class|protocol|actor|typealias) (\w+)/#).map {
                    String($0.1)
                }
                #expect(!names.contains(module), "\(module)/\(path)")
            }
        }
    }

    /// A name says which type is meant, whatever is imported. Each module has its own `Messages`.
    @Test func noTypeStandsInTwoModules() throws {
        let type = #/(?m)^(?:(?:public|package|final|indirect) )*(?:struct|enum|class|protocol|actor) (\w+)/#
        var modules: [String: Set<String>] = [:]
        for module in try FileManager.default.contentsOfDirectory(atPath: Self.sources.path) {
            let root = Self.sources.appending(path: module)
            for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) where path.hasSuffix(".swift") {
                let text = code(try String(contentsOf: root.appending(path: path), encoding: .utf8))
                for found in text.matches(of: type) { modules[String(found.1), default: []].insert(module) }
            }
        }
        #expect(modules.count > 700, "the types were not found")
        for (name, owners) in modules.sorted(by: { $0.key < $1.key }) where owners.count > 1 && name != "Messages" {
            Issue.record("\(name) is a type of \(owners.sorted())")
        }
    }

    /// A module of more than 7,000 lines is two.
    @Test func noModuleIsTooLong() throws {
        let modules = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path).sorted()
        var total = 0
        for module in modules {
            let root = Self.sources.appending(path: module)
            var lines = 0
            for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) where path.hasSuffix(".swift") {
                lines += try Data(contentsOf: root.appending(path: path)).count { $0 == UInt8(ascii: "\n") }
            }
            #expect(lines <= 7_000, "\(module): \(lines)")
            total += lines
        }
        #expect(total > 70_000, "the sources were not found")
    }
}
