import Columns
import Foundation
import OGR

/// The folder that a county is written to.
struct SampleFolder {
    private let directory: String

    init(_ directory: String) { self.directory = directory }

    /// A folder inside, made when it is not there.
    func folder(_ name: String) throws(SampleError) -> SampleFolder {
        do {
            try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
        } catch {
            throw .cannotWrite(path: path(name), reason: Phrase(same: "\(error)"))
        }
        return SampleFolder(path(name))
    }

    func path(_ name: String) -> String { directory + "/" + name }

    private func remove(_ name: String) throws(SampleError) {
        guard FileManager.default.fileExists(atPath: path(name)) else { return }
        do {
            try FileManager.default.removeItem(atPath: path(name))
        } catch {
            throw .cannotWrite(path: path(name), reason: Phrase(same: "\(error)"))
        }
    }

    /// Writes a GeoPackage, in place of one that is there; packed when the name ends in `.zip`.
    func package(_ name: String, _ body: (GeoPackageWriter) throws -> Void) throws {
        let plain = name.hasSuffix(".zip") ? String(name.dropLast(4)) : name
        try remove(plain)
        try remove(plain + ".zip")
        let writer = try GeoPackageWriter(path: path(plain))
        try body(writer)
        try writer.finish()
        guard plain != name else { return }
        try ZipFile.pack(path(plain), named: plain, into: path(name))
        try remove(plain)
    }

    func add(_ layer: Layer, to name: String) throws {
        try package(name) { try $0.add(layer) }
    }

    /// Writes a Shapefile in GBK.
    /// - Parameter declaring: whether a `.cpg` says so.
    func shapefile(_ layer: Layer, to name: String, declaring: Bool) throws {
        let stem = String(name.dropLast(4))
        for suffix in [".shp", ".shx", ".dbf", ".prj", ".cpg"] { try remove(stem + suffix) }
        try ShapefileWriter.write(layer, to: path(name), encoding: "GBK")
        if !declaring { try remove(stem + ".cpg") }
    }

    func write(_ text: String, to name: String) throws(SampleError) {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
        } catch {
            throw .cannotWrite(path: path(name), reason: Phrase(same: "\(error)"))
        }
    }

    /// Puts bytes in place of as many others, which must be in the file once.
    func replace(_ old: Data, by new: Data, in name: String) throws(SampleError) {
        precondition(old.count == new.count, "a file keeps its length")
        do {
            var bytes = try Data(contentsOf: URL(fileURLWithPath: path(name)))
            guard let range = bytes.range(of: old) else {
                throw SampleError.cannotWrite(
                    path: path(name), reason: Phrase(zh: "其中没有要替换的内容", en: "it does not hold what is to be replaced"))
            }
            bytes.replaceSubrange(range, with: new)
            try bytes.write(to: URL(fileURLWithPath: path(name)))
        } catch {
            throw .cannotWrite(path: path(name), reason: Phrase(same: "\(error)"))
        }
    }
}
