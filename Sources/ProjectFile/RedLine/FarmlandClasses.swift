/// Base codes that count as farmland (耕地).
package let farmlandClasses: Set<String> = ["0101", "0102", "0103"]
