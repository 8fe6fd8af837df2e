import Columns

extension AreaSum {
    /// Hundredths of a square metre, rounded half up.
    package static func centiares(_ area: AreaSum) -> Int128 {
        let half: Int128 = 5000
        let shifted = area.micro + half
        return shifted >= 0 ? shifted / 10_000 : -((-shifted + 9999) / 10_000)
    }

    /// The area fulfils a task, compared in whole 0.01 m².
    package static func isMet(_ task: AreaSum, by area: AreaSum, tolerance: AreaSum = .zero) -> Bool {
        centiares(area + tolerance) >= centiares(task)
    }
}
