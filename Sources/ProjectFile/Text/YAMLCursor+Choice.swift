import Columns

extension YAMLCursor {
    /// One of the names; an unknown one offers the nearest.
    func choice(_ names: [String]) throws(ProjectError) -> String {
        let text = try text()
        guard names.contains(text) else { throw noneOf(names, text) }
        return text
    }

    /// The value with the name that is written, of all or of some that there are.
    func choice<Value: RawRepresentable & CaseIterable>(
        of values: [Value] = Array(Value.allCases)
    ) throws(ProjectError) -> Value where Value.RawValue == String {
        let text = try text()
        guard let value = values.first(where: { $0.rawValue == text }) else {
            throw noneOf(values.map(\.rawValue), text)
        }
        return value
    }

    private func noneOf(_ names: [String], _ text: String) -> ProjectError {
        let list = Messages.list(names)
        return error(
            Phrase(zh: "“\(text)”不在以下各项之中：\(list.zh)", en: "`\(text)` is not one of \(list.en)"),
            remedy: nearestName(to: text, among: names).map(Messages.didYouMean))
    }
}
