import CGEOS
import Columns

/// One GEOS context with its error text. Belongs to one task; not `Sendable`, so the compiler keeps it there.
///
/// Make one per task, and make all geometries of the task in it.
public final class GEOSContext {
    let handle: GEOSContextHandle_t
    private var message = ""

    /// A new context; stops the program when memory is out.
    public init() {
        guard let handle = GEOS_init_r() else { fatalError("GEOS cannot make a context: out of memory") }
        self.handle = handle
        GEOSContext_setErrorMessageHandler_r(
            handle,
            { text, box in
                guard let text, let box else { return }
                let context = Unmanaged<GEOSContext>.fromOpaque(box).takeUnretainedValue()
                context.message = String(cString: text)
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    deinit { GEOS_finish_r(handle) }

    /// Runs one GEOS call; `nil` becomes a typed error holding only this call's message.
    func run<R>(_ operation: String, _ body: (GEOSContextHandle_t) -> R?) throws(GEOSError) -> R {
        message = ""
        if let result = body(handle) { return result }
        throw failure(operation)
    }

    /// Runs a predicate: GEOS answers 0 or 1, and 2 for an exception.
    func flag(_ operation: String, _ body: (GEOSContextHandle_t) -> CChar) throws(GEOSError) -> Bool {
        try run(operation) { handle in
            let answer = body(handle)
            return answer == 2 ? nil : answer == 1
        }
    }

    /// Runs a call that writes a number through a pointer and returns 0 for an exception.
    func number(
        _ operation: String, _ body: (GEOSContextHandle_t, UnsafeMutablePointer<Double>) -> Int32
    ) throws(GEOSError) -> Double {
        try run(operation) { handle in
            var value = Double.nan
            return body(handle, &value) == 1 ? value : nil
        }
    }

    private func failure(_ operation: String) -> GEOSError {
        let text = message.isEmpty ? Phrase(zh: "失败，没有说明", en: "failed without a message") : Phrase(same: message)
        return GEOSError(
            reason: message.hasPrefix("TopologyException") ? .topology : .input, operation: operation, message: text)
    }
}

// MARK: - Versions

extension GEOSContext {
    /// Version of the GEOS library in use, such as `3.11.1`, without the C interface's own number.
    public static var version: String {
        String(String(cString: GEOSversion()).prefix { $0 != "-" })
    }

    /// The library in use is at least that version.
    public static func isAtLeast(_ major: Int, _ minor: Int) -> Bool {
        let numbers = version.split(separator: ".").prefix(2).compactMap { Int($0) }
        guard numbers.count == 2 else { return false }
        return (numbers[0], numbers[1]) >= (major, minor)
    }

    /// Stops a call that needs a newer GEOS than the one in use.
    static func requires(geos major: Int, _ minor: Int, for operation: String) throws(GEOSError) {
        guard !isAtLeast(major, minor) else { return }
        throw GEOSError(
            reason: .input, operation: operation,
            message: Phrase(
                zh: "需要 GEOS \(major).\(minor)，现为 GEOS \(version)",
                en: "needs GEOS \(major).\(minor), this is GEOS \(version)"))
    }
}
