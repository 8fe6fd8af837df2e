import Columns

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Bytes read one after another from a file or from memory, with the offset and line of the next one.
///
/// Reads 256 KiB at a time, so memory does not grow with the file. The end of the data reads as `0`, which no JSON text
/// contains.
struct ByteSource: ~Copyable {
    let name: String
    private var file: Int32?
    private let room: UnsafeMutablePointer<UInt8>
    private let size: Int
    /// Next byte and end of the bytes in `room`.
    private var next: Int
    private var end: Int
    /// Offset in the source of the first byte of `room`.
    private var base = 0
    /// Line of the next byte, from 1. Kept by `skipSpace`: JSON has line feeds nowhere else.
    private(set) var line = 1
    private var failure: String?

    /// Opens a file for reading; a byte order mark is passed over.
    init(path: String) throws(GeoJSONError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            let words = String(cString: strerror(errno))
            throw GeoJSONError(
                .notReadable, source: path, Phrase(zh: "无法打开：\(words)", en: "cannot be opened: \(words)"))
        }
        (name, file, size) = (path, descriptor, 1 << 18)
        (room, next, end) = (.allocate(capacity: 1 << 18), 0, 0)
        skipMark()
    }

    /// Reads bytes in memory.
    init(bytes: [UInt8]) {
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, bytes.count))
        bytes.withUnsafeBufferPointer { if let from = $0.baseAddress { copy.update(from: from, count: $0.count) } }
        (name, file, size, room) = ("memory", nil, bytes.count, copy)
        (next, end) = (0, bytes.count)
        skipMark()
    }

    deinit {
        room.deallocate()
        if let file { close(file) }
    }

    /// Offset of the next byte, from 0.
    var offset: Int { base + next }
    /// Why reading stopped early; none at a plain end.
    var readFailure: String? { failure }

    private mutating func skipMark() {
        guard peek() == 0xef else { return }
        if end >= 3 && room[1] == 0xbb && room[2] == 0xbf { next = 3 }
    }

    /// The next byte without taking it; 0 at the end.
    @inline(__always) mutating func peek() -> UInt8 {
        if next < end { return room[next] }
        return refill() ? room[next] : 0
    }

    /// Takes the byte that `peek` showed.
    @inline(__always) mutating func advance() { next += 1 }

    @inline(__always) mutating func take() -> UInt8 {
        let byte = peek()
        if byte != 0 || next < end { next += 1 }
        return byte
    }

    /// Passes over spaces, tabs and line ends, and shows the byte after them.
    @inline(__always) mutating func skipSpace() -> UInt8 {
        while true {
            let byte = peek()
            if byte > 0x20 { return byte }
            switch byte {
            case 0x20, 0x09, 0x0d: next += 1
            case 0x0a:
                next += 1
                line += 1
            default: return byte
            }
        }
    }

    /// The bytes in memory from the next one on, valid until the next call; empty only at the end.
    @inline(__always) mutating func window() -> UnsafeBufferPointer<UInt8> {
        if next == end { _ = refill() }
        return UnsafeBufferPointer(start: room + next, count: end - next)
    }

    /// Takes the first bytes of the window.
    @inline(__always) mutating func advance(by count: Int) { next += count }

    @inline(never) private mutating func refill() -> Bool {
        guard let file, failure == nil else { return false }
        base += end
        (next, end) = (0, 0)
        while true {
            let count = read(file, room, size)
            if count < 0 && errno == EINTR { continue }
            if count < 0 { failure = String(cString: strerror(errno)) }
            end = max(0, count)
            return end > 0
        }
    }
}
