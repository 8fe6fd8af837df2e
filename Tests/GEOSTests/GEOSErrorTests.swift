import Columns
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
}
