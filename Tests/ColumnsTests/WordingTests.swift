import Testing

@testable import Columns

@Suite struct WordingTests {
    private func words(_ options: [String], _ arguments: [String] = [], project: Bool = false) -> Wording {
        Wording(options: { Set(options) }, arguments: arguments, hasProject: project)
    }

    @Test func aProjectHasKeys() {
        for words in [Wording(), words(["--crs", "--layer", "--repair"], project: true)] {
            #expect(words.place(.layer, ofFile: "a.shp")?.en == "layer:")
            #expect(words.saying(encoding: "GBK", ofFile: "a.shp")?.en == "encoding: GBK")
            #expect(words.saying(crs: "EPSG:4526", of: "roads").en == "crs: EPSG:4526")
            #expect(words.saying(field: "code", is: "XZQDM", of: "villages") == "fields: {code: XZQDM}")
            #expect(words.repair == "options: {repair: true}")
            #expect(
                words.saying(asCGCS2000: "EPSG:4326") == "options: {treat_as_cgcs2000: [\"EPSG:4326\"]}")
            #expect(
                words.saying(budget: "cells").en == "options.budgets.cells of the project file, or --budget cells=N")
            #expect(words.option("--crs") == nil)
        }
    }

    /// The option that named the file tells which of the layer options is meant.
    @Test(arguments: [
        (["overlap", "--left", "a.shp", "--right", "b.shp"], "a.shp", "--left-layer"),
        (["overlap", "--left=a.shp", "--right=b.shp"], "b.shp", "--right-layer"),
        (["overlap", "--left", "a.shp", "--right", "a.shp"], "a.shp", "--left-layer or --right-layer"),
        (["overlap", "--left", "d/a.shp", "--right", "b.shp"], "/home/d/a.shp", "--left-layer"),
        (["overlap"], "c.shp", "--left-layer or --right-layer"),
    ]) func theOptionOfTheFile(arguments: [String], path: String, option: String) {
        let words = words(["--left", "--left-layer", "--right", "--right-layer", "--overwrite"], arguments)
        #expect(words.place(.layer, ofFile: path)?.en == option)
        #expect(words.place(.encoding, ofFile: path) == nil)
    }

    @Test func aPlainPathHasPlainOptions() {
        let words = words(
            ["--layer", "--encoding", "--write-encoding", "--crs", "--key", "--repair", "--treat-as-cgcs2000"],
            ["area", "a.shp"])
        #expect(words.place(.layer, ofFile: "a.shp")?.en == "--layer")
        #expect(words.saying(encoding: "GBK", ofFile: "a.shp")?.en == "--encoding GBK")
        #expect(words.saying(crs: "EPSG:4526").en == "--crs EPSG:4526")
        #expect(words.saying(asCGCS2000: "EPSG:4326") == "--treat-as-cgcs2000 EPSG:4326")
        #expect(words.saying(field: "key", is: "BSM", of: "features") == "--key BSM")
        #expect(words.repair == "--repair")
        #expect(words.saying(budget: "cells").en == "it with --budget cells=N")
    }

    /// What a command has no word for is not advised.
    @Test func aCommandWithoutTheOption() {
        let words = words(["--roads", "--length-field", "--from-key"], ["matrix", "--roads", "r.shp"])
        #expect(words.place(.layer, ofFile: "r.shp") == nil && words.repair == nil)
        #expect(words.saying(asCGCS2000: "EPSG:4326") == nil && words.option("--method") == nil)
        #expect(words.saying(crs: "EPSG:4526").en.hasPrefix("qiancun convert IN OUT.gpkg --crs EPSG:4526"))
        #expect(words.place(ofField: "length", of: "roads") == "--length-field")
        #expect(words.place(ofField: "key", of: "from") == "--from-key")
    }

    /// The commands of one analysis take the values of a project, and `--NAME-layer` for each `--NAME`.
    @Test func anAnalysisWithoutAProject() {
        let words = words(["--villages", "--set"], ["layout", "--villages", "v.shp"])
        #expect(words.place(.layer, ofFile: "/home/v.shp")?.en == "--villages-layer")
        #expect(words.place(.encoding, ofFile: "other.shp")?.en == "--NAME-encoding")
        #expect(words.saying(crs: "EPSG:4526", of: "villages").en == "--set layers.villages.crs=EPSG:4526")
        #expect(words.saying(field: "code", is: "C", of: "villages") == "--set layers.villages.fields.code=C")
        #expect(words.repair == "--set options.repair=true")
    }

    /// Where there are words between options, both languages have their own.
    @Test func wordsInBothLanguages() {
        let words = words(["--left", "--left-layer", "--right", "--right-layer"], ["overlap"])
        #expect(words.place(.layer, ofFile: "c.shp")?.zh == "--left-layer 或 --right-layer")
        let crs = words.saying(crs: "EPSG:4526")
        #expect(crs.zh == "qiancun convert IN OUT.gpkg --crs EPSG:4526（以正确的坐标系另存图层）")
        #expect(words.saying(budget: "cells").zh == "--budget cells=N")
        #expect(Wording().saying(budget: "cells").zh == "options.budgets.cells（项目文件）或 --budget cells=N")
    }
}
