/// A part of the choices: some sites open, some closed.
struct BranchNode {
    /// No choice of this part is better.
    let bound: Double
    /// In the order they were made.
    let number: Int
    let opening: [Int]
    let closing: [Int]
    /// Prices to start from; two nodes of one parent share them.
    let prices: [Double]
}

/// By bound, then by number.
extension BranchNode: Comparable {
    static func == (a: BranchNode, b: BranchNode) -> Bool { a.number == b.number }
    static func < (a: BranchNode, b: BranchNode) -> Bool {
        a.bound != b.bound ? a.bound < b.bound : a.number < b.number
    }
}
