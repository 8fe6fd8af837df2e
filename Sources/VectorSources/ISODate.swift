// Days and moments as ISO 8601 text, without a calendar library, a locale or a zone.

/// `2024-12-31` for a number of days since 1970-01-01.
/// - Source: Hinnant, *chrono-compatible low-level date algorithms*, 2021, `civil_from_days`.
package func isoDate(day: Int) -> String {
    let z = day + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let civilMonth = month < 10 ? month + 3 : month - 9
    let year = yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0)
    return "\(digits(year, 4))-\(digits(civilMonth, 2))-\(digits(dayOfYear - (153 * month + 2) / 5 + 1, 2))"
}

/// `13:05:00`, with thousandths only where there are some.
package func isoTime(milliseconds: Int) -> String {
    let seconds = milliseconds / 1000
    let text = "\(digits(seconds / 3600, 2)):\(digits(seconds / 60 % 60, 2)):\(digits(seconds % 60, 2))"
    return milliseconds % 1000 == 0 ? text : text + "." + digits(milliseconds % 1000, 3)
}

/// `2024-12-31T13:05:00` for thousandths of a second since 1970-01-01T00:00:00.
package func isoMoment(milliseconds: Int) -> String {
    let dayLength = 86_400_000
    let day = milliseconds >= 0 ? milliseconds / dayLength : (milliseconds - dayLength + 1) / dayLength
    return isoDate(day: day) + "T" + isoTime(milliseconds: milliseconds - day * dayLength)
}

private func digits(_ value: Int, _ count: Int) -> String {
    let text = String(value.magnitude)
    return (value < 0 ? "-" : "") + String(repeating: "0", count: max(0, count - text.count)) + text
}
