import Columns
import Glibc

/// Who made a file that is not finished: the process by its number and the time of its start, so that a later process of
/// the same number is not taken for it.
struct ProcessMark: Sendable, Hashable {
    let pid: Int32
    /// Clock ticks between the start of the machine and that of the process; 0 where the system does not say.
    let start: UInt64

    /// The mark of the process that runs.
    static let own = ProcessMark(pid: getpid(), start: startTime(of: getpid()) ?? 0)

    /// The mark in a name, `PID-START` and perhaps `-NUMBER`.
    init?(text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard 2...3 ~= parts.count, let pid = Int32(parts[0]), let start = UInt64(parts[1]) else { return nil }
        self.init(pid: pid, start: start)
    }

    init(pid: Int32, start: UInt64) { (self.pid, self.start) = (pid, start) }

    var text: String { "\(pid)-\(start)" }

    /// The process is still there, as far as can be known from here.
    var isAlive: Bool {
        guard pid > 0 else { return false }
        if self == .own { return true }
        if let now = Self.startTime(of: pid) { return start == 0 || now == start }
        // Its start cannot be read, perhaps because no file can be opened: what may be alive is left alone.
        return kill(pid, 0) == 0 || errno == EPERM
    }

    /// - Source: proc(5), `/proc/[pid]/stat`, field 22.
    private static func startTime(of pid: Int32) -> UInt64? {
        let file = open("/proc/\(pid)/stat", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 1024)
        let count = read(file, &bytes, bytes.count)
        guard count > 0 else { return nil }
        // The name of the program stands in parentheses and may hold anything.
        guard let end = bytes[..<count].lastIndex(of: UInt8(ascii: ")")) else { return nil }
        let fields = String(decoding: bytes[(end + 1)..<count], as: UTF8.self).split(separator: " ")
        return fields.count > 19 ? UInt64(fields[19]) : nil
    }
}
