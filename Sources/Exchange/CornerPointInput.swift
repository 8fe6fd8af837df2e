import Columns
import OGR
import Survey

/// A corner-point file as a layer: one row a parcel, its line as text fields, polygons in the CRS of the header.
struct CornerPointInput {
    let file: CornerPointFile
    let layer: Layer
    let issues: [RowIssue]
    let encoding: String
    let encodingSource: EncodingSource

    /// Names of the fields, in the order of the parcel's line. Four Chinese letters fit the ten bytes of a Shapefile in GBK.
    enum FieldName: String, CaseIterable {
        case area = "面积公顷"
        case number = "地块编号"
        case name = "地块名称"
        case sheet = "图幅号"
        case use = "用途"
        case landClass = "地类编码"

        func value(of parcel: CornerPointParcel) -> String? {
            let text =
                switch self {
                case .area: parcel.statedHectares
                case .number: parcel.number
                case .name: parcel.name
                case .sheet: parcel.sheet
                case .use: parcel.use
                case .landClass: parcel.landClass
                }
            return text.flatMap { $0.isEmpty ? nil : $0 }
        }
    }

    /// Reads the file; text that is not UTF-8 is GBK, as the format has it.
    /// - Throws: `OGRError`, `CornerPointError`.
    init(_ request: LayerRequest) throws {
        let text = try TextFile.read(request.path, encoding: request.encoding, otherwise: "GBK")
        (encoding, encodingSource) = (text.encoding, text.encodingSource)
        var issues: [RowIssue] = []
        file = try CornerPointFile(reading: text.text, issues: &issues)
        // The caller's CRS stands for the header's; north comes first whatever the CRS.
        try file.checkOrder()
        let crs = try request.crs ?? file.crs()
        var layer = Layer(name: fileStem(request.path), crs: crs, geometry: .polygons(file.polygons))
        for name in FieldName.allCases {
            layer.add(Field(name.rawValue, .text), .text(file.parcels.map(name.value)))
        }
        let areas = try StatedAreas.issues(
            file.polygons, stated: file.parcels.map(\.statedHectares), ids: file.parcels.map(\.label),
            sourceRows: Array(0..<file.parcels.count), crs: crs, decimals: file.decimals)
        self.layer = layer
        self.issues = (issues + areas).map { issue in
            var issue = issue
            issue.layer = layer.name
            return issue
        }.sorted(by: RowIssue.inOrder)
    }
}
