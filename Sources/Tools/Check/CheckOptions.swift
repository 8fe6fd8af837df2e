import Columns
import Overlap
import ProjectFile
import Survey

/// From where on the rules of the check object, and what they are told about the county.
package struct CheckOptions: Sendable, Hashable {
    /// Gaps, overlaps and corners.
    package var coverage = CoverageLimits()
    /// Edges that meet at a smaller angle make a spike; degrees. No source gives a number; 1 is ours.
    package var spikeAngle = 1.0
    /// Least mean width of a polygon, 2 · area / perimeter; metres. 1 m: nothing narrower is mapped as a parcel of its own
    /// in the south (2 m in the north; domain facts §B.1, class 1006).
    package var leastWidth = 1.0
    /// Stored and computed area may differ by the larger of these: m², and a share of the area. The methods of computing
    /// it differ by less than 0.02 m², and levelling (平差) moves hundredths; both are ours.
    package var areaTolerance = 0.1
    /// See `areaTolerance`.
    package var areaShare = 1e-5
    /// Six digits; none when it is not known.
    package var countyCode: String?
    /// Layers that must be there.
    package var required: [StandardLayer] = []
    /// Geographic CRSs that the user declares equal to CGCS2000.
    package var treatAsCGCS2000: [CRS] = []
    /// Threads that rows are checked on. Results do not depend on it.
    package var threads = 1

    /// The options of `qiancun check` for plain files.
    package init() {}

    /// The options for a project: its county, its declared datums, and the layers that the topology rules of a survey
    /// database need: DLTB, CJDCQ and XZQ.
    package init(_ project: Project) {
        countyCode = project.countyCode.isEmpty ? nil : project.countyCode
        treatAsCGCS2000 = project.options.treatAsCGCS2000.map { CRS($0) }
        required = [.parcels, .villages, .towns]
    }
}
