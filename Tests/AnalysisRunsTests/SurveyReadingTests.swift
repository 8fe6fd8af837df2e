import Columns
import Overlap
import ProjectFile
import Synchronization
import Testing

@testable import CountyLayers
@testable import LandAnalysis

/// Neither reader of two surveys gets far ahead; who waits is woken by the other's rows, by its end, or by a cancellation.
@Suite struct SurveyReadingTests {
    private let index: ZoneIndex
    private let reading: SurveyReading

    init() throws {
        index = ZoneIndex(zones: try Squares.villages(1).polygons, on: Squares.plane.overlap)
        reading = SurveyReading(villages: index, threads: 2, lead: 2)
    }

    private func add(_ rows: Range<Int>, _ layer: ProjectLayer) throws {
        reading.add(
            try ChangeTests.survey(rows.map { ("\($0)", "0101", (Double(10 * $0), 0, 10, 10)) }, index), layer)
    }

    /// A task that says when it need not wait any more.
    private func waiter(_ layer: ProjectLayer, _ isThrough: Through) -> Task<Void, Never> {
        Task {
            await reading.keepPace(layer)
            isThrough.value.withLock { $0 = true }
        }
    }

    private final class Through: Sendable { let value = Mutex(false) }

    /// Long enough for a task that need not wait to be through.
    private func pause() async throws { try await Task.sleep(for: .milliseconds(50)) }

    @Test func withinTheLeadNobodyWaits() async throws {
        try add(0..<2, .parcels)
        await reading.keepPace(.parcels)
        await reading.keepPace(.parcelsBefore)
    }

    @Test(arguments: [ProjectLayer.parcels, .parcelsBefore])
    func rowsOfTheOtherWakeTheOneAhead(layer: ProjectLayer) async throws {
        let other: ProjectLayer = layer == .parcels ? .parcelsBefore : .parcels
        try add(0..<4, layer)
        let isThrough = Through()
        let task = waiter(layer, isThrough)
        try await pause()
        #expect(!isThrough.value.withLock { $0 })
        try add(0..<1, other)
        try await pause()
        #expect(!isThrough.value.withLock { $0 }, "still three rows ahead")
        try add(1..<2, other)
        await task.value
    }

    @Test func theEndOfTheOtherWakes() async throws {
        try add(0..<9, .parcelsBefore)
        let task = waiter(.parcelsBefore, Through())
        try await pause()
        reading.finish(.parcels)
        await task.value
        await reading.keepPace(.parcelsBefore)
    }

    @Test func aCancelledReaderWaitsForNobody() async throws {
        try add(0..<9, .parcels)
        let isThrough = Through()
        let task = waiter(.parcels, isThrough)
        try await pause()
        #expect(!isThrough.value.withLock { $0 })
        task.cancel()
        await task.value
        let late = Task {
            while !Task.isCancelled { await Task.yield() }
            await reading.keepPace(.parcels)
        }
        late.cancel()
        await late.value
    }
}
