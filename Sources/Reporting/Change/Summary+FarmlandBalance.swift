import Columns
import FindingValues
import ProjectFile
import Writers

extension Summary {
    /// The balance sheets of farmland.
    static func farmlandBalance(_ balance: FarmlandBalanceFindings) -> JSONValue {
        func year(_ year: Int?) -> JSONValue { year.map { .integer($0) } ?? .null }
        var members: [String: JSONValue] = [
            "year_before": year(balance.yearBefore), "year": year(balance.yearNow),
            "notices": .phrases(balance.notices), "sheets": .list(balance.sheets.map(sheet)),
        ]
        if balance.yearNow == nil {
            members["reason"] = .phrase(
                Phrase(zh: "图层与项目都没有数据年份", en: "neither the layers nor the project name a year"))
        }
        return .object(members)
    }

    private static func sheet(_ sheet: FarmlandBalanceSheet) -> JSONValue {
        .object([
            "id": .text(sheet.id), "name": .phrase(sheet.name), "source": .text(sheet.source),
            "status": .text(sheet.isVerified ? "verified" : "unverified"), "rows": .list(sheet.rows.map(row)),
        ])
    }

    private static func row(_ row: FarmlandBalanceRow) -> JSONValue {
        .object([
            "code": .text(row.code), "name": .text(row.name), "level": .text(row.level.rawValue),
            "out_m2": .area(row.out), "exempt_m2": .area(row.exempt), "in_m2": .area(row.inward),
            "balance_m2": .area(row.balance), "balance_mu": .mu(row.balance), "met": .flag(row.isMet),
            "state": .text(row.state.rawValue), "counted_twice_m2": .area(row.countedTwice),
            "in_doubt_m2": .area(row.doubt),
        ])
    }

    /// The update process against what was found.
    static func update(_ update: UpdateFindings) -> JSONValue {
        func step(_ step: ClassStep?) -> JSONValue { step.map { .texts([$0.before, $0.now]) } ?? .list([]) }
        func area(_ area: AreaSum?) -> JSONValue { .area(area ?? .zero) }
        return .object([
            "rows": .integer(update.rows), "rows_of_change": .integer(update.rowsOfChange),
            "rows_without_keys": .integer(update.rowsWithoutKeys),
            "pairs": .list(
                update.pairs.map {
                    .object([
                        "before": .text($0.before), "now": .text($0.now), "recorded_m2": .area($0.recorded),
                        "found_m2": .area($0.found),
                    ])
                }),
            "differences": .list(
                update.differences.map {
                    .object([
                        "kind": .text($0.kind.rawValue), "parcel_before": .text($0.parcelBefore),
                        "parcel_now": .text($0.parcelNow), "recorded": step($0.recorded), "found": step($0.found),
                        "recorded_m2": area($0.recordedArea), "found_m2": area($0.foundArea),
                    ])
                }),
        ])
    }
}
