/// How a run went: what may differ between two runs that find the same.
public struct RunRecord: Sendable, Hashable {
    /// A stage and the seconds it took.
    public struct Timing: Sendable, Hashable {
        /// Name of the stage, such as `report`.
        public var stage: String
        /// Seconds on the clock.
        public var seconds: Double

        /// A stage of the run and its seconds.
        public init(stage: String, seconds: Double) { (self.stage, self.seconds) = (stage, seconds) }
    }

    /// Version of the command.
    public var version: String
    /// The command line, without the program's path.
    public var arguments: [String]
    /// The day and time the run began, ISO 8601; none when it is not to be recorded.
    public var began: String?
    /// Tasks that could run at once.
    public var threads: Int
    /// Stages in the order in which they began.
    public var timings: [Timing]

    /// A record of a run on one thread, without timings, unless given.
    public init(
        version: String, arguments: [String] = [], began: String? = nil, threads: Int = 1, timings: [Timing] = []
    ) {
        (self.version, self.arguments, self.began) = (version, arguments, began)
        (self.threads, self.timings) = (threads, timings)
    }
}
