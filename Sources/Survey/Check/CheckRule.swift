import Columns

/// A rule of `qiancun check`: a fixed identifier, what an issue of it measures, and where it applies.
///
/// The raw value is the identifier that appears in issue lists; the list only grows, a name is never given another
/// meaning. What each rule objects to stands in `definition`; severities are fixed by rule.
/// - Source: domain facts §B.3 (field rules), §C.3 (arithmetic), §C.6 (zones), §D.3 (minimum mapped area), §D.4
///   (topology and mathematical base).
package enum CheckRule: String, Sendable, Hashable, CaseIterable {
    // Datum and zone
    case crsMissing = "crs-missing"
    case crsUnknown = "crs-unknown"
    case datum
    case projection
    case zoneContradicted = "zone-contradicted"
    case zoneMixed = "zone-mixed"
    case outsideDomain = "outside-domain"
    case zoneDiffers = "zone-differs"

    // Schema
    case layerMissing = "layer-missing"
    case layerEmpty = "layer-empty"
    case geometryKind = "geometry-kind"
    case fieldMissing = "field-missing"
    case fieldType = "field-type"
    case fieldWidth = "field-width"

    // Values of any standard layer
    case keyMissing = "key-missing"
    case keyLength = "key-length"
    case duplicateKey = "duplicate-key"
    case featureCode = "feature-code"
    case valueMissing = "value-missing"
    case valueUnknown = "value-unknown"
    case valueRange = "value-range"
    case textCut = "text-cut"

    // Values of DLTB
    case classUnknown = "class-unknown"
    case className = "class-name"
    case locationCode = "location-code"
    case ownerCode = "owner-code"
    case widthMissing = "width-missing"
    case roadWidth = "road-width"
    case settlementMissing = "settlement-missing"
    case settlementCode = "settlement-code"
    case slopeMissing = "slope-missing"
    case slopeUnexpected = "slope-unexpected"
    case terraceKind = "terrace-kind"
    case planting
    case detail
    case areaMissing = "area-missing"
    case deductionRange = "deduction-range"
    case deductionClass = "deduction-class"
    case deductionSlope = "deduction-slope"
    case deductedArea = "deducted-area"
    case netArea = "net-area"
    case storedArea = "stored-area"

    // Codes of units
    case unitCode = "unit-code"
    case duplicateCode = "duplicate-code"
    case parentCode = "parent-code"
    case countyCode = "county-code"
    case parcelVillage = "parcel-village"

    // Parcels of a corner-point file
    case notAPolygon = "not-a-polygon"
    case ringNumber = "ring-number"
    case ringNotClosed = "ring-not-closed"
    case tooFewPoints = "too-few-points"
    case pointCount = "point-count"
    case pointNumber = "point-number"
    case statedUnit = "stated-unit"

    // Geometry of single rows
    case nullGeometry = "null-geometry"
    case geometryBroken = "geometry-broken"
    case recordMissing = "record-missing"
    case geometryCollection = "geometry-collection"
    case notFinite = "not-finite"
    case tooFewVertices = "too-few-vertices"
    case notClosed = "not-closed"
    case zeroArea = "zero-area"
    case selfCrossing = "self-crossing"
    case ringsCross = "rings-cross"
    case duplicateRing = "duplicate-ring"
    case holeOutside = "hole-outside"
    case nestedHoles = "nested-holes"
    case overlappingParts = "overlapping-parts"
    case insideCut = "inside-cut"
    case ringDirection = "ring-direction"
    case repeatedVertex = "repeated-vertex"
    case spike
    case sliver
    case longEdge = "long-edge"
    case beyondZone = "beyond-zone"
    case belowMinimum = "below-minimum"

    // Rows of a layer against each other
    case duplicateRow = "duplicate-row"
    case duplicateGeometry = "duplicate-geometry"
    case overlap
    case overlapHeap = "overlap-heap"
    case gap
    case narrowGap = "narrow-gap"
    case unsnappedVertex = "unsnapped-vertex"
    case missingVertex = "missing-vertex"

    // Layers against each other
    case outsideVillages = "outside-villages"
    case outsideTowns = "outside-towns"
    case withoutParcels = "without-parcels"
    case withoutVillages = "without-villages"

    /// The identifier, as in issue lists.
    package var id: String { rawValue }

    /// What the measure of an issue counts; the raw value is the unit as written.
    package enum Unit: String, Sendable, Hashable {
        /// Square metres, on the ellipsoid where the plane allows it.
        case squareMetres = "m2"
        /// Metres in the plane.
        case metres = "m"
        case degrees = "deg"
    }

    /// Which layers a rule is asked of.
    package enum Scope: Sendable, Hashable {
        /// The set of layers that is checked, or any layer of it.
        case any
        /// Any layer of polygons.
        case polygons
        /// A file of corner points.
        case cornerPoints
        /// Any layer that is recognised as a standard one.
        case standard
        /// These standard layers.
        case layers([StandardLayer])
    }

    /// What is fixed about a rule.
    package struct Definition: Sendable, Hashable {
        /// How bad an issue of the rule is.
        package let severity: RowIssue.Severity
        /// None when an issue has no measure.
        package let unit: Unit?
        /// Which layers it is asked of.
        package let scope: Scope
        /// What it objects to, one line.
        package let english: String
        /// The same in Chinese.
        package let chinese: String
    }

    /// How bad an issue of the rule is.
    package var severity: RowIssue.Severity { definition.severity }
    /// What its measure counts; none when it has none.
    package var unit: Unit? { definition.unit }
    /// Which layers it is asked of.
    package var scope: Scope { definition.scope }

    /// The rule may be asked of that kind of layer; none stands for a layer that is no standard one.
    /// - Parameter isPolygon: the layer holds polygons.
    package func applies(to layer: StandardLayer?, isPolygon: Bool) -> Bool {
        switch scope {
        case .any: true
        case .polygons, .cornerPoints: isPolygon
        case .standard: layer != nil
        case .layers(let layers): layer.map(layers.contains) ?? false
        }
    }
}
