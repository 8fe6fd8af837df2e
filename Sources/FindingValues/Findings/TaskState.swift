import Columns
import ProjectFile

/// How what is held stands against what must be kept.
package enum TaskState: String, Sendable, Hashable, CaseIterable {
    /// Kept, whatever the ground in doubt turns out to be.
    case met
    /// Missed, whatever the ground in doubt turns out to be.
    case notMet = "not_met"
    /// The ground in doubt could turn it: there is more of it than the margin, or as much as is lacking.
    case doubtful

    /// The word for people, in both languages.
    package var name: Phrase {
        switch self {
        case .met: Phrase(zh: "达到", en: "met")
        case .notMet: Phrase(zh: "未达到", en: "not met")
        case .doubtful: Phrase(zh: "存疑", en: "doubtful")
        }
    }
}

/// What a figure may be too large and too small by, because rows of parcels claim the same ground or no row claims it.
package struct FigureDoubt: Sendable, Hashable {
    /// What the figure may be too large by: ground counted more than once.
    package var above = AreaSum.zero
    /// What it may be too small by: ground without parcels.
    package var below = AreaSum.zero
    /// What of each of them is ground that several villages claim.
    var villages = AreaSum.zero
    /// What of `below` is the difference between coefficients of deduction.
    var deduction = AreaSum.zero

    package init(above: AreaSum = AreaSum.zero, below: AreaSum = AreaSum.zero, villages: AreaSum = AreaSum.zero) {
        self.above = above
        self.below = below
        self.villages = villages
    }

    package static let none = FigureDoubt()

    /// The ground in doubt is no more than geometric noise.
    package var isNone: Bool { above <= Self.noise && below <= Self.noise }

    private static let noise = AreaSum(squareMetres: Noise.area)

    /// Why a state is doubtful, in words that name the two areas.
    package var reason: Phrase {
        let (twice, bare) = (above - villages, below - villages - deduction)
        let (more, less) = (twice.squareMetresText(), bare.squareMetresText())
        let (several, rates) = (villages.squareMetresText(), deduction.squareMetresText())
        return Phrase(
            zh: "存疑：差额不大于存疑面积（重复计入 \(more) 平方米，未覆盖 \(less) 平方米）"
                + (villages > .zero ? "，另有 \(several) 平方米几个村都计" : "")
                + (deduction > .zero ? "，同地类图斑重叠处扣除系数不同，相差 \(rates) 平方米" : ""),
            en: "doubtful: the margin is no more than the ground in doubt (\(more) m² counted more than once, "
                + "\(less) m² without parcels)"
                + (villages > .zero ? ", and \(several) m² that several villages claim" : "")
                + (deduction > .zero ? ", and \(rates) m² between different deductions of the same ground" : ""))
    }
}

extension GroundDoubt {
    /// The doubt of a sum of farmland, measured or stored: ground that rows of one class share is in either once.
    package var ofFarmlandSum: FigureDoubt {
        var figure = FigureDoubt(above: farmlandAbove, below: farmlandBelow, villages: inSeveralVillages)
        figure.deduction = deduction
        return figure
    }
}

extension TaskState {
    /// Holds an area against a task with and without the ground in doubt.
    ///
    /// Met when it is met by the area less what may be too much; not met when the area and what may be lacking from it do not
    /// reach the task; doubtful between. So a task that is missed by just the ground in doubt is doubtful, as that ground would
    /// reach it, and one that is met by just the ground in doubt is met, as it is reached without it. Noise turns nothing.
    package init(_ task: AreaSum, by area: AreaSum, tolerance: AreaSum = .zero, doubt: FigureDoubt) {
        let doubt = doubt.isNone ? .none : doubt
        if AreaSum.isMet(task, by: area - doubt.above, tolerance: tolerance) {
            self = .met
        } else if AreaSum.isMet(task, by: area + doubt.below, tolerance: tolerance) {
            self = .doubtful
        } else {
            self = .notMet
        }
    }
}
