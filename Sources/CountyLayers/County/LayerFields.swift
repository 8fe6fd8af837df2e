import Columns
import Intake
import ProjectFile
import Survey

/// The fields that an analysis reads from a layer, and the names under which they are found.
package struct LayerFields: Sendable {
    package typealias Wanted = WantedField

    package let wanted: [Wanted]
    /// The standard layer whose field names apply.
    package let standard: StandardLayer?
    /// Geometry expected.
    package let geometry: GeometryColumn.Kind
    /// Field that sorts and names the rows; none for layers without a key.
    package let key: String?
    /// Nothing can be done without a row of it, so that a layer that holds none is refused. Any other layer without a row is
    /// an answer: there is nothing of the kind.
    var mustHaveRows = false

    package init(
        wanted: [Wanted], standard: StandardLayer?, geometry: GeometryColumn.Kind, key: String?,
        mustHaveRows: Bool = false
    ) {
        self.wanted = wanted
        self.standard = standard
        self.geometry = geometry
        self.key = key
        self.mustHaveRows = mustHaveRows
    }
    /// The layer is counted by land class: a row without one is set aside.
    var landClass: String? { standard == .parcels ? "class" : nil }

    package static func of(_ layer: ProjectLayer) -> LayerFields {
        switch layer {
        case .villages:
            LayerFields(
                wanted: [
                    Wanted("code", required: true, aliases: ["VILLCODE", "CUNDM", "村代码", "行政村代码"]),
                    Wanted("name", required: true, aliases: ["VILLNAME", "CUNMC", "村名", "村名称", "行政村"]),
                ], standard: .villages, geometry: .polygon, key: "code", mustHaveRows: true)
        case .towns:
            LayerFields(
                wanted: [Wanted("code", required: true), Wanted("name", required: true)], standard: .towns,
                geometry: .polygon, key: "code")
        case .roads, .externalRoads:
            LayerFields(
                wanted: [
                    Wanted(
                        "class",
                        aliases: [
                            "highway", "fclass", "road_class", "grade", "道路等级", "行政等级", "等级", "类型", "type", "LXBM",
                            "DLBM",
                        ]),
                    Wanted("name", aliases: ["ROADNAME", "路名", "道路名称", "名称", "LXMC", "NAME"]),
                    Wanted("speed", aliases: ["maxspeed"]), Wanted("lanes", aliases: ["车道数"]),
                    Wanted("width", aliases: ["路面宽度", "XZDWKD"]), Wanted("oneway"),
                    Wanted("technical_class", aliases: ["技术等级", "JSDJ"]),
                    Wanted("bridge", aliases: ["桥梁"]), Wanted("tunnel", aliases: ["隧道"]),
                    Wanted("level", aliases: ["layer", "层级"]), Wanted("key", aliases: ["id", "BSM", "osm_id"]),
                    Wanted("junction"), Wanted("access"), Wanted("motor_vehicle", aliases: ["motorcar"]),
                    Wanted("vehicle"),
                    Wanted("foot"), Wanted("bicycle"), Wanted("surface", aliases: ["路面类型"]), Wanted("other_tags"),
                    Wanted("works", aliases: ["施工", "工程类型"]), Wanted("year", aliases: ["年份", "建设年份"]),
                ], standard: nil, geometry: .line, key: nil)
        case .parcels:
            LayerFields(
                wanted: [
                    Wanted("class", required: true), Wanted("key", aliases: ["id"]), Wanted("deduction_rate"),
                    Wanted("net_area"), Wanted("settlement_code"), Wanted("planting"), Wanted("ownership"),
                    Wanted("slope", aliases: ["GDPDJB", "耕地坡度级别"]),
                    Wanted("irrigated", aliases: ["灌溉条件", "是否灌溉"]), Wanted("field_road", aliases: ["田间道路", "是否通田间道路"]),
                ], standard: .parcels, geometry: .polygon, key: "key")
        case .parcelsBefore:
            LayerFields(
                wanted: [
                    Wanted("class", required: true), Wanted("key", aliases: ["id"]), Wanted("planting"),
                    Wanted("area"), Wanted("net_area"), Wanted("deduction_rate"), Wanted("year"),
                ], standard: .parcels, geometry: .polygon, key: "key")
        case .parcelsUpdate:
            LayerFields(
                wanted: [
                    Wanted("class_before", required: true), Wanted("class", required: true), Wanted("key_before"),
                    Wanted("key_now"), Wanted("area"), Wanted("key"),
                ], standard: .parcelUpdates, geometry: .polygon, key: "key")
        case .basicFarmland:
            LayerFields(
                wanted: [Wanted("number", aliases: ["id"]), Wanted("key"), Wanted("net_area"), Wanted("stable")],
                standard: .basicFarmland,
                geometry: .polygon, key: "number")
        case .protectionTargets:
            LayerFields(
                wanted: [Wanted("key", aliases: ["id"]), Wanted("net_area"), Wanted("area"), Wanted("class")],
                standard: .protectionTargets, geometry: .polygon, key: "key")
        case .construction, .plannedWorks:
            LayerFields(
                wanted: [
                    Wanted("key", aliases: ["id", "BSM", "code", "编号"]), Wanted("name", aliases: ["名称", "项目名称"]),
                    Wanted("rural_industry", aliases: ["乡村产业"]),
                ],
                standard: nil, geometry: .polygon, key: "key")
        case .services:
            LayerFields(
                wanted: [
                    Wanted("kind", required: true, aliases: ["type", "service", "类型", "设施类型"]),
                    Wanted("name", aliases: ["名称"]), Wanted("key", aliases: ["id"]), Wanted("year", aliases: ["年份"]),
                    Wanted("supply", aliases: ["capacity", "beds", "doctors", "床位", "床位数", "医生", "医生数"]),
                ], standard: nil, geometry: .point, key: nil)
        case .candidates:
            LayerFields(
                wanted: [Wanted("name", aliases: ["名称"]), Wanted("key", aliases: ["id", "code", "编号"])],
                standard: nil, geometry: .point, key: nil)
        case .anchors:
            LayerFields(
                wanted: [
                    Wanted("name", required: true, aliases: ["名称"]), Wanted("key", aliases: ["id", "code"]),
                    Wanted("kind", aliases: ["type", "类型", "级别"]),
                ], standard: nil, geometry: .point, key: "name")
        case .stateBorder:
            LayerFields(wanted: [Wanted("name", aliases: ["名称"])], standard: nil, geometry: .line, key: nil)
        case .highStandardFarmland, .standardFarmland, .grainZones:
            LayerFields(
                wanted: [
                    Wanted("key", aliases: ["id", "BSM"]), Wanted("name"), Wanted("year", aliases: ["年份", "SJNF"]),
                ],
                standard: nil, geometry: .polygon, key: "key")
        case .givenBelts:
            LayerFields(
                wanted: [Wanted("belt", aliases: beltNames), Wanted("anchor", aliases: ["起点"])], standard: nil,
                geometry: .line, key: nil)
        case .givenClusters:
            LayerFields(
                wanted: [Wanted("cluster", aliases: clusterNames)], standard: nil, geometry: .polygon, key: nil)
        default: LayerFields.area
        }
    }

    private static let beltNames = ["name", "示范带", "带名", "名称"]
    private static let clusterNames = ["name", "片区", "片区名称", "名称"]
    private static let codeNames = ["VILLCODE", "CUNDM", "村代码", "行政村代码", "村庄代码", "ZLDWDM"]

    /// A plan as a table of villages; none for a layer that is no plan.
    static func table(of layer: ProjectLayer) -> LayerFields? {
        let code = Wanted("code", required: true, aliases: codeNames)
        let wanted: [Wanted]
        switch layer {
        case .givenBelts:
            wanted = [
                Wanted("belt", required: true, aliases: beltNames), code, Wanted("order", aliases: ["次序", "序号"]),
                Wanted("anchor", aliases: ["起点"]),
            ]
        case .givenClusters: wanted = [Wanted("cluster", required: true, aliases: clusterNames), code]
        case .givenSelection:
            wanted = [code, Wanted("grade", aliases: ["等级", "类别"]), Wanted("year", aliases: ["年份", "年度"])]
        default: return nil
        }
        return LayerFields(wanted: wanted, standard: nil, geometry: .none, key: nil)
    }

    /// Parcels of the later survey when they are read for change too.
    package static let parcelsOfChange = LayerFields(
        wanted: of(.parcels).wanted
            + ["planting", "area", "year"].filter { name in !of(.parcels).wanted.contains { $0.name == name } }
            .map { Wanted($0) }, standard: .parcels,
        geometry: .polygon,
        key: "key")

    /// A polygon layer of which only the ground matters.
    static let area = LayerFields(
        wanted: [Wanted("key", aliases: ["id", "BSM"]), Wanted("name", aliases: ["名称"])], standard: nil,
        geometry: .polygon, key: nil)

    /// The same with further fields, under the names they have in the layer unless the project maps them.
    func adding(_ names: [String]) -> LayerFields {
        LayerFields(
            wanted: wanted + names.filter { name in !wanted.contains { $0.name == name } }.map { Wanted($0) },
            standard: standard, geometry: geometry, key: key, mustHaveRows: mustHaveRows)
    }

    /// The same fields of lines that have a width.
    var widened: LayerFields {
        LayerFields(
            wanted: wanted + [Wanted("width", aliases: ["路面宽度", "宽度", "XZDWKD"])], standard: standard, geometry: .line,
            key: key)
    }

    /// The same for the intake.
    var fields: WantedFields { WantedFields(wanted, standard: standard) }
}
