import Columns

/// The sentences about roads that are no errors, in both languages.
enum Messages {
    // MARK: Lines

    static var noLine: Phrase { Phrase(zh: "该道路没有线", en: "the road has no line") }

    static func notANumber(vertex: Int) -> Phrase {
        Phrase(zh: "第 \(vertex) 个顶点的坐标不是数", en: "vertex \(vertex) has a coordinate that is not a number")
    }

    static var noLength: Phrase { Phrase(zh: "该道路没有长度", en: "the road has no length") }

    /// What became of the road, after the reason.
    static var setAside: Phrase { Phrase(zh: "；该道路已剔除", en: "; it is set aside") }

    // MARK: Values

    static func wrongSpeed(_ speed: Double, used: Double) -> Phrase {
        Phrase(
            zh: "速度 \(speed) 千米每小时不合常理，改用其等级的 \(used)",
            en: "the speed \(speed) km/h is not one; \(used) of its class is used")
    }

    static func wrongLength(_ length: Double) -> Phrase {
        Phrase(
            zh: "长度 \(length) 米不合常理，改为量测线长", en: "the length \(length) m is not one; the line is measured instead")
    }

    static func shortLength(_ length: Double, straight: Double) -> Phrase {
        let least = fixedText(straight, decimals: 1)
        return Phrase(
            zh: "长度 \(length) 米短于两端之间的直线距离 \(least) 米，改为量测线长",
            en:
                "the length \(length) m is shorter than the \(least) m straight from end to end; the line is measured instead"
        )
    }

    // MARK: Lines against each other

    static func row(_ number: Int) -> Phrase { Phrase(zh: "第 \(number) 行", en: "row \(number)") }

    static func sameLine(as other: Phrase) -> Phrase {
        Phrase(zh: "与 \(other.zh) 是同一条线，已并入", en: "the same line as \(other.en); merged into it")
    }

    static func snapped(metres: Double) -> Phrase {
        let gap = fixedText(metres, decimals: 3)
        return Phrase(
            zh: "端点离另一道路 \(gap) 米，已与之相接", en: "the end is \(gap) m from another road; joined to it")
    }

    static func overItself(metres: String) -> Phrase {
        Phrase(
            zh: "该道路有 \(metres) 米与自身重合，只计一次",
            en: "the road goes over \(metres) m of its own line again; they count once")
    }

    static func overlaps(_ other: Phrase, metres: String) -> Phrase {
        Phrase(
            zh: "该线有 \(metres) 米与 \(other.zh) 重合，已并入",
            en: "\(metres) m of the line are those of \(other.en) too; merged into it")
    }

    static func beside(_ other: Phrase, metres: String) -> Phrase {
        Phrase(
            zh: "该线有 \(metres) 米与 \(other.zh) 在同一地面上，但通行者、方向不同，各自保留，长度只计一次",
            en:
                "\(metres) m of the line lie on the ground of \(other.en), for other users or directions; both are kept, and the "
                + "length counts once")
    }

    static var closed: Phrase { Phrase(zh: "该道路自身闭合", en: "the road closes on itself") }

    static var loop: Phrase {
        Phrase(zh: "该道路有一个环，回到其起点", en: "a loop of the road leads back to where it leaves it")
    }
}
