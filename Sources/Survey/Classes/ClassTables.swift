import Columns

/// The class tables and maps that the binary carries; `ClassTable.incomplete` and `ClassMap.gaps(in:)` say what
/// they lack, and `GeoData/land-classes/README.md` names it.
private enum Carried {
    static let thirdSurvey: ClassTable<LandClass> = table(PackageResources.third_survey_csv)
    static let secondSurvey: ClassTable<SecondSurveyClass> = table(PackageResources.second_survey_csv)
    static let planning2020: ClassTable<PlanningClass2020> = table(PackageResources.planning_2020_csv)
    static let planning2023: ClassTable<PlanningClass2023> = table(PackageResources.planning_2023_csv)
    static let landUse2017: ClassTable<LandUseClass2017> = table(PackageResources.gb21010_2017_csv)

    static let thirdSurveyToPlanning2020: ClassMap<LandClass, PlanningClass2020> =
        map(PackageResources.third_survey_to_planning_2020_csv)
    static let thirdSurveyToPlanning2023: ClassMap<LandClass, PlanningClass2023> =
        map(PackageResources.third_survey_to_planning_2023_csv)
    static let planning2020To2023: ClassMap<PlanningClass2020, PlanningClass2023> =
        map(PackageResources.planning_2020_to_2023_csv)
    static let secondToThirdSurvey: ClassMap<SecondSurveyClass, LandClass> =
        map(PackageResources.second_survey_to_third_survey_csv)

    private static func table<Code>(_ bytes: [UInt8]) -> ClassTable<Code> {
        do { return try ClassTable(csv: String(decoding: bytes, as: UTF8.self)) } catch {
            preconditionFailure("a class table of this build is damaged: \(error)")
        }
    }

    private static func map<From, To>(_ bytes: [UInt8]) -> ClassMap<From, To> {
        do { return try ClassMap(csv: String(decoding: bytes, as: UTF8.self)) } catch {
            preconditionFailure("a class map of this build is damaged: \(error)")
        }
    }
}

extension ClassTable where Code == LandClass {
    /// 三调工作分类.
    package static var thirdSurvey: Self { Carried.thirdSurvey }
}

extension ClassTable where Code == SecondSurveyClass {
    /// 二调. The map style is not known: no colours.
    package static var secondSurvey: Self { Carried.secondSurvey }
}

extension ClassTable where Code == PlanningClass2020 {
    /// 用地用海分类, 2020. No source gives the three classes of land.
    package static var planning2020: Self { Carried.planning2020 }
}

extension ClassTable where Code == PlanningClass2023 {
    /// 用地用海分类, 2023. No source gives the three classes of land.
    package static var planning2023: Self { Carried.planning2023 }
}

extension ClassTable where Code == LandUseClass2017 {
    /// GB/T 21010-2017. Three classes and colours only for classes that the third survey has too.
    package static var landUse2017: Self { Carried.landUse2017 }
}

extension ClassMap where From == LandClass, To == PlanningClass2020 {
    /// 三调 → 用地用海 2020.
    package static var thirdSurveyToPlanning2020: Self { Carried.thirdSurveyToPlanning2020 }
}

extension ClassMap where From == LandClass, To == PlanningClass2023 {
    /// 三调 → 用地用海 2023.
    package static var thirdSurveyToPlanning2023: Self { Carried.thirdSurveyToPlanning2023 }
}

extension ClassMap where From == PlanningClass2020, To == PlanningClass2023 {
    /// 用地用海 2020 → 2023.
    package static var planning2020To2023: Self { Carried.planning2020To2023 }
}

extension ClassMap where From == SecondSurveyClass, To == LandClass {
    /// 二调 → 三调.
    package static var secondToThirdSurvey: Self { Carried.secondToThirdSurvey }
}
