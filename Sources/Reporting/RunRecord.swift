/// How a run went: what may differ between two runs that find the same.
package struct RunRecord: Sendable, Hashable {
    /// A stage and the seconds it took.
    package struct Timing: Sendable, Hashable {
        /// Name of the stage, such as `report`.
        package var stage: String
        /// Seconds on the clock.
        package var seconds: Double

        /// A stage of the run and its seconds.
        package init(stage: String, seconds: Double) { (self.stage, self.seconds) = (stage, seconds) }
    }

    /// Version of the command.
    package var version: String
    /// The command line, without the program's path.
    package var arguments: [String]
    /// The day and time the run began, ISO 8601; none when it is not to be recorded.
    package var began: String?
    /// Tasks that could run at once.
    package var threads: Int
    /// Stages in the order in which they began.
    package var timings: [Timing]

    /// A record of a run on one thread, without timings, unless given.
    package init(
        version: String, arguments: [String] = [], began: String? = nil, threads: Int = 1, timings: [Timing] = []
    ) {
        (self.version, self.arguments, self.began) = (version, arguments, began)
        (self.threads, self.timings) = (threads, timings)
    }
}
