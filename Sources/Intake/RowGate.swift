import Columns
import Overlap
import PROJ

/// The gate that every row of every layer passes once, by the rules and ids of `check` (Docs/check-rules.md).
///
/// In this order: the row has a geometry (`null-geometry`); its box is within the domain of the CRS (`zone-mixed`: another
/// zone, a prefix too many or too few, axes swapped; `outside-domain`: beyond the pole, a vertex at (0, 0)); its coordinates are finite
/// (`not-finite`); a polygon is sound (`RowCheck`), or is made valid where that is asked for; it has a key and a land class, where
/// results are listed by them (`key-missing`, `class-unknown`). The first rule that a row breaks sets it aside: it is told with layer, source row, key,
/// reason, place and area, and enters no figure. Rows that stand twice are found before, by `SeenRows`.
///
/// A batch that agrees with its CRS as a whole is accepted by its box at once.
package struct RowGate: Sendable {
    /// What the key of a layer is for.
    package enum KeyUse: Sendable, Hashable {
        /// It names rows in messages.
        case label
        /// Results are listed by it: a row without one is set aside.
        case results
    }

    /// Our name of the layer.
    package let layer: String
    /// What coordinates the rows can have; none for a table, and where no CRS is declared and none is needed.
    package let domain: CoordinateDomain?
    /// Name of the column of keys; none for the row number.
    package let key: String?
    /// What the key is for.
    package let keyUse: KeyUse
    /// Column of the land class, where the job counts by it: a row without one is set aside. None where it does not.
    package let landClass: String?
    /// Invalid polygons are made valid and told.
    package let repair: Bool
    /// Rings of sound rows are turned where needed: shells counter-clockwise, holes clockwise.
    package let turnsRings: Bool
    /// Rows are judged by their places alone, as a conversion wants it: shapes stay as they are, and rows without geometry pass.
    package let placesAlone: Bool

    private let ground: RowGround
    private let doubts: PlaneDoubts

    /// Columns whose cells are read as numbers or truths: a cell that is neither becomes an issue (`unreadable-value`),
    /// and the row stays.
    var cells: [(name: String, use: Layer.CellUse)] = []

    /// Rules that a repair may mend.
    package static let repairable = Set(RowFault.Kind.allCases.filter { $0 != .notFinite }.map(\.rawValue))
        .union([RowFault.repeatedRing])

    /// A gate for a layer.
    /// - Parameter taken: geographic CRSs that the user declares equal to CGCS2000.
    package init(
        layer: String, crs: CRSDescription?, key: String?, keyUse: KeyUse = .label, landClass: String? = nil,
        repair: Bool = false, turnsRings: Bool = true, placesAlone: Bool = false,
        takenAsCGCS2000 taken: [CRS] = []
    ) {
        self.placesAlone = placesAlone
        let domain = crs.map { CoordinateDomain(crs: $0, takenAsCGCS2000: taken) }
        self.domain = domain
        (ground, doubts) = (RowGround(domain), PlaneDoubts(crs))
        (self.layer, self.key, self.keyUse, self.landClass) = (layer, key, keyUse, landClass)
        (self.repair, self.turnsRings) = (repair, turnsRings)
    }

    /// What became of some rows.
    package struct Verdict: Sendable {
        /// Rows that passed, repaired ones in their new shape; in the CRS of the source.
        package var rows: Layer
        /// One for each row that was set aside or repaired.
        package var issues: [RowIssue] = []
        /// Rows set aside.
        package var setAside = 0
        /// Rows repaired, those of `nested` among them.
        package var repaired = 0
        /// Rows whose rings were nested anew.
        package var nested = 0
        /// Rows that passed and whose ground is in doubt; each has an issue, a warning.
        var doubts = PlaneDoubts.Count()
        /// What the rows say of the CRS; none where none is known.
        package var vote: DomainVote?
    }

    /// Judges some rows.
    /// - Parameter near: rows that passed so far and whose box it denies are left out without a word, before polygons are
    ///   checked; none for all rows.
    /// - Complexity: O(*n*) for *n* vertices, and what `RowCheck` costs for polygons.
    package func judge(_ batch: Layer, near: ((Box) -> Bool)? = nil) -> Verdict {
        var verdict = Verdict(rows: batch, vote: domain.map { DomainVote($0) })
        let keys = key.flatMap(batch.column)
        var kept = placed(batch, keys, &verdict)
        if keyUse == .results, key != nil {
            kept = kept.filter { row in
                if keys?.text(row) != nil { return true }
                setAside(batch, row, nil, "key-missing", Messages.keyMissing, &verdict)
                return false
            }
        }
        if let landClass, let classes = batch.column(landClass) {
            kept = kept.filter { row in
                if classes.text(row) != nil { return true }
                setAside(batch, row, keys, "class-unknown", Messages.noLandClass, &verdict)
                return false
            }
        }
        if let near { kept = kept.filter { near(batch.geometry.box(ofRow: $0)) } }
        if kept.count < batch.count { verdict.rows = batch.selecting(kept) }
        if !placesAlone, case .polygons(let polygons) = verdict.rows.geometry { check(polygons, &verdict) }
        if !placesAlone {
            let (issues, count) = doubts.found(in: verdict.rows, layer: layer, key: key)
            verdict.issues += issues
            verdict.doubts = count
        }
        for cell in cells {
            verdict.issues += verdict.rows.unreadableCells(of: cell.name, as: cell.use, key: key, layer: layer)
        }
        return verdict
    }

    /// Rows that have a geometry within the domain of the CRS.
    private func placed(_ batch: Layer, _ keys: AttributeColumn?, _ verdict: inout Verdict) -> [Int] {
        let geometry = batch.geometry
        guard geometry.kind != .none else { return Array(0..<batch.count) }
        let whole = geometry.box
        let agrees = domain?.agrees(allWithin: whole) ?? true
        let isPolygon = geometry.kind == .polygon
        let isVast = isPolygon && Self.mostGround(within: whole) > Self.mostGround
        var (kept, agreeing) = ([Int](), 0)
        kept.reserveCapacity(batch.count)
        for row in 0..<batch.count {
            if geometry.isEmpty(row: row) {
                if placesAlone {
                    kept.append(row)
                    continue
                }
                setAside(batch, row, keys, "null-geometry", Messages.noGeometry, &verdict)
                continue
            }
            // A NaN hides from a box; of polygons the check finds it.
            if !isPolygon || !agrees || placesAlone, !geometry.coordinates(ofRow: row).allSatisfy(\.isFinite) {
                setAside(batch, row, keys, "not-finite", RowFault.Kind.notFinite.sentence, &verdict)
                continue
            }
            if isVast, let ground = vastGround(geometry, row) {
                setAside(
                    batch, row, keys, "outside-domain",
                    Messages.vastGround(ground), &verdict)
                continue
            }
            if !agrees, let fault = domain?.fault(of: geometry, row: row) {
                verdict.vote?.add(fault, row: batch.sourceRows[row])
                setAside(batch, row, keys, fault.rule, fault.sentence, at: fault.place, &verdict)
                continue
            }
            agreeing += 1
            kept.append(row)
        }
        verdict.vote?.add(inDomain: agreeing)
        return kept
    }

    /// Ground of a row, m², beyond which sums of areas are not kept: there is no country as large. Without a CRS, numbers
    /// on which no arithmetic is exact.
    private static let mostGround = 9e12

    /// What a row within a box can have, m²: of degrees by their length at the equator.
    private static func mostGround(within box: Box) -> Double {
        let inDegrees = box.minX >= -180 && box.maxX <= 360 && box.minY >= -90 && box.maxY <= 90
        return box.width * box.height * (inDegrees ? 111_320 * 111_320 : 1)
    }

    /// The ground of a row when it is more than any row can have; none else.
    private func vastGround(_ geometry: GeometryColumn, _ row: Int) -> Double? {
        let most = Self.mostGround(within: geometry.box(ofRow: row))
        guard most > Self.mostGround else { return nil }
        // Numbers of no CRS are areas as they stand, up to where sums end.
        if domain == nil { return most > 1e24 ? most : nil }
        let own = ground.area(of: geometry, row: row) ?? most
        return own > Self.mostGround ? own : nil
    }

    private func check(_ polygons: PolygonColumn, _ verdict: inout Verdict) {
        let rows = verdict.rows
        let checked = PolygonRepair.check(
            polygons, of: rows, key: key, name: layer, repair: repair, turnsRings: turnsRings, crs: domain?.crs)
        verdict.issues += checked.issues
        verdict.repaired += checked.repaired
        verdict.nested += checked.nested
        verdict.setAside += rows.count - checked.sound.count
        if turnsRings || checked.repaired > 0 { verdict.rows.setGeometry(.polygons(checked.column), crs: rows.crs) }
        if checked.sound.count < rows.count { verdict.rows = verdict.rows.selecting(checked.sound) }
    }

    private func setAside(
        _ batch: Layer, _ row: Int, _ keys: AttributeColumn?, _ rule: String, _ message: Phrase,
        at place: Position? = nil, _ verdict: inout Verdict
    ) {
        verdict.setAside += 1
        verdict.issues.append(
            RowIssue(
                layer: layer, row: batch.sourceRows[row], id: keys?.text(row), rule: rule,
                place: place ?? batch.geometry.firstPlace(ofRow: row), message: message + Messages.setAside,
                areaBefore: ground.area(of: batch.geometry, row: row)))
    }
}
