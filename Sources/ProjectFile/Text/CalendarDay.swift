import Columns

/// A day of the Gregorian calendar, as project files and policy catalogues write it: `2024-12-31`. No clock, no zone.
package struct CalendarDay: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Year, 1 to 9999.
    package let year: Int
    /// Month, 1 to 12.
    package let month: Int
    /// Day of the month, from 1.
    package let day: Int

    /// None for a day that does not exist.
    package init?(year: Int, month: Int, day: Int) {
        guard 1...9999 ~= year, Gregorian.hasDay(year, month, day) else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// Reads `YYYY-MM-DD`; none for anything else.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], parts.allSatisfy({ $0.utf8.allSatisfy { 48...57 ~= $0 } }),
            let y = Int(parts[0]), let m = Int(parts[1]), let d = Int(parts[2])
        else { return nil }
        self.init(year: y, month: m, day: d)
    }

    /// `YYYY-MM-DD`.
    package var description: String { pad(year, 4) + "-" + pad(month, 2) + "-" + pad(day, 2) }

    /// The earlier day comes first.
    package static func < (a: CalendarDay, b: CalendarDay) -> Bool {
        (a.year, a.month, a.day) < (b.year, b.month, b.day)
    }

    private func pad(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
