import Foundation
import Testing

/// A parameter without effect is an error: a value that another one takes the place of.
@Suite struct RepeatedOptionsTests {
    private func refused(_ line: String, _ words: String..., source: SourceLocation = #_sourceLocation) throws {
        let result = try Command.run(line.split(separator: " ").map(String.init))
        #expect(result.status == 2, "\(result.errors)", sourceLocation: source)
        for word in words {
            #expect(result.errors.contains(word), "\(result.errors)", sourceLocation: source)
        }
    }

    @Test func anOptionStandsOnce() throws {
        try refused("area a.shp --key A --key B", "--key is given twice, `--key A` and `--key B`")
        try refused("area a.shp --key=A --key A", "`--key A` and `--key A`")
        try refused("overlap --left a --right b -o x --output y", "`--output x` and `--output y`")
        try refused("area a.shp --quiet --quiet", "--quiet is given twice")
        try refused("area a.shp --lang en --lang en", "--lang is given twice")
        try refused("area a.shp --threads 1 --threads 1", "--threads is given twice")
    }

    @Test func aValueOfARepeatedOptionStandsOnce() throws {
        try refused("area a.shp --method planar --method planar", "`--method planar` and `--method planar`")
        try refused("area a.shp --budget cells=5 --budget cells=6", "`--budget cells=5` and `--budget cells=6`")
        try refused("coverage --villages v --service s --minutes 15 --minutes 15.0", "--minutes is given twice")
        try refused("clusters --areas a --key k --columns c --floor n=1 --floor n=2", "`--floor n=1` and `--floor n=2`")
        try refused("convert a.shp b.txt --header 坐标系=1 --header 坐标系=2", "--header is given twice")
        // Several values are several; the file is not there.
        try refused("area none.shp --method planar --method official --budget cells=5 --budget keys=6", "none.shp")
    }

    @Test func settingsOfOnePlace() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "name: p\ncounty: {code: \"430699\", name: x}\nlayers:\n  villages: {path: v.gpkg}\n", to: "p.yaml")
        let project = folder.path("p.yaml")
        try refused(
            "coverage \(project) --set options.reach_metres=5 --set options.reach_metres=6",
            "options.reach_metres: is given twice, by `options.reach_metres=5` and by `options.reach_metres=6`")
        try refused(
            "coverage \(project) --set options={\"reach_metres\":5,\"seed\":1} --set options.seed=2",
            "options.seed: is given twice")
        try refused(
            "coverage \(project) --set options.seed=2 --set options={\"seed\":1}", "options.seed: is given twice")
        try refused(
            "coverage \(project) --villages a --set layers.villages.path=b",
            "by `--villages` and by `layers.villages.path=b`")
        try refused("change \(project) --now a --set layers.parcels={\"path\":\"b\"}", "by `--now` and by")
        try refused("belts \(project) --most 3 --set belts.villages.max=4", "by `--most` and by `belts.villages.max=4`")
        try refused("coverage \(project) --roads-layer a --roads-layer b", "layers.roads.layer: is given twice")
        // Different places stand beside each other: it is the file that lacks.
        try refused(
            "coverage \(project) --villages a --set layers.villages.crs=EPSG:4526 --service s --minutes 5",
            "there is no file")
    }

    @Test func aListNamesEachOnce() throws {
        let folder = try TemporaryFolder()
        try folder.write("name: p\nlayers: {}\n", to: "p.yaml")
        let project = folder.path("p.yaml")
        try refused("analyze \(project) -o x --only belts,belts", "--only: `belts` stands twice")
        try refused("analyze \(project) -o x --only belts,", "--only: a name in `belts,` is empty")
        try refused("clusters --areas a --key k --columns JSMJ,JSMJ --count 2", "--columns: `JSMJ` stands twice")
        try refused("clusters --areas a --key k --columns JSMJ,,A --count 2", "--columns: a name in")
        try refused("belts \(project) --set belts.count=", "belts.count", "gives no value")
        try refused("belts \(project) --set change.year_before=2030 --set change.year=2020", "2030", "2020")
    }

    @Test func overwritingNothing() throws {
        try refused("overlap --left a --right b -o - --overwrite", "--overwrite has no effect beside `-`")
        try refused("convert a.shp - --format csv --overwrite", "--overwrite has no effect beside `-`")
        try refused("belts p.yaml --overwrite", "--overwrite has no effect: no output is named")
        try refused("check a.shp --overwrite", "--overwrite has no effect: no output is named")
        try refused(
            "tabulate --zones a --zone-key k --parcels b --class-field c -o - --table t.csv --overwrite", "no such file"
        )
    }

    @Test func aNumberBelowZeroIsAValue() throws {
        try refused("area a.shp --threads -1", "--threads must be 1 to 1024, not -1")
        try refused("tabulate --zones a --zone-key k --parcels b --class-field c -o - --county-area -5", "-5")
        try refused("matrix --roads a --from b --to c -o - --reach -0.5", "--reach must be above 0, not -0.5")
    }
}
