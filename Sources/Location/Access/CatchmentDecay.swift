import Foundation

/// How much a service counts at a cost: the weight W(t) of a floating catchment area, 0 beyond the limit.
public struct CatchmentDecay: Sendable, Hashable {
    /// The shape of the weight.
    public enum Shape: Sendable, Hashable {
        /// 1 up to the limit: 2SFCA of Luo and Wang, *Environment and Planning B* 30, 2003, 865–884.
        case even
        /// The limit divided into zones of one width, a weight for each, the nearest first: E2SFCA of Luo and Qi,
        /// *Health & Place* 15(4), 2009, 1100–1107, with 1, 0.68, 0.22 (slow) or 1, 0.42, 0.09 (sharp) for 10, 20 and
        /// 30 minutes.
        case zones([Double])
        /// (e^(−½(t/t₀)²) − e^(−½)) / (1 − e^(−½)), from 1 down to 0 at the limit: Dai, *Health & Place* 16(5), 2010,
        /// 1038–1052.
        case gaussian
        /// t^(−β) with t not below `least`: the gravity model of Joseph and Bantock, *Social Science & Medicine* 16(1),
        /// 1982, 85–90. Without a least cost a service at the door would count without end.
        case power(exponent: Double, least: Double)
    }

    /// The shape of the weight.
    public let shape: Shape
    /// Largest cost that counts, above 0.
    public let limit: Double

    /// A decay of this shape that is 0 beyond `limit`.
    /// - Parameters:
    ///   - shape: weights of zones are 0 or more, one at least; an exponent and a least cost are above 0.
    ///   - limit: largest cost that counts, above 0; may be infinite for `power` and `even`.
    public init(_ shape: Shape, limit: Double) {
        precondition(limit > 0, "a limit is above 0")
        switch shape {
        case .zones(let weights):
            precondition(!weights.isEmpty && weights.allSatisfy { $0 >= 0 && $0.isFinite } && limit.isFinite, "zones")
        case .power(let exponent, let least): precondition(exponent > 0 && least > 0, "a power falls with the cost")
        case .gaussian: precondition(limit.isFinite, "the limit is the scale")
        case .even: break
        }
        (self.shape, self.limit) = (shape, limit)
    }

    /// The weight at a cost, 0 or more.
    public func weight(_ cost: Double) -> Double {
        guard cost <= limit else { return 0 }
        switch shape {
        case .even: return 1
        case .zones(let weights):
            // A cost on the border of two zones belongs to the nearer one.
            let zone = Int((cost / limit * Double(weights.count)).rounded(.up)) - 1
            return weights[min(max(zone, 0), weights.count - 1)]
        case .gaussian:
            let end = exp(-0.5)
            return (exp(-0.5 * (cost / limit) * (cost / limit)) - end) / (1 - end)
        case .power(let exponent, let least): return pow(max(cost, least), -exponent)
        }
    }
}
