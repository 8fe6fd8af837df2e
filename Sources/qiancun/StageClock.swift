import Foundation
import Reporting
import Synchronization

/// Measures how long the stages of a run take, for `run.json` and nothing else.
final class StageClock: Sendable {
    /// The moment the run began, ISO 8601 in UTC.
    let began = Date().ISO8601Format()
    private let state = Mutex(State())

    private struct State {
        var stage: String?
        var since = ContinuousClock.now
        var seconds: [(stage: String, seconds: Double)] = []

        mutating func close() {
            let now = ContinuousClock.now
            if let stage {
                let spent = (now - since) / .seconds(1)
                if let i = seconds.firstIndex(where: { $0.stage == stage }) {
                    seconds[i].seconds += spent
                } else {
                    seconds.append((stage, spent))
                }
            }
            since = now
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
}
