/// The Gregorian calendar: how many days a month has.
/// - Source: ISO 8601-1:2019, §4.2.1 (the calendar, also before it was introduced) and §4.3.
package enum Gregorian {
    /// Days of a month.
    /// - Parameter month: from 1 to 12; none for another.
    package static func days(ofMonth month: Int, year: Int) -> Int? {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        case 1...12: 31
        default: nil
        }
    }

    /// Whether the calendar has the day.
    package static func hasDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        guard let days = days(ofMonth: month, year: year) else { return false }
        return 1...days ~= day
    }

    /// Whether February has 29 days.
    package static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
}
