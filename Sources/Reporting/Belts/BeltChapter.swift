import Columns
import FindingValues
import PrintedFigures
import Writers

/// Demonstration belts (示范带).
enum BeltChapter: Chapter {
    static func summary(_ findings: Findings) -> [String: JSONValue] {
        findings.belts.map { ["belts": Summary.belts($0, hasParcels: findings.land != nil)] } ?? [:]
    }

    static func terminal(_ findings: Findings) -> [TerminalSummary.Row] { TerminalSummary.beltRows(findings) }

    static func tables(_ findings: Findings, _ settled: Settled) -> [ReportTable] {
        let plans = BeltPlan.all(findings)
        return plans.isEmpty ? [] : [Tables.beltTable(plans, findings), Tables.stopTable(plans, findings)]
    }

    static func layers(_ findings: Findings) -> [Layer] {
        guard let belts = findings.belts else { return [] }
        return [
            ResultLayers.beltLines(belts, findings.crs), ResultLayers.stops(belts, findings),
            ResultLayers.corridors(belts, findings.crs),
        ]
    }

    static let layerTitles = ["belts": "示范带", "belt_villages": "示范带村庄", "belt_corridors": "示范带廊道"]

    static var pageScript: [UInt8] { PackageResources.belts_page_js }

    static let absentTitles = [
        "belts.require": Phrase(zh: "示范带必须串入的村庄", en: "villages that belts must hold"),
        "belts.corridors.basic_farmland": Phrase(zh: "示范带廊道永久基本农田", en: "basic farmland in the corridors of belts"),
        "belts.corridors.farmland": Phrase(zh: "示范带廊道耕地", en: "farmland in the corridors of belts"),
    ]
}
