import Columns
import FindingValues
import Overlap
import Tools
import Writers
import PrintedFigures

extension Tabulation {
    /// What the table does not say, as JSON: sums, and the ground in doubt of every zone that has any.
    /// - Parameters:
    ///   - leftOut: figures that the table leaves out.
    ///   - breaches: printed tables that were not written.
    package func summary(leftOut: Int, breaches: [TableBreach] = []) -> [UInt8] {
        var doubt = doubts.reduce(GroundDoubt()) { $0 + $1.doubt }.members
        doubt["by_zone"] = .list(
            doubts.map { zone in
                var members = zone.doubt.members
                (members["zone"], members["area_m2"]) = (.text(zone.zone), .area(zone.area))
                return members.value
            })
        var members = JSONMembers([
            "method": .text(method.rawValue), "plane": .text(plane.label), "zones": .integer(zones.count),
            "parcels": .integer(parcelCount), "parcels_read": .integer(reports[0].rows),
            "parcel_area_m2": .area(parcels), "outside_zones_m2": .area(outside),
            "in_two_zones_m2": .area(repeated), "doubt": doubt.value, "figures_left_out": .integer(leftOut),
            "rows_set_aside": .object(
                Dictionary(
                    reports.map { ($0.layer, .integer($0.setAside)) }, uniquingKeysWith: { first, _ in first })),
        ])
        if !breaches.isEmpty { members["tables_not_printed"] = TableBreach.list(breaches) }
        if let balance {
            members["residual_m2"] = .area(AreaSum(hundredths: balance.residual))
            if let county = balance.county {
                members["county_residual_m2"] = .area(AreaSum(hundredths: county.residual))
            }
        }
        return members.value.bytes
    }
}

extension OverlapTable {
    /// What the tables do not say, as JSON: sums, and the ground that rows of each layer share among themselves.
    /// - Parameter leftOut: pairs that the table leaves out.
    package func summary(leftOut: Int) -> [UInt8] {
        func own(_ sums: (left: RepeatedSums, right: RepeatedSums)) -> JSONMembers {
            JSONMembers([
                "left_counted_twice_m2": .area(sums.left.once), "right_counted_twice_m2": .area(sums.right.once),
            ])
        }
        var shared = own(shared)
        shared["by_zone"] = .list(
            sharedByZone.map { zone in
                var members = own((zone.left, zone.right))
                members["zone"] = .text(zone.zone)
                return members.value
            })
        return JSONValue.object([
            "plane": .text(plane.label), "pairs": .integer(pairs.count), "pairs_left_out": .integer(leftOut),
            "area_m2": .area(pairs.reduce(.zero) { $0 + $1.area }), "doubt": shared.value,
            "left_apart": .integer(apart.left), "right_apart": .integer(apart.right),
            "rows_set_aside": .object(
                Dictionary(
                    reports.map { ($0.layer, .integer($0.setAside)) }, uniquingKeysWith: { first, _ in first })),
        ]).bytes
    }
}
