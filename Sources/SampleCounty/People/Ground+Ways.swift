extension Ground {
    /// The same ground with the mesh relaxed along rivers, shores, roads and the borders of villages.
    func relaxed(_ roads: RoadPlan, _ map: VillageMap) -> Ground {
        let courses = (0..<mesh.edgeCount).map { e -> Mesh.Course in
            if roads.roadOfEdge[e] >= 0 { return .road }
            if rivers[e] > 0 { return .river }
            let (left, right) = mesh.cells(ofEdge: e)
            guard left >= 0, right >= 0 else { return .none }
            if lakes[left] != lakes[right] { return .river }
            return map.villageOfCell[left] != map.villageOfCell[right] ? .border : .none
        }
        return relaxed(along: courses, rounds: 36)
    }
}
