import Columns

/// What proves a bound on the value of a choice of sites.
enum BoundMethod: CaseIterable {
    /// Every point is covered after columns that none does without.
    case nothingLeft
    case reduction
    /// Rows of which no two share a column: each needs one of its own.
    case separateRows
    case linearRelaxation
    case integerProgram
    case unfinishedProgram
    /// Of the covers that a centre is looked for with.
    case relaxationOfCovers
    case programsOfCovers
    case branchAndBound
    case unfinishedBranching
    /// The bound of the same problem without capacities.
    case withoutCapacities

    /// For people.
    var phrase: Phrase {
        switch self {
        case .nothingLeft: Phrase(zh: "化简后没有剩余", en: "reduction to nothing")
        case .reduction: Phrase(zh: "化简", en: "reduction")
        case .separateRows: Phrase(zh: "互无共同候选点的需求点", en: "rows without a common column")
        case .linearRelaxation: Phrase(zh: "线性松弛", en: "linear relaxation")
        case .integerProgram: Phrase(zh: "整数规划", en: "integer program")
        case .unfinishedProgram: Phrase(zh: "整数规划，搜索未完成", en: "integer program, search not finished")
        case .relaxationOfCovers: Phrase(zh: "覆盖问题的线性松弛", en: "linear relaxation of covers")
        case .programsOfCovers: Phrase(zh: "覆盖问题的整数规划", en: "integer programs of covers")
        case .branchAndBound: Phrase(zh: "拉格朗日松弛与分支定界", en: "Lagrangean relaxation and branch and bound")
        case .unfinishedBranching: Phrase(zh: "拉格朗日松弛，搜索未完成", en: "Lagrangean relaxation, search not finished")
        case .withoutCapacities: Phrase(zh: "不计容量的界", en: "the bound without capacities")
        }
    }
}
