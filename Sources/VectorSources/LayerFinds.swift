/// What opening a layer has found, for when the same layer is read once more. What it is, only the layer's reader knows.
package struct LayerFinds: Sendable, Hashable {
    package let value: any Sendable & Hashable

    package init(_ value: some Sendable & Hashable) { self.value = value }

    package static func == (a: LayerFinds, b: LayerFinds) -> Bool { AnyHashable(a.value) == AnyHashable(b.value) }

    package func hash(into hasher: inout Hasher) { value.hash(into: &hasher) }
}
