import CGDAL
import Columns
import FormatAudits
import GeoJSON
import VectorSources

/// Finds rows that have a geometry in the source which GDAL cannot decode.
///
/// GDAL hands such rows on without a geometry, like rows that have none. Often it says that something failed, but not in
/// which row; of some it says nothing. So the source itself is asked: the record of a Shapefile, the text of a GeoJSON, or
/// GDAL again, row by row. It costs nothing while all rows have a geometry and GDAL says nothing.
final class BrokenRows {
    private let layer: OpenLayer
    /// The records of a Shapefile: its index is read when the first row lacks a shape.
    private lazy var shapes = layer.isShapefile ? ShapeRecords(layer.dataset.ready.path) : nil
    /// Of a whole GeoJSON, when it was asked.
    private var features: [Int: Phrase]?
    /// The layer once more, for rows that are asked singly.
    private var again: (dataset: Dataset, handle: OGRLayerH)?

    init(_ layer: OpenLayer) { self.layer = layer }

    /// The broken rows of a batch, by number in the batch, with what is wrong.
    /// - Parameters:
    ///   - batch: rows without a geometry in it, ascending, and how many it has; `first` rows of the layer came before.
    ///   - records: numbers of those rows in a Shapefile.
    ///   - said: what GDAL said failed while it read the batch.
    /// - Throws: what was said, when no broken row explains it.
    func find(
        _ batch: (without: [Int], rows: Int, first: Int), records: (Int) -> Int, said: [String]
    ) throws(OGRError) -> [Int: Phrase] {
        if let shapes {
            var found: [Int: Phrase] = [:]
            for row in batch.without { found[row] = shapes.fault(of: records(row)) }
            guard said.allSatisfy({ $0.hasPrefix("Corrupted .shp") || $0.hasPrefix("Error in fread") }) else {
                throw unexplained(said)
            }
            return try explained(found, said)
        }
        if layer.dataset.driver == "GeoJSON" {
            guard !batch.without.isEmpty else { return try explained([:], said) }
            let all: [Int: Phrase]
            if let features { all = features } else { all = try textFaults() }
            features = all
            var found: [Int: Phrase] = [:]
            for row in batch.without { found[row] = all[batch.first + row] }
            return try explained(found, said, orEarlier: all)
        }
        // GDAL's faster way through a GeoPackage says nothing of a blob that does not begin as one.
        let isSilent = !batch.without.isEmpty && ["GPKG", "SQLite"].contains(layer.dataset.driver)
        guard !said.isEmpty || isSilent else { return [:] }
        return try explained(singly(batch, said), said)
    }

    private func explained(_ found: [Int: Phrase], _ said: [String], orEarlier all: [Int: Phrase] = [:])
        throws(OGRError) -> [Int: Phrase]
    {
        guard said.isEmpty || !found.isEmpty || !all.isEmpty else { throw unexplained(said) }
        return found
    }

    private func unexplained(_ said: [String]) -> OGRError {
        unexplained(said.last.map(GDALSentence.phrase) ?? Messages.noReason)
    }

    private func unexplained(_ said: Phrase) -> OGRError {
        .notReadable(path: layer.dataset.member.shown, message: said)
    }

    /// The features of a GeoJSON text; none where the text is of another dialect, or none at all.
    private func textFaults() throws(OGRError) -> [Int: Phrase] {
        let member = layer.dataset.member
        do throws(GeoJSONError) {
            if !member.packed { return try GeoJSONReader.brokenGeometries(path: member.path) }
        } catch { return [:] }
        let bytes = try TableBudget.read(member)
        do throws(GeoJSONError) { return try GeoJSONReader.brokenGeometries(bytes: bytes) } catch { return [:] }
    }

    /// Reads the batch again, a row at a time. A row that comes, without a geometry, while something is said to fail is
    /// broken.
    private func singly(_ batch: (without: [Int], rows: Int, first: Int), _ said: [String]) throws(OGRError)
        -> [Int: Phrase]
    {
        if again == nil { again = try reopened() }
        guard let again else { throw unexplained(said) }
        let outcome = collectingMessages { messages -> Result<[Int: Phrase], OGRError> in
            let failure = Result<[Int: Phrase], OGRError>.failure(
                said.isEmpty ? unexplained(messages.last) : unexplained(said))
            OGR_L_ResetReading(again.handle)
            guard OGR_L_SetNextByIndex(again.handle, Int64(batch.first)) == OGRERR_NONE else { return failure }
            var (found, before): ([Int: Phrase], Int) = ([:], messages.errors.count)
            for row in 0..<batch.rows {
                guard let feature = OGR_L_GetNextFeature(again.handle) else { return failure }
                defer { OGR_F_Destroy(feature) }
                // Beyond a hundred messages none is kept: what is without a geometry then counts as broken.
                let isFull = messages.errors.count + messages.warnings.count >= GDALMessages.most
                guard messages.errors.count > before || isFull else { continue }
                guard isFull || OGR_F_GetGeometryRef(feature) == nil else { return failure }
                if OGR_F_GetGeometryRef(feature) == nil {
                    let said = messages.last
                    found[row] =
                        isFull
                        ? Messages.undecodable
                        : Phrase(
                            zh: "\(Messages.undecodable.zh)：\(said.zh)", en: "\(Messages.undecodable.en): \(said.en)")
                }
                before = messages.errors.count
            }
            return .success(found)
        }
        return try outcome.get()
    }

    private func reopened() throws(OGRError) -> (Dataset, OGRLayerH)? {
        let dataset = try Dataset(layer.dataset.ready)
        let places = layer.dataset.layers.indices.filter { layer.dataset.layers[$0] == layer.handle }
        let all = dataset.layers
        guard let place = places.first, all.indices.contains(place) else { return nil }
        return (dataset, all[place])
    }
}

/// The records of a `.shp`, as far as their heads go.
private struct ShapeRecords {
    private let file: VirtualFile
    private let entries: [ShapeIndex.Entry]
    private let kind: Int

    init?(_ path: String) {
        let parts = ShapefileParts(path)
        guard let file = parts.open("shp"), let index = parts.open("shx").flatMap({ ShapeIndex(index: $0) }) else {
            return nil
        }
        let header = file.read(100)
        guard header.count == 100 else { return nil }
        (self.file, entries, kind) = (file, index.entries, ByteOrder.littleEndian(header, 32))
    }

    /// What keeps a record from being a shape; none when it is one, or no shape at all.
    func fault(of record: Int) -> Phrase? {
        guard entries.indices.contains(record), entries[record].length >= 4 else { return nil }
        file.seek(to: entries[record].offset + 8)
        let head = file.read(min(44, entries[record].length))
        guard head.count >= 4 else {
            return Phrase(zh: ".shp 在该图形之前结束", en: "the .shp ends before the shape")
        }
        let own = ByteOrder.littleEndian(head, 0)
        if own == 0 { return nil }
        if own != kind { return ShapeHeads.otherType(own, kind) }
        // Points have no box; of the others the counts stand behind it.
        let base = kind % 10
        guard base == 3 || base == 5 || base == 8 || kind == 31 else { return nil }
        let at = base == 8 ? [36] : [36, 40]
        guard let last = at.last, head.count >= last + 4 else {
            return Phrase(zh: "记录过短，容不下图形", en: "the record is too short for a shape")
        }
        let counts = at.map { ByteOrder.littleEndian(head, $0) }
        if counts.contains(0) { return nil }
        let (list, bytes) = (counts.map { Phrase(same: "\($0)") }.joined(), entries[record].length)
        return Phrase(
            zh: "图形无法解码：其计数和偏移（\(list.zh)）与其 \(bytes) 字节不符",
            en: "the shape cannot be decoded: its counts and offsets (\(list.en)) do not fit its \(bytes) bytes")
    }
}
