import Columns
import Overlap
import PROJ
import Survey

/// Rules about parcels, villages and towns against each other: what covers what, and whose code is whose.
///
/// - Source: domain facts §D.4: DLTB is covered by CJDCQ and XZQ and covers them, CJDCQ is covered by XZQ.
struct LayersCheck {
    /// A layer with its polygons and the edges of its coverage.
    struct Member {
        let layer: CheckedLayer
        let polygons: CheckedPolygons
        let coverage: PolygonCoverage
        /// Ground of the gaps that are told already, in the member's plane.
        let gaps: [PolygonColumn]
    }

    let options: CheckOptions
    /// By kind, the layers that are held against each other.
    let members: [StandardLayer: Member]

    /// Asks all rules for which both layers are there.
    func issues() throws -> [CheckIssue] {
        let pairs: [(StandardLayer, StandardLayer, CheckRule)] = [
            (.parcels, .villages, .outsideVillages), (.parcels, .towns, .outsideTowns),
            (.villages, .towns, .outsideTowns), (.villages, .parcels, .withoutParcels),
            (.towns, .parcels, .withoutParcels), (.towns, .villages, .withoutVillages),
        ]
        var issues: [CheckIssue] = []
        for (a, b, rule) in pairs {
            guard let inner = members[a], let outer = members[b] else { continue }
            issues += try uncovered(inner, by: outer, rule)
        }
        if let villages = members[.villages], let towns = members[.towns],
            let zones = column(of: towns, in: villages)
        {
            issues += UnitCheck.checkParents(
                of: villages.layer, villages.polygons, towns: towns.layer, zones)
        }
        if let parcels = members[.parcels], let villages = members[.villages],
            let zones = column(of: villages, in: parcels)
        {
            issues += UnitCheck.checkVillages(
                of: parcels.layer, parcels.polygons, villages: villages.layer, zones)
        }
        return issues
    }

    /// Ground of `inner` that `outer` leaves bare. Not told: gaps of `outer`, which have been told, and ground that a
    /// faulty row of `outer` may hold.
    private func uncovered(_ inner: Member, by outer: Member, _ rule: CheckRule) throws -> [CheckIssue] {
        guard let way = way(from: outer, to: inner), let column = column(of: outer, in: inner) else { return [] }
        let coverage = way.isNeeded ? PolygonCoverage(column) : outer.coverage
        func transformed(_ box: Box) -> Box { (try? way.transformation?.transformed(box)) ?? box }
        let faulty = outer.polygons.faulty.map(transformed)
        let gaps = outer.gaps.compactMap { carried($0, by: way) }
        let ground = try inner.coverage.uncovered(
            by: coverage, options.coverage, on: inner.polygons.plane,
            isKnown: { place in faulty.contains { $0.holds(place) } || gaps.contains { $0.holds(place, row: 0) } })
        let layer = inner.layer
        return ground.map { bare in
            layer.issue(
                rule, row: bare.row, place: inner.polygons.own(bare.place), measure: bare.area,
                other: outer.layer.name, shape: inner.polygons.own(bare.shape),
                Messages.uncovered(bare.area, by: outer.layer.name))
        }
    }

    // MARK: One plane

    /// How a layer comes into another's plane.
    private struct Way {
        let transformation: Transformation?
        var isNeeded: Bool { transformation != nil }
    }

    /// None when there is no way.
    private func way(from other: Member, to member: Member) -> Way? {
        guard let target = member.polygons.crs, let source = other.polygons.crs else {
            // Without a CRS on either side the planes are taken as one.
            return member.polygons.crs == nil && other.polygons.crs == nil ? Way(transformation: nil) : nil
        }
        if target.crs == source.crs { return Way(transformation: nil) }
        let transformation = try? Transformation(
            from: source.given, to: target.given, treatAsCGCS2000: options.treatAsCGCS2000)
        return transformation.map { Way(transformation: $0) }
    }

    private func carried(_ column: PolygonColumn, by way: Way) -> PolygonColumn? {
        guard let transformation = way.transformation else { return column }
        var geometry = GeometryColumn.polygons(column)
        guard (try? transformation.transform(&geometry)) != nil, case .polygons(let moved) = geometry else {
            return nil
        }
        return moved
    }

    /// The rows of a layer in another's plane.
    private func column(of other: Member, in member: Member) -> PolygonColumn? {
        way(from: other, to: member).flatMap { carried(other.polygons.column, by: $0) }
    }
}
