/// Places of the nodes that somebody asked for.
struct OSMNodes {
    /// Numbers, ascending, each once.
    let ids: [Int64]
    /// Longitude and latitude of each, interleaved; NaN where the file has no such node.
    private(set) var coordinates: [Double]

    init(_ wanted: [Int64]) {
        let sorted = wanted.sorted()
        var ids: [Int64] = []
        ids.reserveCapacity(sorted.count)
        for id in sorted where ids.last != id { ids.append(id) }
        self.ids = ids
        coordinates = [Double](repeating: .nan, count: 2 * ids.count)
    }

    /// Place of a node in `ids`; none for a number that nobody asked for.
    /// - Complexity: O(log *n*).
    func index(of id: Int64, from start: Int = 0) -> Int? {
        var (low, high) = (start, ids.count)
        while low < high {
            let middle = (low + high) / 2
            if ids[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low < ids.count && ids[low] == id ? low : nil
    }

    /// Takes the places of a block's nodes; says whether the block is sound.
    mutating func add(_ buffer: UnsafeRawBufferPointer) -> Bool {
        let block = PBFBlock(buffer, wantsStrings: false)
        var isSound = !block.isBroken
        for var group in block.groups {
            while let field = group.field() {
                switch (field.number, field.wire) {
                case (1, 2): isSound = addNode(group.message(), block) && isSound
                case (2, 2): isSound = addDense(group.message(), block) && isSound
                default: group.skip(field.wire)
                }
            }
            isSound = isSound && !group.isBroken
        }
        return isSound
    }

    private mutating func addNode(_ message: ProtobufCursor, _ block: PBFBlock) -> Bool {
        var node = message
        var (id, latitude, longitude): (Int64, Int64, Int64) = (0, 0, 0)
        while let field = node.field() {
            switch (field.number, field.wire) {
            case (1, 0): id = node.signed()
            case (8, 0): latitude = node.signed()
            case (9, 0): longitude = node.signed()
            default: node.skip(field.wire)
            }
        }
        if let i = index(of: id) {
            (coordinates[2 * i], coordinates[2 * i + 1]) = (block.longitude(longitude), block.latitude(latitude))
        }
        return !node.isBroken
    }

    private mutating func addDense(_ message: ProtobufCursor, _ block: PBFBlock) -> Bool {
        var dense = message
        var (first, second, third): (PackedList?, PackedList?, PackedList?) = (nil, nil, nil)
        while let field = dense.field() {
            let isTaken =
                switch field.number {
                case 1: PackedList.take(field.wire, from: &dense, into: &first)
                case 8: PackedList.take(field.wire, from: &dense, into: &second)
                case 9: PackedList.take(field.wire, from: &dense, into: &third)
                default: false
                }
            if !isTaken { dense.skip(field.wire) }
        }
        guard !dense.isBroken else { return false }
        guard var numbers = first, var norths = second, var easts = third else {
            return first == nil && second == nil && third == nil
        }
        var (id, latitude, longitude): (Int64, Int64, Int64) = (0, 0, 0)
        var next = -1
        ids.withUnsafeBufferPointer { ids in
            coordinates.withUnsafeMutableBufferPointer { coordinates in
                while !numbers.isAtEnd {
                    let step = numbers.signed()
                    id &+= step
                    latitude &+= norths.signed()
                    longitude &+= easts.signed()
                    if next < 0 || step <= 0 { next = Self.first(notBelow: id, ids) }
                    while next < ids.count, ids[next] < id { next += 1 }
                    guard next < ids.count, ids[next] == id else { continue }
                    coordinates[2 * next] = block.longitude(longitude)
                    coordinates[2 * next + 1] = block.latitude(latitude)
                }
            }
        }
        // A place for each number, and no more.
        return norths.isAtEnd && easts.isAtEnd && !numbers.isBroken && !norths.isBroken && !easts.isBroken
    }

    private static func first(notBelow id: Int64, _ ids: UnsafeBufferPointer<Int64>) -> Int {
        var (low, high) = (0, ids.count)
        while low < high {
            let middle = (low + high) / 2
            if ids[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
