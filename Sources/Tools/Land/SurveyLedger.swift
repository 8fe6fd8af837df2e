import Columns
import Survey

/// The survey's figures of the pieces of some parcels: integers, so that ledgers add up alike in any order.
///
/// What is deducted is kept by class, so that it can be left out afterwards for classes that are no farmland.
struct SurveyLedger: Sendable {
    /// Ridges of a class, by the class that they count for; none for the system's own.
    struct Deduction: Hashable, Sendable {
        let landClass: Int
        let ridges: String?
    }

    /// A piece that is to be balanced.
    struct Piece: Sendable, Hashable {
        let id: String
        let landClass: Int
        let key: Int
        /// TBMJ of the piece before balancing, 0.01 m².
        let gross: Int64
        let rate: Int64
        let ridges: String?

        func ofClass(_ number: Int) -> Piece {
            Piece(id: id, landClass: number, key: key, gross: gross, rate: rate, ridges: ridges)
        }

        func left(_ area: Int64) -> Piece {
            Piece(id: id, landClass: landClass, key: key, gross: area, rate: rate, ridges: ridges)
        }
    }

    let mode: DeductionMode?
    /// Keep every piece, to be balanced.
    let keepsPieces: Bool
    private let keys: Int
    /// TBMJ by class and zone key, 0.01 m².
    private(set) var gross: [[Int64]] = []
    /// KCMJ by zone key, 0.01 m².
    private(set) var deducted: [Deduction: [Int64]] = [:]
    private(set) var pieces: [Piece] = []
    /// What pieces give up to other rows of their class, 0.01 m², and what of that zones have again.
    private var given: [Piece: [(area: Int64, again: ZoneRepeats)]] = [:]
    /// What zones have again of pieces to be balanced, 0.01 m²; pieces without any left out.
    private var sharedPieces: [Piece: [ZoneRepeats]] = [:]

    /// A class in a zone, with the class that its ridges count for.
    struct RepeatedCell: Hashable, Sendable {
        let deduction: Deduction
        let key: Int
    }

    /// TBMJ and KCMJ that sums over zones hold again, 0.01 m²; empty where no zones overlap.
    private(set) var again: [RepeatedCell: (gross: ZoneRepeats, deducted: ZoneRepeats)] = [:]
    /// Parcels of each class with a rate above 0.
    private(set) var rated: [Int] = []
    private(set) var ratesOutside = 0
    private(set) var ratesRounded = 0
    /// Parcels without stored figures that the mode wants; they were recomputed.
    private(set) var withoutStored = 0

    /// Parcels of one class whose TBDLMJ is not what TBMJ and KCXS say.
    struct NetAreas: Sendable, Hashable {
        /// It is 0; it was recomputed.
        var zero = 0
        /// It is another figure; it counts as stored.
        var differing = 0
        /// By so much in sum, 0.01 m².
        var difference: Int64 = 0

        mutating func add(_ other: NetAreas) {
            zero += other.zero
            differing += other.differing
            difference += other.difference
        }
    }
    /// By class.
    private(set) var netAreas: [Int: NetAreas] = [:]

    init(_ mode: DeductionMode?, keepsPieces: Bool, keys: Int) {
        (self.mode, self.keepsPieces, self.keys) = (mode, keepsPieces, keys)
    }

    private mutating func hold(_ landClass: Int) {
        while gross.count <= landClass {
            gross.append([Int64](repeating: 0, count: keys))
            rated.append(0)
        }
    }

    /// Adds a parcel.
    /// - Parameters:
    ///   - id: key of the parcel, or its row.
    ///   - keyOfZone: zone key of each zone row.
    mutating func add(_ parcel: ParcelPieces, _ figures: ParcelFigures, id: String, landClass: Int, keyOfZone: [Int]) {
        hold(landClass)
        if figures.rate > 0 { rated[landClass] += 1 }
        switch figures.fault {
        case .outside: ratesOutside += 1
        case .decimals: ratesRounded += 1
        case nil: break
        }
        if mode == .stored, parcel.sole != nil {
            switch figures.netFault {
            case .zero: netAreas[landClass, default: NetAreas()].zero += 1
            case .differs(let difference):
                netAreas[landClass, default: NetAreas()].add(NetAreas(differing: 1, difference: difference))
            case nil: break
            }
        }
        for (k, area) in areas(of: parcel, figures) {
            let key = keyOfZone[parcel.list[k].zone]
            let shared = shared(parcel, parcel.list[k].zone, area)
            if keepsPieces {
                let piece = Piece(
                    id: id, landClass: landClass, key: key, gross: area.gross, rate: figures.rate,
                    ridges: figures.ridges)
                pieces.append(piece)
                if let shared { sharedPieces[piece, default: []].append(shared) }
                continue
            }
            gross[landClass][key] += area.gross
            let deduction = Deduction(landClass: landClass, ridges: figures.ridges)
            if let shared { share(shared, deduction, key, rate: figures.rate) }
            guard area.deducted != 0 else { continue }
            deducted[deduction, default: [Int64](repeating: 0, count: keys)][key] += area.deducted
        }
    }

    /// Takes out what a parcel gives up to another row of its class: of each of its pieces the survey's area in the proportion
    /// of the ground, and all of it where the piece gives up all.
    /// - Parameters:
    ///   - taken: the pieces of that ground.
    ///   - parcel: the pieces of the whole parcel.
    mutating func takeOut(
        _ taken: ParcelPieces, of parcel: ParcelPieces, _ figures: ParcelFigures, id: String, landClass: Int,
        keyOfZone: [Int]
    ) {
        hold(landClass)
        let counted = withoutStored
        let areas = areas(of: parcel, figures)
        withoutStored = counted
        for (k, area) in areas {
            let (zone, whole) = (parcel.list[k].zone, Int128(parcel.list[k].micro))
            let part = Int128(taken.list.first { $0.zone == zone }?.micro ?? 0)
            guard part > 0, whole > 0 else { continue }
            let isAll = whole - part <= ParcelPieces.noise
            let left = isAll ? 0 : Int64(clamping: (2 * Int128(area.gross) * (whole - part) + whole) / (2 * whole))
            let key = keyOfZone[zone]
            let shared = shared(parcel, zone, area)
            let less = taken.repeats.first { $0.zone == zone }?.ground.scaled(area.gross, of: parcel.list[k].micro)
            if keepsPieces {
                let piece = Piece(
                    id: id, landClass: landClass, key: key, gross: area.gross, rate: figures.rate,
                    ridges: figures.ridges)
                given[piece, default: []].append((area.gross - left, less ?? .zero))
                continue
            }
            gross[landClass][key] -= area.gross - left
            if let shared, let less {
                let deduction = Deduction(landClass: landClass, ridges: figures.ridges)
                var rest = shared
                rest -= less
                share(shared, deduction, key, rate: figures.rate, sign: -1)
                share(rest, deduction, key, rate: figures.rate)
            }
            let ridges =
                mode == .stored && area.gross > 0
                ? Int64(
                    clamping: (2 * Int128(area.deducted) * Int128(left) + Int128(area.gross)) / (2 * Int128(area.gross))
                )
                : SurveyedArea(gross: left, rate: figures.rate).deducted
            guard area.deducted != ridges else { continue }
            let deduction = Deduction(landClass: landClass, ridges: figures.ridges)
            deducted[deduction, default: [Int64](repeating: 0, count: keys)][key] -= area.deducted - ridges
        }
    }

    /// Lessens the pieces by what they give up; those that give up all are gone.
    mutating func giveUp() {
        guard !given.isEmpty else { return }
        var rest = given
        pieces = pieces.compactMap { piece in
            guard let out = rest[piece]?.popLast() else { return piece }
            let left = piece.gross - out.area
            var shared = sharedPieces[piece]?.popLast()
            guard left > 0 else { return nil }
            shared? -= out.again
            if let shared { sharedPieces[piece.left(left), default: []].append(shared) }
            return piece.left(left)
        }
        given = [:]
    }

    /// What zones have again of the survey's area of a piece; none where they do not.
    private func shared(_ parcel: ParcelPieces, _ zone: Int, _ area: SurveyedArea) -> ZoneRepeats? {
        guard let ground = parcel.repeats.first(where: { $0.zone == zone })?.ground,
            let piece = parcel.list.first(where: { $0.zone == zone })
        else { return nil }
        let shared = ground.scaled(area.gross, of: piece.micro)
        return shared.isNone ? nil : shared
    }

    /// Adds what zones have again of a class, with its ridges.
    private mutating func share(
        _ ground: ZoneRepeats, _ deduction: Deduction, _ key: Int, rate: Int64, sign: Int64 = 1
    ) {
        var sum = again[RepeatedCell(deduction: deduction, key: key)] ?? (.zero, .zero)
        sum.gross += ground.map { sign * $0 }
        sum.deducted += ground.map { sign * SurveyedArea(gross: $0, rate: rate).deducted }
        again[RepeatedCell(deduction: deduction, key: key)] = sum
    }

    /// The survey's areas of the pieces that count: piece number and area.
    private mutating func areas(of parcel: ParcelPieces, _ figures: ParcelFigures) -> [(Int, SurveyedArea)] {
        func recomputed() -> [(Int, SurveyedArea)] {
            parcel.list.enumerated().map {
                ($0, SurveyedArea(gross: max(0, AreaSum(micro: Int128($1.micro)).hundredths), rate: figures.rate))
            }
        }
        switch mode {
        case nil, .recomputed: return recomputed()
        case .stored:
            guard let sole = parcel.sole else { return recomputed() }
            guard let area = figures.area, let net = figures.net else {
                withoutStored += 1
                return recomputed()
            }
            return [(sole, SurveyedArea(gross: area, deducted: area - net))]
        case .scaled:
            guard let stored = figures.area, parcel.area > 0, let largest = parcel.largest else {
                if figures.area == nil { withoutStored += 1 }
                return recomputed()
            }
            let whole = AreaSum(micro: Int128(parcel.area))
            var gross = parcel.list.map {
                SurveyedArea.scaled(AreaSum(micro: Int128(max(0, $0.micro))), of: whole, stored: stored)
            }
            // A parcel that lies in its zones alone has its pieces sum to it.
            if parcel.closes { gross[largest] += stored - gross.reduce(0, +) }
            var deducted = gross.map { SurveyedArea(gross: $0, rate: figures.rate).deducted }
            if parcel.closes {
                let total = SurveyedArea(gross: stored, rate: figures.rate).deducted
                deducted[largest] += total - deducted.reduce(0, +)
            }
            return gross.indices.map { ($0, SurveyedArea(gross: gross[$0], deducted: deducted[$0])) }
        }
    }

    /// Adds another ledger.
    /// - Parameter number: our number of each of its classes.
    mutating func add(_ other: SurveyLedger, number: [Int]) {
        for theirs in other.gross.indices {
            let own = number[theirs]
            hold(own)
            for key in 0..<keys { gross[own][key] += other.gross[theirs][key] }
            rated[own] += other.rated[theirs]
        }
        for (deduction, sums) in other.deducted {
            let own = Deduction(landClass: number[deduction.landClass], ridges: deduction.ridges)
            var held = deducted[own] ?? [Int64](repeating: 0, count: keys)
            for key in 0..<keys { held[key] += sums[key] }
            deducted[own] = held
        }
        pieces += other.pieces.map { $0.ofClass(number[$0.landClass]) }
        for (piece, out) in other.given { given[piece.ofClass(number[piece.landClass]), default: []] += out }
        for (piece, shared) in other.sharedPieces {
            sharedPieces[piece.ofClass(number[piece.landClass]), default: []] += shared
        }
        for (cell, sums) in other.again {
            let deduction = Deduction(landClass: number[cell.deduction.landClass], ridges: cell.deduction.ridges)
            var held = again[RepeatedCell(deduction: deduction, key: cell.key)] ?? (.zero, .zero)
            held.gross += sums.gross
            held.deducted += sums.deducted
            again[RepeatedCell(deduction: deduction, key: cell.key)] = held
        }
        for (theirs, areas) in other.netAreas { netAreas[number[theirs], default: NetAreas()].add(areas) }
        ratesOutside += other.ratesOutside
        ratesRounded += other.ratesRounded
        withoutStored += other.withoutStored
    }

    /// Enters the pieces into the sums with their balanced areas; shape as `pieces`.
    mutating func enter(_ balanced: [Int64]) {
        precondition(keepsPieces && balanced.count == pieces.count, "one area for each piece")
        // Pieces that are alike in all but what zones share give up their shares in an order of their own.
        for piece in sharedPieces.keys {
            sharedPieces[piece]?.sort { a, b in
                (0..<4).map { a.sums[$0] }.lexicographicallyPrecedes((0..<4).map { b.sums[$0] })
            }
        }
        for (piece, area) in zip(pieces, balanced) {
            gross[piece.landClass][piece.key] += area
            if let shared = sharedPieces[piece]?.popLast() {
                share(
                    shared.scaled(area, of: piece.gross), Deduction(landClass: piece.landClass, ridges: piece.ridges),
                    piece.key, rate: piece.rate)
            }
            let ridges = SurveyedArea(gross: area, rate: piece.rate).deducted
            guard ridges != 0 else { continue }
            let deduction = Deduction(landClass: piece.landClass, ridges: piece.ridges)
            deducted[deduction, default: [Int64](repeating: 0, count: keys)][piece.key] += ridges
        }
    }

    /// Puts the pieces into an order that does not depend on how they were read: by zone, id, class, area and rate.
    mutating func sortPieces(classNames: [String]) {
        pieces.sort { a, b in
            if a.key != b.key { return a.key < b.key }
            if a.id != b.id { return utf8Less(a.id, b.id) }
            if a.landClass != b.landClass { return utf8Less(classNames[a.landClass], classNames[b.landClass]) }
            if a.gross != b.gross { return a.gross < b.gross }
            if a.rate != b.rate { return a.rate < b.rate }
            return utf8Less(a.ridges ?? "", b.ridges ?? "")
        }
    }
}
