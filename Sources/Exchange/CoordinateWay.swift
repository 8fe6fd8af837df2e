import Columns
import PROJ

/// The way of a layer's coordinates from source to output: the offset of a web map taken off, one published operation, an
/// offset put on. Belongs to one task.
final class CoordinateWay {
    /// CRS of what comes out; none when the source has none and nothing is asked for.
    let output: CRS?
    /// The operation; none when nothing had to be transformed.
    let operation: OperationNote?
    private let removed: WebMapOffset?
    private let applied: WebMapOffset?
    private let transformation: Transformation?
    /// Which coordinates the target can have; none when nothing was transformed into a CRS.
    private let domain: CoordinateDomain?
    private let origin: (path: String, layer: String)
    /// Rows with a geometry that were carried, and those of them that have no place in the target.
    private var (carried, setAside) = (0, 0)
    /// Vertices that lie where a web map has no offset.
    private var outside = 0

    /// - Parameters:
    ///   - source: the CRS declared, or named by the caller; none when nobody does.
    ///   - removing: the offset that the coordinates carry, by the caller's word.
    ///   - target: none keeps the CRS.
    ///   - box: of the coordinates, where the operation must hold; none for anywhere.
    /// - Throws: `ExchangeError`: `noCRS`, `datum`, `offsetNeedsDegrees`.
    init(
        of input: InputLayer, from source: CRS?, removing: WebMapOffset?, to target: Target?, box: Box?,
        treatAsCGCS2000: [CRS]
    ) throws {
        (removed, origin) = (removing, (input.path, input.name))
        if removing != nil { try Self.checkDegrees(source, of: input) }
        let start: CRS? = removing == nil ? source : .epsg(4326)
        var offset: WebMapOffset?
        if case .webMap(let named)? = target { offset = named }
        applied = offset
        guard let start else {
            if target != nil { throw ExchangeError.noCRS(path: input.path, layer: input.name, better: input.likelyCRS) }
            output = nil
            operation = nil
            transformation = nil
            domain = nil
            return
        }
        // Without a target the CRS stays as it is, understood or not.
        guard removing != nil || target != nil else {
            output = start
            operation = nil
            transformation = nil
            domain = nil
            return
        }
        let way = try Self.transformation(
            of: input, from: start, to: target ?? .crs(start), isPlain: removing != nil, box, treatAsCGCS2000)
        operation = way.note
        transformation = way.note.steps.isEmpty ? nil : way
        domain = way.note.steps.isEmpty ? nil : CoordinateDomain(crs: way.target)
        output = offset?.crs ?? way.target.crs
    }

    /// The one operation; a refusal names the layer.
    private static func transformation(
        of input: InputLayer, from start: CRS, to target: Target, isPlain: Bool, _ box: Box?, _ treatAsCGCS2000: [CRS]
    ) throws -> Transformation {
        if !isPlain, let carried = WebMapOffset(named: start.definition) {
            throw ExchangeError.datum(
                path: input.path, layer: input.name,
                reason: Phrase(
                    zh: "坐标带有 \(carried.label) 偏移", en: "the coordinates carry the offset \(carried.label)"),
                remedy: Phrase(
                    zh: "用 --from \(carried.rawValue) 去除", en: "take it off with --from \(carried.rawValue)"))
        }
        var end = CRS.epsg(4326)
        if case .crs(let crs) = target { end = crs }
        do {
            return try Transformation(from: start, to: end, over: box, treatAsCGCS2000: treatAsCGCS2000)
        } catch {
            throw ExchangeError.datum(
                path: input.path, layer: input.name, reason: error.phrase, remedy: error.remedy)
        }
    }

    /// Longitude and latitude, or nothing declared, or the offset named by an output of ours.
    private static func checkDegrees(_ crs: CRS?, of input: InputLayer) throws {
        guard let crs, WebMapOffset(named: crs.definition) == nil else { return }
        let description = try? CRSDescription(of: crs)
        guard let description, description.kind == .geographic, [4326, 4490].contains(description.crs.epsgCode) else {
            throw ExchangeError.offsetNeedsDegrees(
                path: input.path, layer: input.name, found: description?.label ?? "\(crs)")
        }
    }

    /// Carries a batch; rows that cannot be carried lose their geometry and become issues. Rows that come out where the target
    /// has no place, such as in a zone far from theirs, are left out and become issues: read again they would be none.
    func carry(_ batch: Layer) throws -> (Layer, [RowIssue]) {
        guard batch.geometry.kind != .none else { return (batch, []) }
        var geometry = batch.geometry
        var issues: [RowIssue] = []
        if let removed {
            let outcome = removed.remove(from: &geometry, settingAside: batch.name, sourceRows: batch.sourceRows)
            outside += outcome.outside
            issues += outcome.issues
        }
        if let transformation {
            issues += transformation.transform(&geometry, settingAside: batch.name, sourceRows: batch.sourceRows)
        }
        let strayed = strays(geometry, batch, &issues)
        if let applied { outside += applied.apply(to: &geometry).outside }
        var result = batch
        result.setGeometry(geometry, crs: output)
        guard !strayed.isEmpty else { return (result, issues) }
        return (result.selecting((0..<batch.count).filter { !strayed.contains($0) }), issues)
    }

    /// Rows of a batch that have no place in the target.
    private func strays(_ geometry: GeometryColumn, _ batch: Layer, _ issues: inout [RowIssue]) -> Set<Int> {
        guard let domain else { return [] }
        let filled = (0..<geometry.count).filter { !geometry.isEmpty(row: $0) }
        carried += filled.count
        if domain.agrees(allWithin: geometry.box) { return [] }
        var found: Set<Int> = []
        for row in filled {
            guard let fault = domain.fault(of: geometry, row: row) else { continue }
            found.insert(row)
            let place = batch.geometry.box(ofRow: row).centre
            issues.append(
                RowIssue(
                    layer: batch.name, row: batch.sourceRows[row], rule: fault.rule, place: place,
                    message: Messages.strayed(from: domain.crs.label, fault.sentence)))
        }
        setAside += found.count
        return found
    }

    /// What all rows together say.
    /// - Throws: `ExchangeError.noneLeft` when no row has a place in the target.
    func judge() throws(ExchangeError) {
        guard setAside > 0, setAside == carried, let domain else { return }
        throw .noneLeft(
            path: origin.path, layer: origin.layer, rows: carried,
            reason: Messages.noPlace(in: domain.crs.label))
    }

    /// What has to be said about the whole layer.
    var notes: [Phrase] {
        var notes: [Phrase] = []
        if let removed { notes.append(Messages.removed(removed)) }
        if let operation, !operation.steps.isEmpty || operation.assumedCGCS2000 != nil {
            notes.append(Messages.operation(operation))
        }
        if let applied { notes.append(Messages.applied(applied)) }
        if removed != nil || applied != nil { notes.append(Messages.offsetArea) }
        if outside > 0 { notes.append(Messages.outside(outside)) }
        return notes
    }
}
