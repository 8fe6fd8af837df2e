import ArgumentParser

/// `name=number`, such as `population=1`; the number is finite.
struct NamedNumber: ExpressibleByArgument {
    let name: String, value: Double

    init?(argument: String) {
        guard let equals = argument.lastIndex(of: "="), equals > argument.startIndex,
            let value = Double(argument[argument.index(after: equals)...]), value.isFinite
        else { return nil }
        (name, self.value) = (String(argument[..<equals]), value)
    }
}
