import Columns
import CountyLayers
import FindingValues
import ProjectFile
import RoadNetwork

/// 村庄布局: how each village is built up and farmed, how hollow it is, its shape and its place in the county.
///
/// A figure without the layer, field or option it needs is none, and `missing` says why; there are no sentinels.
package struct Layout {
    /// What the layout is made from.
    package struct Input {
        package let options: LayoutOptions
        package let county: County
        /// Figures of each village, in the order of the villages.
        package let figures: [VillageFigures]
        /// What sums over them hold again.
        package var again = VillageRepeats()
        /// None without a parcel layer.
        package let parcels: LayoutParcels?
        /// None without roads.
        package let graph: RoadGraph?
        /// Farthest gap to a road, metres.
        package let reach: Double
        /// Mean width under which a piece that a village's border cuts off a settlement parcel is no settlement, metres.
        package let thinWidth: Double

        package init(
            options: LayoutOptions, county: County, figures: [VillageFigures],
            again: VillageRepeats = VillageRepeats(), parcels: LayoutParcels?, graph: RoadGraph?, reach: Double,
            thinWidth: Double = ProjectOptions().sliverMetres
        ) {
            self.options = options
            self.county = county
            self.figures = figures
            self.again = again
            self.parcels = parcels
            self.graph = graph
            self.reach = reach
            self.thinWidth = thinWidth
        }
    }

    let input: Input
    var villages: [VillageLayout]
    var findings: LayoutFindings
    var issues: [RowIssue] = []

    package static func describe(
        _ input: Input
    ) throws -> (villages: [VillageLayout], findings: LayoutFindings, issues: [RowIssue]) {
        var layout = Layout(
            input: input, villages: input.figures.map { _ in VillageLayout() },
            findings: LayoutFindings(
                villages: input.figures.count, area: input.figures.reduce(.zero) { $0 + $1.area } - input.again.area))
        layout.findings.options = input.options
        layout.addSums()
        layout.addHollowness()
        try layout.addSettlement()
        layout.addIndicator()
        try VillageShapes.describe(input.county.villages, plane: input.county.plane, into: &layout.villages)
        layout.listParts()
        try layout.addTravel()
        try layout.addBorder()
        layout.findings.missing.sort { utf8Less($0.analysis, $1.analysis) }
        return (layout.villages, layout.findings, layout.issues)
    }

    var codes: [String] { input.county.villages.codes }

    /// Notes why a figure is missing.
    mutating func miss(_ figure: String, _ reason: Phrase) { findings.missing.append(Absence(figure, reason)) }

    mutating func miss(_ figure: String, zh: String, en: String) { miss(figure, Phrase(zh: zh, en: en)) }

    // MARK: Sums

    private mutating func addSums() {
        let rows = input.figures
        if input.parcels != nil {
            findings.farmland = rows.reduce(.zero) { $0 + ($1.farmland ?? .zero) } - input.again.farmland
            findings.construction = rows.reduce(.zero) { $0 + ($1.construction ?? .zero) } - input.again.construction
        }
        if input.county.basicFarmland != nil {
            let all = rows.reduce(AreaSum.zero) { $0 + ($1.basicFarmland ?? .zero) }
            findings.basicFarmland = input.again.basicFarmland.reduce(all, -)
        }
        let known = rows.filter { $0.population != nil }
        findings.villagesWithoutPopulation = rows.count - known.count
        let residents = known.reduce(0) { $0 + ($1.population ?? 0) }
        if !known.isEmpty { findings.population = residents }
        guard residents > 0, input.parcels != nil else { return }
        func sum(_ part: (VillageFigures) -> AreaSum?) -> AreaSum { known.reduce(.zero) { $0 + (part($1) ?? .zero) } }
        // Of some villages alone it is not known what they share with each other.
        let again = known.count == rows.count ? input.again : VillageRepeats()
        findings.constructionPerResident = (sum(\.construction) - again.construction).squareMetres / residents
        findings.farmlandMuPerResident = (sum(\.farmland) - again.farmland).mu / residents
    }

    // MARK: Homesteads

    private mutating func addHollowness() {
        let table = input.county.table
        guard let all = table.scores("homesteads"), let vacant = table.scores("homesteads_vacant") else {
            return miss(
                "hollowness", zh: "村庄表没有 homesteads 和 homesteads_vacant 两列",
                en: "the village table lacks the columns homesteads and homesteads_vacant")
        }
        var (sum, empty, known) = (0.0, 0.0, 0)
        for row in villages.indices {
            (villages[row].homesteads, villages[row].vacantHomesteads) = (all[row], vacant[row])
            guard let whole = all[row], let part = vacant[row] else { continue }
            guard part >= 0, whole >= part else {
                issues.append(
                    RowIssue(
                        layer: "village_table", row: table.sourceRows[row] ?? row, id: codes[row],
                        rule: "homesteads-contradict",
                        severity: .warning,
                        message: Phrase(
                            zh: "宅基地 \(plainText(whole)) 宗，其中闲置 \(plainText(part)) 宗，不合常理，未计入",
                            en: "\(plainText(part)) vacant homesteads of \(plainText(whole)); they were not counted")))
                continue
            }
            (sum, empty, known) = (sum + whole, empty + part, known + 1)
            if whole > 0 { villages[row].hollowness = part / whole }
        }
        guard known > 0 else {
            return miss(
                "hollowness", zh: "没有一个村同时有宅基地总数和不大于它的闲置数",
                en: "no village has both a number of homesteads and one of vacant ones that is not above it")
        }
        (findings.homesteads, findings.vacantHomesteads) = (sum, empty)
        findings.hollowVillages =
            villages.indices.filter { (villages[$0].hollowness ?? -1) >= input.options.hollowShare }
            .sorted { a, b in
                let (x, y) = (villages[a].hollowness ?? 0, villages[b].hollowness ?? 0)
                return x != y ? x > y : a < b
            }.map { codes[$0] }
    }

    // MARK: Settlement and farmland

    private mutating func addSettlement() throws {
        guard let parcels = input.parcels else {
            return miss("settlements", ProjectLayer.parcels.absent)
        }
        let plane = input.county.plane
        let settled = try SettlementPieces(
            parcels, villages: input.county.villages.polygons, thinWidth: input.thinWidth, on: plane.overlap)
        let patches = try SettlementPatches(settled, villages: villages.count, within: input.options.mergeMetres)
        findings.settlementPolygons = try patches.polygons(settled)
        let inVillages = settled.grounds.reduce(AreaSum.zero, +)
        findings.settlementArea = inVillages - settled.again
        findings.settlementAccount = SettlementAccount(
            outside: max(.zero, settled.outside), inTwoVillages: settled.again, claimedAgain: parcels.claimedAgain,
            withoutPatch: inVillages - patches.patches.reduce(.zero) { $0 + $1.area })
        var list: [SettlementPatch] = []
        for village in villages.indices {
            let own = patches.patches(of: village)
            let area = settled.grounds[village]
            (villages[village].patches, villages[village].settlementArea) = (own.count, area)
            if let first = own.first, area > .zero {
                villages[village].largestPatchShare = Double(first.area.micro) / Double(area.micro)
            }
            villages[village].dispersion = SpatialPattern.standardDistance(
                own.map { ($0.centre, $0.area) }, length: plane.length)
            villages[village].neighbours = SpatialPattern.nearestNeighbours(
                own.map(\.centre), area: input.figures[village].area.squareMetres, length: plane.length)
            if let residents = input.figures[village].population, residents > 0 {
                villages[village].settlementPerResident = area.squareMetres / residents
            }
            for (number, patch) in own.enumerated() {
                var row = SettlementPatch(
                    village: codes[village], number: number + 1, parcels: patch.parcels, area: patch.area,
                    construction: patch.construction, centre: patch.centre)
                row.hollowness = villages[village].hollowness
                list.append(row)
            }
        }
        findings.settlements = list
        let radii = try FarmingRadii.find(
            parcels.farmed, settled, patches: patches, graph: input.graph, reach: input.reach, plane: plane)
        for village in villages.indices { villages[village].farming = radii[village] }
        if input.graph == nil {
            miss("farming.road", ProjectLayer.roads.absent)
        }
    }

    private mutating func addIndicator() {
        guard let indicator = input.options.constructionPerResident else {
            return miss(
                "construction_over_indicator",
                zh: "项目没有写规划人均建设用地指标（layout.construction_m2_per_resident）；没有全国统一的数值",
                en: "the project sets no indicator (layout.construction_m2_per_resident); there is no national number")
        }
        guard input.figures.contains(where: { $0.constructionPerResident != nil }) else {
            return miss(
                "construction_over_indicator", zh: "没有地类图斑或常住人口，人均建设用地无法计算",
                en: "construction land per resident needs parcels and population")
        }
        for row in villages.indices {
            villages[row].constructionOverIndicator = input.figures[row].constructionPerResident.map { $0 - indicator }
        }
        findings.villagesOverIndicator = villages.indices.filter {
            (villages[$0].constructionOverIndicator ?? 0) > 0
        }.map { codes[$0] }
    }

    private mutating func listParts() {
        findings.multipartVillages = villages.indices.filter { villages[$0].parts > 1 }.map { codes[$0] }
        findings.enclaves = villages.indices.filter { !villages[$0].enclosedBy.isEmpty }.map { codes[$0] }
    }

    // MARK: Border

    private mutating func addBorder() throws {
        let flags = input.county.table.column("border")
        let column = flags.map { flags in villages.indices.map { flags.flag($0) } }
        if let border = input.county.stateBorder {
            let near = try StateBorder.touching(input.county.villages, border, within: input.options.borderMetres)
            for row in villages.indices { villages[row].isOnBorder = near[row] }
            findings.borderSource = .layer
            if let column {
                findings.borderDisagreements = villages.indices.filter { row in
                    column[row].map { $0 != near[row] } ?? false
                }.map { codes[$0] }
            }
        } else if let column, column.contains(where: { $0 != nil }) {
            for row in villages.indices { villages[row].isOnBorder = column[row] }
            findings.borderSource = .column
        } else {
            return miss(
                "border", zh: "既没有国界图层（state_border），村庄表也没有 border 列",
                en: "there is neither a layer `state_border` nor a column border in the village table")
        }
        findings.borderVillages = villages.indices.filter { villages[$0].isOnBorder == true }.map { codes[$0] }
    }
}
