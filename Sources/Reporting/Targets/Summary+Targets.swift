import Columns
import FindingValues
import ProjectFile
import Writers

extension Summary {
    static func targets(_ targets: TargetFindings) -> JSONValue {
        let states = Dictionary(grouping: targets.results, by: \.state)
        return .object([
            "catalogues": .list(
                targets.catalogues.map { catalogue in
                    .object([
                        "id": .text(catalogue.id), "title": .text(catalogue.title),
                        "area_code": .text(catalogue.areaCode),
                        "area_name": .text(catalogue.areaName), "for_county": .flag(catalogue.isForCounty),
                        "source": .text(catalogue.source),
                    ])
                }),
            "counts": .object(
                Dictionary(
                    TargetResult.State.allCases.map { ($0.rawValue, .integer(states[$0]?.count ?? 0)) },
                    uniquingKeysWith: { first, _ in first })),
            "results": .list(targets.results.map(target)),
        ])
    }

    private static func target(_ target: TargetResult) -> JSONValue {
        var members: [String: JSONValue] = [
            "catalogue": .text(target.catalogue), "id": .text(target.id), "label": .text(target.label),
            "indicator": .text(target.indicator.rawValue), "comparator": .text(target.comparator.rawValue),
            "state": .text(target.state.rawValue), "reason": .phrase(target.reason),
            "lead": .texts(target.lead), "responsible": .texts(target.responsible),
        ]
        members["value"] = target.value.map(JSONValue.text)
        members["unit"] = target.unit.map(JSONValue.text)
        members["deadline"] = target.deadline.map(JSONValue.text)
        members["binding"] = target.isBinding.map(JSONValue.flag)
        members["quote"] = target.quote.map(JSONValue.text)
        members["share_of"] = target.denominator.map(JSONValue.phrase)
        // The reason stands beside it in every state.
        members["measured"] = target.measured.map(JSONValue.text) ?? .null
        members["measured_gross"] = target.gross.map(JSONValue.text)
        members["margin"] = target.margin.map(JSONValue.text)
        return .object(members)
    }
}
