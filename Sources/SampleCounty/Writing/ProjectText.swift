/// The project file and the page about the folder.
enum ProjectText {
    /// - Parameter suffix: of the files of the two surveys.
    static func project(surveys suffix: String) -> String {
        """
        # 由 qiancun sample 生成的示例县,名称与代码均为虚构。
        name: 云溪示例
        county: {code: "430699", name: 云溪示例县}
        layers:
          villages: {path: villages.gpkg}                    # CJDCQ
          village_table: {path: villages.csv}
          towns: {path: xzq.gpkg}                            # XZQ
          roads: {path: roads.gpkg}
          parcels: {path: dltb\(suffix)}  # DLTB
          parcels_before: {path: dltb_2022\(suffix)}  # DLTB of 2022
          parcels_update: {path: dltbgxgc.gpkg}              # DLTBGXGC
          basic_farmland: {path: yjjbnt.gpkg}                # YJJBNTBHTB
          ecological_red_line: {path: stbhhx.gpkg}           # STBHHX
          urban_boundary: {path: czkfbj.gpkg}                # CZKFBJ
          high_standard_farmland: {path: gbznt.gpkg}
          construction: {path: construction.gpkg}
          services: {path: services.gpkg}
          anchors: {path: anchors.gpkg}
        policies: ["builtin:yunxi-2024", "builtin:jiangyuan-2023"]
        as_of: 2024-12-31
        speeds: {国道: 60, 省道: 50, 县道: 40, 乡道: 30, 村道: 20, walk: 4.3}
        belts: {count: 3, budget: {minutes: 30}, collect: route, villages: {min: 3, max: 10}, prizes: {population: 1, rural_income: 1, collective_income: 1}}
        clusters: {villages: {min: 3, max: 8}, area_km2: {max: 60}, columns: [population, rural_income]}
        coverage:
          - {service: clinic, minutes: 15, mode: walk, of: villages, where: "population >= 1000"}
          - {service: culture, minutes: 15, mode: walk, of: population}
          - {service: kindergarten, minutes: 15, mode: drive, of: villages}
          - {service: bus_stop, minutes: 10, mode: walk, of: villages}
          - {standard: clinic-1000}
          - {standard: two-lane-village}
          - {standard: class-3-town}
        accessibility:
          - {service: clinic, method: e2sfca, minutes: 30, mode: drive}
        locate:
          - {service: clinic, model: mclp, sites: 3, minutes: 15}
          - {service: culture, model: lscp, minutes: 60}
        options: {area: ellipsoidal, reach_metres: 500, repair: false, seed: 1}

        """
    }

    static func readme(_ what: String, surveys suffix: String) -> String {
        """
        # Sample county

        A made-up county, \(what). Every file here is written by
        `qiancun sample`; run it again and the bytes are the same. Nothing is real: the code 430699 is not in use, names are
        put together from common syllables, and only the size of the figures follows published plans of such counties. Six
        village names and five road names are those that two policy documents mention, so that their targets can be judged.

        | file | layer | what |
        | --- | --- | --- |
        | `project.yaml` | | what to analyse: `qiancun analyze project.yaml -o out` |
        | `truth.json` | | what was planted: conflicts with exact corners and areas, unserved and roadless villages, road gaps, invalid and duplicate rows, changes since 2022, targets met and not met |
        | `villages.gpkg` | CJDCQ | village boundaries, a coverage without gaps or overlaps; also `villages.shp` (GBK, without `.cpg`) |
        | `villages.csv` | | village table: people, income, status, grades, heritage, hazard, homesteads |
        | `xzq.gpkg` | XZQ | towns, unions of villages |
        | `dltb\(suffix)` | DLTB | land-survey parcels; their borders include the village borders to the last digit |
        | `dltb_2022\(suffix)` | DLTB | parcels of the survey of 2022; what changed since is in `truth.json` with exact areas |
        | `dltbgxgc.gpkg` | DLTBGXGC | the update process between the two, with three records that are wrong or missing |
        | `yjjbnt.gpkg` | YJJBNTBHTB | permanent basic farmland |
        | `stbhhx.gpkg`, `czkfbj.gpkg`, `gbznt.gpkg` | STBHHX, CZKFBJ, GBZNT | ecological red line, urban boundary, high-standard farmland by year |
        | `roads.gpkg` | roads | classed network, with works of 2024 and an expressway above it (`level` 1) that two junctions join; also `roads.shp` (GBK, with `.cpg`) |
        | `construction.gpkg` | construction | observed works, two rows of them not valid |
        | `services.gpkg`, `anchors.gpkg` | | service points by kind; county seat and key towns |
        | `defects/` | | layers in which each rule of `qiancun check` is broken at a known place, and `truth.json` about them |

        All coordinates are multiples of 0.0001 m in CGCS2000, 3-degree zone 38 with the zone prefix (EPSG:4526).
        Areas of conflicts in `truth.json` are computed on the ellipsoid by a method that shares no step with the analysis.

        The layers above keep every rule of `qiancun check` but for the invalid and duplicate rows of `truth.json`. What breaks
        the rules is in `defects/`, the same for every scale and seed: parcels of one hectare on the central meridian with one
        fault each, and files for faults of whole layers in `defects/cases/`. `defects/truth.json` lists, for each run of the
        command (`check`: the files given to it), the rule, the layer, the ids, the box `ground` in which the place lies, and the
        measure, exact by construction.

        """
    }
}
