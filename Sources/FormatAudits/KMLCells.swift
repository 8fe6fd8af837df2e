import Output
import VectorSources

/// The typed cells of a KML (`SimpleData`) as they are written: GDAL gives the leading digits of a number, or 0.
///
/// - Source: OGC 12-007r2, *KML 2.3*, §9.3 (`kml:SchemaData`).
package enum KMLCells {
    /// A folder or document with its placemarks, which GDAL makes a layer of.
    private struct Container {
        var name: String?
        var rows = 0
        var cells: [String: [Int: String]] = [:]
    }

    /// Cells of a layer that are distinguished by a test, by field and row. None where its placemarks cannot be told
    /// from those of another layer, or the file is no XML to its end.
    /// - Parameters:
    ///   - paths: of the documents: one, or those that a KMZ packs.
    ///   - rows: of the layer, by GDAL.
    ///   - isOdd: gets the field and the text.
    package static func cells(
        _ paths: [String], layer: String, rows: Int, where isOdd: (String, String) -> Bool
    ) -> [String: [Int: String]] {
        var containers: [Container] = []
        for path in paths {
            guard let file = VirtualFile(path) else { return [:] }
            containers.append(Container())
            do throws(OGRError) { try read(XMLWalk(file, shown: path), &containers, isOdd) } catch { return [:] }
        }
        let filled = containers.filter { $0.rows > 0 }
        let named = filled.filter { $0.name == layer }
        let own = named.isEmpty ? filled : named
        guard own.count == 1, let only = own.first, only.rows == rows else { return [:] }
        return only.cells
    }

    private static func read(
        _ walk: XMLWalk, _ containers: inout [Container], _ isOdd: (String, String) -> Bool
    ) throws(OGRError) {
        var (stack, isInside) = ([containers.count - 1], false)
        while true {
            let token = try walk.next()
            guard let place = stack.last else { return }
            switch token {
            case .end: return
            case .text: break
            case .open:
                if walk.isNamed("Folder") || walk.isNamed("Document") {
                    stack.append(containers.count)
                    containers.append(Container())
                } else if walk.isNamed("Placemark") {
                    isInside = true
                } else if walk.isNamed("name"), !isInside, containers[place].name == nil {
                    containers[place].name = try walk.innerText()
                } else if walk.isNamed("SimpleData"), isInside, let field = walk.attribute("name") {
                    let text = try walk.innerText()
                    if isOdd(field, text) {
                        containers[place].cells[field, default: [:]][containers[place].rows] = text
                    }
                }
            case .close:
                if walk.isNamed("Placemark") {
                    isInside = false
                    containers[place].rows += 1
                } else if stack.count > 1, walk.isNamed("Folder") || walk.isNamed("Document") {
                    stack.removeLast()
                }
            }
        }
    }
}
