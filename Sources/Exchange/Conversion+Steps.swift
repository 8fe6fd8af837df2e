import Columns
import OGR
import PROJ
import Survey

extension Conversion {
    /// The way of the coordinates into the format's CRS.
    static func way(of input: InputLayer, _ request: Request, _ format: OutputFormat) throws -> CoordinateWay {
        let isTable = input.kind == GeometryColumn.Kind.none
        let target = isTable ? nil : try target(of: input, request, format)
        return try CoordinateWay(
            of: input, from: isTable ? nil : input.crs, removing: isTable ? nil : request.offset, to: target,
            box: input.believedBox(in: input.crs), treatAsCGCS2000: request.treatAsCGCS2000)
    }

    /// What the caller asks for; else what the format needs, none when it takes any CRS.
    private static func target(of input: InputLayer, _ request: Request, _ format: OutputFormat) throws -> Target? {
        if case .crs(let crs)? = request.target {
            let description = try CRSDescription(of: crs)
            if format == .geoJSON, description.kind != .geographic {
                throw ExchangeError.options(
                    Phrase(
                        zh: "GeoJSON 存放经纬度，不能是 \(description.label)",
                        en: "GeoJSON holds longitude and latitude, not \(description.label)"),
                    remedy: Phrase(
                        zh: "去掉 --to，或用 EPSG:4490 或 EPSG:4326", en: "leave --to out, or name EPSG:4490 or EPSG:4326"))
            }
            if format == .cornerPoints, description.zone == nil {
                throw ExchangeError.options(
                    Phrase(
                        zh: "界址点须位于 CGCS2000 的一个带，不能是 \(description.label)",
                        en: "corner points lie in a zone of CGCS2000, not in \(description.label)"),
                    remedy: Phrase(zh: "指明带，例如 --to EPSG:4526", en: "name a zone, for example --to EPSG:4526"))
            }
        }
        if let target = request.target { return target }
        guard format == .geoJSON || format == .cornerPoints else { return nil }
        let start: CRS? = request.offset == nil ? input.crs : .epsg(4326)
        guard let start else { throw ExchangeError.noCRS(path: input.path, layer: input.name, better: input.likelyCRS) }
        if WebMapOffset(named: start.definition) != nil { return nil }
        let description = try described(start, of: input)
        if format == .geoJSON {
            let isPlain = description.geographic?.epsgCode == 4326
            return .crs(isPlain ? .epsg(4326) : .cgcs2000)
        }
        return .crs(try zone(of: input, description).crs)
    }

    /// The zone that corner points are written in: the layer's own, with the prefix; for degrees on CGCS2000 the natural one.
    private static func zone(of input: InputLayer, _ crs: CRSDescription) throws -> CGCS2000Zone {
        if let zone = crs.zone {
            // A zone without the prefix was named by the file itself: its 带号 says the rest.
            if case .cornerPoints = input.source { return zone }
            return CGCS2000Zone(width: zone.width, number: zone.number, prefixed: true)
        }
        if crs.isCGCS2000, crs.kind == .geographic, let box = try input.measuredBox(),
            let zone = CGCS2000.naturalZone(over: box)
        {
            return zone
        }
        throw ExchangeError.noZone(path: input.path, layer: input.name, found: crs.label)
    }

    /// A CRS that PROJ understands.
    static func described(_ crs: CRS, of input: InputLayer) throws -> CRSDescription {
        do { return try CRSDescription(of: crs) } catch {
            throw ExchangeError.datum(
                path: input.path, layer: input.name, reason: error.phrase, remedy: error.remedy)
        }
    }

    /// The writer of one layer.
    static func sink(
        for input: InputLayer, _ kind: GeometryColumn.Kind, _ crs: CRS?, _ scan: FirstPass, _ request: Request,
        _ format: OutputFormat, _ path: String, _ package: GeoPackageWriter?, _ encoding: String
    ) throws -> any LayerSink {
        let kind = kind == .none ? input.kind ?? .none : kind
        switch format {
        case .geoPackage:
            let fields = FieldNames.distinct(input.fields)
            let header = input.header.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
            let template = LayerTemplate(
                name: input.name, summary: header.isEmpty ? nil : header, crs: crs, kind: kind,
                multipoint: scan.multipoint, fields: fields)
            return RenamingSink(try GeoPackageSink(package!, template), fields, was: input.fields)
        case .shapefile:
            guard kind != .none else {
                throw ExchangeError.options(
                    Phrase(
                        zh: "\(input.path)，图层 \(input.name) 没有几何，而 Shapefile 必须有几何",
                        en: "\(input.path), layer \(input.name) has no geometry, which a Shapefile is made of"),
                    remedy: Phrase(zh: "改写为 .csv 或 .gpkg", en: "write .csv or .gpkg"))
            }
            var (scan, fields) = (scan.shapefile!, scan.fields!)
            scan.set(crs: crs, kind: kind)
            return try ShapefileSink(path: path, scan: scan, fields: fields)
        case .geoJSON:
            // A layer without rows keeps the degrees that it declares.
            let own = crs == nil ? input.crs : nil
            let degrees = try own.flatMap { try described($0, of: input).kind == .geographic ? $0 : nil }
            return try GeoJSONSink(path: path, name: input.name, crs: crs ?? degrees ?? .cgcs2000)
        case .csv:
            let geographic = try crs.map {
                try WebMapOffset(named: $0.definition) != nil || described($0, of: input).kind == .geographic
            }
            return try CSVSink(
                path: path, fields: input.fields, kind: kind, geographic: geographic ?? isDegrees(input.box),
                encoding: encoding)
        case .cornerPoints:
            guard kind == .polygon else {
                throw ExchangeError.notPolygons(path: input.path, layer: input.name, found: kind)
            }
            guard let crs, let zone = try described(crs, of: input).zone else {
                throw ExchangeError.noCRS(path: input.path, layer: input.name, better: input.likelyCRS)
            }
            var isChecked = false
            if case .cornerPoints = input.source { isChecked = true }
            return try CornerPointSink(
                path: path, layer: input.name, fields: input.fields, zone: zone, options: request.cornerPoints,
                header: input.header, checksAreas: !isChecked, encoding: encoding)
        }
    }

    private static func isDegrees(_ box: Box?) -> Bool {
        guard let box, box.isFinite else { return false }
        return box.minX >= -180 && box.maxX <= 180 && box.minY >= -90 && box.maxY <= 90
    }
}
