import CGDAL

/// Bytes packed by zlib.
package enum Inflation {
    /// So many bytes at most, unpacked; none when they are no such bytes. Wraps `CPLZLibInflate`.
    package static func bytes(_ packed: ArraySlice<UInt8>, upTo size: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: size) { target, used in
            used = packed.withUnsafeBytes { source in
                var written = 0
                let made = CPLZLibInflate(source.baseAddress, source.count, target.baseAddress, size, &written)
                return made == nil ? 0 : min(written, size)
            }
        }
    }
}
