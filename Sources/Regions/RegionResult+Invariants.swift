extension RegionResult {
    /// What of the result breaks contiguity, a bound or the labels, each worked out again from the rows; none when all
    /// hold. Asked in debug builds and by the tests: the plan keeps all of them while it grows.
    func broken(_ problem: RegionProblem) -> String? {
        var (seen, lowest) = (Set<Int>(), -1)
        for (number, members) in clusters.enumerated() {
            guard members[0] > lowest else { return "clusters are not numbered by their lowest row" }
            lowest = members[0]
            guard problem.adjacency.isConnected(members) else { return "a cluster is not contiguous" }
            guard problem.keepsLower(members) && problem.keepsUpper(members) else { return "a cluster breaks a bound" }
            for row in members {
                guard seen.insert(row).inserted && labels[row] == number + 1 else { return "a row has the wrong label" }
            }
        }
        return seen.count + unassigned.count == labels.count ? nil : "a row is neither in a cluster nor listed"
    }
}
