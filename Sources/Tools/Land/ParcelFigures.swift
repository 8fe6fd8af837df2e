import Columns
import FindingValues
import OGR
import Survey

/// The fields of a parcel layer that hold the survey's figures.
struct ParcelFields: Sendable {
    let rate: String
    let area: String?
    let net: String?
    /// None when the layer has none: ridges then are of the system's own class.
    let ridges: String?

    var columns: [String] { [rate, area, net, ridges].compactMap { $0 } }

    /// Finds the fields by their standard names.
    /// - Throws: `OGRError.noSuchField`, which tells the nearest name.
    init(_ mode: DeductionMode, path: String, layer: LayerDescription) throws {
        let names = layer.fields.map(\.name)
        func field(_ name: String) throws -> String {
            if let found = StandardLayer.parcels.sourceField(for: name, in: names) { return found }
            let wanted = StandardLayer.parcels.field(name)?.standardName ?? name
            throw OGRError.noSuchField(path: path, layer: layer.name, name: wanted, fields: names)
        }
        rate = try field("deduction_rate")
        area = mode.storedFields.contains("area") ? try field("area") : nil
        net = mode.storedFields.contains("net_area") ? try field("net_area") : nil
        ridges = StandardLayer.parcels.sourceField(for: "deduction_class", in: names)
    }
}

/// The survey's figures of one parcel.
struct ParcelFigures: Sendable {
    /// What is wrong with a rate.
    enum Fault: Sendable {
        case outside, decimals

        var rule: String { self == .outside ? "ridge-coefficient" : "ridge-coefficient-decimals" }
        var message: Phrase {
            self == .outside
                ? RidgedGround.rateOutside
                : Messages.rateRounded
        }
    }

    /// What is wrong with a TBDLMJ (rule `net-area` of `check`).
    enum NetFault: Sendable {
        /// It is 0, as in a column that was never filled in; what the rate leaves stands in its place.
        case zero
        /// It is another figure, so far from what the rate leaves, 0.01 m²; it counts as stored.
        case differs(Int64)
    }

    /// KCXS, ten-thousandths, 0…9999.
    var rate: Int64 = 0
    var fault: Fault?
    /// TBMJ, 0.01 m²; none when it is not stored, or not above 0.
    var area: Int64?
    /// TBDLMJ, 0.01 m²; none when it is not stored, or not from 0 to TBMJ.
    var net: Int64?
    /// How a stored TBDLMJ is not TBMJ · (1 − KCXS) to 0.01 m²; none where it is, or one of them is not stored.
    var netFault: NetFault?
    /// KCDLBM; none when it is not stored.
    var ridges: String?

    init() {}
}

/// The columns of a batch that hold the survey's figures.
struct ParcelColumns {
    private let rate, area, net, ridges: AttributeColumn?

    init(_ batch: Layer, _ fields: ParcelFields?) {
        func column(_ name: String?) -> AttributeColumn? { name.flatMap(batch.column) }
        (rate, area) = (column(fields?.rate), column(fields?.area))
        (net, ridges) = (column(fields?.net), column(fields?.ridges))
    }

    /// The figures of a row. A rate outside 0 up to 1 counts as 0; one of more than four decimals is rounded half up.
    func figures(_ row: Int) -> ParcelFigures {
        var figures = ParcelFigures()
        if let value = rate?.number(row) {
            if let exact = SurveyedArea.rate(value), exact < 10_000 {
                figures.rate = exact
            } else if value >= 0, value < 0.99995 {
                (figures.rate, figures.fault) = (Int64(clamping: (value * 10_000 + 0.5).rounded(.down)), .decimals)
            } else {
                figures.fault = .outside
            }
        }
        figures.area = area?.number(row).flatMap(SurveyedArea.hundredths).flatMap { $0 > 0 ? $0 : nil }
        figures.net = net?.number(row).flatMap(SurveyedArea.hundredths)
        if let net = figures.net, net > figures.area ?? 0 { figures.net = nil }
        if let area = figures.area, let net = figures.net {
            let expected = SurveyedArea(gross: area, rate: figures.rate).net
            if net == 0, expected > 0 {
                (figures.net, figures.netFault) = (expected, .zero)
            } else if (net - expected).magnitude > 1 {
                figures.netFault = .differs(Int64(clamping: (net - expected).magnitude))
            }
        }
        figures.ridges = ridges?.text(row)
        return figures
    }
}
