/// One block of a PBF file: its strings, its groups, how coordinates are written.
struct PBFBlock {
    /// Bytes of each string.
    private(set) var strings: [UnsafeRawBufferPointer] = []
    private(set) var groups: [ProtobufCursor] = []
    /// The bytes are no block.
    private(set) var isBroken = false
    private var granularity: Int64 = 100
    private var (latitudeOffset, longitudeOffset): (Int64, Int64) = (0, 0)

    /// - Parameter wantsStrings: false passes over the strings.
    init(_ buffer: UnsafeRawBufferPointer, wantsStrings: Bool) {
        var cursor = ProtobufCursor(buffer)
        while let field = cursor.field() {
            switch (field.number, field.wire) {
            case (1, 2) where wantsStrings:
                var table = cursor.message()
                while let entry = table.field() {
                    if entry.number == 1, entry.wire == 2 {
                        strings.append(table.message().rest)
                    } else {
                        table.skip(entry.wire)
                    }
                }
                isBroken = isBroken || table.isBroken
            case (2, 2): groups.append(cursor.message())
            case (17, 0): granularity = Int64(truncatingIfNeeded: cursor.varint())
            case (19, 0): latitudeOffset = Int64(bitPattern: cursor.varint())
            case (20, 0): longitudeOffset = Int64(bitPattern: cursor.varint())
            default: cursor.skip(field.wire)
            }
        }
        isBroken = isBroken || cursor.isBroken
    }

    func text(_ i: Int) -> String { strings.indices.contains(i) ? String(decoding: strings[i], as: UTF8.self) : "" }

    /// Degrees of a written longitude.
    func longitude(_ value: Int64) -> Double { Double(longitudeOffset &+ granularity &* value) / 1e9 }
    /// Degrees of a written latitude.
    func latitude(_ value: Int64) -> Double { Double(latitudeOffset &+ granularity &* value) / 1e9 }
}
