import Columns
import PROJ

extension Transformation {
    /// The transformation of a layer; a refusal names the layer.
    /// - Throws: `CountyError.datum` when no published operation leads from one CRS to the other.
    static func of(
        layer: String, from source: CRS, to target: CRS, over box: Box?, treatAsCGCS2000: [CRS]
    ) throws -> Transformation {
        do {
            return try Transformation(from: source, to: target, over: box, treatAsCGCS2000: treatAsCGCS2000)
        } catch let error as any ExplainedError {
            throw CountyError.datum(layer: layer, reason: error.description, advice: error.advice)
        }
    }
}
