import Testing

@testable import Survey

@Suite struct StandardLayerTests {
    static let dltb = ["BSM", "YSDM", "TBBH", "DLBM", "DLMC", "ZLDWDM", "ZLDWMC", "TBMJ", "KCXS", "KCMJ", "TBDLMJ"]

    @Test(
        arguments: [
            ("DLTB", dltb, StandardLayer.parcels), ("layer1", dltb, .parcels), ("430603_dltb_2023", ["a"], .parcels),
            ("地类图斑", ["a"], .parcels), ("DLTBGXGC", ["a"], .parcelUpdates),
            ("CJDCQ", ["ZLDWDM", "ZLDWMC"], .villages), ("x", ["ZLDWDM", "ZLDWMC", "DCMJ", "JSMJ"], .villages),
            ("XZQ", ["XZQDM", "XZQMC"], .towns), ("永久基本农田保护图斑_430603", ["a"], .basicFarmland),
            ("x", ["YJJBNTTBBH", "DLBM", "YJJBNTMJ"], .basicFarmland), ("stbhhx", ["a"], .ecologicalRedLine),
            ("CZKFBJ", ["GHFQDM"], .urbanBoundary), ("x", dltb + ["SFWHTD"], .protectionTargets),
        ] as [(String, [String], StandardLayer)])
    func recognised(name: String, fields: [String], layer: StandardLayer) {
        #expect(StandardLayer.recognise(layerName: name, fields: fields)?.layer == layer)
    }

    @Test(arguments: ["农村道路", "roads", "x", ""])
    func notRecognised(name: String) { #expect(StandardLayer.recognise(layerName: name, fields: ["a", "b"]) == nil) }

    @Test func fieldMap() {
        let map = StandardLayer.parcels.fieldMap(for: ["dlbm", "TBMJ", "GDZZSXDM"])
        #expect(map == ["class": "dlbm", "area": "TBMJ", "planting": "GDZZSXDM"])
    }

    @Test(arguments: StandardLayer.allCases) func namesAreDistinct(layer: StandardLayer) {
        #expect(Set(layer.fields.map(\.name)).count == layer.fields.count)
        #expect(Set(layer.fields.map(\.standardName)).count == layer.fields.count)
        #expect(layer.fields.allSatisfy { $0.standardName.utf8.count <= 10 })
        #expect(StandardLayer.recognise(layerName: layer.standardName, fields: [])?.layer == layer)
        #expect(StandardLayer.recognise(layerName: layer.chineseName, fields: [])?.layer == layer)
    }
}
