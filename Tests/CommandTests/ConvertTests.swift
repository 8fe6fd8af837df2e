import Columns
import Foundation
import OGR
import TestSupport
import Testing

/// `qiancun convert` as a user meets it.
@Suite struct ConvertTests {
    private static let header = """
        [属性描述]
        格式版本号=1.01
        数据产生单位=云溪区自然资源局
        坐标系=2000国家大地坐标系
        几度分带=3
        投影类型=高斯克吕格
        计量单位=米
        带号=38
        精度=0.001
        转换参数=,,,,,,
        [地块坐标]

        """

    private static func parcel(_ x: [Double], _ y: [Double], line: String = "4,1.0001,K1,地块一,面,H49,商服用地,05H1,@")
        -> String
    {
        let points = zip(x, y).enumerated().map {
            "J\($0 % 4 + 1),1,\(fixedText($1.0, decimals: 3)),\(fixedText($1.1, decimals: 3))"
        }
        return ([line] + points).joined(separator: "\n") + "\n"
    }
    private static let square = parcel(
        [3_270_100, 3_270_100, 3_270_000, 3_270_000, 3_270_100],
        [38_450_000, 38_450_100, 38_450_100, 38_450_000, 38_450_000])

    /// The text as GBK bytes.
    private func gbk(_ text: String) throws -> Data {
        Data(try TextFile.bytes(text, encoding: "GBK", path: "test"))
    }

    @Test(arguments: [true, false]) func cornerPointTextOpensInGDAL(isGBK: Bool) throws {
        let folder = try TemporaryFolder()
        let text = Self.header + Self.square
        try (isGBK ? try gbk(text) : Data(text.utf8)).write(to: folder.url.appending(path: "报部.txt"))
        let result = try Command.run(["convert", folder.path("报部.txt"), folder.path("地块.shp")])
        #expect(result.status == 0, "\(result.errors)")
        let opened = try ogrinfo(folder.path("地块.shp"), "地块")
        #expect(
            opened.contains("CGCS2000 / 3-degree Gauss-Kruger zone 38")
                || opened.contains("CGCS2000_3_Degree_GK_Zone_38"))
        #expect(opened.contains("地块一") && opened.contains("商服用地") && opened.contains("Feature Count: 1"))
        #expect(opened.contains("Extent: (38450000.000000, 3270000.000000) - (38450100.000000, 3270100.000000)"))
        for (name, layer) in [("b.gpkg", "报部"), ("b.geojson", "报部")] {
            let result = try Command.run(["convert", folder.path("报部.txt"), folder.path(name), "--quiet"])
            #expect(result.status == 0 && result.errors.contains("stated-area"), "\(result.errors)")
            #expect(!result.errors.contains("报部: 1\n"), "\(result.errors)")
            #expect(try ogrinfo(folder.path(name), layer).contains("地块一"))
        }
        #expect(try ogrinfo(folder.path("b.gpkg"), "报部").contains("CGCS2000 / 3-degree Gauss-Kruger zone 38"))
        #expect(try ogrinfo(folder.path("b.geojson"), "报部").contains("Extent: (113.4"))
    }

    @Test func textToTextIsTheSameText() throws {
        let folder = try TemporaryFolder()
        let text = (Self.header + Self.square).replacing(
            "坐标系=2000", with: "数据产生日期=2024-03-08\n坐标系=2000"
        ).replacing("\n", with: "\r\n")
        try gbk(text).write(to: folder.url.appending(path: "a.txt"))
        let result = try Command.run(["convert", folder.path("a.txt"), folder.path("b.txt"), "--decimals", "3"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(try Data(contentsOf: folder.url.appending(path: "b.txt")) == gbk(text))
    }

    struct Refused: Sendable, CustomTestStringConvertible {
        let name: String, text: String, said: String
        var testDescription: String { name }
    }
    static let refused = [
        Refused(
            name: "X is east",
            text: header
                + parcel(
                    [38_450_000, 38_450_100, 38_450_100, 38_450_000, 38_450_000],
                    [3_270_100, 3_270_100, 3_270_000, 3_270_000, 3_270_100]), said: "X is north"),
        Refused(
            name: "Xi'an 1980", text: header.replacing("2000国家大地坐标系", with: "1980西安坐标系") + square, said: "1980西安坐标系"),
        Refused(
            name: "Beijing 1954", text: header.replacing("2000国家大地坐标系", with: "1954年北京坐标系") + square, said: "1954年北京坐标系"
        ),
        Refused(name: "another zone", text: header.replacing("带号=38", with: "带号=39") + square, said: "带号 is 39"),
        Refused(name: "another width", text: header.replacing("几度分带=3", with: "几度分带=6") + square, said: "几度分带 is 6"),
        Refused(
            name: "prefixes mixed",
            text: header + square
                + parcel(
                    [3_270_100, 3_270_100, 3_270_000, 3_270_000, 3_270_100],
                    [451_000, 451_100, 451_100, 451_000, 451_000]), said: "with and without"),
        Refused(name: "no datum", text: "[地块坐标]\n" + square, said: "坐标系 is missing"),
    ]

    @Test(arguments: refused) func cornerPointsRefused(_ c: Refused) throws {
        let folder = try TemporaryFolder()
        try folder.write(c.text, to: "a.txt")
        let result = try Command.run(["convert", folder.path("a.txt"), folder.path("b.gpkg"), "--quiet"])
        #expect(result.status == 3)
        #expect(result.errors.contains(c.said), "\(result.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["a.txt"])
    }

    @Test func commandLinesThatMakeNoSense() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.header + Self.square, to: "a.txt")
        let source = folder.path("a.txt")
        for arguments in [
            [source, folder.path("b.dwg")], [source, folder.path("b.gpkg"), "--to", "nowhere"],
            [source, folder.path("b.gpkg"), "--from", "wgs84"], [folder.path("c.txt"), folder.path("b.gpkg")],
            [source, folder.path("b.geojson"), "--to", "EPSG:4526"], [source, folder.path("b.txt"), "--header", "x"],
        ] {
            let result = try Command.run(["convert"] + arguments + ["--quiet"])
            #expect(result.status == 2, "\(arguments): \(result.errors)")
            #expect(!result.errors.isEmpty)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["a.txt"])
    }

    @Test func threadsDoNotMatterAndInputsStay() throws {
        let folder = try TemporaryFolder()
        _ = try SmallCounty().write(to: folder)
        let before = try contents(of: folder.url)
        let out = try TemporaryFolder()
        for threads in ["1", "2"] {
            for name in ["a.gpkg", "a.shp", "a.geojson", "a.csv"] {
                let result = try Command.run(
                    [
                        "convert", folder.path("dltb.gpkg"), out.path("\(threads)-\(name)"), "--threads", threads,
                        "--quiet",
                    ])
                #expect(result.status == 0, "\(result.errors)")
            }
            let result = try Command.run(
                [
                    "convert", folder.path("project.yaml"), out.path("\(threads)-delivery"), "--standard", "--threads",
                    threads, "--quiet",
                ])
            #expect(result.status == 0, "\(result.errors)")
        }
        #expect(try contents(of: folder.url) == before)
        let files = try contents(of: out.url)
        let first = files.filter { $0.key.hasPrefix("1-") }
        #expect(first.count >= 11)
        for (name, bytes) in first {
            #expect(files["2-" + name.dropFirst(2)] == bytes, "\(name)")
        }
    }

    @Test(.slow) func anInterruptLeavesNothing() throws {
        let folder = try TemporaryFolder()
        let sample = try Command.run(["sample", "--scale", "S", "-o", folder.path("county"), "--quiet"])
        try #require(sample.status == 0, "\(sample.errors)")
        for arguments in [
            ["convert", folder.path("county/dltb.gpkg"), folder.path("out.shp")],
            ["convert", folder.path("county/project.yaml"), folder.path("deep/out"), "--standard"],
        ] {
            let (process, output, errors) = try Command.start(arguments)
            defer { [output, errors].forEach { try? FileManager.default.removeItem(at: $0) } }
            let deadline = Date(timeIntervalSinceNow: 60)
            while try Data(contentsOf: errors).isEmpty && process.isRunning && Date() < deadline { usleep(1000) }
            process.interrupt()
            process.waitUntilExit()
            let said = try String(contentsOf: errors, encoding: .utf8)
            #expect(process.terminationStatus == 130, "\(said)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["county"])
        }
    }

    @Test func theDeliveryOpensInGDAL() throws {
        let folder = try TemporaryFolder()
        let project = try SmallCounty().write(to: folder)
        for (name, options) in [("gpkg", [String]()), ("shp", ["--format", "shp"])] {
            let result = try Command.run(["convert", project, folder.path(name), "--standard"] + options)
            #expect(result.status == 0, "\(result.errors)")
            let file = name == "gpkg" ? "gpkg/standard.gpkg" : "shp/CJDCQ.shp"
            let villages = try ogrinfo(folder.path(file), "CJDCQ")
            #expect(villages.contains("zone 38") || villages.contains("Zone_38"))
            #expect(villages.contains("村0") && villages.contains("ZLDWDM"))
        }
        #expect(try String(contentsOf: folder.url.appending(path: "shp/DLTB.cpg"), encoding: .utf8).contains("GBK"))
    }

    @Test func whatIsDeliveredWasChecked() throws {
        let folder = try TemporaryFolder()
        // The small county has only a few of the standard's fields.
        let project = try SmallCounty().write(to: folder)
        let plain = try Command.run(["convert", project, folder.path("plain"), "--standard"])
        #expect(plain.status == 0 && plain.errors.contains("Check: "), "\(plain.errors)")
        let issues = try String(contentsOf: folder.url.appending(path: "plain/issues.csv"), encoding: .utf8)
        #expect(issues.contains("check,DLTB,"))
        let strict = try Command.run(["convert", project, folder.path("strict"), "--standard", "--strict"])
        #expect(strict.status == 4, "\(strict.errors)")
        let elsewhere = try Command.run(["convert", project, folder.path("a.gpkg"), "--strict"])
        #expect(elsewhere.status == 2 && elsewhere.errors.contains("--strict is for --standard"))
    }
}
