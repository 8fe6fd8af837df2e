import Columns
import Intake
import Overlap

/// Sums of some parcels. Integers, so that parts add up alike in any order.
struct TabulationPart: Sendable {
    private let keys: Int
    /// Number of each class.
    private(set) var classes: [String: Int] = [:]
    /// 10⁻⁶ m² by class and zone key; 64 bits hold 9 million km². When they do not, `overflows` says so.
    private(set) var sums: [[Int64]] = []
    /// Parcels of each class.
    private(set) var parcelsOfClass: [Int] = []
    var parcels = AreaSum.zero
    var outside = AreaSum.zero
    var repeated = AreaSum.zero
    /// What the roundings of a method left between parcels and their pieces.
    var residual = AreaSum.zero
    /// A class in a zone.
    struct Cell: Hashable, Sendable {
        let landClass: Int
        let key: Int
    }

    /// What sums over zones hold again, because zones overlap, 10⁻⁶ m²; empty where none do.
    private(set) var again: [Cell: ZoneRepeats] = [:]
    /// Ground by zone key, counted for each parcel and zone, 10⁻⁶ m², as the plane measures it.
    private(set) var covered: [Int64]
    /// A sum was larger than 9 million km²: nothing may be made of the sums.
    private(set) var overflows = false
    var issues: [RowIssue] = []
    /// The survey's figures, when they are asked for.
    var ledger: SurveyLedger?

    init(keys: Int, ledger: SurveyLedger? = nil) {
        (self.keys, self.ledger) = (keys, ledger)
        covered = [Int64](repeating: 0, count: keys)
    }

    /// The number of a class.
    mutating func number(_ name: String) -> Int {
        if let known = classes[name] { return known }
        classes[name] = sums.count
        sums.append([Int64](repeating: 0, count: keys))
        parcelsOfClass.append(0)
        return sums.count - 1
    }

    @inline(__always) mutating func add(_ micro: Int64, landClass: Int, key: Int) {
        let (value, isOver) = sums[landClass][key].addingReportingOverflow(micro)
        sums[landClass][key] = value
        if isOver { overflows = true }
    }

    /// Adds ground that zones have again. No more than their sums, which are looked at for what 64 bits hold.
    mutating func repeatGround(_ ground: ZoneRepeats, landClass: Int, key: Int) {
        again[Cell(landClass: landClass, key: key), default: .zero] += ground
    }

    /// Adds ground that a parcel covers.
    @inline(__always) mutating func cover(_ micro: Int64, key: Int) {
        let (value, isOver) = covered[key].addingReportingOverflow(micro)
        covered[key] = value
        if isOver { overflows = true }
    }

    /// Notes that a figure is larger than 64 bits hold.
    mutating func overflow() { overflows = true }

    /// Adds a parcel of a class to the count.
    @inline(__always) mutating func countParcel(landClass: Int) { parcelsOfClass[landClass] += 1 }

    mutating func add(_ other: TabulationPart) {
        var numbers = [Int](repeating: 0, count: other.sums.count)
        for (name, theirs) in other.classes {
            let own = number(name)
            numbers[theirs] = own
            for k in 0..<keys { add(other.sums[theirs][k], landClass: own, key: k) }
            parcelsOfClass[own] += other.parcelsOfClass[theirs]
        }
        for (cell, ground) in other.again { repeatGround(ground, landClass: numbers[cell.landClass], key: cell.key) }
        for k in 0..<keys { cover(other.covered[k], key: k) }
        overflows = overflows || other.overflows
        if let theirs = other.ledger { ledger?.add(theirs, number: numbers) }
        parcels += other.parcels
        outside += other.outside
        repeated += other.repeated
        residual += other.residual
        issues += other.issues
    }
}

/// Works on batches of parcels; one per task.
final class TabulationWorker {
    var part: TabulationPart
    let zones: ZoneLayer
    let tabulator: ZoneTabulator
    let request: Tabulation.Request
    /// Sums the borders of the parcels, by which ground that they share is found.
    private let borders: BorderCollector
    let key: String?
    /// Measures pieces as shapes; none for methods that need no shapes.
    private let shapes: PieceMeasure?
    let fields: ParcelFields?
    private var pieces = ParcelPieces()

    /// - Parameters:
    ///   - index: of the zones.
    ///   - key: column of keys of the parcels; none for the row number.
    ///   - fields: where the survey's figures stand, when they are asked for.
    init(
        _ zones: ZoneLayer, _ index: ZoneIndex, _ request: Tabulation.Request, plane: Plane, key: String?,
        fields: ParcelFields?, borders: BorderSum
    ) throws {
        self.borders = BorderCollector(borders)
        (self.zones, self.request, self.key, self.fields) = (zones, request, key, fields)
        part = TabulationPart(keys: zones.keys.count, ledger: request.ledger(keys: zones.keys.count))
        tabulator = ZoneTabulator(index)
        shapes =
            request.method.needsShapes ? try PieceMeasure(request.method, in: plane, zones: zones.polygons) : nil
    }

    /// Adds parcels that passed the gate, in the plane.
    func add(_ batch: Layer) throws {
        guard case .polygons(let polygons) = batch.geometry else { return }
        let classes = batch.column(request.classField)
        let shares = tabulator.shares(of: polygons, checking: false)
        borders.add(polygons)
        if shapes == nil, part.ledger == nil {
            count(shares, classes)
            return
        }
        let ids = key.flatMap(batch.column)
        let columns = ParcelColumns(batch, fields)
        for row in 0..<polygons.count {
            if row & 255 == 0 { try Task.checkCancellation() }
            let parcel = Parcel(
                figures: columns.figures(row), id: ids?.text(row), sourceRow: batch.sourceRows[row],
                landClass: classes?.text(row) ?? "")
            try count(shares, row, parcel, polygons, row)
        }
    }

    /// Adds parcels of which no more is asked than their ground.
    private func count(_ shares: ZoneShares, _ classes: AttributeColumn?) {
        // The sums are taken out meanwhile: else the runtime asks at every figure whether anyone else is at them.
        var sums = TabulationPart(keys: 0)
        swap(&sums, &part)
        defer { swap(&sums, &part) }
        let keyOfRow = zones.keyOfRow
        var (lastClass, number) = ("", -1)
        for row in 0..<shares.count {
            let landClass = classes?.text(row) ?? ""
            if landClass != lastClass || number < 0 { (lastClass, number) = (landClass, sums.number(landClass)) }
            sums.countParcel(landClass: number)
            let area = Self.micro(shares.areas[row])
            sums.parcels.micro += Int128(area)
            let rest = Self.divide(shares, row, area) { zone, piece in
                sums.add(piece, landClass: number, key: keyOfRow[zone])
                sums.cover(piece, key: keyOfRow[zone])
            }
            if !rest.fits { sums.overflow() }
            sums.outside.micro += Int128(rest.outside)
            sums.repeated.micro += Int128(rest.repeated)
        }
        for (row, places) in shares.repeats {
            let number = sums.number(classes?.text(row) ?? "")
            for place in places { sums.repeatGround(ZoneRepeats(place), landClass: number, key: keyOfRow[place.zone]) }
        }
    }

    /// What is known of a parcel besides its ground.
    private struct Parcel {
        let figures: ParcelFigures
        let id: String?
        let sourceRow: Int
        let landClass: String
    }

    /// Adds one parcel with its survey figures, its pieces measured as shapes when the method wants that.
    private func count(
        _ shares: ZoneShares, _ row: Int, _ parcel: Parcel, _ polygons: PolygonColumn, _ polygonRow: Int
    ) throws {
        let landClass = part.number(parcel.landClass)
        part.countParcel(landClass: landClass)
        pieces.clear()
        pieces.area = Self.micro(shares.areas[row])
        var list = pieces.list
        let rest = Self.divide(shares, row, pieces.area) { zone, piece in
            list.append((zone, piece))
            part.cover(piece, key: zones.keyOfRow[zone])
        }
        if !rest.fits { part.overflow() }
        (pieces.list, pieces.outside, pieces.repeated) = (list, rest.outside, rest.repeated)
        pieces.repeats = Self.repeats(shares, row)
        try shapes?.measure(polygons, row: polygonRow, &pieces)
        part.parcels.micro += Int128(pieces.area)
        part.outside.micro += Int128(pieces.outside)
        part.repeated.micro += Int128(pieces.repeated)
        part.residual.micro += Int128(pieces.residual)
        for piece in pieces.list {
            part.add(piece.micro, landClass: landClass, key: zones.keyOfRow[piece.zone])
        }
        for place in pieces.repeats {
            part.repeatGround(place.ground, landClass: landClass, key: zones.keyOfRow[place.zone])
        }
        part.ledger?.add(
            pieces, parcel.figures, id: parcel.id ?? String(parcel.sourceRow), landClass: landClass,
            keyOfZone: zones.keyOfRow)
        guard let fault = parcel.figures.fault else { return }
        part.issues.append(
            RowIssue(
                layer: "parcels", row: parcel.sourceRow, id: parcel.id, rule: fault.rule, severity: .warning,
                message: fault.message))
    }

    /// The pieces of one parcel, measured as shapes when the method wants that.
    func pieces(_ shares: ZoneShares, _ row: Int, of polygons: PolygonColumn) throws -> ParcelPieces {
        var pieces = ParcelPieces()
        pieces.area = Self.micro(shares.areas[row])
        var list = pieces.list
        let rest = Self.divide(shares, row, pieces.area) { list.append(($0, $1)) }
        if !rest.fits { part.overflow() }
        (pieces.list, pieces.outside, pieces.repeated) = (list, rest.outside, rest.repeated)
        pieces.repeats = Self.repeats(shares, row)
        try shapes?.measure(polygons, row: row, &pieces)
        return pieces
    }

    /// Takes ground out of the sums of a class.
    func takeOut(_ taken: ParcelPieces, landClass: Int) {
        part.parcels.micro -= Int128(taken.area)
        part.outside.micro -= Int128(taken.outside)
        part.repeated.micro -= Int128(taken.repeated)
        part.residual.micro -= Int128(taken.residual)
        for piece in taken.list { part.add(-piece.micro, landClass: landClass, key: zones.keyOfRow[piece.zone]) }
        for place in taken.repeats {
            let less = place.ground.map { -$0 }
            part.repeatGround(less, landClass: landClass, key: zones.keyOfRow[place.zone])
        }
    }

    /// What zones have again of a row.
    private static func repeats(_ shares: ZoneShares, _ row: Int) -> [(zone: Int, ground: ZoneRepeats)] {
        guard !shares.repeats.isEmpty, let places = shares.repeats[row] else { return [] }
        return places.map { ($0.zone, ZoneRepeats($0)) }
    }

    /// Hands over what is still held. To be called after the last batch.
    func finish() { borders.finish() }

    /// Gives the pieces of one parcel, with zone row and ground. What rounding to 10⁻⁶ m² and to double precision leaves
    /// between the parcel and its pieces goes to the largest, so that they sum to it.
    /// - Returns: ground outside every zone, and ground counted more than once: two areas, never their difference. Nothing was
    ///   given when it does not fit into 64 bits.
    @inline(__always)
    private static func divide(
        _ shares: ZoneShares, _ row: Int, _ area: Int64, _ body: (Int, Int64) -> Void
    ) -> (outside: Int64, repeated: Int64, fits: Bool) {
        let own = shares.offsets[row]..<shares.offsets[row + 1]
        guard own.count > 1 || own.count == 1 && shares.shares[own.lowerBound].area != shares.areas[row] else {
            if own.isEmpty { return (area, 0, true) }
            body(shares.shares[own.lowerBound].zone, area)
            return (0, 0, true)
        }
        let again = shares.repeats.isEmpty ? 0 : micro(shares.repeated(ofRow: row))
        var exact = Int128(area) + Int128(again)
        var largest = own.lowerBound
        for k in own {
            exact -= Int128(micro(shares.shares[k].area))
            if shares.shares[k].area > shares.shares[largest].area { largest = k }
        }
        guard let rest = Int64(exactly: exact) else { return (0, 0, false) }
        // Shapes of hundreds of kilometres are measured in parts that round more.
        let noise = Int64(clamping: shares.areas[row] * (shares.areas[row] < 1e9 ? 1e-3 : 1e-2)) + Int64(own.count) + 1
        let correction = rest.magnitude <= UInt64(noise) ? rest : 0
        for k in own { body(shares.shares[k].zone, micro(shares.shares[k].area) + (k == largest ? correction : 0)) }
        return (max(0, rest - correction), again + max(0, correction - rest), true)
    }

    @inline(__always) private static func micro(_ squareMetres: Double) -> Int64 {
        Int64(clamping: (squareMetres * 1e6).rounded(.toNearestOrAwayFromZero))
    }
}
