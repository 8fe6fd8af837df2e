import Columns
import VectorSources

/// Roads of a PBF file of OpenStreetMap, or its rules about turning, all in one batch.
///
/// The file is gone through twice, a blob at a time: for the ways and relations, then for the nodes that they name. Blobs
/// without nodes are passed over the second time.
package final class OSMSource: BatchSource {
    private enum State { case ways, nodes, pending, taken }

    private let member: SourceMember
    private let request: LayerRequest
    private let layerName: String
    private let firstRow: Int
    private let chosen: [Int]
    private var blobs: PBFBlobs
    private var state = State.ways
    private var ways = OSMWays()
    private var nodes = OSMNodes([])
    private var hasNodes: [Bool] = []
    private var number = 0
    private var layer: Layer?
    package private(set) var report = ReadReport()

    package init(_ member: SourceMember, _ request: LayerRequest, layer name: String?, firstRow: Int) throws(OGRError) {
        let name = name.flatMap { name in OSMLayers.all.first { $0 == name.lowercased() } ?? name } ?? OSMLayers.roads
        guard OSMLayers.all.contains(name) || member.isCalled(name) else {
            throw .noSuchLayer(path: member.shown, name: name, layers: OSMLayers.all)
        }
        layerName = OSMLayers.all.contains(name) ? name : OSMLayers.roads
        (self.member, self.request, self.firstRow) = (member, request, firstRow)
        chosen = try request.chosen(OSMLayers.fields(layerName).map { Field($0, .text) }, layer: layerName)
        blobs = try PBFBlobs(member)
        (report.encoding, report.encodingSource) = (TextEncoding.utf8.name, .format)
        if let crs = request.crs, crs != OSMLayers.crs { report.replacedCRS = OSMLayers.crs }
    }

    /// What a file declares, without reading it.
    package static var descriptions: [LayerDescription] {
        OSMLayers.all.map { name in
            let fields = OSMLayers.fields(name).map { Field($0, .text) }
            var result = LayerDescription(
                name: name, kind: name == OSMLayers.turns ? .point : .line, fields: fields,
                fieldTypes: fields.map { _ in "String" })
            (result.crs, result.crsName) = (OSMLayers.crs, "WGS 84")
            (result.encoding, result.encodingSource) = (TextEncoding.utf8.name, .format)
            return result
        }
    }

    package var pending: Int { state == .pending ? layer?.count ?? 0 : 0 }
    package var isDecided: Bool { true }
    package var sourceRowsSeen: Int { firstRow + (layer?.count ?? 0) }

    /// Reads a blob.
    package func fill() throws(OGRError) -> Bool {
        switch state {
        case .ways:
            guard let type = try blobs.next() else {
                if hasNodes.isEmpty { throw blobs.fault(.notPBF) }
                try startNodes()
                return true
            }
            try add(type)
        case .nodes:
            guard number < hasNodes.count, let type = try blobs.next(isWanted: hasNodes[number]) else {
                layer = made()
                state = .pending
                return false
            }
            let isWanted = hasNodes[number]
            number += 1
            if isWanted, type == "OSMData", !blobs.bytes.withUnsafeBytes({ nodes.add($0) }) {
                throw blobs.fault(.content)
            }
        case .pending, .taken: return false
        }
        return true
    }

    private func add(_ type: String) throws(OGRError) {
        if type == "OSMHeader" {
            try checkHeader()
            hasNodes.append(false)
            return
        }
        let (holdsNodes, isSound) = blobs.bytes.withUnsafeBytes { ways.add($0) }
        guard isSound else { throw blobs.fault(.content) }
        hasNodes.append(holdsNodes)
    }

    /// Begins the second pass.
    private func startNodes() throws(OGRError) {
        blobs = try PBFBlobs(member)
        let wanted = layerName == OSMLayers.turns ? ways.turns.map(\.via) : ways.nodes
        nodes = OSMNodes(wanted)
        (state, number) = (.nodes, 0)
    }

    /// A file may need what a reader does not know.
    private func checkHeader() throws(OGRError) {
        var unknown: [String] = []
        let isSound = blobs.bytes.withUnsafeBytes { buffer in
            var cursor = ProtobufCursor(buffer)
            while let field = cursor.field() {
                guard field.number == 4, field.wire == 2 else {
                    cursor.skip(field.wire)
                    continue
                }
                let feature = String(decoding: cursor.message().rest, as: UTF8.self)
                if !["OsmSchema-V0.6", "DenseNodes"].contains(feature) { unknown.append(feature) }
            }
            return !cursor.isBroken
        }
        guard isSound else { throw blobs.fault(.content) }
        guard unknown.isEmpty else { throw blobs.fault(.features(unknown)) }
    }

    package func take() -> Layer {
        defer { state = .taken }
        let whole = layer ?? made()
        return state == .taken ? whole.selecting([]) : whole
    }

    // MARK: Rows

    private func made() -> Layer { layerName == OSMLayers.turns ? madeTurns() : madeRoads() }

    private func layer(_ geometry: GeometryColumn, _ columns: (Int) -> AttributeColumn) -> Layer {
        let rows = firstRow..<firstRow + geometry.count
        var result = Layer(
            name: layerName, crs: request.geometry ? request.crs ?? OSMLayers.crs : nil,
            geometry: request.geometry ? geometry : .none(rows: geometry.count), sourceRows: Array(rows))
        let names = OSMLayers.fields(layerName)
        for i in chosen { result.add(Field(names[i], .text), columns(i)) }
        return result
    }

    private func madeRoads() -> Layer {
        var lines = LineColumn()
        var missing = 0
        var kept: [Int] = []
        for road in ways.ids.indices {
            var count = 0
            func end() {
                // A node that is missing cuts the road; a single node is no line.
                if count == 1 { lines.dropOpenPart() } else if count > 1 { lines.endPart() }
                count = 0
            }
            for node in ways.nodes[ways.offsets[road]..<ways.offsets[road + 1]] {
                guard let i = nodes.index(of: node), !nodes.coordinates[2 * i].isNaN else {
                    missing += 1
                    end()
                    continue
                }
                lines.addVertex(nodes.coordinates[2 * i], nodes.coordinates[2 * i + 1])
                count += 1
            }
            end()
            // Of a road at the border of an extract perhaps one node is there.
            guard lines.hasOpenRow else { continue }
            lines.endRow()
            kept.append(road)
        }
        tell(missing: missing, outside: ways.ids.count - kept.count)
        return layer(.lines(lines)) { i in
            i == 0 ? .text(kept.map { String(ways.ids[$0]) }) : .text(kept.map { ways.values[i - 1][$0] })
        }
    }

    private func madeTurns() -> Layer {
        var points = PointColumn()
        var kept: [OSMWays.Turn] = []
        for turn in ways.turns {
            guard let i = nodes.index(of: turn.via), !nodes.coordinates[2 * i].isNaN else { continue }
            points.append(Position(nodes.coordinates[2 * i], nodes.coordinates[2 * i + 1]))
            kept.append(turn)
        }
        let lost = ways.turns.count - kept.count + ways.turnsElsewhere
        report.turnsPassedOver = lost
        if lost > 0 {
            report.fileNotes.append(
                FileNote(
                    zh: "有 \(lost) 条转向限制不是经文件中的一个结点（经道路，或结点缺失），未读入。",
                    en:
                        "\(lost) turn restrictions are not over one node of the file (over ways, or the node is missing) and "
                        + "were passed over."))
        }
        return layer(.points(points)) { i in
            switch i {
            case 0: .text(kept.map { String($0.id) })
            case 1: .text(kept.map(\.kind))
            case 2: .text(kept.map { String($0.from) })
            default: .text(kept.map { String($0.to) })
            }
        }
    }

    private func tell(missing: Int, outside: Int) {
        if missing > 0 {
            let roads =
                outside > 0
                ? Phrase(zh: "；其中 \(outside) 条道路全在文件以外", en: ", and \(outside) roads left out") : Phrase(same: "")
            report.fileNotes.append(
                FileNote(
                    zh: "道路经过的结点有 \(missing) 个不在文件中，道路在该处断开\(roads.zh)。",
                    en: "\(missing) nodes of roads are not in the file; the roads are cut there\(roads.en)."))
        }
        guard !ways.leftOut.isEmpty else { return }
        let sorted = ways.leftOut.sorted { $0.value != $1.value ? $0.value > $1.value : utf8Less($0.key, $1.key) }
        let all = ways.leftOut.values.reduce(0, +)
        let list = sorted.prefix(12).map { Phrase(same: "\($0.key) \($0.value)") }.joined()
        let more = sorted.count > 12 ? " …" : ""
        report.fileNotes.append(
            FileNote(
                zh: "有 \(all) 条线不是道路，未读入：\(list.zh)\(more)。",
                en: "\(all) lines are no roads and were left out: \(list.en)\(more)."))
    }
}
