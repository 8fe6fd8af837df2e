import Survey
import Testing

/// Names, widths and order of the tables in domain facts §B.3 and §B.4.
@Suite struct StandardLayerFieldsTests {
    private func names(_ layer: StandardLayer) -> String { layer.fields.map(\.standardName).joined(separator: " ") }

    @Test func parcels() {
        #expect(
            names(.parcels)
                == "BSM YSDM TBYBH TBBH DLBM DLMC QSXZ QSDWDM QSDWMC ZLDWDM ZLDWMC TBMJ KCDLBM KCXS KCMJ TBDLMJ GDLX GDPDJB XZDWKD "
                + "TBXHDM TBXHMC ZZSXDM ZZSXMC GDDB FRDBS CZCSXM SJNF MSSM HDMC BZ")
        let widths = Dictionary(uniqueKeysWithValues: StandardLayer.parcels.fields.map { ($0.standardName, $0.width) })
        for (name, width) in [
            ("BSM", 18), ("YSDM", 10), ("TBYBH", 18), ("TBBH", 8), ("DLBM", 5), ("DLMC", 60), ("QSXZ", 2),
            ("QSDWDM", 19), ("QSDWMC", 255), ("ZLDWDM", 19), ("ZLDWMC", 255), ("TBMJ", 15), ("KCDLBM", 5), ("KCXS", 6),
            ("KCMJ", 15), ("TBDLMJ", 15), ("GDLX", 2), ("GDPDJB", 2), ("XZDWKD", 5), ("FRDBS", 1), ("CZCSXM", 4),
            ("SJNF", 4), ("MSSM", 2), ("HDMC", 100), ("BZ", 255),
        ] { #expect(widths[name] == width, "\(name)") }
        #expect(StandardLayer.parcels.field("deduction_rate")?.decimals == 4)
    }

    @Test func basicFarmland() {
        #expect(
            names(.basicFarmland)
                == "BSM YSDM XZQDM XZQMC YJJBNTTBBH TBBH DLBM DLMC QSXZ QSDWDM QSDWMC ZLDWDM ZLDWMC YJJBNTTBMJ KCDLBM KCXS KCMJ "
                + "YJJBNTMJ GDLX GDPDJB GGBZL TBXHDM TBXHMC ZZSXDM ZZSXMC GDDB GDDJ ZLFLDM FRDBS SJNF CFZR ZMC ZZRR ZRRZJHM ZRRMC "
                + "LXDH JZDZ BHKSSJ BHJSSJ SJBH SJMC ZRSYX WDGD SFWYYJJBNT BZ")
    }

    @Test func protectionTargetsAreParcelsAndBlackSoil() {
        #expect(
            names(.protectionTargets)
                == "BSM YSDM TBYBH TBBH DLBM DLMC QSXZ QSDWDM QSDWMC ZLDWDM ZLDWMC TBMJ KCDLBM KCXS KCMJ TBDLMJ GDLX SFWHTD GDPDJB "
                + "TBXHDM TBXHMC ZZSXDM ZZSXMC GDDB FRDBS SJNF")
    }

    @Test func linesAndUnits() {
        #expect(
            names(.ecologicalRedLine)
                == "BSM YSDM XZQDM XZQMC SHENG SHI XIAN HXBM HXMC HXLX LXBM MJ ZRBHDMC ZRBHDJB ZRBHDLX ZRBHDFQ XTYZBLX GKCS "
                + "SZXJXZQDM SZXJXZQMC BZ")
        #expect(names(.urbanBoundary) == "BSM YSDM XZQDM XZQMC GHFQDM GHFQMC MJ BZ")
        #expect(names(.towns) == "BSM YSDM XZQDM XZQMC DCMJ JSMJ MSSM HDMC BZ")
    }

    @Test(arguments: [
        ("DLTB", "2001010100"), ("XZQ", "1000600100"), ("CZCDYD", "2099010300"), ("YJJBNTTB", "2005010300"),
    ])
    func featureCodesThatASourceStates(name: String, code: String) {
        #expect(StandardLayer(rawValue: name)?.featureCode == code)
    }
}
