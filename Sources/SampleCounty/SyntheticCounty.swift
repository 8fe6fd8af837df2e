import Columns
import Foundation
import OGR

/// A synthetic county from a seed: relief, rivers, villages, roads, parcels and services, with faults planted in it that
/// are listed in `truth.json`.
///
/// The same scale and seed give the same bytes. Nothing in it is real: names and codes are invented, only the figures are
/// modelled on published ones.
package enum SyntheticCounty {
    /// The seed of the county committed in `GeoData/sample`.
    package static let committedSeed: UInt64 = 2024

    /// Times that a county is drawn before a seed is given up.
    static let drawings = 12

    /// Writes a county into a folder: layers, `project.yaml`, `README.md` and `truth.json`.
    ///
    /// Where something that must be planted finds no place, the county is drawn anew from the same seed; `progress` and the
    /// `README.md` of the folder say so.
    ///
    /// - Parameters:
    ///   - directory: must exist; files of the same names are replaced.
    ///   - progress: called with the name of each stage as it begins.
    /// - Throws: `SampleError`, or what the writer of a layer throws; `CancellationError` between stages.
    /// - Complexity: O(*n* log *n*) for *n* mesh cells; parcels are written village by village.
    package static func generate(
        scale: SampleScale, seed: UInt64 = committedSeed, into directory: String,
        progress: (Phrase) -> Void = { _ in }
    ) throws {
        for drawing in 0..<drawings {
            do {
                let county = try DrawnCounty(scale.plan, seed: seed, drawing: drawing, progress: progress)
                try write(county, scale, drawing, into: directory, progress: progress)
                return
            } catch SampleError.noPlace(let what, _) where drawing + 1 < drawings {
                progress(Phrase(zh: "没有地方放置\(what.zh)，重新生成", en: "no place for \(what.en): drawn anew"))
            }
        }
    }

    private static func write(
        _ county: DrawnCounty, _ scale: SampleScale, _ drawing: Int, into directory: String, progress: (Phrase) -> Void
    ) throws {
        progress(Phrase(zh: "永久基本农田", en: "basic farmland"))
        let blocks = FieldBlocks(county)
        let rectangles = try Planting(county, blocks).rectangles
        let folder = SampleFolder(directory)
        let suffix = scale.isPacked ? ".gpkg.zip" : ".gpkg"
        let communities = communities(county)
        let named = namedVillages(county, communities)
        let names = Gazetteer(county.map, communities: communities, named: named, noise: county.noise)

        progress(Phrase(zh: "图斑", en: "parcels"))
        var parcels = ParcelWriting(county, names, blocks)
        var earlier = EarlierWriting(county, names)
        try folder.package("dltb_2022" + suffix) { past in
            try past.begin(EarlierWriting.parcels)
            try folder.package("dltbgxgc.gpkg") { update in
                try update.begin(EarlierWriting.update)
                try folder.package("dltb" + suffix) { present in
                    try parcels.write(to: present, rectangles) { village in
                        let layers = earlier.layers(of: village)
                        try past.append(layers.parcels)
                        try update.append(layers.update)
                    }
                }
                try update.end()
            }
            try past.end()
        }
        progress(Phrase(zh: "其他图层", en: "other layers"))
        var units = UnitWriting(county, names)
        let villages = units.villages()
        try folder.add(villages, to: "villages.gpkg")
        try folder.shapefile(villages, to: "villages.shp", declaring: false)
        try folder.add(units.towns(), to: "xzq.gpkg")
        let onBasicFarmland = Set(rectangles.flatMap(\.blocks))
        var blockNumbers: [Int: String] = [:]
        try folder.package("yjjbnt.gpkg") {
            blockNumbers = try units.writeBasicFarmland(blocks, numbersOf: onBasicFarmland, to: $0)
        }
        try folder.add(units.ecologicalRedLine(), to: "stbhhx.gpkg")
        try folder.add(units.urbanBoundary(), to: "czkfbj.gpkg")
        let mu = [(year: 2023, mu: 5610.0), (year: 2024, mu: 6200.0)]
        try folder.add(units.highStandard(blocks, mu: mu), to: "gbznt.gpkg")
        try Task.checkCancellation()
        let roads = try RoadWriting(county)
        try folder.add(roads.layer, to: "roads.gpkg")
        try folder.shapefile(roads.layer, to: "roads.shp", declaring: true)
        let construction = try ConstructionWriting(county, blocks, rectangles)
        try folder.add(construction.layer, to: "construction.gpkg")
        let places = Places(county, homesteads: parcels.homesteads)
        let services = try ServiceWriting(county, names, places)
        try folder.add(services.layer, to: "services.gpkg")
        try folder.add(services.anchors(), to: "anchors.gpkg")
        let table = VillageRows(county, names, communities: communities, raised: Array(named.suffix(3)))
        try folder.write(table.table.csv(), to: "villages.csv")

        progress(Phrase(zh: "埋设内容的清单", en: "what was planted"))
        let truth = Truth(
            county: county, names: names, blocks: blocks, rectangles: rectangles, parcels: parcels, earlier: earlier,
            construction: construction, roads: roads, services: services, table: table, blockNumbers: blockNumbers,
            highStandardMu: mu)
        try folder.write(truth.written(), to: "truth.json")
        try folder.write(ProjectText.project(surveys: suffix), to: "project.yaml")
        let drawn = drawing == 0 ? "" : " (drawing \(drawing + 1): those before had no place for all that is planted)"
        let what =
            "scale \(scale.rawValue), seed \(county.seed)\(drawn): \(county.villageCount) villages in "
            + "\(county.plan.towns) towns"
        try folder.write(ProjectText.readme(what, surveys: suffix), to: "README.md")
        try DefectWriting.write(to: folder.folder("defects"))
    }

    /// A path inside the folder is a file or, with a slash at its end, a folder of a county.
    package static func isOurs(_ path: String) -> Bool {
        path.hasSuffix("/") ? files.contains { $0.hasPrefix(path) } : files.contains(path)
    }

    /// The files of a county, by their paths inside its folder; the surveys packed or not.
    package static let files: Set<String> = {
        let packages = [
            "dltb", "dltb_2022", "dltbgxgc", "villages", "xzq", "yjjbnt", "stbhhx", "czkfbj", "gbznt", "roads",
            "construction", "services",
            "anchors",
        ]
        let shapefiles = ["villages", "roads"].flatMap { name in
            [".shp", ".shx", ".dbf", ".prj", ".cpg"].map { name + $0 }
        }
        return Set(
            packages.map { $0 + ".gpkg" } + ["dltb.gpkg.zip", "dltb_2022.gpkg.zip"] + shapefiles + [
                "villages.csv", "project.yaml", "truth.json", "README.md",
            ]
                + DefectWriting.files.map { "defects/" + $0 })
    }()

    /// Villages that the county town has grown over: a third of their ground or more is built up as a town.
    private static func communities(_ county: DrawnCounty) -> Set<Int> {
        Set(
            county.map.cells.indices.filter { v in
                let cells = county.map.cells[v]
                return cells.count { county.cover.urban[Int($0)] >= 0 } * 4 > cells.count
            })
    }

    /// Six villages that policies name: three in a row from the county town outward, then three that lie apart.
    private static func namedVillages(_ county: DrawnCounty, _ communities: Set<Int>) -> [Int] {
        let neighbours = county.map.villageNeighbours(county.mesh)
        let places = county.settling.seats.map { county.mesh.nodes[$0] }
        func fits(_ v: Int, _ chosen: [Int]) -> Bool {
            !communities.contains(v) && !county.hamlets.roadless.contains(v) && !county.map.townSeats.contains(v)
                && !chosen.contains(v)
        }
        var chosen: [Int] = []
        for _ in 0..<3 {
            let from = chosen.last ?? 0
            let near = neighbours[from].filter { fits($0, chosen) }
            let any = near.isEmpty ? places.indices.filter { fits($0, chosen) } : near
            chosen.append(any.min { places[$0].distance(to: places[from]) < places[$1].distance(to: places[from]) }!)
        }
        for v in places.indices.reversed() where chosen.count < 6 && fits(v, chosen) { chosen.append(v) }
        return chosen
    }
}
