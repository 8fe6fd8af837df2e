/// What a search has done so far, counted and never timed: comparisons of partial tours and steps of their bounds.
final class TourWork {
    var steps = 0
    private let limit: Int

    /// - Parameter labels: most partial tours of one search; 20,000 steps in all for each.
    init(labels: Int) {
        limit = labels.multipliedReportingOverflow(by: 20_000).overflow ? .max : labels * 20_000
    }

    var isOver: Bool { steps > limit }
}
