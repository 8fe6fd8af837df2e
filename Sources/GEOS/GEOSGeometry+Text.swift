import CGEOS

/// Well-known text, for tests and messages.
extension GEOSGeometry {
    /// Reads well-known text. Wraps `GEOSWKTReader_read`.
    public init(text: String, in context: GEOSContext) throws(GEOSError) {
        let reader = try context.run("GEOSWKTReader_create") { GEOSWKTReader_create_r($0) }
        defer { GEOSWKTReader_destroy_r(context.handle, reader) }
        self.init(
            adopting: try context.run("GEOSWKTReader_read") { GEOSWKTReader_read_r($0, reader, text) }, in: context)
    }

    /// Writes well-known text, numbers as short as they read back. Wraps `GEOSWKTWriter_write`.
    public borrowing func text() throws(GEOSError) -> String {
        let a = raw
        let writer = try context.run("GEOSWKTWriter_create") { GEOSWKTWriter_create_r($0) }
        defer { GEOSWKTWriter_destroy_r(context.handle, writer) }
        GEOSWKTWriter_setTrim_r(context.handle, writer, 1)
        let words = try context.run("GEOSWKTWriter_write") { GEOSWKTWriter_write_r($0, writer, a) }
        defer { GEOSFree_r(context.handle, words) }
        return String(cString: words)
    }
}
