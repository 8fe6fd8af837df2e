import ArgumentParser
import Columns
import Foundation
import OGR
import Output
import Tools
import Writers

/// `area`: area of each feature and the total.
struct Area: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: say(zh: "用一种或几种算法计算图层中每个面的面积。", en: "Area of each polygon of a layer, by one or more methods."),
            discussion: say(
                zh: "加 --json 给出各要素和一种算法的合计；否则为 CSV，每种算法一列。",
                en:
                    "With --json the features and the total of one method; otherwise CSV with a column for each method."
            ))
    }

    @Argument(help: .say(zh: "一个面图层。", en: "A layer of polygons.")) var path: String
    @Option(help: .say(zh: "标识要素的字段。（默认：行号，从 0 起）", en: "Field that identifies a feature. (default: its row, from 0)"))
    var key: String?
    @Option(
        help: .say(
            zh: "面积的算法：ellipsoidal（椭球面积）、official（国土调查规定的算法）、geodesic（测地线）或 planar（平面面积）；可重复，几种并列给出。（默认：ellipsoidal）",
            en: "ellipsoidal, official, geodesic or planar; repeat it for several side by side. (default: ellipsoidal)")
    )
    var method: [AreaMethod] = []
    @Option(help: .say(zh: "文件中的图层。", en: "Layer within the file.")) var layer: String?
    @Option(help: .say(zh: "文字的编码，例如 GBK。", en: "Encoding of the text, such as GBK.")) var encoding: String?
    @Option(
        help: .say(
            zh: "图层的坐标系，例如 EPSG:4526；以此为准，不论图层如何声明。", en: "CRS of the layer, whatever it declares, such as EPSG:4526."))
    var crs: String?
    @Option(help: .treatAsCGCS2000) var treatAsCgcs2000: [String] =
        []
    @Flag(help: .repairRows) var repair = false
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard common.json, method.count > 1 else { return }
        throw ValidationError(
            zh: "--json 只给出一种算法的面积，其余 --method 不起作用：请只留一个，或去掉 --json。",
            en:
                "--json gives the areas of one method, the other --method would have no effect: leave one, or --json out."
        )
    }

    func run() async throws {
        let methods = method.isEmpty ? [.ellipsoidal] : method
        let door = OutputDoor(inputs: [path])
        let table = try AreaTable(
            NamedLayer(path: path, layer: layer, encoding: encoding).request(crs: crs), keyField: key,
            methods: methods,
            repair: repair, treatAsCGCS2000: treatAsCgcs2000.map { CRS($0) })
        let ellipsoid = table.crs.ellipsoid.label
        if common.json {
            let document = JSONValue.present([
                "method": .text(methods[0].rawValue),
                "ellipsoid": methods[0] == .planar ? nil : .text(ellipsoid),
                "total_area_m2": .text(table.text(table.totals[0], methods[0])),
                // Ground that the total counts more than once, because rows share it.
                "counted_twice_m2": .area(table.shared.again),
                "features": .list(
                    table.features.map {
                        .object(["id": .text($0.id), "area_m2": .text(table.text($0.areas[0], methods[0]))])
                    }),
            ])
            try door.print(json: document.bytes)
        } else {
            try door.print(table.csv())
        }
        let told =
            common.quiet || methods.allSatisfy { $0 == .planar }
            ? [] : [Phrase(zh: "椭球：\(ellipsoid)。", en: "Ellipsoid: \(ellipsoid).")]
        printNotes(table.notes + told, table.issues)
    }
}
