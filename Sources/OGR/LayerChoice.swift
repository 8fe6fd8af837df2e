import Columns
import CornerPoints
import OpenStreetMap
import TableSources
import VectorSources

/// Which layer of a source a request means.
enum LayerChoice {
    /// Finds the one layer that the request means, and opens it.
    static func open(
        _ request: LayerRequest, _ source: ResolvedSource, batchRows: Int, expectsAll: Bool, firstRow: Int = 0,
        kind: GeometryColumn.Kind? = nil
    ) throws(OGRError) -> any BatchSource {
        if let condition = request.filter {
            return try FilteredSource(request, condition) { plain throws(OGRError) in
                try open(
                    plain, source, batchRows: batchRows, expectsAll: expectsAll, firstRow: firstRow, kind: kind)
            }
        }
        let encoding = try VectorFile.textEncoding(request.encoding, source.path)
        func layers(_ member: SourceMember) throws(OGRError) -> [OpenLayer] {
            try OpenLayer.all(in: member, encoding: encoding)
        }
        func rows(_ layer: OpenLayer) throws(OGRError) -> any BatchSource {
            let found = try OGRLayerSource(
                layer, request, batchRows: batchRows, firstRow: firstRow, kind: kind, expectsAll: expectsAll)
            found.add(source.notes)
            return found
        }
        guard let name = request.layer else {
            guard let member = source.members.first else {
                throw .notReadable(path: source.path, message: Messages.noLayer)
            }
            if source.members.count > 1 { throw .layerNeeded(path: source.path, layers: source.memberNames) }
            if member.isCornerPoints { return try CornerPointSource(member, request, firstRow: firstRow) }
            if member.isOSM { return try OSMSource(member, request, layer: nil, firstRow: firstRow) }
            if let table = try table(member, nil, encoding) {
                return try CSVSource(table, request, batchRows: batchRows, firstRow: firstRow, kind: kind)
            }
            return try rows(only(try layers(member), request, source.path))
        }
        let (member, inside) = try member(called: name, source, layers)
        if member.isCornerPoints { return try CornerPointSource(member, request, firstRow: firstRow) }
        if member.isOSM { return try OSMSource(member, request, layer: inside, firstRow: firstRow) }
        if let table = try table(member, inside, encoding) {
            return try CSVSource(table, request, batchRows: batchRows, firstRow: firstRow, kind: kind)
        }
        let all = try layers(member)
        guard let inside else { return try rows(only(all, request, source.path)) }
        return try rows(layer(called: inside, among: all, source, member))
    }

    /// The table of a member that is one, or a sheet of a member that is a book; nil for any other.
    private static func table(_ member: SourceMember, _ sheet: String?, _ encoding: TextEncoding?) throws(OGRError)
        -> CSVTable?
    {
        if member.isTable { return try CSVTable(member, encoding: encoding) }
        return member.isBook ? try SheetBook(member).table(sheet) : nil
    }

    /// The one layer of a member. Of a drawing the closed lines when polygons are wanted, else the entities.
    private static func only(_ layers: [OpenLayer], _ request: LayerRequest, _ path: String) throws(OGRError)
        -> OpenLayer
    {
        if let closed = layers.first(where: \.closesLines), request.only == .polygon { return closed }
        let open = layers.filter { !$0.closesLines }
        guard let first = open.first else { throw .notReadable(path: path, message: Messages.noLayer) }
        if open.count > 1 { throw .layerNeeded(path: path, layers: open.map(\.name)) }
        return first
    }

    /// The member that a name stands for, and the layer in it; no layer when the member's only one is meant.
    private static func member(
        called name: String, _ source: ResolvedSource, _ layers: (SourceMember) throws(OGRError) -> [OpenLayer]
    ) throws(OGRError) -> (SourceMember, String?) {
        let members = source.members
        if members.count == 1 {
            guard let member = members.first else {
                throw .notReadable(path: source.path, message: Messages.noLayer)
            }
            // A table has one layer, whatever it is called.
            if member.isTable || member.isCornerPoints { return (member, nil) }
            return (member, member.inner.isEmpty || !member.isCalled(name) || name == member.stem ? name : nil)
        }
        var found = members.filter { $0.isCalled(name) }
        if found.isEmpty { found = members.filter { $0.stem.lowercased() == name.lowercased() } }
        if found.count > 1 {
            throw .ambiguousLayer(path: source.path, name: name, layers: found.map(\.innerStem))
        }
        if let member = found.first {
            let isSingle =
                member.isTable || member.isBook || member.isShapefile || member.isCornerPoints || member.isOSM
            return (member, isSingle ? nil : try soleOrNamed(name, layers(member)))
        }
        for member in members {
            for start in [member.innerStem, member.inner, member.stem] where name.hasPrefix(start + "/") {
                return (member, String(name.dropFirst(start.count + 1)))
            }
        }
        var holders: [SourceMember] = []
        for member in members where member.hasLayers {
            if try layers(member).contains(where: { $0.name == name }) { holders.append(member) }
        }
        guard let holder = holders.first else {
            throw .noSuchLayer(path: source.path, name: name, layers: source.memberNames)
        }
        if holders.count > 1 {
            throw .ambiguousLayer(path: source.path, name: name, layers: holders.map { $0.innerStem + "/" + name })
        }
        return (holder, name)
    }

    /// A member's name may be that of one of its layers; where it is not, its only layer is meant.
    private static func soleOrNamed(_ name: String, _ layers: [OpenLayer]) -> String? {
        layers.contains { $0.name == name } ? name : nil
    }

    private static func layer(
        called name: String, among layers: [OpenLayer], _ source: ResolvedSource, _ member: SourceMember
    ) throws(OGRError) -> OpenLayer {
        let found =
            layers.first { $0.name == name } ?? layers.first { $0.name.lowercased() == name.lowercased() }
            ?? (member.isCalled(name) && layers.count == 1 ? layers.first : nil)
        if let found { return found }
        let passedOver = layers.first?.dataset.passedOver ?? [:]
        if let note = passedOver[name] { throw .notReadable(path: source.path, message: note) }
        throw .noSuchLayer(path: source.path, name: name, layers: layers.map(\.name))
    }
}

extension ResolvedSource {
    /// Names of the members; those that share a name go by their paths.
    var memberNames: [String] {
        let counts = Dictionary(members.map { ($0.stem, 1) }, uniquingKeysWith: +)
        return members.map { counts[$0.stem] == 1 ? $0.stem : $0.innerStem }
    }

    /// Gives layers of different members that share a name the paths of their members.
    /// - Parameter owners: the member of each layer.
    func qualify(_ layers: inout [LayerDescription], _ owners: [SourceMember]) {
        guard members.count > 1, owners.count == layers.count else { return }
        let counts = Dictionary(layers.map { ($0.name, 1) }, uniquingKeysWith: +)
        for (i, owner) in owners.enumerated() where counts[layers[i].name] ?? 0 > 1 {
            layers[i].name = layers[i].name == owner.stem ? owner.innerStem : owner.innerStem + "/" + layers[i].name
        }
    }
}
