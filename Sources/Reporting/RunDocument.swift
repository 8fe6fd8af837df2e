import Columns
import Digests
import FindingValues
import Foundation
import GEOS
import OGR
import PROJ
import Writers

/// Makes `run.json`: versions, inputs with their digests, coordinate operations, repairs of the road network, timings,
/// memory.
enum RunDocument {
    static func document(_ findings: Findings, _ record: RunRecord) throws -> JSONValue {
        let libraries: [String: String?] = [
            "GEOS": GEOSContext.version, "PROJ": Projection.version, "EPSG data set": Projection.datasetVersion,
            "GDAL": VectorFile.libraryVersion, "libxlsxwriter": XLSXWriter.version,
        ]
        var members: [String: JSONValue] = [
            "version": .text(record.version), "arguments": .texts(record.arguments),
            "threads": .integer(record.threads),
            "libraries": .object(libraries.compactMapValues { $0.map(JSONValue.text) }),
            "inputs": .list(try inputs(findings)),
            "operations": .list(findings.operations.map(Summary.operation)),
            "timings_s": .list(
                record.timings.map { .object(["stage": .text($0.stage), "seconds": .fixed($0.seconds, decimals: 3)]) }),
            "peak_memory_bytes": .integer(peakMemory),
        ]
        members["road_repairs"] = findings.network.map { .list($0.steps.map(Summary.roadStep)) }
        members["began"] = record.began.map(JSONValue.text)
        return .object(members)
    }

    private static func inputs(_ findings: Findings) throws -> [JSONValue] {
        try findings.inputs.map { read in
            guard case .object(var members) = Summary.input(read) else { return .null }
            members["absolute_path"] = .text(read.absolutePath)
            members["files"] = .list(
                try Digest.ofSource(read.absolutePath).map { file in
                    .object(["path": .text(file.path), "bytes": .integer(file.bytes), "sha256": .text(file.sha256)])
                })
            return .object(members)
        }
    }

    /// Largest resident size of this process so far, bytes.
    private static var peakMemory: Int {
        var usage = rusage()
        #if os(Linux)
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            return usage.ru_maxrss * 1024
        #else
            getrusage(RUSAGE_SELF, &usage)
            return usage.ru_maxrss
        #endif
    }
}
