import Columns
import CountyLayers
import ProjectFile

/// Which anchor is the county seat.
enum CountySeat {
    /// Words of the anchors' field `kind` that mean the county seat.
    static let kinds: Set<String> = [
        "county_seat", "county seat", "seat", "县城", "县政府", "县政府驻地", "区政府", "区政府驻地", "城区", "市政府驻地",
    ]

    /// The anchor that the option names, else the only one whose kind says so; none with the reason.
    /// - Throws: when no anchor has the name of the option.
    static func find(_ anchors: AnchorRows, named name: String?) throws(CountyError) -> (row: Int?, reason: Phrase) {
        if anchors.names.isEmpty {
            return (nil, ProjectLayer.anchorsWithoutPoint)
        }
        if let name {
            guard let row = anchors.names.firstIndex(of: name) else {
                throw .noSuchAnchor(name: name, known: anchors.names)
            }
            return (row, Phrase(zh: "", en: ""))
        }
        let found = anchors.kinds.indices.filter { anchors.kinds[$0].map { kinds.contains($0.lowercased()) } == true }
        if found.count == 1 { return (found[0], Phrase(zh: "", en: "")) }
        if found.isEmpty {
            return (
                nil,
                Phrase(
                    zh: "起点图层没有标明县城（kind 为 county_seat 或 县城），项目也没有写 layout.county_seat",
                    en: "no anchor is marked as the county seat (kind county_seat or 县城), and the project names none "
                        + "(layout.county_seat)")
            )
        }
        return (
            nil,
            Phrase(
                zh: "有 \(found.count) 个起点标为县城，请在 layout.county_seat 写明一个",
                en: "\(found.count) anchors are marked as the county seat; name one with layout.county_seat")
        )
    }
}
