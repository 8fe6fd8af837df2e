import Columns

/// One item of `locate:`: where to open sites of a service.
package struct LocationItem: Sendable, Hashable {
    /// The classical models by the names of the field.
    package enum Model: String, Sendable, Hashable, CaseIterable { case lscp, mclp, pmedian, pcentre }

    /// Its name in results; made from service, model, sites, limit and mode when not given.
    package var id: String
    /// The kind of service, as in the layer `services`.
    package var service: String
    /// The model; `mclp` where a project file names none.
    package var model: Model
    /// Most new sites; none for `lscp`, which looks for the fewest.
    package var sites: Int?
    /// The limit, minutes; none when it is in metres or there is none. `pmedian` and `pcentre` need none and use it
    /// only to report what is covered.
    package var minutes: Double?
    /// The limit, metres; none when it is in minutes or there is none.
    package var metres: Double?
    /// How people travel.
    package var mode: CoverageItem.Mode
    /// What villages are weighted by; when not said, residents where the village table has them, else 1.
    package var counted: CoverageItem.Counted?
    /// Which villages are asked about; none for all.
    package var condition: RowCondition?
    /// Services of the kind that are there already stay and serve; without it the county is planned anew.
    package var keepsExisting = true
    /// The most that one new site may serve, in residents or villages; none for no limit. Services that are there have
    /// none. For `lscp` and `pmedian`.
    package var capacity: Double?

    /// An item about all villages that keeps the services that are there.
    /// - Parameter id: made from service, model, sites, limit and mode when none.
    package init(
        id: String? = nil, service: String, model: Model, sites: Int? = nil, minutes: Double? = nil,
        metres: Double? = nil, mode: CoverageItem.Mode = .walk
    ) {
        (self.service, self.model, self.sites) = (service, model, sites)
        (self.minutes, self.metres, self.mode) = (minutes, metres, mode)
        let limit = minutes.map { "\(plainText($0))min" } ?? metres.map { "\(plainText($0))m" }
        let parts = [service, model.rawValue, sites.map(String.init), limit, mode.rawValue]
        self.id = id ?? parts.compactMap { $0 }.joined(separator: "_")
    }

    /// The limit in the unit of `measure`, seconds or metres.
    package var limit: Double? { minutes.map { $0 * 60 } ?? metres }
}

extension LocationItem {
    private static let keys = [
        "id", "service", "model", "sites", "minutes", "metres", "mode", "of", "where", "keep", "capacity",
    ]

    static func list(_ value: YAMLCursor) throws(ProjectError) -> [LocationItem] {
        var result: [LocationItem] = []
        for item in try value.list() {
            let read = try LocationItem(item)
            guard !result.contains(where: { $0.id == read.id }) else {
                throw item.error(Messages.twoItems(read.id), remedy: Messages.giveOneAnID)
            }
            result.append(read)
        }
        return result
    }

    private init(_ value: YAMLCursor) throws(ProjectError) {
        let map = try value.mapping(known: Self.keys, example: "service: clinic, model: mclp, sites: 5, minutes: 15")
        let model = try Self.model(map)
        let sites = try map["sites"]?.integer(.sites, in: 1...100_000)
        let minutes = try map["minutes"]?.number(.minutes, in: 0.1...1440)
        let metres = try map["metres"]?.number(.metres, in: 1...1_000_000)
        let mode = try map["mode"]?.choice(CoverageItem.Mode.allCases.map(\.rawValue)) ?? "walk"
        guard minutes == nil || metres == nil else { throw value.error(Messages.oneOfMinutesAndMetres) }
        switch model {
        case .lscp, .mclp:
            guard minutes != nil || metres != nil else {
                throw value.error(
                    Phrase(
                        zh: "“\(model.rawValue)”需要限值：`minutes` 或 `metres`",
                        en: "`\(model.rawValue)` needs a limit: `minutes` or `metres`"))
            }
        case .pmedian, .pcentre: break
        }
        guard (sites == nil) == (model == .lscp) else {
            throw value.error(
                model == .lscp
                    ? Phrase(
                        zh: "`lscp` 求最少的设施数，不用 `sites`", en: "`lscp` looks for the fewest sites and takes no `sites`")
                    : Phrase(
                        zh: "“\(model.rawValue)”需要 `sites`，即最多新增几处",
                        en: "`\(model.rawValue)` needs `sites`, the most new ones"))
        }
        self.init(
            id: try map["id"]?.text(), service: try map.required("service", .kindOfService).text(), model: model,
            sites: sites, minutes: minutes, metres: metres, mode: CoverageItem.Mode(rawValue: mode) ?? .walk)
        if let of = map["of"] {
            counted = try of.choice(["villages", "population"]) == "villages" ? .villages : .population
        }
        if let flag = map["keep"] { keepsExisting = try flag.flag() }
        if let most = map["capacity"] {
            guard model == .lscp || model == .pmedian else {
                throw most.error(
                    Phrase(
                        zh: "“\(model.rawValue)”不用容量；`lscp` 和 `pmedian` 才用",
                        en: "`\(model.rawValue)` takes no capacity; `lscp` and `pmedian` do"))
            }
            capacity = try most.number(.residentsOrVillages, in: 1...1e9)
        }
        condition = try map["where"]?.condition()
    }

    private static func model(_ map: YAMLMapping) throws(ProjectError) -> Model {
        guard let value = map["model"] else { return .mclp }
        let names = ["lscp", "mclp", "pmedian", "p-median", "pcentre", "p-centre", "pcenter", "p-center"]
        let name = try value.choice(names).replacing("-", with: "").replacing("center", with: "centre")
        return Model(rawValue: name) ?? .mclp
    }
}
