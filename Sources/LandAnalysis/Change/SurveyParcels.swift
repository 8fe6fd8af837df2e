import Columns
import CountyLayers
import FindingValues
import Overlap
import Survey

/// The parcels of one survey in memory without their shapes: key, class, ground and village of each. Rows stand in the
/// order they came; their issues are ordered by key.
package struct SurveyParcels: Sendable {
    /// The parcel's own key, or its row number in the source.
    private(set) var keys = PackedTexts()
    /// Number of the class of each row in `classNames`.
    private(set) var classes: [UInt16] = []
    /// Class codes, each once.
    private(set) var classNames: [String] = []
    private var classNumbers: [String: UInt16] = [:]
    /// What grows on farmland (ZZSXDM).
    private(set) var plantings: [CropKind] = []
    /// Measured ground of each parcel, 10⁻⁶ m².
    private(set) var grounds: [Int64] = []
    /// TBMJ as stored and the part of it that is deducted as ridges, 0.01 m²; `SurveyParcels.notStored` without.
    private(set) var gross: [Int64] = []
    private(set) var ridges: [Int64] = []
    /// The village that holds the whole row; −1 when it lies in several, or reaches outside.
    private(set) var wholes: [Int32] = []
    /// Ground in each village of the rows that lie in several, or reach outside.
    private var divided: [Int32: [Share]] = [:]
    /// Ground of rows that lies in more than one village, once for each beyond the first, 10⁻⁶ m²; rows without any left out.
    private var repeats: [Int32: Int64] = [:]
    /// The layer has a field of TBMJ.
    private(set) var hasStored = false
    /// Classes of the second survey that have to be divided by somebody who sees the ground, or that the map does not know,
    /// with the parcels that carry them.
    package private(set) var unmapped: [String: Int] = [:]
    /// Parcels whose class was mapped from the second survey's.
    package private(set) var mapped = 0
    /// Parcels of each year (SJNF).
    private var years: [Int: Int] = [:]
    package var issues: [RowIssue] = []

    /// Areas that are stored as 0, as in a column that was never filled in, and do not count.
    package struct ZeroAreas: Sendable {
        /// Parcels with ground whose TBMJ is 0: the measured ground stands in its place.
        package var gross = 0
        /// Their ground, 0.01 m².
        package var ground: Int64 = 0
        /// Parcels whose TBDLMJ is 0 beside a TBMJ: what the ridge coefficient leaves of TBMJ stands in its place.
        package var net = 0

        /// The defaults.
        package init() {}
    }
    package private(set) var zeroAreas = ZeroAreas()

    /// The year of most parcels, the later of equals; none where the survey does not say.
    var year: Int? { years.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key }

    static let notStored = Int64.min

    /// Ground in one village.
    package struct Share: Sendable {
        /// Village row.
        let village: Int32
        /// 10⁻⁶ m².
        let ground: Int64
    }

    package var count: Int { grounds.count }

    /// The village that holds the whole row; none when it lies in several, or reaches outside.
    func onlyVillage(of row: Int) -> Int32? { wholes[row] >= 0 ? wholes[row] : nil }

    /// Ground of a row in each village it shares ground with.
    func shares(of row: Int) -> [Share] {
        if let only = onlyVillage(of: row) { return [Share(village: only, ground: grounds[row])] }
        return divided[Int32(row)] ?? []
    }

    /// Ground of a row that lies in more than one village, once for each beyond the first.
    func repeated(_ row: Int) -> Int64 { repeats[Int32(row)] ?? 0 }

    func className(of row: Int) -> String { classNames[Int(classes[row])] }

    /// Sum of the measured ground.
    var ground: AreaSum { AreaSum(micro: grounds.reduce(Int128(0)) { $0 + Int128($1) }) }

    /// Parcels of each class that the third survey's table does not know; those of the second survey aside.
    package var unknownClasses: [String: Int] {
        var counts = [Int](repeating: 0, count: classNames.count)
        for number in classes { counts[Int(number)] += 1 }
        return Dictionary(
            uniqueKeysWithValues: zip(classNames, counts).filter { name, _ in
                SecondSurveyClass(name) == nil && LandClass(name).flatMap { LandClassTable.thirdSurvey[$0] } == nil
            })
    }

    /// Σ TBMJ of the parcels that store it, and their measured ground; m².
    package var storedGround: (stored: Double, measured: Double) {
        var (stored, measured) = (Int128(0), Int128(0))
        for row in grounds.indices where gross[row] != Self.notStored {
            stored += Int128(gross[row])
            measured += Int128(grounds[row])
        }
        return (Double(stored) / 100, Double(measured) / 1e6)
    }

    /// Ground of a row's piece net of ridges, in the proportion that the survey stores; the piece where it stores none.
    func net(_ piece: AreaSum, of row: Int) -> AreaSum {
        guard gross[row] > 0, ridges[row] > 0 else { return piece }
        let (whole, ridge) = (Int128(gross[row]), Int128(ridges[row]))
        return piece - AreaSum(micro: (2 * piece.micro * ridge + whole) / (2 * whole))
    }

    /// Gives a row less ground than it was read with; what it stores is lessened in proportion.
    mutating func replace(
        _ row: Int, ground: Double, shares: some RandomAccessCollection<ZoneShare>, repeated: Double
    ) {
        let (whole, left) = (Int128(grounds[row]), Int128(Self.micro(ground)))
        func part(_ stored: Int64) -> Int64 { Int64(clamping: (2 * Int128(stored) * left + whole) / (2 * whole)) }
        if gross[row] != Self.notStored, whole > 0, left < whole {
            (gross[row], ridges[row]) = (part(gross[row]), part(ridges[row]))
        }
        grounds[row] = Self.micro(ground)
        set(shares, repeated, of: row)
    }

    /// Adds the parcels of another batch behind these.
    mutating func append(_ other: SurveyParcels) {
        let base = Int32(count)
        let numbers = other.classNames.map { number(of: $0) }
        keys.append(contentsOf: other.keys)
        classes.append(contentsOf: other.classes.lazy.map { numbers[Int($0)] })
        plantings.append(contentsOf: other.plantings)
        grounds.append(contentsOf: other.grounds)
        gross.append(contentsOf: other.gross)
        ridges.append(contentsOf: other.ridges)
        wholes.append(contentsOf: other.wholes)
        for (row, shares) in other.divided { divided[base + row] = shares }
        for (row, ground) in other.repeats { repeats[base + row] = ground }
        for (code, count) in other.unmapped { unmapped[code, default: 0] += count }
        mapped += other.mapped
        years.merge(other.years, uniquingKeysWith: +)
        hasStored = hasStored || other.hasStored
        zeroAreas.gross += other.zeroAreas.gross
        zeroAreas.ground += other.zeroAreas.ground
        zeroAreas.net += other.zeroAreas.net
        hasTooManyClasses = hasTooManyClasses || other.hasTooManyClasses
        issues += other.issues
    }

    /// Classes that a survey can have, at most; the third survey has 73. A field that is not the class may hold another text
    /// in every row.
    package static let mostClasses = 2_000
    /// There are more: some were lumped with others, and nothing may be made of them.
    package private(set) var hasTooManyClasses = false

    /// The defaults.
    package init() {}

    private mutating func number(of name: String) -> UInt16 {
        if let known = classNumbers[name] { return known }
        guard classNames.count < Self.mostClasses else {
            hasTooManyClasses = true
            return 0
        }
        let number = UInt16(classNames.count)
        classNumbers[name] = number
        classNames.append(name)
        return number
    }

    /// Square metres in units of 10⁻⁶ m².
    static func micro(_ squareMetres: Double) -> Int64 { Int64(clamping: (squareMetres * 1e6).rounded()) }
}

// MARK: - From a batch

extension SurveyParcels {
    /// Parcels of a batch, and their shapes.
    package struct Part: Sendable {
        var parcels = SurveyParcels()
        /// In the plane of the run; a row for each parcel.
        var polygons = PolygonColumn()
        /// Shape `(rows)`.
        var hashes: [ShapeHash] = []

        /// Parcels of a batch with columns by our names, each held against the villages. Rows without a class are set aside;
        /// classes of the second survey are mapped.
        /// - Complexity: as `ZoneIndex.tabulate`.
        init(_ batch: Layer, named layer: String, villages: ZoneIndex) throws {
            guard case .polygons(let all) = batch.geometry else { preconditionFailure("parcels are polygons") }
            let (classTexts, ids) = (batch.texts("class"), batch.texts("key"))
            var rows: [Int] = []
            rows.reserveCapacity(batch.count)
            for row in 0..<batch.count {
                if classTexts[row] != nil {
                    rows.append(row)
                } else {
                    parcels.issues.append(
                        RowIssue(
                            layer: layer, row: batch.sourceRows[row], id: ids[row], rule: "class-unknown",
                            message: Phrase(zh: "该图斑没有地类，已剔除", en: "the parcel has no land class; it was set aside")))
                }
            }
            polygons = rows.count == batch.count ? all : all.selecting(rows)
            hashes = ShapeHash.ofRows(in: polygons)
            let (planting, gross, net) = (batch.texts("planting"), batch.numbers("area"), batch.numbers("net_area"))
            let rates = batch.numbers("deduction_rate")
            for year in batch.numbers("year") {
                if let year, 1900...2200 ~= year { parcels.years[Int(clamping: year), default: 0] += 1 }
            }
            parcels.hasStored = batch.column("area") != nil
            let found = villages.tabulate(polygons)
            try Task.checkCancellation()
            for (place, row) in rows.enumerated() {
                parcels.append(
                    key: ids[row] ?? String(batch.sourceRows[row]), landClass: classTexts[row]!,
                    planting: planting[row], gross: gross[row], net: net[row], rate: rates[row],
                    ground: found.areas[place],
                    shares: found.shares(ofRow: place), repeated: found.repeated(ofRow: place))
            }
        }

        /// Only the named rows of what was read.
        init() {}
    }

    private mutating func append(
        key: String, landClass: String, planting: String?, gross: Double?, net: Double?, rate: Double?, ground: Double,
        shares: some RandomAccessCollection<ZoneShare>, repeated: Double
    ) {
        let row = count
        keys.append(key)
        classes.append(number(of: countedCode(landClass)))
        plantings.append(CropKind(planting))
        grounds.append(Self.micro(ground))
        let (whole, ridges) = stored(
            gross.flatMap(SurveyedArea.hundredths), net.flatMap(SurveyedArea.hundredths),
            rate: LandClass(className(of: row))?.isFarmland == true ? rate : nil,
            ground: AreaSum(squareMetres: ground))
        self.gross.append(whole ?? Self.notStored)
        self.ridges.append(ridges)
        wholes.append(-1)
        set(shares, repeated, of: row)
    }

    /// What a parcel stores as far as it can be so, and the ridges in it, 0.01 m². Zeros are counted.
    /// - Parameter rate: KCXS of farmland.
    private mutating func stored(
        _ gross: Int64?, _ net: Int64?, rate: Double?, ground: AreaSum
    ) -> (gross: Int64?, ridges: Int64) {
        guard let gross else { return (nil, 0) }
        if gross == 0, ground.hundredths > 0 {
            zeroAreas.gross += 1
            zeroAreas.ground += ground.hundredths
            return (nil, 0)
        }
        guard let net else { return (gross, 0) }
        if net == 0, gross > 0 {
            zeroAreas.net += 1
            let rate = Int64(clamping: RidgedGround.rate(rate) ?? 0)
            return (gross, gross - SurveyedArea(gross: gross, rate: rate).net)
        }
        return (gross, min(max(0, gross - net), gross))
    }

    private mutating func set(_ shares: some RandomAccessCollection<ZoneShare>, _ repeated: Double, of row: Int) {
        repeats[Int32(row)] = repeated > 0 ? Self.micro(repeated) : nil
        if shares.count == 1, let first = shares.first, Self.micro(first.area) == grounds[row] {
            wholes[row] = Int32(first.zone)
            divided[Int32(row)] = nil
        } else {
            wholes[row] = -1
            divided[Int32(row)] = shares.map { Share(village: Int32($0.zone), ground: Self.micro($0.area)) }
        }
    }

    /// The class in the third survey's system (`LandClass.thirdSurveyCode`), counted.
    private mutating func countedCode(_ text: String) -> String {
        guard let old = SecondSurveyClass(text) else { return LandClass.thirdSurveyCode(text) }
        if case .one = ClassMap<SecondSurveyClass, LandClass>.secondToThirdSurvey[old] {
            mapped += 1
        } else {
            unmapped[text, default: 0] += 1
        }
        return LandClass.thirdSurveyCode(text)
    }
}
