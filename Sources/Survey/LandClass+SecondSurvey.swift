extension LandClass {
    /// The code of the class in the third survey's system; a class of the second survey by the published map, or as it stands
    /// when the map has no one class for it.
    package static func thirdSurveyCode(_ text: String) -> String {
        guard let old = SecondSurveyClass(text) else { return LandClass(text)?.code ?? text }
        guard case .one(let new) = ClassMap<SecondSurveyClass, LandClass>.secondToThirdSurvey[old] else { return text }
        return new.code
    }
}
