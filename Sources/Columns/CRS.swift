/// A coordinate reference system as a value: an authority code such as `EPSG:4526`, or WKT or a PROJ string where the
/// source has no code. What it means is known to the module `PROJ`.
public struct CRS: Sendable, Hashable, CustomStringConvertible {
    /// Authority code, WKT or PROJ string, as given.
    public let definition: String

    /// A CRS by its definition, which is not looked up: `ResolvedCRS` of the module `PROJ` says whether PROJ knows it.
    public init(_ definition: String) { self.definition = definition }

    /// The CRS with a number of the EPSG data set, written as `EPSG:code`.
    public static func epsg(_ code: Int) -> CRS { CRS("EPSG:\(code)") }
    /// China Geodetic Coordinate System 2000, longitude and latitude.
    public static let cgcs2000 = CRS.epsg(4490)

    /// The EPSG code; none when the definition is no such code.
    public var epsgCode: Int? {
        definition.hasPrefix("EPSG:") ? Int(definition.dropFirst(5)) : nil
    }

    /// The code; of another definition its first line, at most 60 characters.
    public var description: String {
        epsgCode != nil ? definition : String(definition.prefix(60).prefix { $0 != "\n" })
    }
}
