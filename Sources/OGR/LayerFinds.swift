/// What opening a layer has found, for when the same layer is read once more. What it is, only the layer's reader knows.
struct LayerFinds: Sendable, Hashable {
    let value: any Sendable & Hashable

    init(_ value: some Sendable & Hashable) { self.value = value }

    static func == (a: LayerFinds, b: LayerFinds) -> Bool { AnyHashable(a.value) == AnyHashable(b.value) }

    func hash(into hasher: inout Hasher) { value.hash(into: &hasher) }
}
