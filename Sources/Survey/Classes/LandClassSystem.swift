import Columns

/// The system that land-class codes belong to. The same digits mean different things in different systems, so it is
/// found out, or asked for, before any code is read.
package enum LandClassSystem: String, Sendable, Hashable, CaseIterable {
    /// 三调工作分类: `LandClass`.
    case thirdSurvey = "third-survey"
    /// 二调: `SecondSurveyClass`.
    case secondSurvey = "second-survey"
    /// 用地用海分类 of 2020: `PlanningClass2020`.
    case planning2020 = "planning-2020"
    /// 用地用海分类 of 2023: `PlanningClass2023`.
    case planning2023 = "planning-2023"
    /// GB/T 21010-2017: `LandUseClass2017`.
    case landUse2017 = "gb-21010-2017"

    /// Name of the system for people.
    package var chineseName: String {
        switch self {
        case .thirdSurvey: "三调工作分类"
        case .secondSurvey: "二调分类"
        case .planning2020: "用地用海分类 2020"
        case .planning2023: "用地用海分类 2023"
        case .landUse2017: "GB/T 21010-2017"
        }
    }

    /// The text has the form of a code of the system.
    package func isWellFormed(_ text: String) -> Bool {
        switch self {
        case .thirdSurvey: LandClass(text) != nil
        case .secondSurvey: SecondSurveyClass(text) != nil
        case .planning2020: PlanningClass2020(text) != nil
        case .planning2023: PlanningClass2023(text) != nil
        case .landUse2017: LandUseClass2017(text) != nil
        }
    }

    /// The name of a class; none for a text that the system's table does not know. A code with a letter has the
    /// name of its base where the table lists no letters.
    package func name(of text: String) -> String? {
        switch self {
        case .thirdSurvey: ClassTable<LandClass>.thirdSurvey.entry(text)?.name
        case .secondSurvey: ClassTable<SecondSurveyClass>.secondSurvey.entry(text)?.name
        case .planning2020: ClassTable<PlanningClass2020>.planning2020.entry(text)?.name
        case .planning2023: ClassTable<PlanningClass2023>.planning2023.entry(text)?.name
        case .landUse2017: ClassTable<LandUseClass2017>.landUse2017.entry(text)?.name
        }
    }

    /// 耕地: paddy, irrigated and dry land of the system.
    package func isFarmland(_ text: String) -> Bool {
        switch self {
        case .thirdSurvey: LandClass(text)?.isFarmland ?? false
        case .secondSurvey: SecondSurveyClass(text)?.isFarmland ?? false
        case .planning2020: PlanningClass2020(text).map { LandClass.farmland.contains($0.code) } ?? false
        case .planning2023: PlanningClass2023(text).map { LandClass.farmland.contains($0.code) } ?? false
        case .landUse2017: LandUseClass2017(text).map { LandClass.farmland.contains($0.code) } ?? false
        }
    }

    /// The code of ridges (田坎), which are deducted from farmland.
    package var ridges: String {
        switch self {
        case .thirdSurvey, .landUse2017: "1203"
        case .secondSurvey: "123"
        case .planning2020: "2302"
        case .planning2023: "2303"
        }
    }
}
