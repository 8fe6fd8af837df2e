import Columns

/// Service points by kind, the anchors, and the villages planted without a clinic.
struct ServiceWriting {
    private let county: DrawnCounty
    private let names: Gazetteer
    private let places: Places
    private let luck: LatticeNoise
    private var points = PointColumn()
    private var table = RowTable(SampleLayers.serviceFields)
    /// Villages of 1,000 people or more without a clinic within 15 minutes' walk.
    private(set) var unserved: [Int] = []
    /// Id of the row that is there twice.
    private(set) var duplicate = ""

    init(_ county: DrawnCounty, _ names: Gazetteer, _ places: Places) throws(SampleError) {
        (self.county, self.names, self.places) = (county, names, places)
        luck = county.noise.branch(151)
        unserved = try chooseUnserved()
        for v in names.order { addServices(v) }
        addYear2024()
        duplicate = "F00001"
        points.append(row: 0, of: PointColumn(copying: points))
        table.repeatRow(0)
    }

    var layer: Layer { table.layer("services", .points(points)) }

    /// Places farther than this from every clinic, straight; 15 minutes' walk are 1,075 m.
    private static let margin = 1650.0

    private func chooseUnserved() throws(SampleError) -> [Int] {
        let wanted = max(2, county.villageCount / 20)
        var chosen: [Int] = []
        for v in names.order.sorted(by: { luck.unit($0, 7) < luck.unit($1, 7) }) where chosen.count < wanted {
            guard county.people[v] >= 1000, !county.hamlets.roadless.contains(v), !county.map.townSeats.contains(v)
            else { continue }
            let near = places.villages.indices.contains {
                $0 != v && places.villages[$0].distance(to: places.villages[v]) < Self.margin + 150
            }
            if !near { chosen.append(v) }
        }
        // A large county may have fewer villages that lie so far apart.
        guard chosen.count >= 2 else {
            throw .noPlace(what: Phrase(zh: "没有卫生室的村", en: "villages without a clinic"), seed: county.seed)
        }
        return chosen.sorted()
    }

    private mutating func add(_ kind: String, _ name: String, _ v: Int, at p: Position, year: Int, beds: Int? = nil) {
        points.append(Mesh.onGrid(p.x, p.y))
        table.append([
            .text("F" + SampleLayers.padded(table.rows.count + 1, 5)), .text(kind), .text(name),
            .text(names.villageCodes[v]), .integer(year), beds.map { .integer($0) } ?? .none,
        ])
    }

    /// A place beside the road nearest to the village, `metres` toward the village and `shift` along.
    private func beside(_ v: Int, _ k: Int) -> Position {
        let (foot, gap) = places.roads[v]
        let p = places.villages[v]
        guard gap > 1 else { return Position(foot.x + 9 + Double(k), foot.y + 4) }
        let reach = min(10 + 4 * Double(k), 0.8 * gap)
        return Position(foot.x + (p.x - foot.x) * reach / gap + 1.5 * Double(k), foot.y + (p.y - foot.y) * reach / gap)
    }

    private mutating func addServices(_ v: Int) {
        let name = names.villageNames[v]
        let roadless = county.hamlets.roadless.contains(v)
        let town = county.map.townSeats.firstIndex(of: v)
        let year = 2005 + luck.integer(0...17, v)
        let people = county.people[v]
        if !roadless, !unserved.contains(v), people >= 1000 || luck.unit(v, 1) < 0.25 {
            add("clinic", name + "卫生所", v, at: beside(v, 0), year: year)
        }
        if let town {
            add(
                "hospital", names.townNames[town] + "卫生院", v, at: beside(v, 9), year: 1998 + town,
                beds: town == 0 ? 220 : 40)
            add("kindergarten", names.townNames[town] + "中心幼儿园", v, at: beside(v, 6), year: 2010 + town)
            add("market", names.townNames[town] + "集贸市场", v, at: beside(v, 7), year: 2008)
        } else if people > 1700, !roadless {
            add("kindergarten", name + "幼儿园", v, at: beside(v, 6), year: year)
        }
        if !roadless, luck.unit(v, 2) < 0.86 { add("bus_stop", name + "公交站", v, at: beside(v, 1), year: year + 1) }
        if luck.unit(v, 3) < 0.72 {
            add("culture", name + "综合文化服务中心", v, at: roadless ? places.villages[v] : beside(v, 2), year: year)
        }
        if luck.unit(v, 4) < 0.78 {
            add(
                "sewage", name + "污水处理设施", v, at: roadless ? places.villages[v] : beside(v, 5),
                year: 2016 + luck.integer(0...6, v))
        }
        if luck.unit(v, 5) < 0.9 {
            add(
                "toilet", name + "公厕", v, at: roadless ? places.villages[v] : beside(v, 3),
                year: 2015 + luck.integer(0...7, v))
        }
        if luck.unit(v, 6) < 0.3 {
            add(
                "elderly_care", name + "幸福院", v, at: roadless ? places.villages[v] : beside(v, 4), year: year,
                beds: 12 + luck.integer(0...30, v))
        }
        if people > 2000, !roadless { add("primary_school", name + "小学", v, at: beside(v, 8), year: 1995) }
    }

    /// What the year 2024 added: two clinics, one day-care centre of two, one bridge of two, one bridge repaired,
    /// four dangerous houses.
    private mutating func addYear2024() {
        var clinics = 0
        for row in table.rows.indices where clinics < 2 && row > 0 {
            guard table.rows[row][1] == .text("clinic") else { continue }
            table.set(row, "year", .integer(2024))
            clinics += 1
        }
        let reached = names.order.filter { !county.hamlets.roadless.contains($0) }
        add("day_care", names.villageNames[reached[1]] + "日间照料中心", reached[1], at: beside(reached[1], 10), year: 2024)
        add("新建桥梁", names.villageNames[reached[2]] + "桥", reached[2], at: beside(reached[2], 11), year: 2024)
        add("危桥改造", names.villageNames[reached[3]] + "老桥", reached[3], at: beside(reached[3], 11), year: 2024)
        for k in 4..<8 {
            add("危房改造", names.villageNames[reached[k]] + "危房", reached[k], at: beside(reached[k], 12), year: 2024)
        }
    }

    /// The county seat and the key towns.
    func anchors() -> Layer {
        var points = PointColumn()
        var table = RowTable(SampleLayers.anchorFields)
        for (t, v) in county.map.townSeats.enumerated() where t == 0 || t <= county.plan.towns / 2 {
            points.append(county.mesh.nodes[county.settling.seats[v]])
            table.append([
                .text("A\(t + 1)"), .text(t == 0 ? names.countyName + "城区" : names.townNames[t]),
                .text(t == 0 ? "county_seat" : "key_town"),
            ])
        }
        return table.layer("anchors", .points(points))
    }
}

extension PointColumn {
    fileprivate init(copying other: PointColumn) { self = other }
}
