import Columns
import TestSupport
import Testing

@testable import GEOS

@Suite struct GEOSErrorTests {
    @Test func saysCallRowAndWords() {
        let error = GEOSError(reason: .topology, operation: "GEOSIntersectionPrec", message: "TopologyException: x")
        #expect(error.description == "GEOSIntersectionPrec: TopologyException: x")
        #expect(error.said(ofRow: 7).description == "GEOSIntersectionPrec row 7: TopologyException: x")
        #expect(error.said(ofRow: 7).said(ofRow: 8).row == 7)
        #expect(error.kind == .refused && error.advice?.contains("repair") == true)
        let cancelled = GEOSError(reason: .cancelled, operation: "GEOSUnaryUnion", message: "cancelled")
        #expect(cancelled.kind == .interrupted && cancelled.advice == nil)
    }

    @Test func bothLanguages() {
        for reason in [GEOSError.Reason.input, .topology, .cancelled] {
            let words = Phrase(zh: "不对", en: "wrong")
            let error = GEOSError(reason: reason, operation: "GEOSUnion", message: words, row: 12)
            expectBothLanguages(error.phrase, ["GEOSUnion", "12"])
            expectBothLanguages(error.remedy)
            #expect(error.phrase.zh == "GEOSUnion（行 12）：不对")
        }
        let own = #expect(throws: GEOSError.self) { try GEOSContext.requires(geos: 99, 1, for: "op") }
        expectBothLanguages(own?.message, ["99.1", GEOSContext.version])
    }
}
