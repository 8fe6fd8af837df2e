import Columns
import FindingValues
import GEOS
import LandAnalysis
import ProjectFile

/// The targets of policy catalogues, judged on a day from what the run knows.
package enum Targets {
    /// The analyses whose answers the targets of catalogues are judged from, where the project asks for them.
    package static func needs(of catalogues: [PolicyCatalogue], _ project: Project) -> Set<AnalysisName> {
        var needs: Set<AnalysisName> = []
        for target in catalogues.lazy.flatMap(\.targets) {
            switch target.indicator {
            case .belt: if project.belts != nil { needs.insert(.belts) }
            // The quota of works is summed with the red line.
            case .ruralIndustry: needs.insert(.redline)
            case .retainedFarmland, .redLineViolations, .areaOfLayer, .roadLength, .namedRoads, .services, .villages,
                .shareOfVillages, .manual:
                break
            }
        }
        return needs
    }

    /// What was measured for a target.
    enum Measured {
        case area(AreaSum)
        /// Ground that is held: what counts, and what it is before ridges.
        case ground(HeldGround)
        /// Metres on the ground.
        case length(Double)
        case count(Int)
        /// Part of a whole, and what is missing.
        case share(met: Int, of: Int, denominator: Phrase)
        /// Ground as a part of other ground.
        case areaShare(AreaSum, of: AreaSum, denominator: Phrase)
        /// How many of the things named are there.
        case found(Int, of: Int)
        case missing(Phrase)
        case manual
    }

    /// Judges every target: met; not met; not due before its deadline; not computable, with the reason; manual.
    ///
    /// A target that is met before its deadline counts as met. Areas and lengths are compared exactly, in whole 0.01 m²
    /// and in whole micrometres, with the value as printed.
    /// - Throws: `GEOSError`.
    package static func judge(
        _ catalogues: [PolicyCatalogue], on day: CalendarDay, _ facts: TargetFacts
    ) throws(GEOSError) -> TargetFindings {
        var findings = TargetFindings()
        for catalogue in catalogues {
            findings.catalogues.append(
                CatalogueUsed(
                    id: catalogue.id, title: catalogue.title, areaCode: catalogue.areaCode,
                    areaName: catalogue.areaName, isForCounty: catalogue.areaCode == facts.countyCode,
                    source: catalogue.source))
            for target in catalogue.targets { findings.results.append(try result(target, catalogue.id, day, facts)) }
        }
        return findings
    }

    private static func result(
        _ target: PolicyTarget, _ catalogue: String, _ day: CalendarDay, _ facts: TargetFacts
    ) throws(GEOSError) -> TargetResult {
        var result = TargetResult(
            catalogue: catalogue, id: target.id, label: target.label, indicator: target.indicator,
            comparator: target.comparator, value: target.value?.text, unit: target.unit, state: .manual,
            reason: PolicyIndicator.manual.method)
        result.deadline = target.deadline?.description
        (result.isBinding, result.lead, result.responsible) = (target.isBinding, target.lead, target.responsible)
        result.quote = target.quote
        let measured = try facts.measure(target)
        if case .manual = measured { return result }
        if case .missing(let reason) = measured {
            (result.state, result.reason) = (.notComputable, reason)
            return result
        }
        let (value, decimals) = inUnit(measured, target.unit)
        guard let value else {
            result.state = .notComputable
            result.reason = Phrase(zh: "不认识单位 \(target.unit ?? "")", en: "unknown unit \(target.unit ?? "")")
            return result
        }
        result.measured = value.text(decimals: decimals)
        if case .ground(let ground) = measured {
            result.gross = inUnit(.area(ground.gross), target.unit).0?.text(decimals: decimals)
        }
        if let wanted = target.value?.ratio, target.comparator != .exists {
            result.margin = (value - wanted).text(decimals: decimals)
        }
        if case .share(_, _, let denominator) = measured { result.denominator = denominator }
        if case .areaShare(_, _, let denominator) = measured { result.denominator = denominator }
        result.reason = Phrase(
            zh: target.method.isEmpty ? target.indicator.method.zh : target.method, en: target.indicator.method.en)
        let doubt = facts.doubt(of: target)
        let state = state(value, target, measured, doubt)
        if state == .doubtful {
            result.reason = Phrase(
                zh: doubt.reason.zh + "；" + result.reason.zh, en: doubt.reason.en + "; " + result.reason.en)
        }
        switch state {
        case .met: result.state = .met
        case let other:
            if let deadline = target.deadline, day < deadline {
                result.state = .notDue
                result.reason = Phrase(
                    zh: "\(deadline) 到期；" + result.reason.zh, en: "due on \(deadline); " + result.reason.en)
            } else {
                result.state = other == .doubtful ? .doubtful : .notMet
            }
        }
        return result
    }

    /// Judges a figure with and without the ground in doubt: met or not met when that makes no difference.
    private static func state(
        _ value: ExactRatio, _ target: PolicyTarget, _ measured: Measured, _ doubt: FigureDoubt
    ) -> TaskState {
        let isMet = compare(value, target, measured)
        let area: AreaSum
        switch measured {
        case .area(let own): area = own
        case .ground(let ground): area = ground.held
        default: return isMet ? .met : .notMet
        }
        guard !doubt.isNone, let least = inUnit(.area(area - doubt.above), target.unit).0,
            let most = inUnit(.area(area + doubt.below), target.unit).0
        else { return isMet ? .met : .notMet }
        let ends = [least, most].map { compare($0, target, measured) }
        if isMet, ends.allSatisfy({ $0 }) { return .met }
        // A value asked for exactly may lie between the ends.
        let isBetween = target.value.map { least <= $0.ratio && $0.ratio <= most } ?? false
        return isMet || ends.contains(true) || target.comparator == .equal && isBetween ? .doubtful : .notMet
    }

    /// The measured value in the document's unit, and the decimals to print.
    static func inUnit(_ measured: Measured, _ unit: String?) -> (ExactRatio?, Int) {
        switch measured {
        case .ground(let ground): return inUnit(.area(ground.held), unit)
        case .area(let area):
            return PolicyTarget.inUnit(area, unit)
        case .length(let metres):
            let micro = Int128(clamping: (metres * 1e6).rounded())
            switch unit {
            case "km", "公里": return (ExactRatio(micro, 1_000_000_000), 3)
            case "m", "米": return (ExactRatio(micro, 1_000_000), 2)
            default: return (nil, 0)
            }
        case .count(let count): return (ExactRatio(Int128(count)), 0)
        case .found(let count, _): return (ExactRatio(Int128(count)), 0)
        case .share(let met, let of, _): return (ExactRatio(Int128(met) * 100, Int128(max(of, 1))), 2)
        case .areaShare(let part, let of, _): return (ExactRatio(part.micro * 100, max(of.micro, 1)), 2)
        case .missing, .manual: return (nil, 0)
        }
    }

    private static func compare(_ measured: ExactRatio, _ target: PolicyTarget, _ how: Measured) -> Bool {
        if case .found(let count, let of) = how, target.comparator == .exists { return count == of }
        return target.isMet(by: measured)
    }
}
