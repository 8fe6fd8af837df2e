import Testing

@testable import GEOS

@Suite struct GEOSContextTests {
    /// `GEOSversion`, without the number of the C interface.
    @Test func version() {
        let parts = GEOSContext.version.split(separator: ".")
        #expect(parts.count == 3 && parts.allSatisfy { Int($0.prefix { $0.isNumber }) != nil })
        #expect(GEOSContext.isAtLeast(3, 10) && !GEOSContext.isAtLeast(99, 0))
    }

    @Test func aNewerGEOSIsAskedForByName() {
        let error = #expect(throws: GEOSError.self) { try GEOSContext.requires(geos: 99, 1, for: "GEOSFuture") }
        #expect(error?.operation == "GEOSFuture")
        #expect(error?.message.en.contains("needs GEOS 99.1") == true)
    }

    /// An error holds only the words of its own call.
    @Test func messagesDoNotLeakIntoTheNextCall() throws {
        let context = GEOSContext()
        let first = #expect(throws: GEOSError.self) { try text("POLYGON((", context) }
        #expect(first?.message.en.contains("ParseException") == true)
        let second = #expect(throws: GEOSError.self) { try text("CIRCLE (1 2)", context) }
        #expect(second?.message.en.contains("CIRCLE") == true)
        #expect(second?.operation == "GEOSWKTReader_read" && second?.reason == .input)
    }

    @Test func contextsOfTwoTasksDoNotMeet() async {
        await withTaskGroup(of: Bool.self) { group in
            for i in 0..<8 {
                group.addTask {
                    let context = GEOSContext()
                    let error = #expect(throws: GEOSError.self) { try text("BAD\(i)", context) }
                    return error?.message.en.contains("BAD\(i)") == true
                }
            }
            for await found in group { #expect(found) }
        }
    }
}

private func text(_ words: String, _ context: GEOSContext) throws(GEOSError) {
    _ = try GEOSGeometry(text: words, in: context).isEmpty
}
