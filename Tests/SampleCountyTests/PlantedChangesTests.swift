import Columns
import FindingValues
import Foundation
import OGR
import AnalysisRuns
import ProjectFile
import Survey
import TestSupport
import Testing

@testable import SampleCounty

/// Every planted change is found with its area, and nothing else.
@Suite(.slow) struct PlantedChangesTests {
    private static let committed = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../GeoData/sample").standardizedFileURL.path

    struct Truth: Decodable {
        struct Change: Decodable {
            let kind: String, village: String, flow: String, classBefore: String, classNow: String
            let parcelBefore: String, parcelNow: String, parcelsBefore: [String], parcelsNow: [String], areaM2: Double
        }
        struct Difference: Decodable {
            let kind: String, parcelBefore: String, parcelNow: String, recorded: [String]?, found: [String]
        }
        struct Counts: Decodable { let parcelsBefore: Int }
        let changes: [Change], updateDifferences: [Difference], counts: Counts
    }

    private struct County {
        let folder: String
        let truth: Truth
        let change: ChangeFindings

        init(_ folder: String) async throws {
            self.folder = folder
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .convertFromSnakeCase
            truth = try decoder.decode(
                Truth.self, from: Data(contentsOf: URL(fileURLWithPath: folder + "/truth.json")))
            let project = try Project(contentsOf: folder + "/project.yaml")
            let findings = try await Analysis.run(project, only: [.change], threads: 2)
            change = try #require(findings.change)
        }
    }

    private static let xs = Task { try await County(Fixture.folder) }
    private static let sample = Task { try await County(committed) }

    private static func county(_ scale: SampleScale) async throws -> County {
        try await (scale == .xs ? xs : sample).value
    }

    private static func isFarmland(_ code: String) -> Bool { ["0101", "0102", "0103"].contains(code) }

    @Test(arguments: [SampleScale.xs, .committed])
    func everyKindIsPlanted(_ scale: SampleScale) async throws {
        let truth = try await Self.county(scale).truth
        let kinds = Set(truth.changes.map(\.kind))
        #expect(kinds == Set(PlantedChange.Kind.allCases.map(\.rawValue)))
        #expect(Set(truth.updateDifferences.map(\.kind)) == ["unrecorded", "recorded_otherwise", "unfounded"])
    }

    @Test(arguments: [SampleScale.xs, .committed])
    func everyChangeOfFarmlandAndNoOther(_ scale: SampleScale) async throws {
        let county = try await Self.county(scale)
        func key(_ parts: [String]) -> String { parts.joined(separator: " ") }
        let wanted = Dictionary(
            uniqueKeysWithValues: county.truth.changes.filter { !$0.flow.isEmpty }.map {
                (key([$0.flow, $0.parcelBefore, $0.parcelNow, $0.classBefore, $0.classNow, $0.village]), $0.areaM2)
            })
        var found: [String: Double] = [:]
        for change in county.change.changes {
            let name = key([
                change.flow.rawValue, change.parcelBefore, change.parcelNow, change.classBefore, change.classNow,
                change.village,
            ])
            found[name, default: 0] += change.area.squareMetres
        }
        #expect(Set(found.keys) == Set(wanted.keys))
        for (name, area) in wanted { #expect(abs((found[name] ?? 0) - area) <= 0.01, "\(name)") }
        #expect(county.change.shapes.count == county.change.changes.count)
    }

    @Test(arguments: [SampleScale.xs, .committed])
    func theMatrixHoldsWhatIsPlanted(_ scale: SampleScale) async throws {
        let county = try await Self.county(scale)
        var wanted: [String: Double] = [:]
        for change in county.truth.changes where change.classBefore != change.classNow {
            wanted["\(change.village) \(change.classBefore) \(change.classNow)", default: 0] += change.areaM2
        }
        var found: [String: Double] = [:]
        for flow in county.change.byVillage where flow.before != flow.now {
            found["\(flow.village) \(flow.before) \(flow.now)"] = flow.area.squareMetres
        }
        #expect(Set(found.keys) == Set(wanted.keys))
        for (name, area) in wanted { #expect(abs((found[name] ?? 0) - area) <= 0.01, "\(name)") }
        #expect(county.change.gone.isEmpty && county.change.new.isEmpty)
        #expect(county.change.overlapBefore == .zero && county.change.overlapNow == .zero)
        #expect(county.change.before.parcels == county.truth.counts.parcelsBefore)
    }

    @Test(arguments: [SampleScale.xs, .committed])
    func parcelsCorrespondAsPlanted(_ scale: SampleScale) async throws {
        let county = try await Self.county(scale)
        func name(_ fate: String, _ before: [String], _ now: [String]) -> String {
            "\(fate): \(before.sorted().joined(separator: " ")) → \(now.sorted().joined(separator: " "))"
        }
        var wanted = Set<String>()
        for change in county.truth.changes {
            let (a, b) = (change.parcelsBefore, change.parcelsNow)
            if change.kind.hasPrefix("shifted") {
                for (x, y) in zip(a, b) { wanted.insert(name("unchanged", [x], [y])) }
            } else if a.count == 1, b.count == 1 {
                if change.classBefore != change.classNow { wanted.insert(name("reclassified", a, b)) }
            } else {
                wanted.insert(name(a.count == 1 ? "split" : "merged", a, b))
            }
        }
        let found = county.change.groups.map { name($0.fate.rawValue, $0.before, $0.now) }
        #expect(Set(found) == wanted && found.count == wanted.count)
        let shifted = county.truth.changes.filter { $0.kind.hasPrefix("shifted") }
        #expect(county.change.redrawn == 2 * shifted.count)
        let slivers = shifted.filter { $0.classBefore != $0.classNow }
        #expect(county.change.slivers.reduce(0) { $0 + $1.pieces } == slivers.count)
        let area = county.change.slivers.reduce(AreaSum.zero) { $0 + $1.area }.squareMetres
        #expect(abs(area - slivers.reduce(0) { $0 + $1.areaM2 }) <= 0.01)
    }

    /// Rows and columns of the stored matrix against the layers themselves, by village and class, to the last hundredth.
    @Test(arguments: [SampleScale.xs, .committed])
    func storedTotalsClose(_ scale: SampleScale) async throws {
        let county = try await Self.county(scale)
        let balanced = try #require(county.change.balanced)
        for (file, isBefore) in [("dltb_2022.gpkg.zip", true), ("dltb.gpkg.zip", false)] {
            let layer = try VectorFile.read(LayerRequest(path: county.folder + "/" + file))
            func text(_ field: String, _ row: Int) -> String { layer.column(field)!.text(row)! }
            func units(_ field: String, _ row: Int) -> Int64 {
                Int64(clamping: (layer.column(field)!.number(row)! * 100).rounded())
            }
            var (gross, net, seen) = ([String: Int64](), [String: Int64](), Set<String>())
            for row in 0..<layer.count where seen.insert(text("BSM", row)).inserted {
                let village = text("ZLDWDM", row).prefix(12)
                gross["\(village) \(text("DLBM", row))", default: 0] += units("TBMJ", row)
                net["\(village) \(text("DLBM", row))", default: 0] += units("TBDLMJ", row)
                net["\(village) 1203", default: 0] += units("KCMJ", row)
            }
            func found(_ matrix: StoredMatrix) -> [String: Int64] {
                Dictionary(
                    uniqueKeysWithValues: (isBefore ? matrix.before : matrix.now).map {
                        ("\($0.village) \($0.landClass)", $0.area.hundredths)
                    })
            }
            #expect(found(balanced.gross) == gross.filter { $0.value != 0 }, "\(file)")
            #expect(found(balanced.net) == net.filter { $0.value != 0 }, "\(file)")
        }
    }

    @Test(arguments: [SampleScale.xs, .committed])
    func theUpdateProcessDiffersWhereItIsPlanted(_ scale: SampleScale) async throws {
        let county = try await Self.county(scale)
        let update = try #require(county.change.update)
        func step(_ step: ClassStep?) -> String { step.map { "\($0.before)-\($0.now)" } ?? "" }
        let wanted = county.truth.updateDifferences.map {
            // Nothing changed in the field that is recorded as a facility.
            let found = $0.kind == "unfounded" ? "" : $0.found.joined(separator: "-")
            return "\($0.kind) \($0.parcelBefore) \($0.parcelNow) \($0.recorded?.joined(separator: "-") ?? "") \(found)"
        }
        let found = update.differences.map {
            "\($0.kind.rawValue) \($0.parcelBefore) \($0.parcelNow) \(step($0.recorded)) \(step($0.found))"
        }
        #expect(found.sorted() == wanted.sorted())
        #expect(update.rowsWithoutKeys == 0 && update.rows > update.rowsOfChange)
    }

    /// The earlier survey tiles the villages just as the present one does.
    @Test func theEarlierSurveyTilesTheCounty() throws {
        let (before, now) = (
            Fixture.polygons(try Fixture.layer("dltb_2022.gpkg.zip")),
            Fixture.polygons(try Fixture.layer("villages.gpkg"))
        )
        let match = EdgeMatch(before, rows: 0..<before.count)
        #expect(match.repeated == 0)
        #expect(match.single == EdgeMatch(now, rows: 0..<now.count).single)
    }
}
