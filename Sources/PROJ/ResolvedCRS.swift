import CPROJ
import Columns

/// A CRS as PROJ objects with its description: the horizontal part, in two dimensions.
struct ResolvedCRS {
    /// The CRS itself.
    let object: PROJObject
    /// Its base geographic CRS; the same object when it is geographic.
    let base: PROJObject
    let description: CRSDescription

    /// - Throws: `.unknownCRS`, `.unsupportedCRS`, `.contradictory`.
    init(_ crs: CRS, in context: PROJContext) throws(ProjectionError) {
        let object = try Self.horizontal(try Self.create(crs, in: context), in: context)
        let kind: CRSDescription.Kind
        switch object.type {
        case PJ_TYPE_GEOGRAPHIC_2D_CRS: kind = .geographic
        case PJ_TYPE_PROJECTED_CRS: kind = .projected
        default:
            throw .unsupportedCRS(
                name: object.name, found: Phrase(zh: "既不是投影坐标系，也不是地理坐标系", en: "it is neither projected nor geographic"))
        }
        guard
            let base = kind == .geographic
                ? object
                : context.own(
                    proj_crs_get_geodetic_crs(context.handle, object.pointer)), let ellipsoid = Self.ellipsoid(of: base)
        else {
            throw .unsupportedCRS(
                name: object.name, found: Phrase(zh: "没有基础地理坐标系", en: "it has no base geographic CRS"))
        }
        let axes = Self.axes(of: object)
        if kind == .geographic, let odd = axes.first(where: { ($0.factor - .pi / 180).magnitude > 1e-12 }) {
            throw .unsupportedCRS(
                name: object.name,
                found: Phrase(zh: "坐标轴的单位为 \(odd.unit)，不是度", en: "its axes are in \(odd.unit), not degrees"))
        }
        let datum = Self.datumName(of: base)
        let (meridian, isGreenwich) = Self.primeMeridian(of: base)
        if let found = GaussKruger.disagreement(
            name: object.name, datum: datum,
            unit: kind == .projected ? axes.first { $0.factor != 1 }?.unit : nil,
            meridian: isGreenwich ? nil : meridian)
        {
            throw .contradictory(name: object.name, found: found)
        }
        if kind == .projected, let odd = axes.first(where: { $0.factor != 1 }) {
            throw .unsupportedCRS(
                name: object.name,
                found: Phrase(zh: "坐标轴的单位为 \(odd.unit)，不是米", en: "its axes are in \(odd.unit), not metres"))
        }
        var geographic = EPSGIdentification(of: base)?.crs
        if geographic == nil, CGCS2000.isDatumName(datum), ellipsoid.isAlike(.cgcs2000) { geographic = .cgcs2000 }
        if CGCS2000.isDatumName(datum), !ellipsoid.isRoughly(.cgcs2000) {
            throw .contradictory(
                name: object.name,
                found: Phrase(
                    zh: "基准 \(datum) 即 CGCS2000，其椭球长半轴为 6378137 m、1/f 为 298.257222101，而此处为 \(ellipsoid.label)",
                    en:
                        "the datum \(datum) is CGCS2000, whose ellipsoid has a radius of 6378137 m and 1/f 298.257222101, "
                        + "but it has "
                        + ellipsoid.label))
        }
        // A central meridian that counts from elsewhere is that of no zone.
        let gauss = kind == .projected && isGreenwich ? Self.gaussKruger(of: object, on: ellipsoid) : nil
        if let gauss, let found = gauss.disagreement(name: object.name) {
            throw .contradictory(name: object.name, found: found)
        }

        var found = EPSGIdentification(of: object)
        if found == nil, geographic == .cgcs2000 {
            let code = kind == .geographic ? CRS.cgcs2000 : gauss?.zone?.crs
            found = code.map { EPSGIdentification(crs: $0, how: .parameters) }
        }
        self.object = object
        self.base = base
        description = CRSDescription(
            given: crs, crs: found?.crs ?? crs, identification: found?.how ?? .none, name: object.name, kind: kind,
            datumName: datum, ellipsoid: ellipsoid, geographic: geographic, gauss: gauss,
            zone: (found?.crs.epsgCode).flatMap(CGCS2000Zone.init(epsgCode:)), axes: axes,
            areaOfUse: Self.areaOfUse(of: object))
    }
}

// MARK: - Making

extension ResolvedCRS {
    private static func create(_ crs: CRS, in context: PROJContext) throws(ProjectionError) -> PROJObject {
        guard let text = definition(crs.definition) else {
            throw .unknownCRS(
                definition: crs.definition, message: Phrase(zh: "既不是代码，也不是定义", en: "neither a code nor a definition"))
        }
        guard let object = context.own(proj_create(context.handle, text)) else {
            throw .unknownCRS(definition: crs.definition, message: context.message)
        }
        return object
    }

    /// The text PROJ may read; none for names and anything else that it would look up by likeness.
    private static func definition(_ given: String) -> String? {
        let text = given.trimmingBlanks
        if text.contains("[") || text.hasPrefix("{") || text.lowercased().hasPrefix("urn:ogc:def:crs:") { return text }
        if text.contains("+proj=") { return text.contains("+type=crs") ? text : text + " +type=crs" }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[0].allSatisfy({ $0.isASCII && $0.isLetter }),
            !parts[1].isEmpty, parts[1].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
        else { return nil }
        return parts[0].uppercased() + ":" + parts[1]
    }

    /// The plane or geographic CRS inside a compound, bound or three-dimensional one.
    private static func horizontal(_ object: PROJObject, in context: PROJContext) throws(ProjectionError) -> PROJObject
    {
        let inner: OpaquePointer?
        switch object.type {
        case PJ_TYPE_BOUND_CRS: inner = proj_get_source_crs(context.handle, object.pointer)
        case PJ_TYPE_COMPOUND_CRS: inner = proj_crs_get_sub_crs(context.handle, object.pointer, 0)
        case PJ_TYPE_GEOGRAPHIC_3D_CRS: inner = proj_crs_demote_to_2D(context.handle, nil, object.pointer)
        case PJ_TYPE_PROJECTED_CRS where axes(of: object).count > 2:
            inner = proj_crs_demote_to_2D(context.handle, nil, object.pointer)
        default: return object
        }
        guard let inner = context.own(inner) else {
            throw .unsupportedCRS(name: object.name, found: Phrase(zh: "没有平面部分", en: "it has no horizontal part"))
        }
        return try horizontal(inner, in: context)
    }
}

// MARK: - Reading

extension ResolvedCRS {
    private static func axes(of object: PROJObject) -> [CRSDescription.Axis] {
        let handle = object.context.handle
        guard let system = object.context.own(proj_crs_get_coordinate_system(handle, object.pointer)) else { return [] }
        return (0..<max(0, proj_cs_get_axis_count(handle, system.pointer))).map { i in
            var (name, direction, unit): (UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafePointer<CChar>?)
            var factor = 0.0
            proj_cs_get_axis_info(handle, system.pointer, i, &name, nil, &direction, &factor, &unit, nil, nil)
            return CRSDescription.Axis(
                name: name.text, direction: direction.text, unit: unit.text, factor: factor)
        }
    }

    private static func ellipsoid(of object: PROJObject) -> Ellipsoid? {
        let handle = object.context.handle
        guard let found = object.context.own(proj_get_ellipsoid(handle, object.pointer)) else { return nil }
        var (a, inverse) = (0.0, 0.0)
        guard proj_ellipsoid_get_parameters(handle, found.pointer, &a, nil, nil, &inverse) == 1, a > 0, a.isFinite,
            inverse == 0 || inverse > 1
        else { return nil }
        return Ellipsoid(equatorialRadius: a, inverseFlattening: inverse == 0 ? .infinity : inverse)
    }

    private static func datumName(of object: PROJObject) -> String {
        object.context.own(proj_crs_get_datum_forced(object.context.handle, object.pointer))?.name ?? ""
    }

    /// Where longitudes count from, in words, and whether that is Greenwich.
    private static func primeMeridian(of object: PROJObject) -> (label: String, isGreenwich: Bool) {
        let handle = object.context.handle
        guard let found = object.context.own(proj_get_prime_meridian(handle, object.pointer)) else { return ("", true) }
        var (longitude, factor) = (0.0, 0.0)
        guard proj_prime_meridian_get_parameters(handle, found.pointer, &longitude, &factor, nil) == 1 else {
            return ("", true)
        }
        let degrees = longitude * factor * 180 / .pi
        let shown = degrees.magnitude < 1e6 ? fixedText(degrees, decimals: 4) : "\(degrees)"
        return ("\(found.name) at \(shown)°", degrees.magnitude < 1e-9)
    }

    private static func areaOfUse(of object: PROJObject) -> Box? {
        var box = Box(minX: 0, minY: 0, maxX: 0, maxY: 0)
        let found = proj_get_area_of_use(
            object.context.handle, object.pointer, &box.minX, &box.minY, &box.maxX, &box.maxY, nil)
        // −1000 stands for unknown in PROJ.
        return found == 1 && box.minX > -1000 ? box : nil
    }

    /// The parameters of EPSG method 9807; none for other methods, and for numbers that no projection can have.
    private static func gaussKruger(of object: PROJObject, on ellipsoid: Ellipsoid) -> GaussKruger? {
        let handle = object.context.handle
        guard let conversion = object.context.own(proj_crs_get_coordoperation(handle, object.pointer)) else {
            return nil
        }
        var method: UnsafePointer<CChar>?
        proj_coordoperation_get_method_info(handle, conversion.pointer, nil, nil, &method)
        guard method.text == "9807" else { return nil }
        var values: [String: Double] = [:]
        for i in 0..<max(0, proj_coordoperation_get_param_count(handle, conversion.pointer)) {
            var code: UnsafePointer<CChar>?
            var (value, factor) = (0.0, 0.0)
            proj_coordoperation_get_param(
                handle, conversion.pointer, i, nil, nil, &code, &value, nil, &factor, nil, nil, nil, nil)
            // Angles are wanted in degrees; a factor of exactly a degree must not disturb 114.
            let angle = code.text == "8801" || code.text == "8802"
            values[code.text] =
                angle && (factor - .pi / 180).magnitude > 1e-15
                ? value * factor * 180 / .pi
                : angle ? value : value * factor
        }
        let scale = values["8805"] ?? 1
        guard let meridian = values["8802"], let easting = values["8806"], scale > 0,
            values.values.allSatisfy(\.isFinite)
        else { return nil }
        return GaussKruger(
            centralMeridian: meridian, falseEasting: easting, scale: scale, ellipsoid: ellipsoid,
            originLatitude: values["8801"] ?? 0, falseNorthing: values["8807"] ?? 0)
    }
}

extension UnsafePointer<CChar>? {
    fileprivate var text: String { map { String(cString: $0) } ?? "" }
}

extension String {
    fileprivate var trimmingBlanks: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else {
            return ""
        }
        return String(self[first...last])
    }
}
