import Columns

/// What was planted, as `truth.json`.
struct Truth {
    let county: DrawnCounty
    let names: Gazetteer
    let blocks: FieldBlocks
    let rectangles: [PlantedRectangle]
    let parcels: ParcelWriting
    let earlier: EarlierWriting
    let construction: ConstructionWriting
    let roads: RoadWriting
    let services: ServiceWriting
    let table: VillageRows
    let blockNumbers: [Int: String]
    let highStandardMu: [(year: Int, mu: Double)]

    func written() -> String {
        TruthText.object([
            "seed": .integer(Int(county.seed)), "crs": .text(SampleLayers.crs.definition),
            "county": .object(["code": .text(names.countyCode), "name": .text(names.countyName)]),
            "counts": counts, "farmland": farmland, "red_line_conflicts": .list(rectangles.indices.map(conflict)),
            "unserved_villages": .list(services.unserved.map { code($0) }.sorted { $0.written() < $1.written() }),
            "roadless_villages": .list(county.hamlets.roadless.map { code($0) }.sorted { $0.written() < $1.written() }),
            "road_gaps": .list(roads.gaps.map(gap)), "invalid_rows": .list(invalid),
            "duplicate_rows": .list(duplicates), "changes": .list(earlier.changes.map(change)),
            "update_differences": .list(earlier.differences.map(difference)),
            "expressway": .object([
                "name": .text("S71"),
                "junctions": .list(
                    county.roads.junctions.map { n in
                        let p = county.mesh.nodes[n]
                        return .list([.number(p.x, decimals: 4), .number(p.y, decimals: 4)])
                    }),
            ]),
            "targets": targets,
            "targets_not_planted": .object([
                "YX24-11": .text("whether a belt joins the three villages is for the belts to decide")
            ]),
        ]).written() + "\n"
    }

    private func code(_ v: Int) -> TruthText { .text(names.villageCodes[v]) }

    private var counts: TruthText {
        .object([
            "villages": .integer(county.villageCount), "towns": .integer(county.plan.towns),
            "parcels_without_duplicates": .integer(
                county.parcels.parcels.count + rectangles.count { $0.layer == .parcels }),
            "parcels_before": .integer(earlier.count),
            "basic_farmland_patches": .integer(blocks.blocks.count), "road_rows": .integer(roads.layer.count),
        ])
    }

    private var farmland: TruthText {
        let net = AreaSum(hundredths: parcels.farmland)
        return .object([
            "net_area_m2": .text(net.squareMetresText()), "net_area_mu": .text(net.muText()),
            "red_line_m2": .text("68600000.00"), "met": .flag(parcels.farmland >= 6_860_000_000),
            "note": .text("sum of TBDLMJ of 0101, 0102 and 0103, duplicate rows once"),
        ])
    }

    private func conflict(_ r: Int) -> TruthText {
        let rectangle = rectangles[r]
        let isParcel = rectangle.layer == .parcels
        let shares = rectangle.shares.map { share in
            TruthText.object([
                "village": code(share.village), "area_m2": .number(GroundArea.area(of: share.ring), decimals: 6),
            ])
        }
        return .object([
            "rule": .text(rectangle.rule), "layer": .text(rectangle.layer.rawValue),
            "id": .text(isParcel ? parcels.plantedKeys[r]! : construction.plantedIDs[r]!),
            "class": isParcel ? .text(rectangle.use.code) : .text(""),
            "village": code(rectangle.shares[0].village), "villages": .list(shares),
            "corners": .list(
                stride(from: 0, to: 8, by: 2).map { k in
                    .list([.number(rectangle.ring[k], decimals: 4), .number(rectangle.ring[k + 1], decimals: 4)])
                }),
            "basic_farmland": .list(rectangle.blocks.map { .text(blockNumbers[$0]!) }),
            "area_m2": .number(GroundArea.area(of: rectangle.ring), decimals: 6),
        ])
    }

    private func change(_ change: PlantedChange) -> TruthText {
        .object([
            "kind": .text(change.kind.rawValue), "village": code(change.village), "flow": .text(change.flow ?? ""),
            "class_before": .text(change.useBefore.code), "class_now": .text(change.useNow.code),
            "parcel_before": .text(change.keyBefore), "parcel_now": .text(change.keyNow),
            "parcels_before": .list(change.keysBefore.map { .text($0) }),
            "parcels_now": .list(change.keysNow.map { .text($0) }), "area_m2": .number(change.area, decimals: 6),
        ])
    }

    private func difference(_ difference: PlantedDifference) -> TruthText {
        var members: [String: TruthText] = [
            "kind": .text(difference.kind.rawValue), "parcel_before": .text(difference.keyBefore),
            "parcel_now": .text(difference.keyNow), "area_m2": .number(difference.area, decimals: 6),
            "found": .list([.text(difference.found.before), .text(difference.found.now)]),
        ]
        if let recorded = difference.recorded {
            members["recorded"] = .list([.text(recorded.before), .text(recorded.now)])
        }
        return .object(members)
    }

    private func gap(_ gap: RoadWriting.Gap) -> TruthText {
        .object([
            "kind": .text("dangling_end"), "road": .text(gap.road), "distance_m": .number(gap.metres, decimals: 4),
            "end": .list([.number(gap.end.x, decimals: 4), .number(gap.end.y, decimals: 4)]),
            "target": .list([.number(gap.target.x, decimals: 4), .number(gap.target.y, decimals: 4)]),
        ])
    }

    private var invalid: [TruthText] {
        [
            .object(["layer": .text("construction"), "id": .text(construction.bowTie), "kind": .text("self-crossing")]),
            .object(["layer": .text("construction"), "id": .text(construction.missing), "kind": .text("null geometry")]
            ),
        ]
    }

    private var duplicates: [TruthText] {
        [
            .object(["layer": .text("parcels"), "id": .text(parcels.duplicateKey)]),
            .object(["layer": .text("roads"), "id": .text(roads.duplicate)]),
            .object(["layer": .text("services"), "id": .text(services.duplicate)]),
        ]
    }

    /// Expected states, as far as what is planted decides them.
    private var targets: TruthText {
        func target(_ met: Bool, _ value: String, _ why: String) -> TruthText {
            .object(["state": .text(met ? "met" : "not met"), "value": .text(value), "why": .text(why)])
        }
        let all = Double(county.villageCount)
        let white = roads.works["白改黑"] ?? 0
        let safe = roads.works["安全防护"] ?? 0
        let net = AreaSum(hundredths: parcels.farmland).squareMetresText() + " m2"
        let withPlan = fixedText((all - Double(table.withoutPlan.count)) / all * 100, decimals: 2) + " %"
        let mu = highStandardMu.map { fixedText($0.mu, decimals: 0) + " mu or a little more" }
        return .object([
            "YX24-01": target(parcels.farmland >= 6_860_000_000, net, "net farmland"),
            "YX24-02": target(false, "> 0", "conflicts with basic farmland are planted"),
            "YX24-09": target(true, mu[0], "high-standard farmland of 2023"),
            "YX24-10": target(false, mu[1], "high-standard farmland of 2024"),
            "YX24-12": target(false, withPlan, "villages with a plan"),
            "YX24-13": target(true, "1", "provincial demonstration villages of 2024"),
            "YX24-14": target(false, "1", "municipal demonstration villages of 2024"),
            "YX24-15": target(true, fixedText(white / 1000, decimals: 4) + " km", "works 白改黑 of 2024"),
            "YX24-16": target(safe >= 40_000, fixedText(safe / 1000, decimals: 4) + " km", "works 安全防护 of 2024"),
            "YX24-17": target(false, "1", "services of kind 新建桥梁, 2024"),
            "YX24-18": target(true, "1", "services of kind 危桥改造, 2024"),
            "YX24-19": target(true, "4", "services of kind 危房改造, 2024"),
            "YX24-20": target(true, "5", "the five roads have works of 2024"),
            "YX24-21": target(true, "2", "services of kind clinic, 2024"),
            "YX24-22": target(false, "1", "services of kind day_care, 2024"),
            "BJY23-01": target(true, "9", "villages that became 九有六无示范村 in 2023"),
            "BJY23-02": target(true, "100.00 %", "plans of the demonstration villages of 2023"),
            "BJY23-03": target(false, "88.89 %", "one of nine demonstration villages is not evaluated"),
            "BJY23-04": target(true, "3", "立新村, 爱林村, 老岭村 were raised in 2023"),
        ])
    }
}
