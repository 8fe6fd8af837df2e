import Columns
import CountyLayers
import FindingValues
import Intake

extension RedLine {
    /// Ground of villages inside each control area; zero rows left out.
    package static func controlAreas(
        _ areas: [NamedArea], villages: Villages, figures: [VillageFigures], plane: Plane
    ) throws -> [ControlOverlap] {
        var result: [ControlOverlap] = []
        for area in areas {
            try Task.checkCancellation()
            let sums = area.once.ground(in: villages.polygons, plane: plane)
            for (row, sum) in sums.enumerated() where sum > AreaSum(squareMetres: Noise.area) {
                result.append(
                    ControlOverlap(
                        name: area.name, village: villages.codes[row], belt: nil, area: sum,
                        share: sum.squareMetres / figures[row].area.squareMetres))
            }
        }
        return result
    }

    /// Ground of belt corridors inside each control area; zero rows left out.
    /// - Parameter given: names of belts that people drew; none for ours.
    package static func controlAreas(
        _ areas: [NamedArea], belts: BeltFindings, given: [String]? = nil, plane: Plane
    ) throws -> [ControlOverlap] {
        var result: [ControlOverlap] = []
        for area in areas {
            try Task.checkCancellation()
            let sums = area.once.ground(in: belts.corridors, plane: plane)
            for (row, sum) in sums.enumerated() where sum > AreaSum(squareMetres: Noise.area) {
                var overlap = ControlOverlap(
                    name: area.name, village: nil, belt: belts.belts[row].number, area: sum,
                    share: sum.squareMetres / belts.belts[row].corridorArea.squareMetres)
                overlap.given = given?[row]
                result.append(overlap)
            }
        }
        return result
    }
}
