import Columns
import Planning

extension Summary {
    static func change(_ change: ChangeFindings) -> JSONValue {
        .object([
            "before": survey(change.before), "now": survey(change.now),
            "matrix": .list(
                change.matrix.map {
                    .object(["before": .text($0.before), "now": .text($0.now), "area_m2": .area($0.area)])
                }),
            "before_alone": .list(change.gone.map(ground)), "now_alone": .list(change.new.map(ground)),
            "overlap_before_m2": .area(change.overlapBefore), "overlap_now_m2": .area(change.overlapNow),
            "fates": .object(
                Dictionary(
                    uniqueKeysWithValues: change.fates.map { count in
                        (
                            count.fate.rawValue,
                            .object([
                                "groups": .integer(count.groups), "before": .integer(count.before),
                                "now": .integer(count.now),
                            ])
                        )
                    })),
            "flows": .object(
                Dictionary(
                    uniqueKeysWithValues: FarmlandFlow.allCases.map { flow in
                        let own = change.changes.filter { $0.flow == flow }
                        let area = own.reduce(AreaSum.zero) { $0 + $1.area }
                        return (
                            flow.rawValue,
                            .object([
                                "name": .phrase(flow.name), "pieces": .integer(own.count), "area_m2": .area(area),
                                "area_mu": .mu(area),
                            ])
                        )
                    })),
            "noise_pieces": .integer(change.noisePieces), "noise_m2": .area(change.noiseArea),
        ])
    }

    private static func survey(_ totals: SurveyTotals) -> JSONValue {
        .object([
            "parcels": .integer(totals.parcels), "area_m2": .area(totals.area), "remainder_m2": .area(totals.remainder),
        ])
    }

    private static func ground(_ ground: ClassGround) -> JSONValue {
        .object(["class": .text(ground.landClass), "area_m2": .area(ground.area)])
    }
}
