import Columns
import FindingValues
import Survey

/// Tables of areas: what they do not say.
extension Messages {
    /// Square metres with two decimals and the unit.
    static func area(_ area: AreaSum) -> Phrase {
        let text = area.squareMetresText(decimals: 2)
        return Phrase(zh: "\(text) 平方米", en: "\(text) m²")
    }

    /// Hundredths of a square metre with two decimals and the unit.
    static func area(_ hundredths: Int64) -> Phrase {
        let text = decimalText(Int128(hundredths), scale: 2, decimals: 2)
        return Phrase(zh: "\(text) 平方米", en: "\(text) m²")
    }

    static func leftOut(figures count: Int) -> Phrase {
        Phrase(zh: "小于 0.0001 平方米的 \(count) 个数未列出。", en: "\(count) figures under 0.0001 m² are left out.")
    }

    static func oneZone(rows: Int) -> Phrase {
        Phrase(zh: "该编号见于 \(rows) 行，作为一个区域", en: "the key stands on \(rows) rows; they are one zone")
    }

    static func noUnit(zones: Int, example: String, _ area: AreaSum) -> Phrase {
        let area = Self.area(area)
        return Phrase(
            zh: "有 \(zones) 个区域的编号不是 6、9、12 或 19 位的代码，例如 \(example)：其 \(area.zh)不归任何行政单位。",
            en:
                "\(zones) zones have a key that is no code of 6, 9, 12 or 19 digits, such as \(example): their \(area.en) are "
                + "in no unit.")
    }

    // MARK: Ground that counts more than once

    static func rowsShare(again: AreaSum, once: AreaSum) -> Phrase {
        let (twice, ground) = (again.squareMetresText(), once.squareMetresText())
        return Phrase(
            zh: "各行有重叠：合计中 \(twice) 平方米计了不止一次，涉及地面 \(ground) 平方米。",
            en: "Rows share ground: the total counts \(twice) m² more than once, on \(ground) m² of ground.")
    }

    static func zonesOverlap(_ once: AreaSum, parcels repeated: AreaSum) -> Phrase {
        let (ground, twice) = (area(once), area(repeated))
        return Phrase(
            zh: "区域之间重叠 \(ground.zh)：其中图斑有 \(twice.zh)在各区域重复计算。",
            en: "Zones overlap on \(ground.en): \(twice.en) of parcels are counted more than once, in each zone.")
    }

    static func zonesOverlap(_ once: AreaSum, pairs repeated: AreaSum) -> Phrase {
        let (ground, twice) = (area(once), area(repeated))
        return Phrase(
            zh: "区域之间重叠 \(ground.zh)：各对相交中有 \(twice.zh)在各区域重复计算。",
            en: "Zones overlap on \(ground.en): \(twice.en) of the pairs are counted more than once, in each zone.")
    }

    static func parcelsOverlap(again: AreaSum, once: AreaSum, sameClass: AreaSum, classes: AreaSum) -> Phrase {
        let (twice, ground) = (area(again), area(once))
        let (same, several) = (area(sameClass), area(classes))
        let zh: String =
            "图斑之间重叠：多计 \(twice.zh)，涉及地面 \(ground.zh)；多计中同一地类图斑之间的 \(same.zh)在表中只计一次，"
            + "几个地类都计的 \(several.zh)在各地类中都有。"
        let en: String =
            "Parcels overlap on \(ground.en) of ground and count \(twice.en) above it; of that "
            + "\(same.en) between parcels of one class count once in the table, "
            + "\(several.en) between classes stand in each."
        return Phrase(zh: zh, en: en)
    }

    static func differentDeductions(_ deduction: AreaSum) -> Phrase {
        let most = area(deduction)
        let said = RidgedGround.differentDeductions(Phrase(zh: "地类面积", en: "the land"), by: most)
        return Phrase(zh: said.zh + "。", en: said.en.prefix(1).uppercased() + said.en.dropFirst() + ".")
    }

    static func withoutParcels(_ bare: AreaSum, zones: Int, largest: AreaSum) -> Phrase {
        let (all, most) = (area(bare), area(largest))
        return Phrase(
            zh: "没有图斑的地面：\(zones) 个区域中共 \(all.zh)，单个区域最多 \(most.zh)。",
            en: "Without parcels: \(all.en) in \(zones) of the zones, at most \(most.en) in one.")
    }

    /// Ground, each place once; and what it is counted above that, with the part between classes.
    static func claimedTwice(on once: AreaSum, again: AreaSum, betweenClasses counted: AreaSum) -> Phrase {
        let (ground, above, classes) = (area(once), area(again), area(counted))
        return Phrase(
            zh: "重复覆盖的地面 \(ground.zh)，多计 \(above.zh)，多计中不同地类之间 \(classes.zh)",
            en: "ground claimed more than once \(ground.en), counted above it \(above.en), of that between classes "
                + "\(classes.en)")
    }

    static func bare(_ area: AreaSum) -> Phrase {
        let area = Self.area(area)
        return Phrase(zh: "没有图斑 \(area.zh)", en: "without parcels \(area.en)")
    }

    static func zone(_ name: String, _ parts: [Phrase]) -> Phrase {
        let parts = parts.joined(sentences: true)
        return Phrase(zh: "  区域 \(name)：\(parts.zh)", en: "  zone \(name): \(parts.en)")
    }

    /// Zones that are not told one by one.
    /// - Parameters:
    ///   - isRest: zones were told before.
    ///   - least: what each of them has less than; none where some have more.
    static func moreZones(_ count: Int, isRest: Bool, under least: AreaSum?) -> Phrase {
        let size = least.map { least in
            let area = Self.area(least)
            return Phrase(zh: "各小于 \(area.zh)的", en: " under \(area.en) each")
        }
        return Phrase(
            zh: "  " + (isRest ? "……另有" : "有") + "\(size?.zh ?? "") \(count) 个区域，用 --json 列出",
            en: "  " + (isRest ? "… and \(count) more zones" : "\(count) zones") + (size?.en ?? "")
                + ": --json lists them")
    }

    // MARK: Overlaps of two layers

    static func pairs(_ count: Int, _ total: AreaSum, in plane: String) -> Phrase {
        let area = Self.area(total)
        return Phrase(
            zh: "\(count) 对相交，共 \(area.zh)，平面为 \(plane)。", en: "\(count) pairs share \(area.en) in \(plane).")
    }

    static func overlapWithin(_ layer: Phrase, _ once: AreaSum) -> Phrase {
        let ground = once.squareMetresText()
        return Phrase(
            zh: "\(layer.zh)图层各行之间重叠 \(ground) 平方米：此处与另一图层相交的面积对各行都计。",
            en:
                "Rows of the \(layer.en) layer overlap each other on \(ground) m²: what they share there with the other layer "
                + "counts for each of them.")
    }

    static func overlapWithin(zone: String, left: AreaSum, right: AreaSum) -> Phrase {
        let (first, second) = (left.squareMetresText(), right.squareMetresText())
        return Phrase(
            zh: "  区域 \(zone)：左图层内部重叠 \(first) 平方米，右图层内部重叠 \(second) 平方米",
            en: "  zone \(zone): overlap within the left layer \(first) m², within the right \(second) m²")
    }

    static func outsideZones(_ area: AreaSum) -> Phrase {
        let area = Self.area(area)
        return Phrase(zh: "在各区域之外：\(area.zh)。", en: "Outside every zone: \(area.en).")
    }

    static func pairOutside(_ keys: [String], outside: AreaSum, repeated: AreaSum) -> Phrase {
        let names = keys.map { Phrase(same: $0) }.joined()
        let (out, twice) = (area(outside), area(repeated))
        return Phrase(
            zh: "  \(names.zh) 一对：在各区域之外 \(out.zh)，重复计算 \(twice.zh)",
            en: "  pair \(names.en): outside every zone \(out.en), counted more than once \(twice.en)")
    }

    static func morePairs(_ count: Int) -> Phrase {
        Phrase(zh: "  ……另有 \(count) 对", en: "  … and \(count) more pairs")
    }

    static func apart(left: Int, right: Int) -> Phrase {
        Phrase(
            zh: "左图层有 \(left) 行、右图层有 \(right) 行与另一图层不相交。",
            en: "\(left) rows of the left and \(right) of the right layer lie apart from the other layer.")
    }
}
