import CPROJ
import Columns

/// One way from one CRS to another, easting or longitude first on both sides.
///
/// - CRSs on one datum: the inverse map projection of the source and the map projection of the target. Exact. Where only
///   the false easting or northing differs, as with and without a zone prefix, it is moved and nothing is projected.
/// - The source's or target's base geographic CRS is listed in `treatAsCGCS2000` and the other side is CGCS2000: the same
///   conversions, the two geographic CRSs being taken as one by the user's word, which `note` repeats.
/// - Otherwise one operation published between the two geographic CRSs that covers the extent, with the conversions before
///   and after it. PROJ's ballpark guess is forbidden: for Beijing 1954, Xi'an 1980 and WGS 84 to CGCS2000 it is silent and does
///   nothing. Operations whose grids are not installed do not count; the network is off.
///
/// Belongs to one task; not `Sendable`.
public final class Transformation {
    /// Which steps, how accurate, on whose word.
    public let note: OperationNote
    /// The CRS of the coordinates given.
    public let source: CRSDescription
    /// The CRS of the coordinates returned.
    public let target: CRSDescription
    private let legs: [PROJObject]
    /// Metres east and north that take the place of the legs.
    private let move: (east: Double, north: Double)?

    /// Finds the operation between two CRSs, by the rules above, and opens it.
    /// - Parameters:
    ///   - source: CRS of the coordinates.
    ///   - target: CRS wanted.
    ///   - extent: box of the coordinates in the source CRS, where the published operation must hold; none for anywhere.
    ///   - treatAsCGCS2000: geographic CRSs that the user declares equal to CGCS2000, such as `EPSG:4326`.
    /// - Throws: `.refusedDatum` for Beijing 1954 and Xi'an 1980 to or from another datum, whatever the options;
    ///   `.noPublishedOperation` with the option that would help; `.refusedOption`; `.unknownCRS`; `.unsupportedCRS`.
    public init(
        from source: CRS, to target: CRS, over extent: Box? = nil, treatAsCGCS2000: [CRS] = []
    ) throws(ProjectionError) {
        let context = PROJContext()
        let (a, b) = (try ResolvedCRS(source, in: context), try ResolvedCRS(target, in: context))
        let declared = try DeclaredEqual(treatAsCGCS2000, in: context)
        (self.source, self.target) = (a.description, b.description)

        let inward = try Self.conversion(from: a.object, to: a.base, if: a.description.kind == .projected)
        let outward = try Self.conversion(from: b.base, to: b.object, if: b.description.kind == .projected)
        var legs = [inward, outward].compactMap { $0 }
        var accuracy: Double? = 0
        var assumed: CRS?
        var move: (east: Double, north: Double)?
        if Self.sameDatum(a, b) {
            move = Self.move(a.description, b.description)
            if move != nil || a.description.crs == b.description.crs || Self.equal(a.object, b.object) { legs = [] }
        } else {
            try Self.refuseOldDatum(a.description)
            try Self.refuseOldDatum(b.description)
            if let equal = declared.assumption(a.description, b.description) {
                (assumed, accuracy) = (equal, nil)
            } else {
                let area = try Self.degrees(extent, through: inward)
                let shift = try Self.publishedOperation(from: a, to: b, over: area)
                legs = [inward, shift, outward].compactMap { $0 }
                let metres = proj_coordoperation_get_accuracy(context.handle, shift.pointer)
                accuracy = metres < 0 ? nil : metres
            }
        }
        self.legs = legs.map { $0.visualised }
        if let found = move, found.east == 0, found.north == 0 { move = nil }
        self.move = move
        note = OperationNote(
            steps: move.map { ["Origin moved by \($0.east) m east and \($0.north) m north"] } ?? legs.map(\.name),
            accuracy: accuracy, assumedCGCS2000: assumed, source: a.description.label,
            target: b.description.label)
    }

    /// Transforms interleaved coordinates in place, whole columns at a time.
    ///
    /// On an error the coordinates are left as they were.
    /// - Throws: the first vertex whose result is not finite.
    /// - Complexity: O(*n*); about 0.3 µs per vertex and projection, and one copy of the coordinates.
    public func transform(_ interleaved: inout [Double]) throws(TransformError) {
        precondition(interleaved.count % 2 == 0, "coordinates come in pairs")
        let result = carried(interleaved)
        if let bad = result.firstIndex(where: { !$0.isFinite }) {
            let v = bad / 2
            throw TransformError(
                vertex: v, place: Position(interleaved[2 * v], interleaved[2 * v + 1]), operation: note.name)
        }
        interleaved = result
    }

    /// The coordinates after all steps; not finite where a step gave nothing.
    func carried(_ interleaved: [Double]) -> [Double] {
        var result = interleaved
        for leg in legs { Self.apply(leg, to: &result) }
        if let move {
            for i in stride(from: 0, to: result.count, by: 2) {
                result[i] += move.east
                result[i + 1] += move.north
            }
        }
        return result
    }

    private static func apply(_ leg: PROJObject, to coordinates: inout [Double]) {
        let count = coordinates.count / 2
        let stride = 2 * MemoryLayout<Double>.stride
        coordinates.withUnsafeMutableBufferPointer { c in
            guard let start = c.baseAddress else { return }
            _ = proj_trans_generic(
                leg.pointer, PJ_FWD, start, stride, count, start + 1, stride, count, nil, 0, 0, nil, 0, 0)
        }
        proj_errno_reset(leg.pointer)
    }
}

// MARK: - Finding the way

extension Transformation {
    private static func sameDatum(_ a: ResolvedCRS, _ b: ResolvedCRS) -> Bool {
        if let g = a.description.geographic, let h = b.description.geographic { return g == h }
        return equal(a.base, b.base)
    }

    private static func equal(_ a: PROJObject, _ b: PROJObject) -> Bool {
        proj_is_equivalent_to_with_ctx(
            a.context.handle, a.pointer, b.pointer, PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS) == 1
    }

    /// What to add when two projections differ in their false origin alone; none when they differ in more.
    private static func move(_ a: CRSDescription, _ b: CRSDescription) -> (east: Double, north: Double)? {
        guard let p = a.gauss, let q = b.gauss else { return nil }
        let moved = GaussKruger(
            centralMeridian: q.centralMeridian, falseEasting: p.falseEasting, scale: q.scale, ellipsoid: q.ellipsoid,
            originLatitude: q.originLatitude, falseNorthing: p.falseNorthing)
        return moved == p ? (q.falseEasting - p.falseEasting, q.falseNorthing - p.falseNorthing) : nil
    }

    private static func refuseOldDatum(_ crs: CRSDescription) throws(ProjectionError) {
        if let datum = crs.oldDatum { throw .refusedDatum(crs: crs.label, datum: datum) }
    }

    /// The map projection between a CRS and its own base: one conversion, exact.
    private static func conversion(
        from a: PROJObject, to b: PROJObject, if projected: Bool
    ) throws(ProjectionError) -> PROJObject? {
        guard projected else { return nil }
        let context = a.context
        guard let search = proj_create_operation_factory_context(context.handle, nil) else {
            throw .unsupportedCRS(name: a.name, found: context.message)
        }
        defer { proj_operation_factory_context_destroy(search) }
        proj_operation_factory_context_set_allow_ballpark_transformations(context.handle, search, 0)
        guard let list = proj_create_operations(context.handle, a.pointer, b.pointer, search) else {
            throw .unsupportedCRS(name: a.name, found: context.message)
        }
        defer { proj_list_destroy(list) }
        guard proj_list_get_count(list) == 1, let only = context.own(proj_list_get(context.handle, list, 0)) else {
            throw .unsupportedCRS(
                name: a.name, found: Phrase(zh: "其地图投影不是单一的换算", en: "its map projection is not a single conversion"))
        }
        return only
    }

    /// The best published operation between two geographic CRSs that holds over the whole area.
    private static func publishedOperation(
        from a: ResolvedCRS, to b: ResolvedCRS, over area: Box?
    ) throws(ProjectionError) -> PROJObject {
        let context = a.base.context
        func none() -> ProjectionError {
            let candidates = [a.description, b.description]
            let option = candidates.contains { $0.isCGCS2000 } ? candidates.first { !$0.isCGCS2000 }?.geographic : nil
            return .noPublishedOperation(
                from: a.description.label, to: b.description.label,
                datums: candidates.map {
                    $0.datumName.isEmpty ? Phrase(zh: "不明", en: "unknown") : Phrase(same: $0.datumName)
                }, option: option)
        }
        guard let search = proj_create_operation_factory_context(context.handle, nil) else { throw none() }
        defer { proj_operation_factory_context_destroy(search) }
        if let area {
            proj_operation_factory_context_set_area_of_interest(
                context.handle, search, area.minX, area.minY, area.maxX, area.maxY)
        }
        proj_operation_factory_context_set_spatial_criterion(
            context.handle, search, PROJ_SPATIAL_CRITERION_STRICT_CONTAINMENT)
        proj_operation_factory_context_set_grid_availability_use(
            context.handle, search, PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID)
        proj_operation_factory_context_set_allow_ballpark_transformations(context.handle, search, 0)
        guard let list = proj_create_operations(context.handle, a.base.pointer, b.base.pointer, search) else {
            throw none()
        }
        defer { proj_list_destroy(list) }
        guard proj_list_get_count(list) > 0, let best = context.own(proj_list_get(context.handle, list, 0)),
            proj_coordoperation_has_ballpark_transformation(context.handle, best.pointer) == 0
        else { throw none() }
        return best
    }

    /// An extent in degrees: the box of its border, 20 steps a side, without places that have no image.
    private static func degrees(_ extent: Box?, through inward: PROJObject?) throws(ProjectionError) -> Box? {
        guard let extent, extent.isFinite else { return nil }
        var border = extent.border(steps: 20)
        if let inward { apply(inward.visualised, to: &border) }
        var box = Box()
        for i in stride(from: 0, to: border.count, by: 2) where border[i].isFinite && border[i + 1].isFinite {
            box.add(x: border[i], y: border[i + 1])
        }
        return box.isEmpty ? nil : box
    }
}

extension PROJObject {
    /// The same operation with easting or longitude first on both sides.
    fileprivate var visualised: PROJObject {
        context.own(proj_normalize_for_visualization(context.handle, pointer)) ?? self
    }
}

extension Box {
    /// Interleaved places along the border.
    func border(steps: Int) -> [Double] {
        var places: [Double] = []
        for i in 0...steps {
            let t = Double(i) / Double(steps)
            let (x, y) = (minX + t * (maxX - minX), minY + t * (maxY - minY))
            places += [x, minY, x, maxY, minX, y, maxX, y]
        }
        return places
    }
}
