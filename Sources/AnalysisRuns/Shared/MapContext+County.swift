import Columns
import CountyLayers
import FindingValues

extension MapContext {
    /// Layers of a county that a map shows beside the results.
    init(_ county: County) {
        self.init()
        if let roads = county.roads {
            var seen: Set<[Double]> = []
            for row in 0..<roads.lines.count {
                guard seen.insert(Array(GeometryColumn.lines(roads.lines).coordinates(ofRow: row))).inserted else {
                    continue
                }
                self.roads.append(row: row, of: roads.lines)
                self.roadClasses.append(roads.classes[row]?.rawValue ?? roads.classTexts[row] ?? "")
                self.roadNames.append(roads.names[row])
            }
        }
        if let services = county.services {
            self.services = PointColumn(services.places)
            (self.serviceKinds, self.serviceNames) = (services.kinds, services.names)
        }
        if let anchors = county.anchors {
            (self.anchors, self.anchorNames) = (PointColumn(anchors.places), anchors.names)
        }
        for area in county.controlAreas {
            for row in 0..<area.polygons.count {
                self.controlAreas.append(row: row, of: area.polygons)
                self.controlAreaNames.append(area.name)
            }
        }
    }
}
