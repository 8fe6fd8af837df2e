import Foundation
import Testing

extension Trait where Self == ConditionTrait {
    /// Marks suites that take more than a second or two in a debug build. `make test-fast` sets `QIANCUN_FAST` and leaves
    /// them out, and says how many; every other run includes them.
    public static var slow: Self {
        .enabled(if: ProcessInfo.processInfo.environment["QIANCUN_FAST"] == nil, "slow: left out of the fast run")
    }
}
