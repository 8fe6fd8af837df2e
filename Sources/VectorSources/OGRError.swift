import Columns

/// What could not be read or written: the source, its layer, field, CRS, text or geometry.
///
/// The kinds of fault are open: more may join, so handle the ones that matter and show the others by their words.
public struct OGRError: ExplainedError, Hashable {
    /// A kind of fault.
    public struct Problem: RawRepresentable, Sendable, Hashable {
        /// Its name, as it stands here.
        public let rawValue: String

        /// A kind by its name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Nothing is at the path.
        public static let noSuchFile = Problem(rawValue: "noSuchFile")
        /// It is there, but no driver reads it, or it is damaged.
        public static let notReadable = Problem(rawValue: "notReadable")
        /// A URL, a virtual path or a connection string.
        public static let remote = Problem(rawValue: "remote")
        /// Several layers, none named.
        public static let layerNeeded = Problem(rawValue: "layerNeeded")
        /// No layer of that name.
        public static let noSuchLayer = Problem(rawValue: "noSuchLayer")
        /// Several layers of that name.
        public static let ambiguousLayer = Problem(rawValue: "ambiguousLayer")
        /// No field of that name.
        public static let noSuchField = Problem(rawValue: "noSuchField")
        /// A condition that compares a column with a column.
        public static let columnAsValue = Problem(rawValue: "columnAsValue")
        /// The layer declares no coordinate reference system.
        public static let noCRS = Problem(rawValue: "noCRS")
        /// The text of a CRS that GDAL does not understand.
        public static let unknownCRS = Problem(rawValue: "unknownCRS")
        /// A code and a definition of a CRS that disagree.
        public static let contradictoryCRS = Problem(rawValue: "contradictoryCRS")
        /// Text outside ASCII that is not UTF-8, and nothing says what it is.
        public static let undeclaredEncoding = Problem(rawValue: "undeclaredEncoding")
        /// A text encoding that iconv does not know.
        public static let unknownEncoding = Problem(rawValue: "unknownEncoding")
        /// Text that is not what its encoding says.
        public static let badText = Problem(rawValue: "badText")
        /// More than one kind of geometry.
        public static let mixedGeometry = Problem(rawValue: "mixedGeometry")
        /// Corner-point text that cannot be read, or whose CRS is not known.
        public static let badCornerPoints = Problem(rawValue: "badCornerPoints")
        /// A table that is not CSV.
        public static let badTable = Problem(rawValue: "badTable")
        /// A number of more than fifteen digits in a sheet, which keeps fifteen: a code stored so is another one.
        public static let digitsLost = Problem(rawValue: "digitsLost")
        /// A number of a DBF field without decimals that is longer than a number of this machine keeps.
        public static let numberTooLong = Problem(rawValue: "numberTooLong")
        /// A source beyond what is read at once.
        public static let tooLarge = Problem(rawValue: "tooLarge")
        /// Files of one glob that do not fit together.
        public static let filesDiffer = Problem(rawValue: "filesDiffer")
        /// The output cannot be made or filled.
        public static let notWritable = Problem(rawValue: "notWritable")
        /// A layer that the output format cannot hold.
        public static let notStorable = Problem(rawValue: "notStorable")
    }

    let fault: OGRFault

    init(_ fault: OGRFault) { self.fault = fault }

    /// What kind of fault it is.
    public var problem: Problem { fault.problem }
    /// The file or other source concerned, as it was asked for; the text of the CRS for `unknownCRS`.
    public var path: String { fault.place.path }
    /// The layer concerned; none where the fault is of the whole source.
    public var layer: String? { fault.place.layer }
    /// The field concerned, if it is of one.
    public var field: String? { fault.place.field }
    /// The row concerned, from 0, if it is of one.
    public var row: Int? { fault.place.row }
    /// The line of the text concerned, from 1, if it is of one.
    public var line: Int? { fault.place.line }
    /// The layers or fields that there are, where the one asked for is not among them or none was named.
    public var others: [String] { fault.place.others }

    /// No file at the path, a path that is no local file, or a condition that is none, is a fault of the command (exit 2); an output that cannot be
    /// written a failure while working (exit 1); everything else is data refused (exit 3).
    public var kind: FailureKind {
        switch fault {
        case .noSuchFile, .remote, .columnAsValue: .usage
        case .notWritable: .working
        default: .refused
        }
    }

    /// What failed, with the source, layer, field or row concerned.
    public var phrase: Phrase { fault.phrase }
    /// What to try; none when there is nothing to say.
    public var remedy: Phrase? { fault.remedy }
}
