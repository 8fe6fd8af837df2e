import Columns
import Output

/// The layers, encoding and notes of a source, known without reading its features.
public struct SourceDescription: Sendable, Hashable {
    /// The path as given.
    public var path: String
    /// GDAL's name of the format, such as `GPKG` or `ESRI Shapefile`; `CSV` for ours.
    public var format: String
    /// In the order of the source.
    public var layers: [LayerDescription]

    /// A source by its parts.
    package init(path: String, format: String, layers: [LayerDescription]) {
        (self.path, self.format, self.layers) = (path, format, layers)
    }

    /// The layer of that name, letter by letter or in other case; of members of an archive also by the last part of the path
    /// where one alone has it, and by the name of its file. None names the only one.
    /// - Throws: `OGRError`: there is none, or there are several.
    public func layer(called name: String?) throws(OGRError) -> LayerDescription {
        guard let name else {
            guard let only = layers.first else { throw .notReadable(path: path, message: Messages.noLayer) }
            // Of OpenStreetMap the roads are meant where nobody names a layer.
            guard layers.count == 1 || format == "OSM" && only.name == OSMLayers.roads else {
                throw .layerNeeded(path: path, layers: layers.map(\.name))
            }
            return only
        }
        let (folder, file) = PathText.split(name)
        let stem = LocalFiles.stem(file)
        for wanted in [name, folder == "." ? stem : folder + "/" + stem] {
            let lower = wanted.lowercased()
            if let found = layers.first(where: { $0.name == wanted })
                ?? layers.first(where: { $0.name.lowercased() == lower })
            {
                return found
            }
            let ends = layers.filter { $0.name.lowercased().hasSuffix("/" + lower) }
            if ends.count > 1 { throw .ambiguousLayer(path: path, name: name, layers: ends.map(\.name)) }
            if let found = ends.first { return found }
        }
        throw .noSuchLayer(path: path, name: name, layers: layers.map(\.name))
    }

    /// Refuses a table whose text nobody can read: its headings would be no names, and its columns of places not be found.
    /// - Throws: `OGRError.undeclaredEncoding`.
    public func requireEncoding() throws(OGRError) {
        guard format == "CSV", let table = layers.first(where: { $0.encoding == nil }) else { return }
        throw .undeclaredEncoding(path: path, layer: table.name)
    }
}

/// What a layer declares about itself.
public struct LayerDescription: Sendable, Hashable {
    /// Name of the layer.
    public var name: String
    /// Kind of geometry declared; nil when the source leaves it open, so that only reading shows it.
    public var kind: GeometryColumn.Kind?
    /// Heights (Z) are declared; reading drops them, with a note.
    public var hasZ = false
    /// Measures (M) are declared; reading drops them, with a note.
    public var hasM = false
    /// Curves are declared; reading straightens them, with a note.
    public var hasCurves = false
    /// Number of rows; nil when the source does not keep the number.
    public var rows: Int?
    /// An authority code when the source has one or GDAL finds one with confidence, else WKT; nil when none is declared.
    public var crs: CRS?
    /// GDAL's or the authority's name of the CRS.
    public var crsName: String?
    /// Encoding of the text; nil when it is neither declared nor evident: reading will then ask for it.
    public var encoding: String?
    /// How the encoding was learned; nil without one.
    public var encodingSource: EncodingSource?
    /// In the order of the source, the row identifier and the geometry left out.
    public var fields: [Field]
    /// The source's word for each field's type, such as `Date` or `Integer64`; shape `(fields)`.
    public var fieldTypes: [String]
    /// Bounds as the source states them, in its CRS; nil when it states none, or has no geometry.
    public var bounds: Box?

    /// What describing had to decide: the heading of a sheet, columns of places that hold text; what the parts of the source
    /// say of each other, and what is passed over.
    public var notes: [ReadNote] = []

    /// A layer that declares no more than this.
    public init(name: String, kind: GeometryColumn.Kind? = nil, fields: [Field] = [], fieldTypes: [String] = []) {
        (self.name, self.kind, self.fields, self.fieldTypes) = (name, kind, fields, fieldTypes)
    }
}
