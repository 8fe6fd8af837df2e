import Columns

/// In which unit a file states its areas.
extension CornerPointFile {
    /// Settles the unit of the file, says so when it is not the format's, and converts the few areas that stand in another.
    ///
    /// A unit written after the number counts. Without one, the unit is the one that most areas are nearest to when held against those of
    /// their corners: a hectare is 15 mu and 10 000 m², so that even a figure that is wrong by half points to one.
    mutating func settleAreaUnit(_ issues: inout [RowIssue]) {
        areaUnit = .hectare
        var votes: [AreaUnit: Int] = [:]
        var isWritten = false
        for (row, parcel) in parcels.enumerated() {
            guard let text = parcel.statedArea, let value = Double(text) else { continue }
            if let unit = parcel.statedUnit {
                votes[unit, default: 0] += 1
                isWritten = true
            } else if let unit = Self.nearest(value, planarArea(row)) {
                votes[unit, default: 0] += 1
            }
        }
        // The format's own unit, the first of the list, wins a tie.
        for unit in AreaUnit.allCases where votes[unit] ?? 0 > votes[areaUnit] ?? 0 { areaUnit = unit }
        if areaUnit != .hectare { notes.append(.areasStated(in: areaUnit, isWritten: isWritten)) }
        for row in parcels.indices {
            guard let unit = parcels[row].statedUnit, unit != areaUnit, let text = parcels[row].statedArea,
                let value = Double(text)
            else { continue }
            let converted = fixedText(value * unit.squareMetres / areaUnit.squareMetres, decimals: 4)
            parcels[row].statedArea = converted
            issues.append(
                RowIssue(
                    layer: "corner_points", row: row, id: parcels[row].label, rule: "stated-unit", severity: .notice,
                    message: Phrase(
                        zh: "填写 \(text) \(unit.rawValue)，其他地块以\(areaUnit.rawValue)填写；按 \(converted) 读入",
                        en: "\(text) \(unit.english) stated, other parcels in \(areaUnit.english); taken as "
                            + converted)))
        }
    }

    /// The unit in which a figure is within a factor of three of the area; none when there is none, or no area.
    private static func nearest(_ value: Double, _ squareMetres: Double) -> AreaUnit? {
        guard value > 0, squareMetres > 0, squareMetres.isFinite else { return nil }
        return AreaUnit.allCases.first { unit in
            let ratio = value * unit.squareMetres / squareMetres
            return ratio > 1.0 / 3 && ratio < 3
        }
    }

    /// Area of a row in the plane, square units of its coordinates; shells less holes.
    private func planarArea(_ row: Int) -> Double {
        var sum = 0.0
        for part in polygons.parts(ofRow: row) {
            for (i, ring) in polygons.rings(ofPart: part).enumerated() {
                let corners = polygons.vertices(ofRing: ring)
                guard let first = corners.first.map(polygons.vertex) else { continue }
                var doubled = 0.0
                for v in corners.dropLast() {
                    let (a, b) = (polygons.vertex(v), polygons.vertex(v + 1))
                    doubled += (a.x - first.x) * (b.y - first.y) - (b.x - first.x) * (a.y - first.y)
                }
                sum += (i == 0 ? 1 : -1) * doubled.magnitude / 2
            }
        }
        return sum
    }
}
