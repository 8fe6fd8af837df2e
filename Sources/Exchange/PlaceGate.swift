import Columns
import Intake
import PROJ

/// The row gate before a conversion: rows whose coordinates can be places of their CRS pass, the others are set aside by name. When most
/// rows are others, or none is left, the layer is refused: its CRS is wrong, however it was declared.
struct PlaceGate {
    private let path: String
    private let layer: String
    private let gate: RowGate
    private var vote: DomainVote?
    private var read = 0
    private var setAside = 0
    /// One for each row that was set aside.
    private(set) var issues: [RowIssue] = []

    /// - Parameter crs: of the coordinates; none when nobody names it: then only numbers that are not finite are set aside.
    /// - Throws: `ExchangeError.datum` for a CRS whose own definition contradicts itself.
    init(of input: InputLayer, crs: CRS?) throws {
        (path, layer) = (input.path, input.name)
        var description: CRSDescription?
        do {
            description = try crs.map { crs throws(ProjectionError) in try CRSDescription(of: crs) }
        } catch {
            // A CRS that nobody understands is refused where it is needed; without a transformation it stays as it is.
            if case .contradictory = error {
                throw ExchangeError.datum(
                    path: path, layer: layer, reason: error.phrase, remedy: error.remedy)
            }
        }
        gate = RowGate(
            layer: layer, crs: description, key: Self.key(of: input.fields), turnsRings: false, placesAlone: true,
            takenAsCGCS2000: input.treatAsCGCS2000)
        vote = gate.domain.map { DomainVote($0) }
    }

    /// The field that names rows in messages; none where no usual one is there.
    static func key(of fields: [Field]) -> String? {
        ["BSM", "地块编号", "code"].first { name in fields.contains { $0.name == name } }
    }

    /// The rows of a batch that pass; rows without geometry do.
    /// - Parameter broken: source rows whose geometry could not be decoded; they do not.
    /// - Complexity: O(vertices).
    mutating func admit(_ batch: Layer, broken: Set<Int> = []) -> Layer {
        if !broken.isEmpty {
            let kept = (0..<batch.count).filter { !broken.contains(batch.sourceRows[$0]) }
            read += batch.count - kept.count
            setAside += batch.count - kept.count
            return admit(batch.selecting(kept))
        }
        guard batch.geometry.kind != .none else { return batch }
        let verdict = gate.judge(batch)
        read += (0..<batch.count).count { !batch.geometry.isEmpty(row: $0) }
        setAside += verdict.setAside
        issues += verdict.issues
        if let votes = verdict.vote { vote?.add(votes) }
        return verdict.rows
    }

    /// What all rows together say.
    /// - Throws: `ExchangeError`: `contradicted` with the better code when most rows cannot be in the CRS; `noneLeft`.
    func judge() throws(ExchangeError) {
        if let fault = vote?.contradiction {
            throw .contradicted(path: path, layer: layer, reason: fault.phrase, remedy: fault.remedy)
        }
        if read > 0, setAside == read {
            throw .noneLeft(
                path: path, layer: layer, rows: read, reason: issues.first?.phrase ?? Messages.notDecoded)
        }
    }
}
