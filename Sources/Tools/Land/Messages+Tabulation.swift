import Columns
import Survey

/// The table of classes in zones.
extension Messages {
    /// The rows read beside those that count; nothing where all count.
    private static func rowsLeft(setAside: Int, duplicates: Int, of rows: Int) -> Phrase {
        var left: [Phrase] = []
        if setAside > 0 { left.append(Phrase(zh: "剔除 \(setAside) 行", en: "\(setAside) set aside")) }
        if duplicates > 0 {
            left.append(Phrase(zh: "重复未计 \(duplicates) 行", en: "\(duplicates) left out as they stand twice"))
        }
        guard !left.isEmpty else { return Phrase(same: "") }
        let parts = left.joined()
        return Phrase(zh: "（读入 \(rows) 行，\(parts.zh)）", en: " (of \(rows) rows read, \(parts.en))")
    }

    static func parcels(
        _ count: Int, setAside: Int, duplicates: Int, of rows: Int, _ parcels: AreaSum, in plane: String,
        outside: AreaSum
    ) -> Phrase {
        let (left, ground) = (rowsLeft(setAside: setAside, duplicates: duplicates, of: rows), area(parcels))
        let out = area(outside)
        return Phrase(
            zh: "\(count) 个图斑\(left.zh)，共 \(ground.zh)，平面为 \(plane)；在各区域之外 \(out.zh)。",
            en: "\(count) parcels\(left.en), \(ground.en) in \(plane); outside every zone \(out.en).")
    }

    static func roundings(_ method: AreaMethod, _ residual: AreaSum) -> Phrase {
        let area = Self.area(residual)
        return Phrase(
            zh: "按 \(method.rawValue) 方法，图斑与其各部分的面积合计相差 \(area.zh)：取舍后不闭合。",
            en:
                "By the method \(method.rawValue) parcels and their pieces differ by \(area.en) in sum: its roundings do not "
                + "close.")
    }

    // MARK: Classes

    static func classUnknown(_ landClass: String, parcels: Int, system: String?) -> Phrase {
        Phrase(
            zh: "\(parcels) 个图斑的地类 \(landClass) 不在\(system ?? "其地类体系")的地类表中；其面积计在该地类下",
            en:
                "class \(landClass) of \(parcels) parcels is not in the table of \(system ?? "its system"); its ground is "
                + "counted under that class")
    }

    static func notHeld(_ refusal: LandClassSystemError?) -> Phrase {
        let reason = refusal?.phrase ?? Phrase(zh: "没有已知的体系", en: "no system is known")
        let remedy = refusal?.remedy.map { Phrase(zh: "（\($0.zh)）", en: " (\($0.en))") }
        return Phrase(
            zh: "地类没有与地类表核对：\(reason.zh)\(remedy?.zh ?? "")。",
            en: "Classes are not held against a table: \(reason.en)\(remedy?.en ?? "").")
    }

    static func classes(of system: String, unknown: Int, parcels: Int) -> Phrase {
        guard unknown > 0 else { return Phrase(zh: "地类属于\(system)。", en: "Classes are those of \(system).") }
        return Phrase(
            zh: "地类属于\(system)；有 \(parcels) 个图斑的 \(unknown) 种地类不在其地类表中。",
            en:
                "Classes are those of \(system); \(parcels) parcels have one of \(unknown) classes that its table does not "
                + "know.")
    }

    // MARK: Deductions

    static var rateRounded: Phrase {
        Phrase(
            zh: "扣除系数的小数多于四位，已舍入到四位",
            en: "the ridge coefficient has more than four decimals; it is rounded to four")
    }

    static func survey(_ mode: DeductionMode, gross: Int64, deducted: Int64) -> Phrase {
        let (all, ridges) = (area(gross), area(deducted))
        return Phrase(
            zh: "调查面积（\(mode.rawValue)）：\(all.zh)，其中从耕地扣除田坎 \(ridges.zh)。",
            en:
                "Survey areas (\(mode.rawValue)): \(all.en), of which \(ridges.en) are deducted from farmland and stand as "
                + "ridges.")
    }

    static func ratesOutside(_ parcels: Int) -> Phrase {
        Phrase(
            zh: "\(parcels) 个图斑的 KCXS 不在 0 至 1 之间（不含 1）：未扣除。",
            en: "\(parcels) parcels have a KCXS that is not from 0 up to 1: nothing is deducted.")
    }

    static func ratesRounded(_ parcels: Int) -> Phrase {
        Phrase(
            zh: "\(parcels) 个图斑的 KCXS 小数多于四位：已舍入。",
            en: "\(parcels) parcels have a KCXS of more than four decimals: it is rounded.")
    }

    static func withoutStored(_ parcels: Int) -> Phrase {
        Phrase(
            zh: "\(parcels) 个图斑没有可用的存储面积：已重新计算。",
            en: "\(parcels) parcels have no stored area that can be used: they are recomputed.")
    }

    static func netAreaZero(_ parcels: Int, _ landClass: String) -> Phrase {
        Phrase(
            zh: "地类 \(landClass) 有 \(parcels) 个图斑有 TBMJ 而 TBDLMJ 为 0：按 TBMJ ·（1 − KCXS）重新计算（net-area）。",
            en: "\(parcels) parcels of class \(landClass) store a TBDLMJ of 0 beside a TBMJ: it is recomputed as "
                + "TBMJ · (1 − KCXS) (net-area).")
    }

    static func netAreaDiffers(_ parcels: Int, _ landClass: String, by difference: Int64) -> Phrase {
        let sum = area(difference)
        return Phrase(
            zh: "地类 \(landClass) 有 \(parcels) 个图斑的 TBDLMJ 不等于 TBMJ ·（1 − KCXS），合计相差 \(sum.zh)："
                + "按存储的面积计（net-area）。",
            en:
                "\(parcels) parcels of class \(landClass) store a TBDLMJ that is not TBMJ · (1 − KCXS), \(sum.en) apart in "
                + "sum: it counts as stored (net-area).")
    }

    static func notFarmland(_ parcels: Int, _ landClass: String) -> Phrase {
        Phrase(
            zh: "地类 \(landClass) 有 \(parcels) 个图斑的 KCXS 大于 0 而不是耕地：未扣除。",
            en: "\(parcels) parcels of class \(landClass) have a KCXS above 0 but are no farmland: nothing is deducted."
        )
    }

    // MARK: Balance

    static func county(control: Int64, zones: Int, sum: Int64, residual: Int64) -> Phrase {
        let (whole, parts, rest) = (area(control), area(sum), area(residual))
        return Phrase(
            zh: "控制面积 \(whole.zh)，其 \(zones) 个区域合计 \(parts.zh)：差值 \(rest.zh)已在各区域平差。",
            en: "Control area \(whole.en), its \(zones) zones \(parts.en): residual \(rest.en) levelled over the zones."
        )
    }

    static func balanced(zones: Int, residual: Int64, largest: (key: String, residual: Int64)?) -> Phrase {
        let rest = area(residual)
        let most = largest.map { largest in
            let area = Self.area(largest.residual)
            return Phrase(zh: "，单个区域最多 \(area.zh)（\(largest.key)）", en: ", at most \(area.en) in one (\(largest.key))")
        }
        return Phrase(
            zh: "平差前 \(zones) 个区域的控制面积与其图斑合计之差为 \(rest.zh)\(most?.zh ?? "")；平差后各区域闭合到 0.01 平方米。",
            en:
                "Before balancing the control areas of \(zones) zones less their parcels are \(rest.en)\(most?.en ?? ""); "
                + "after it every zone closes to 0.01 m².")
    }
}
