import Columns
import CountyLayers
import FindingValues
import ProjectFile

/// Conflicts of rules on ground that was farmland in the earlier survey: from the pieces of change.
package enum ChangeConflicts {
    /// What every active rule on former farmland objects to, whole: `RuleLimits` cuts it down. A share is of the later
    /// parcel, which the conflict names.
    package static func find(_ change: ChangeFindings, rules: RedLineRules, villages: Villages) throws
        -> [FoundConflict]
    {
        var found: [FoundConflict] = []
        for (row, piece) in change.changes.enumerated() {
            if row & 255 == 0 { try Task.checkCancellation() }
            guard farmlandClasses.contains(String(piece.classBefore.prefix(4))) else { continue }
            for isBesideRoads in [false, true] {
                let verdict = rules.verdict(on: piece.classNow, ground: .earlierFarmland, besideRoads: isBesideRoads)
                guard case .conflict(let rule, let kind) = verdict else { continue }
                found.append(
                    FoundConflict(
                        rule: rule, kind: kind, parcel: piece.parcelNow, landClass: piece.classNow, source: .parcels,
                        ground: "farmland_before", patches: [piece.parcelBefore],
                        village: villages.rows[piece.village], area: piece.area, share: piece.shareNow,
                        shape: change.shapes.selecting([row])))
            }
        }
        return found
    }
}
