import Columns
import Foundation
import Reporting
import Synchronization

/// Measures how long the stages of a run take, for `run.json` and for who asks on standard error; no result holds it.
final class StageClock: Sendable {
    /// The moment the run began, ISO 8601 in UTC.
    let began = Date().ISO8601Format()
    private let state = Mutex(State())

    private struct State {
        var stage: String?
        var since = ContinuousClock.now
        var sinceCPU = cpuSeconds()
        var seconds: [(stage: String, seconds: Double, cpu: Double)] = []

        mutating func close() {
            let (now, cpu) = (ContinuousClock.now, cpuSeconds())
            if let stage {
                let spent = (now - since) / .seconds(1)
                if let i = seconds.firstIndex(where: { $0.stage == stage }) {
                    seconds[i].seconds += spent
                    seconds[i].cpu += cpu - sinceCPU
                } else {
                    seconds.append((stage, spent, cpu - sinceCPU))
                }
            }
            (since, sinceCPU) = (now, cpu)
        }
    }

    /// A stage begins, which ends the one before; entering the same stage again goes on with it.
    func enter(_ stage: String) {
        state.withLock { state in
            guard state.stage != stage else { return }
            state.close()
            state.stage = stage
        }
    }

    /// What has been measured so far, in the order of the stages.
    func timings() -> [RunRecord.Timing] {
        state.withLock { state in
            state.close()
            return state.seconds.map { RunRecord.Timing(stage: $0.stage, seconds: $0.seconds) }
        }
    }

    /// The same with the CPU time of all threads, one line a stage: `stage wall-seconds cpu-seconds`.
    func lines() -> String {
        state.withLock { state in
            state.close()
            return state.seconds.map {
                "\($0.stage) \(fixedText($0.seconds, decimals: 3)) \(fixedText($0.cpu, decimals: 3))\n"
            }.joined()
        }
    }
}

/// Seconds of CPU that all threads of the process have used.
private func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
