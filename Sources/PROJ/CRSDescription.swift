import CPROJ
import Columns

/// What a CRS is: its kind, datum, zone and axes.
///
/// A definition may be an authority code (`EPSG:4526`), a `urn:ogc:def:crs:`, WKT of any kind (an ESRI `.prj` too), PROJJSON
/// or a PROJ string. Names are not looked up, because PROJ would take the nearest.
public struct CRSDescription: Sendable, Hashable {
    /// Longitude and latitude, or a plane.
    public enum Kind: String, Sendable, Hashable {
        case geographic, projected
    }

    /// How the code of a CRS was found.
    public enum Identification: String, Sendable, Hashable {
        /// The definition is or holds the code.
        case code
        /// PROJ found an equal definition in the EPSG data set.
        case equal
        /// Its projection is that of a zone, and its datum goes by a name of CGCS2000.
        case parameters
        /// There is no code; it is used by its definition.
        case none
    }

    /// One axis, in the order the definition states. Coordinates here are easting first whatever this order is.
    public struct Axis: Sendable, Hashable {
        /// Name of the axis.
        public let name: String
        /// `north`, `east` …
        public let direction: String
        /// `metre`, `degree` …
        public let unit: String
        /// Metres or radians in one unit.
        public let factor: Double
    }

    /// The definition as it was given.
    public let given: CRS
    /// The EPSG code where one was found, otherwise the definition as given.
    public let crs: CRS
    /// How `crs` was found.
    public let identification: Identification
    /// Name of the CRS.
    public let name: String
    /// Geographic or projected.
    public let kind: Kind
    /// The datum's name as the definition or PROJ writes it; empty when it has none.
    public let datumName: String
    /// The ellipsoid of the datum.
    public let ellipsoid: Ellipsoid
    /// Its base geographic CRS, or itself, by EPSG code where known; none when it has no code.
    public let geographic: CRS?
    /// Its projection when it is transverse Mercator in metres.
    public let gauss: GaussKruger?
    /// The zone when it is one of CGCS2000.
    public let zone: CGCS2000Zone?
    /// The axes in the order of the definition.
    public let axes: [Axis]
    /// Where it is meant to be used, degrees; none when the definition does not say.
    public let areaOfUse: Box?

    /// On the datum CGCS2000.
    public var isCGCS2000: Bool { geographic == .cgcs2000 }
    /// A projected CRS whose axes are in metres.
    public var isMetric: Bool { kind == .projected && axes.allSatisfy { $0.factor == 1 } }

    /// Looks the CRS up in PROJ's database.
    /// - Throws: `ProjectionError` for a definition that PROJ does not know, or a kind of CRS that is not supported.
    /// - Complexity: opens PROJ's database; a few milliseconds.
    public init(of crs: CRS) throws(ProjectionError) {
        self = try ResolvedCRS(crs, in: PROJContext()).description
    }

    init(
        given: CRS, crs: CRS, identification: Identification, name: String, kind: Kind, datumName: String,
        ellipsoid: Ellipsoid, geographic: CRS?, gauss: GaussKruger?, zone: CGCS2000Zone?, axes: [Axis], areaOfUse: Box?
    ) {
        (self.given, self.crs, self.identification, self.name, self.kind) = (given, crs, identification, name, kind)
        (self.datumName, self.ellipsoid, self.geographic) = (datumName, ellipsoid, geographic)
        (self.gauss, self.zone, self.axes, self.areaOfUse) = (gauss, zone, axes, areaOfUse)
    }

    /// For messages: code and name, or the name alone.
    public var label: String { crs.epsgCode == nil ? name : "\(crs.definition) (\(name))" }
}
