import Testing

@testable import AnalysisRuns
@testable import ProjectFile

@Suite struct CalendarDayTests {
    @Test(arguments: ["2024-12-31", "2024-02-29", "2000-02-29", "0001-01-01"])
    func roundTrip(_ text: String) { #expect(CalendarDay(text)?.description == text) }

    @Test(arguments: [
        "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "2024-1-1", "24-01-01",
        "2024/01/01", "2024-01-01T00:00", "", "２０２４-01-01", "+024-01-01",
    ])
    func refused(_ text: String) { #expect(CalendarDay(text) == nil) }

    @Test func order() {
        let days = ["2023-12-31", "2024-01-01", "2024-01-02", "2024-02-01"].map { CalendarDay($0)! }
        #expect(days == days.shuffled().sorted())
    }
}
