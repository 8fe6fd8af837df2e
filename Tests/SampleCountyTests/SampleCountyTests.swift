import Columns
import Foundation

import TestSupport
import Testing

@testable import OGR
@testable import SampleCounty

@Suite(.slow) struct SampleCountyTests {
    private static let committed = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../GeoData/sample").standardizedFileURL.path

    /// The bytes of a file, unpacked, without the version of SQLite that a GeoPackage carries (bytes 92 to 99 of its header).
    private static func comparable(_ folder: String, _ name: String) -> Data {
        var bytes = Fixture.bytes(folder, name)
        let inner = String(name.dropLast(4))
        if name.hasSuffix(".zip") {
            bytes = VirtualFile("/vsizip/{\(folder)/\(name)}/\(inner)").map { Data($0.readAll()) } ?? Data()
        }
        if name.contains(".gpkg"), bytes.count > 100 { bytes.replaceSubrange(92..<100, with: Data(count: 8)) }
        return bytes
    }

    @Test func sameSeedSameBytes() throws {
        let again = try Fixture.write(.xs)
        defer { try? FileManager.default.removeItem(atPath: again) }
        let names = Fixture.files(in: Fixture.folder)
        #expect(names == Fixture.files(in: again))
        for name in names { #expect(Fixture.bytes(Fixture.folder, name) == Fixture.bytes(again, name), "\(name)") }
    }

    @Test func committedCountyIsWhatTheGeneratorWrites() throws {
        let again = try Fixture.write(.committed)
        defer { try? FileManager.default.removeItem(atPath: again) }
        let names = Fixture.files(in: again)
        #expect(names == Fixture.files(in: Self.committed))
        var total = 0
        for name in names {
            let bytes = Self.comparable(again, name)
            total += Fixture.bytes(again, name).count
            #expect(bytes == Self.comparable(Self.committed, name), "\(name): run `make sample`")
        }
        #expect(total < 16_000_000)
    }

    @Test func anotherSeedIsAnotherCounty() throws {
        let other = try DrawnCounty(SampleScale.xs.plan, seed: 7)
        #expect(other.settling.seats != Fixture.county.settling.seats)
        #expect(other.villageCount == 20)
    }

    @Test func filesAreTheNamedOnes() throws {
        #expect(
            Set(Fixture.files(in: Fixture.folder))
                == SyntheticCounty.files.subtracting([
                    "villages.cpg", "defects/cases/crs-missing.prj", "dltb.gpkg", "dltb_2022.gpkg",
                ]))
        #expect(SyntheticCounty.isOurs("defects/") && SyntheticCounty.isOurs("defects/cases/"))
        #expect(!SyntheticCounty.isOurs("defect/") && !SyntheticCounty.isOurs("defects/other.gpkg"))
    }

    @Test func layersDeclareTheZone() throws {
        for name in SyntheticCounty.files
        where name.hasSuffix(".gpkg") && !name.contains("/") && !name.hasPrefix("dltb") {
            #expect(try Fixture.layer(name).crs?.epsgCode == 4526, "\(name)")
        }
    }

    /// The same villages and roads in GBK, once declared and once not.
    @Test func shapefilesHoldTheSameRows() throws {
        let roads = try VectorFile.read(LayerRequest(path: Fixture.folder + "/roads.shp"))
        let villages = try VectorFile.read(LayerRequest(path: Fixture.folder + "/villages.shp", encoding: "GBK"))
        #expect(roads.column("class") == (try Fixture.layer("roads.gpkg")).column("class"))
        #expect(villages.column("ZLDWMC") == (try Fixture.layer("villages.gpkg")).column("ZLDWMC"))
    }

    @Test func codesAndNamesAreConsistent() throws {
        let villages = try Fixture.layer("villages.gpkg")
        let towns = try Fixture.layer("xzq.gpkg")
        let table = try VectorFile.read(LayerRequest(path: Fixture.folder + "/villages.csv"))
        let townCodes = Set((0..<towns.count).map { towns.column("XZQDM")!.text($0)! })
        #expect(townCodes.count == 3 && townCodes.allSatisfy { $0.utf8.count == 9 && $0.hasPrefix("430699") })
        let codes = (0..<villages.count).map { String(villages.column("ZLDWDM")!.text($0)!.prefix(12)) }
        #expect(Set(codes).count == 20)
        #expect(codes.allSatisfy { townCodes.contains(String($0.prefix(9))) })
        #expect(codes == (0..<table.count).map { table.column("code")!.text($0)! })
        let names = (0..<villages.count).map { villages.column("ZLDWMC")!.text($0)! }
        #expect(Set(names).isSuperset(of: ["清溪村", "双花村", "八一村", "立新村", "爱林村", "老岭村"]))
        #expect(Set(names).count == 20)
    }

    @Test func tableHasTheColumnsOfTheContract() throws {
        let table = try VectorFile.read(LayerRequest(path: Fixture.folder + "/villages.csv"))
        #expect(table.fields.map(\.name) == VillageRows.fields.map(\.name))
        for row in 0..<table.count {
            let people = table.column("population")!.number(row)!
            #expect(300...6000 ~= people)
            #expect(table.column("registered_population")!.number(row)! >= people)
            #expect(table.column("homesteads_vacant")!.number(row)! < table.column("homesteads")!.number(row)!)
            #expect(10_000...40_000 ~= table.column("rural_income")!.number(row)!)
            #expect(["111", "112", "121", "122", "210", "220"].contains(table.column("urban_rural_code")!.text(row)!))
        }
        let demonstrations = (0..<table.count).count { table.column("demonstration_year")!.number($0) == 2023 }
        #expect(demonstrations == 9)
    }

    @Test func cancelledWorkStops() async {
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            let folder = Fixture.temporaryFolder()
            defer { try? FileManager.default.removeItem(atPath: folder) }
            try SyntheticCounty.generate(scale: .xs, into: folder)
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func unwritableFolderIsToldApart() {
        #expect(throws: (any Error).self) { try SyntheticCounty.generate(scale: .xs, into: "/nonexistent/folder") }
    }
}
