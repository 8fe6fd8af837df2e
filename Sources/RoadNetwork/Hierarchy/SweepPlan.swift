/// The part of a hierarchy that searches from given sources to given targets can touch: the ancestors of their nodes,
/// laid out so that parents come before children and families lie together.
///
/// - Source: Delling, Goldberg and Werneck, *Faster Batched Shortest Paths in Road Networks*, ATMOS 2011 (RPHAST),
///   with the elimination tree in place of upward searches.
struct SweepPlan: Sendable {
    /// Place of each node; −1 for nodes that are not touched.
    let placeOfNode: [Int32]
    let parents: [Int32]
    /// Arcs between each place and the higher ones; shape `(places + 1)`. Heads are places.
    let upOffsets: [Int32]
    let up: [Hierarchy.Arc]
    /// Arcs from higher places down to each place that leads to a target.
    let downOffsets: [Int32]
    let down: [Hierarchy.Arc]

    var count: Int { parents.count }

    init(_ hierarchy: Hierarchy, sources: [Int32], targets: [Int32]) {
        let order = hierarchy.order
        func ancestors(of nodes: [Int32]) -> [Bool] {
            var marks = [Bool](repeating: false, count: order.count)
            for node in nodes {
                var rank = order.rankOfNode[Int(node)]
                while rank >= 0, !marks[Int(rank)] {
                    marks[Int(rank)] = true
                    rank = order.parent(ofRank: Int(rank))
                }
            }
            return marks
        }
        let (above, below) = (ancestors(of: sources), ancestors(of: targets))
        let layout = Self.layout(order, above, below)
        parents = layout.ranks.map { rank in
            let parent = order.parent(ofRank: Int(rank))
            return parent < 0 ? -1 : layout.places[Int(parent)]
        }
        placeOfNode = order.rankOfNode.map { layout.places[Int($0)] }
        func arcs(_ offsets: [Int], _ all: [Hierarchy.Arc], _ wanted: [Bool]) -> ([Int32], [Hierarchy.Arc]) {
            var (first, list): ([Int32], [Hierarchy.Arc]) = ([0], [])
            first.reserveCapacity(layout.ranks.count + 1)
            for rank in layout.ranks.map(Int.init) {
                if wanted[rank] {
                    for a in offsets[rank]..<offsets[rank + 1] {
                        list.append(.init(head: layout.places[Int(all[a].head)], cost: all[a].cost))
                    }
                }
                first.append(Int32(list.count))
            }
            return (first, list)
        }
        (upOffsets, up) = arcs(hierarchy.upOffsets, hierarchy.up, above)
        let isSymmetric = hierarchy.isSymmetric
        (downOffsets, down) = arcs(
            isSymmetric ? hierarchy.upOffsets : hierarchy.downOffsets, isSymmetric ? hierarchy.up : hierarchy.down,
            below)
    }

    /// Ranks in depth-first order of the elimination tree, and the place of each rank.
    private static func layout(_ order: EliminationOrder, _ a: [Bool], _ b: [Bool]) -> (ranks: [Int32], places: [Int32])
    {
        var firstChild = [Int32](repeating: -1, count: order.count)
        var sibling = firstChild
        var stack: [Int32] = []
        for rank in 0..<order.count where a[rank] || b[rank] {
            let parent = order.parent(ofRank: rank)
            if parent < 0 {
                stack.append(Int32(rank))
            } else {
                sibling[rank] = firstChild[Int(parent)]
                firstChild[Int(parent)] = Int32(rank)
            }
        }
        var ranks: [Int32] = []
        var places = [Int32](repeating: -1, count: order.count)
        while let rank = stack.popLast() {
            places[Int(rank)] = Int32(ranks.count)
            ranks.append(rank)
            var child = firstChild[Int(rank)]
            while child >= 0 {
                stack.append(child)
                child = sibling[Int(child)]
            }
        }
        return (ranks, places)
    }
}
