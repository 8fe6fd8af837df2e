import Columns
import FindingValues
import ProjectFile

extension TerminalSummary {
    /// The county, its villages, parcels and farmland, and ground in doubt.
    static func landRows(_ findings: Findings) -> [Row] {
        var rows: [Row] = []
        // Layers named as options are of no county.
        if !(findings.countyName + findings.countyCode).isEmpty {
            rows.append((Phrase(zh: "县域", en: "county"), same("\(findings.countyName) \(findings.countyCode)")))
        }
        let strangers = findings.villagesOfOtherCounties.count
        if strangers > 0 {
            rows.append(
                (
                    Phrase(zh: "代码不属于本县的村", en: "villages with another county's code"),
                    same("\(strangers)/\(findings.villages.rows.count)")
                ))
        }
        rows += [
            (Phrase(zh: "坐标系", en: "CRS"), same("\(findings.crs)")),
            (Phrase(zh: "村庄", en: "villages"), same("\(findings.villages.rows.count)")),
        ]
        if let land = findings.land {
            rows.append((Phrase(zh: "图斑", en: "parcels"), same("\(land.parcels)")))
            rows.append((Phrase(zh: "耕地", en: "farmland"), mu(land.farmland)))
            let doubt = land.countyDoubt
            if land.sharedByVillages > .zero {
                rows.append(
                    (Phrase(zh: "几个村都有的地块面积", en: "ground in several villages"), mu(land.sharedByVillages)))
            }
            if doubt.repeated > .zero {
                rows.append((Phrase(zh: "图斑重复覆盖", en: "ground counted more than once"), mu(doubt.repeated)))
            }
            let bare = max(doubt.bare, land.withoutParcels)
            if bare > .zero { rows.append((Phrase(zh: "村域无图斑", en: "village ground without parcels"), mu(bare))) }
            if land.parcelsOutside > 0, land.outsideVillages > .zero {
                rows.append((Phrase(zh: "图斑在村庄之外", en: "parcels outside villages"), mu(land.outsideVillages)))
            }
        }
        return rows
    }
}
