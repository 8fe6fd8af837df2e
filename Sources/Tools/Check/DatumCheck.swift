import Columns
import Intake
import PROJ
import Survey

/// Rules about datum and zone: of each layer, of single rows, and of layers together.
///
/// - Source: domain facts §C.6 and §D.4 (the mathematical base is CGCS2000 in Gauss-Krüger zones).
enum DatumCheck {
    /// Asks the rules of one layer; names its CRS, and sets aside rows whose coordinates are of another zone.
    static func check(_ layer: inout CheckedLayer, treatAsCGCS2000: [CRS]) {
        guard layer.geometry.kind != .none, layer.count > 0 else { return }
        func object(_ rule: CheckRule, _ message: Phrase, at place: Position? = nil) {
            layer.issues.append(
                CheckIssue(layer: layer.name, id: nil, rule: rule, place: place, message: message))
        }
        guard let declared = layer.declared else {
            return object(.crsMissing, Messages.crsMissing)
        }
        let crs: CRSDescription
        do {
            crs = try CRSDescription(of: declared)
        } catch {
            return object(.crsUnknown, error.phrase)
        }
        layer.crs = crs
        let isTaken = crs.geographic.map { treatAsCGCS2000.contains($0) } ?? false
        if !crs.isCGCS2000, !isTaken {
            object(.datum, Messages.datum(crs))
        } else if crs.zone == nil {
            object(.projection, Messages.noZone(crs))
        }
        // Held against the coordinates however it was declared: a caller's word makes no other places of them.
        let domain = CoordinateDomain(crs: crs, takenAsCGCS2000: treatAsCGCS2000)
        var vote = DomainVote(domain)
        vote.add(layer.geometry)
        if let fault = vote.contradiction {
            layer.crs = nil
            let first = (0..<layer.count).first { layer.place($0) != nil }.flatMap(layer.place)
            return object(
                .zoneContradicted, fault.phrase + Messages.metresNotAsked,
                at: first)
        }
        var astray: Set<Int> = []
        for row in 0..<layer.count {
            guard let fault = domain.fault(of: layer.geometry, row: row), let rule = CheckRule(rawValue: fault.rule)
            else { continue }
            astray.insert(row)
            layer.issues.append(layer.issue(rule, row: row, place: fault.place, fault.sentence))
        }
        layer.geometry = layer.geometry.emptying(astray)
    }

    /// Refuses a CRS declared equal to CGCS2000 on which no layer is.
    /// - Throws: `IntakeError.withoutEffect`; `ProjectionError` for what is no CRS.
    static func refuseUnused(_ declared: [CRS], layers: [CheckResult.LayerSummary]) throws {
        guard layers.contains(where: { $0.rows > 0 }) else { return }
        let own = layers.compactMap { $0.crs.flatMap { try? CRSDescription(of: $0) }?.geographic }
        try DeclaredDatums.refuseUnused(declared, used: Set(own.filter { $0 != .cgcs2000 }))
    }

    /// Layers in another zone than the first that has one; DLTB counts as first, then the order given.
    static func zonesDiffer(_ layers: [CheckedLayer]) -> [CheckIssue] {
        let zoned = layers.filter { $0.crs?.zone != nil }
        guard let first = zoned.first(where: { $0.standard == .parcels && !$0.input.standsAlone }) ?? zoned.first else {
            return []
        }
        return zoned.compactMap { layer in
            guard let zone = layer.crs?.zone, let wanted = first.crs?.zone, zone != wanted else { return nil }
            return CheckIssue(
                layer: layer.name, id: nil, rule: .zoneDiffers,
                message: Messages.zoneDiffers(zone, from: wanted, of: first.name), other: first.name)
        }
    }
}
