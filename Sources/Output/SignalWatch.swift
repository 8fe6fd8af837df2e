import Columns
import Glibc

/// Ends a run on SIGINT, SIGTERM or SIGHUP within a second, with exit code 130 and nothing left behind.
///
/// The first signal cancels the work. Work that has not ended `grace` later, because it is deep inside one statement of a
/// database or one operation of a library, is not waited for: what was begun is removed, and the process ends. A second
/// signal ends it at once. A thread of its own does this, so that busy threads do not keep it from it.
///
/// SIGHUP that was ignored when the process began (`nohup`) stays ignored.
public enum SignalWatch {
    /// Milliseconds that cancelled work has to end by itself. Most of the second is left for what follows: on a busy
    /// machine it takes half of it to give back the memory of a large layer.
    private static let grace: Int32 = 200

    /// Starts to watch.
    /// - Parameters:
    ///   - text: what is written to standard error where the work has to be ended.
    ///   - cancel: cancels the work; called from another thread, at most once.
    public static func start(saying text: String, cancel: @escaping @Sendable () -> Void) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            // A handler must not wait.
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        toldTo = ends[1]
        let box = Unmanaged.passRetained(Box(heardAt: ends[0], text, cancel))
        var thread = pthread_t()
        let made = pthread_create(
            &thread, nil,
            { given in
                guard let given else { return nil }
                let box = Unmanaged<Box>.fromOpaque(given).takeRetainedValue()
                SignalWatch.wait(box.heardAt, box.text, box.cancel)
            }, box.toOpaque())
        guard made == 0 else { return box.release() }
        pthread_detach(thread)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            var action = sigaction()
            sigaction(number, nil, &action)
            let isIgnored = unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
            if number == SIGHUP, isIgnored { continue }
            action = sigaction()
            action.__sigaction_handler.sa_handler = { _ in
                let code = errno
                var byte: UInt8 = 1
                _ = write(toldTo, &byte, 1)
                errno = code
            }
            action.sa_flags = SA_RESTART
            sigaction(number, &action, nil)
        }
    }

    private final class Box: Sendable {
        let heardAt: Int32
        let text: String
        let cancel: @Sendable () -> Void
        init(heardAt: Int32, _ text: String, _ cancel: @escaping @Sendable () -> Void) {
            (self.heardAt, self.text, self.cancel) = (heardAt, text, cancel)
        }
    }

    private static func wait(_ end: Int32, _ text: String, _ cancel: () -> Void) -> Never {
        _ = hears(end, within: -1)
        cancel()
        let isAgain = hears(end, within: grace)
        if !isAgain { StandardStreams.say(text) }
        Unfinished.removeAll()
        _exit(FailureKind.interrupted.rawValue)
    }

    /// Waits for the next signal; false when none came in time.
    private static func hears(_ end: Int32, within milliseconds: Int32) -> Bool {
        var wait = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
        while true {
            let ready = poll(&wait, 1, milliseconds)
            if ready == 0 { return false }
            var byte: UInt8 = 0
            if ready > 0, read(end, &byte, 1) == 1 { return true }
        }
    }
}

/// Where the handler of signals writes. Set once, before the handler is there; a handler can read nothing but globals.
nonisolated(unsafe) private var toldTo: Int32 = -1
