import Columns
import Overlap
import Survey

/// Ground of zones that sums over zones hold again, because zones overlap: one figure for each sum that a roll-up makes.
///
/// Integers, 10⁻⁶ or 10⁻² m². Of zones that overlap one has the ground first and the others again; so a sum over zones less
/// these is the ground, each place once.
struct ZoneRepeats: Sendable, Hashable {
    /// Of all zones whose key is a code, of those of the county, the town and the village.
    var sums: SIMD4<Int64>

    static let zero = ZoneRepeats(.zero)

    init(_ sums: SIMD4<Int64>) { self.sums = sums }

    /// Of a place where zones overlap, 10⁻⁶ m².
    init(_ share: RepeatedShare) {
        sums = .zero
        for (n, area) in share.inGroups.prefix(4).enumerated() {
            sums[n] = Int64(clamping: (area * 1e6).rounded(.toNearestOrAwayFromZero))
        }
    }

    var isNone: Bool { sums == .zero }

    /// What a sum over all zones holds again.
    var all: Int64 { sums[0] }

    /// What sums over the zones of a county, town or village hold again.
    subscript(level: AdministrativeCode.Level) -> Int64 {
        switch level {
        case .county: sums[1]
        case .town: sums[2]
        case .village: sums[3]
        }
    }

    static func += (a: inout ZoneRepeats, b: ZoneRepeats) { a.sums &+= b.sums }
    static func -= (a: inout ZoneRepeats, b: ZoneRepeats) { a.sums &-= b.sums }

    /// `value · part / whole` of each sum as the part, rounded half up; nothing of nothing.
    func scaled(_ value: Int64, of whole: Int64) -> ZoneRepeats {
        guard whole > 0 else { return .zero }
        return map { Int64(clamping: (2 * Int128($0) * Int128(value) + Int128(whole)) / (2 * Int128(whole))) }
    }

    /// Each sum by itself.
    func map(_ change: (Int64) -> Int64) -> ZoneRepeats {
        var result = ZoneRepeats.zero
        for n in 0..<4 where sums[n] != 0 { result.sums[n] = change(sums[n]) }
        return result
    }
}

extension ZoneRepeats {
    /// Ways to group zones by the codes of their rows, in the order of the sums; a zone that is in no unit of a level is alone
    /// there, for in no sum of that level does it stand.
    static func groupings(_ keys: [String]) -> [[Int]] {
        let codes = keys.map { try? AdministrativeCode($0) }
        let all = codes.enumerated().map { $1 == nil ? -1 - $0 : 0 }
        return [all]
            + AdministrativeCode.Level.allCases.map { level in
                let units = codes.map { $0?.prefix(level)?.digits ?? "" }
                let numbers = Dictionary(zip(units, 0...), uniquingKeysWith: { first, _ in first })
                return units.enumerated().map { $1.isEmpty ? -1 - $0 : numbers[$1] ?? 0 }
            }
    }

    /// Ranks of zones: a town or county that stands among the zones beside its villages has again what they have.
    static func rank(_ keys: [String]) -> [Int] {
        keys.map { key in (try? AdministrativeCode(key)).map { -$0.digits.utf8.count } ?? 0 }
    }
}

/// What sums hold again of a class in a zone.
struct RepeatedFigures: Sendable {
    /// Ground, 10⁻⁶ m².
    var area = ZoneRepeats.zero
    /// The survey's figures, 0.01 m²; nothing where none were asked for.
    var survey = SurveyRepeats()
}

/// What sums hold again of the survey's figures, 0.01 m².
struct SurveyRepeats: Sendable {
    var gross = ZoneRepeats.zero
    var deducted = ZoneRepeats.zero
    var land = ZoneRepeats.zero

    static func += (a: inout SurveyRepeats, b: SurveyRepeats) {
        a.gross += b.gross
        a.deducted += b.deducted
        a.land += b.land
    }

    /// As a figure of one sum.
    func figure(_ of: (ZoneRepeats) -> Int64) -> SurveyFigure {
        SurveyFigure(gross: of(gross), deducted: of(deducted), land: of(land))
    }
}
