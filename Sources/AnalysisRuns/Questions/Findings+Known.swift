import Columns
import CountyLayers
import FindingValues
import Intake
import LandAnalysis
import ProjectFile

extension Findings {
    /// The answers of a run as one value. What two of them say about one thing is joined here and nowhere else: a village and its
    /// belt, cluster and layout; a corridor among the works; a control area in a corridor.
    init(_ known: Known) {
        let (project, plane) = (known.project, known.loaded.plane)
        self.init(
            title: project.name, countyCode: project.countyCode, countyName: project.countyName,
            asOf: project.asOf?.description, crs: plane.crs, crsReason: plane.reason,
            areaMethod: plane.areaMethod, lengthMethod: Plane.lengthMethod)
        let redLine = known[RedLineQuestion.self]
        land = known.land
        land?.patchDoubt += redLine?.patchDoubt ?? []
        if let found = known[VillageStep.self]?.villages { villages = found }
        villages.rows = known.figures
        (network, roadWorks) = (known[NetworkStep.self]?.network, known[NetworkStep.self]?.works)
        if known.wants(.change) { change = known[ChangeQuestion.self] }
        (self.redLine, holding, works) = (redLine?.redLine, redLine?.holding, redLine?.works)
        consolidation = known[ConsolidationQuestion.self]
        (coverage, serviceAreas) = (known[CoverageQuestion.self]?.coverage, known[CoverageQuestion.self]?.areas)
        location = known[LocationQuestion.self]
        clusters = known[ClustersQuestion.self]
        targets = known[TargetsQuestion.self]
        given = known[GivenPlansStep.self]
        join(known[LayoutQuestion.self])
        join(clusters, known.loaded.villages)
        join(known[BeltsQuestion.self], known.loaded.villages)
    }

    private mutating func join(_ answer: LayoutQuestion.Answer?) {
        guard let answer else { return }
        layout = answer.layout
        for row in answer.villages.indices { villages.rows[row].layout = answer.villages[row] }
    }

    private mutating func join(_ clusters: ClusterFindings?, _ loaded: Villages) {
        for cluster in clusters?.clusters ?? [] {
            for code in cluster.villages { villages.rows[loaded.rows[code]!].cluster = cluster.number }
        }
    }

    private mutating func join(_ answer: BeltsQuestion.Answer?, _ loaded: Villages) {
        guard let answer else { return }
        belts = answer.belts
        if let found = answer.given {
            var plans = given ?? GivenFindings()
            plans.belts = found
            given = plans
        }
        if let belts = answer.belts {
            for prize in belts.prizes {
                if let row = loaded.rows[prize.code] { villages.rows[row].score = prize.value }
            }
            for reason in belts.reasons {
                if let row = loaded.rows[reason.code] { villages.rows[row].why = reason.phrase }
            }
            for stop in belts.stops {
                if let row = loaded.rows[stop.code] { villages.rows[row].belt = stop.belt }
            }
        }
        // Corridors stand before the other works.
        works?.works.insert(contentsOf: answer.corridors, at: 0)
        redLine?.controlAreas += answer.controlAreas
    }

    /// The answers with what the steps reported, in its final order.
    init(_ known: Known, _ log: RunLog) {
        self.init(known)
        notices = log.notices
        addNotices(known, log)
        notices += log.loader.notices
        operations = log.loader.operations.sorted { utf8Less($0.layer, $1.layer) }
        inputs = log.loader.inputs.sorted { utf8Less($0.layer, $1.layer) }
        issues = log.loader.issues.sorted(by: RowIssue.inOrder)
        absent = log.absent.sorted { utf8Less($0.analysis, $1.analysis) }
        context = MapContext(known.county)
    }

    /// What concerns the run as a whole.
    private mutating func addNotices(_ known: Known, _ log: RunLog) {
        let strangers = villagesOfOtherCounties
        if !strangers.isEmpty {
            let (some, all) = (strangers.count, villages.rows.count)
            notices.append(
                Phrase(
                    zh: "\(all) 个村中有 \(some) 个村的代码不属于本县（county.code: \(known.project.countyCode)），如 \(strangers[0])",
                    en: "the codes of \(some) of \(all) villages are not of the county (county.code: "
                        + "\(known.project.countyCode)), such as \(strangers[0])"))
        }
        let unused = known.project.layers.keys.filter {
            !County.used.contains($0) && $0 != .parcels && $0 != .parcelsBefore && $0 != .parcelsUpdate
        }
        for name in unused.map(\.rawValue).sorted(by: utf8Less) {
            notices.append(
                Phrase(
                    zh: "图层 \(name) 未使用：本版本没有用到它的分析", en: "the layer `\(name)` was not read: no analysis uses it yet"))
        }
        let assumed = Set(log.loader.operations.compactMap(\.assumedCGCS2000)).sorted {
            utf8Less($0.definition, $1.definition)
        }
        for crs in assumed {
            let layers = log.loader.operations.filter { $0.assumedCGCS2000 == crs }.map(\.layer).sorted(by: utf8Less)
            let list = layers.joined(separator: ", ")
            notices.append(
                Phrase(
                    zh: "按选项 treat_as_cgcs2000 将 \(crs) 视同 CGCS2000：\(list)",
                    en: "taken as CGCS2000 by the option treat_as_cgcs2000: \(crs) (\(list))"))
        }
        if known.project.options.repair {
            notices.append(
                Phrase(zh: "按选项 repair 修复了无效多边形，见问题清单", en: "invalid polygons were repaired by option; see the issues"))
        }
        if let overlaps = villages.overlaps, overlaps.pairs > 0 {
            let area = overlaps.area.squareMetresText()
            notices.append(
                Phrase(
                    zh: "村界\(overlaps.isLeast ? "至少" : "")有 \(overlaps.pairs) 对互相重叠，共 \(area) 平方米；重叠处对每个村都计",
                    en:
                        "\(overlaps.isLeast ? "at least " : "")\(overlaps.pairs) pairs of villages overlap, \(area) m² in all; "
                        + "such ground counts for each village"
                ))
        }
    }
}
