/// A number without needless decimals.
package func plainText(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? "\(value)" }
