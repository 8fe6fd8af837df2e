import Columns
import Overlap
import PROJ
import Testing

@Suite struct OverlapExamples {
    @Test func groundAndPlane() {
        let parcels = SmallFiles.squares(2)
        // example: Overlap/EllipsoidalAreaInThePlane
        let zone = CGCS2000Zone(width: .three, number: 38, prefixed: true)
        let ground = areas(of: parcels, on: .ellipsoidal(EllipsoidalWeight(zone)))
        let flat = areas(of: parcels, on: .planar)
        // end
        #expect(flat == [1e6, 1e6])
        #expect(abs(ground[0] - 1e6) < 0.1 && ground[0] != flat[0])
    }

    @Test func tabulation() {
        let zone = SmallFiles.zone
        let villages = SmallFiles.squares(2)
        let parcels = SmallFiles.squares(1, side: 1500)
        // example: Overlap/Overlap
        let checked = RowCheck.check(villages)
        for fault in checked.faults { print(fault.row, fault.kind.sentence.en) }

        let plane = OverlapPlane.ellipsoidal(EllipsoidalWeight(zone))
        let index = ZoneIndex(zones: checked.column.selecting(checked.soundRows), on: plane)
        let shares = index.tabulate(parcels)
        for share in shares.shares(ofRow: 0) { print(share.zone, share.area) }
        // end
        #expect(checked.faults.isEmpty)
        #expect(shares.shares(ofRow: 0).map(\.zone) == [0, 1])
        #expect(shares.shares(ofRow: 0).map { ($0.area / 1000).rounded() } == [1000, 500])
    }

    @Test func twoRows() {
        let parcels = SmallFiles.squares(8)
        let patches = SmallFiles.squares(1, side: 7500)
        // example: Overlap/AreaOfOverlapWithoutTopology
        let shared = overlapArea(parcels, 7, patches, 0, on: .planar)
        // end
        #expect(shared == 500_000)
    }
}
