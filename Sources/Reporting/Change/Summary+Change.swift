import Columns
import FindingValues
import PrintedFigures
import ProjectFile
import Writers

extension Summary {
    static func change(_ change: ChangeFindings) -> JSONValue {
        .object([
            "before": survey(change.before), "now": survey(change.now),
            "matrix": .list(
                change.matrix.map {
                    .object(["before": .text($0.before), "now": .text($0.now), "area_m2": .area($0.area)])
                }),
            "before_alone": .list(change.gone.map(ground)), "now_alone": .list(change.new.map(ground)),
            "claimed_again": .object([
                "before": .list(change.claimedBefore.map(ground)), "now": .list(change.claimedNow.map(ground)),
                "before_alone_m2": .area(change.goneAgain), "now_alone_m2": .area(change.newAgain),
            ]),
            "doubt_before": surveyDoubt(change.doubtBefore), "doubt_now": surveyDoubt(change.doubtNow),
            "counted_twice_m2": .area(change.allCountedTwice.area),
            "net_counted_twice_m2": .area(change.allCountedTwice.net),
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
                        (flow.rawValue, Summary.flow(flow, change))
                    })),
            "noise_pieces": .integer(change.noisePieces), "noise_m2": .area(change.noiseArea),
            "redrawn": .integer(change.redrawn), "sliver_metres": .trimmed(change.sliverWidth, decimals: 3),
            "slivers": .list(
                change.slivers.map {
                    .object([
                        "flow": .text($0.flow.rawValue), "pieces": .integer($0.pieces), "area_m2": .area($0.area),
                    ])
                }), "balanced": balanced(change),
            "farmland_balance": farmlandBalance(change.farmlandBalance),
            "update": change.update.map(update)
                ?? .object([
                    "rows": .null,
                    "reason": .phrase(
                        ProjectLayer.parcelsUpdate.absent),
                ]),
            "mapped_from_second_survey": .integer(change.mappedBefore),
        ])
    }

    /// Ground in doubt of a survey, and beside it what rows of one class share, which is in no doubt.
    private static func surveyDoubt(_ own: GroundDoubt) -> JSONValue {
        var members = own.members
        members["same_class_m2"] = .area(own.sameClass)
        return members.value
    }

    /// One flow, each place once, and what its pieces count again.
    private static func flow(_ flow: FarmlandFlow, _ change: ChangeFindings) -> JSONValue {
        let (area, net) = (change.total(of: flow), change.netTotal(of: flow))
        return .object([
            "name": .phrase(flow.name), "pieces": .integer(change.changes.count { $0.flow == flow }),
            "area_m2": .area(area), "area_mu": .mu(area), "net_m2": .area(net), "net_mu": .mu(net),
            "counted_twice_m2": .area(change.countedTwice[flow]?.area ?? .zero),
        ])
    }

    /// The change in stored areas, over the county.
    private static func balanced(_ change: ChangeFindings) -> JSONValue {
        guard let balanced = change.balanced else {
            return .object([
                "gross": .null, "net": .null, "reason": .phrase(change.balancedReason ?? Phrase(zh: "", en: "")),
            ])
        }
        return .object([
            "gross": stored(balanced.gross), "net": stored(balanced.net),
            "without_stored_before": .integer(balanced.withoutStoredBefore),
            "without_stored_now": .integer(balanced.withoutStoredNow),
        ])
    }

    private static func stored(_ matrix: StoredMatrix) -> JSONValue {
        func classes(_ grounds: [VillageGround]) -> JSONValue {
            .list(StoredMatrix.byClass(grounds).filter { $0.area != .zero }.map(ground))
        }
        return .object([
            "matrix": .list(
                matrix.matrix.map {
                    .object(["before": .text($0.before), "now": .text($0.now), "area_m2": .area($0.area)])
                }), "before_alone": classes(matrix.gone), "now_alone": classes(matrix.new),
            "levelled": classes(matrix.levelled), "claimed_again_before": classes(matrix.claimedBefore),
            "claimed_again_now": classes(matrix.claimedNow),
            "claimed_again_before_alone_m2": .area(matrix.goneAgain),
            "claimed_again_now_alone_m2": .area(matrix.newAgain), "before": classes(matrix.before),
            "now": classes(matrix.now),
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
