import Columns
import ProjectFile

/// Size of a contiguous block of farmland (集中连片规模).
package enum BlockClass: Int, Sendable, Hashable, CaseIterable {
    case under10, from10, from50, from100, from500

    /// Least area of the class, mu.
    package var leastMu: Int { [0, 10, 50, 100, 500][rawValue] }

    /// The class of an area, compared exactly.
    package init(of area: AreaSum) {
        // 1 mu = 2000/3 m² = 2·10⁹/3 millionths.
        self = Self.allCases.last { area.micro * 3 >= Int128($0.leastMu) * 2_000_000_000 } ?? .under10
    }

    /// A fixed name for files.
    package var code: String { ["under_10_mu", "10_50_mu", "50_100_mu", "100_500_mu", "500_mu_and_above"][rawValue] }

    /// The class in both languages.
    package var name: Phrase {
        switch self {
        case .under10: Phrase(zh: "10亩以下", en: "under 10 mu")
        case .from10: Phrase(zh: "10—50亩", en: "10 to 50 mu")
        case .from50: Phrase(zh: "50—100亩", en: "50 to 100 mu")
        case .from100: Phrase(zh: "100—500亩", en: "100 to 500 mu")
        case .from500: Phrase(zh: "500亩及以上", en: "500 mu and above")
        }
    }
}

/// Slope of farmland (耕地坡度级别, GDPDJB) of the third survey.
package enum SlopeClass: Int, Sendable, Hashable, CaseIterable {
    case to2 = 1, to6, to15, to25, over25

    /// - Parameter code: `1`…`5`.
    package init?(code: String) {
        guard let number = Int(code) else { return nil }
        self.init(rawValue: number)
    }

    /// The class in both languages.
    package var name: Phrase {
        switch self {
        case .to2: Phrase(zh: "≤2°", en: "up to 2°")
        case .to6: Phrase(zh: "2°—6°", en: "2° to 6°")
        case .to15: Phrase(zh: "6°—15°", en: "6° to 15°")
        case .to25: Phrase(zh: "15°—25°", en: "15° to 25°")
        case .over25: Phrase(zh: ">25°", en: "over 25°")
        }
    }
}
