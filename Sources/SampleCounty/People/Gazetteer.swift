/// Codes and names of the county, its towns and villages. All are invented; the county's code is not in use.
struct Gazetteer: Sendable {
    let countyCode = "430699"
    let countyName = "云溪示例县"
    /// Nine digits.
    let townCodes: [String]
    let townNames: [String]
    /// Twelve digits.
    let villageCodes: [String]
    let villageNames: [String]
    /// Villages in the order of their codes.
    let order: [Int]

    /// - Parameters:
    ///   - kinds: of each town.
    ///   - communities: villages inside the county town, which have a residents' committee (社区).
    init(_ map: VillageMap, communities: Set<Int>, named: [Int], noise: LatticeNoise) {
        let luck = noise.branch(101)
        var used = Set(Self.policyNames)
        func fresh(_ n: Int) -> String {
            var k = 0
            while true {
                let a = Self.firsts[luck.integer(0...Self.firsts.count - 1, n * 1000 + k)]
                let b = Self.lasts[luck.integer(0...Self.lasts.count - 1, n * 1000 + k + 500)]
                // A large county runs out of names: then they repeat, as they do in life.
                if used.insert(a + b).inserted || k > 200 { return a + b }
                k += 1
            }
        }
        var streets = 0, towns = 0, townships = 0
        var townCodes: [String] = [], townNames: [String] = []
        for t in map.townSeats.indices {
            let name = fresh(100_000 + t)
            let number: Int
            if t == 0 || t == map.townSeats.count - 1 && map.townSeats.count > 4 {
                streets += 1
                (number, _) = (streets, townNames.append(name + "街道"))
            } else if t % 3 == 2 {
                townships += 1
                (number, _) = (200 + townships - 1, townNames.append(name + "乡"))
            } else {
                towns += 1
                (number, _) = (100 + towns - 1, townNames.append(name + "镇"))
            }
            townCodes.append(countyCode + Self.padded(number))
        }
        var villages = Array(repeating: 0, count: townCodes.count)
        var committees = villages
        var codes: [String] = [], names: [String] = []
        for v in map.townOfVillage.indices {
            let t = map.townOfVillage[v]
            if communities.contains(v) {
                committees[t] += 1
                codes.append(townCodes[t] + Self.padded(committees[t]))
                names.append(fresh(v) + "社区")
            } else {
                villages[t] += 1
                codes.append(townCodes[t] + Self.padded(199 + villages[t]))
                names.append((named.firstIndex(of: v).map { Self.policyNames[$0] } ?? fresh(v)) + "村")
            }
        }
        (self.townCodes, self.townNames, villageCodes, villageNames) = (townCodes, townNames, codes, names)
        order = codes.indices.sorted { codes[$0] < codes[$1] }
    }

    private static func padded(_ n: Int) -> String { String(String(1000 + n).suffix(3)) }

    /// Villages that policy documents name, so that targets about them can be judged: three of a belt, then three that
    /// were to be raised.
    static let policyNames = ["清溪", "双花", "八一", "立新", "爱林", "老岭"]

    private static let firsts = [
        "石", "桃", "枫", "竹", "松", "柳", "荷", "龙", "凤", "金", "银", "白", "青", "黄", "大", "小", "新", "古", "上", "下",
        "东", "南", "西", "北", "梅", "兰", "茶", "橘", "樟", "杉", "云", "月", "鹤", "鹿", "马", "牛", "罗", "彭", "周", "李",
        "长", "高", "双", "三", "九", "花", "桐", "芦", "莲", "丰",
    ]
    private static let lasts = [
        "塘", "冲", "坪", "坳", "岭", "港", "湾", "桥", "洲", "垸", "泉", "铺", "垅", "坡", "潭", "井", "溪", "源", "林", "店",
        "家冲", "家垅", "家坪", "树坳", "石桥", "山口", "水塘", "田坪", "木岭", "树塘",
    ]
}
