import Columns
import Digests
import Foundation
import OGR
import Tools

/// What a delivery holds and how it came about, as `manifest.json`: sorted keys, no time stamps, no absolute paths.
struct DeliveryManifest {
    struct CRSEntry {
        let code: String
        let name: SaidText
        let zone: Int
        let zoneReason: SaidText
    }
    struct FileEntry {
        let path: String
        let bytes: Int
        let sha256: String
    }
    struct FieldEntry {
        let name: String
        let title: String
        let type: String
        let width: Int
        let decimals: Int
        /// The source's field; absent when the source has none.
        let source: String?
        /// Rows with a value.
        let rows: Int
    }
    struct SourceEntry {
        let path: String
        let layer: String
        let crs: String?
        let encoding: String?
        let encodingFrom: String?
        let files: [FileEntry]
    }
    struct OperationEntry {
        let name: String
        let accuracy: Double?
        let assumed: String?
    }
    struct Entry {
        let layer: String
        let title: String
        let file: String
        let rows: Int
        let source: SourceEntry
        let operation: OperationEntry
        let fields: [FieldEntry]
        /// Standard fields that the source lacks: written empty.
        let emptyFields: [String]
        /// Values by field that were blank and got the layer's feature code.
        let filled: [String: Filled]
        let rounded: [String: Int]
        let unreadable: [String: Int]
        let tooLong: [String: Int]
        /// Fields of the source that the standard does not know.
        let leftOutFields: [String]
        let notes: [SaidText]
        let issues: [String: Int]
    }
    struct Filled {
        let value: String
        let rows: Int
    }
    struct LeftOut {
        let name: String
        let path: String
        let reason: SaidText
    }
    /// What the check of the files found; see Docs/check-rules.md.
    struct CheckEntry {
        let errors: Int
        let warnings: Int
        let notices: Int
        let counts: [String: Int]
        /// Rules that could not be asked, and why.
        let notAsked: [SaidText]

        init(_ result: CheckResult, _ language: Language) {
            (errors, warnings) = (result.count(.error), result.count(.warning))
            notices = result.count(.notice)
            counts = Dictionary(uniqueKeysWithValues: result.counts.map { ($0.rule.id, $0.count) })
            notAsked = result.layers.flatMap { layer in
                layer.notAsked.map {
                    SaidText(Phrase(zh: "\(layer.name)：", en: "\(layer.name): ") + $0, language)
                }
            }
        }
    }
    struct County {
        let name: String?
        let code: String?
    }

    let county: County
    let crs: CRSEntry
    let format: String
    let encoding: String
    var layers: [Entry] = []
    var files: [FileEntry] = []
    var check: CheckEntry?
    let leftOut: [LeftOut]

    init(_ request: Delivery.Request, _ plan: DeliveryPlan) {
        county = County(name: plan.name, code: plan.countyCode)
        let zone = plan.zone.zone
        crs = CRSEntry(
            code: zone.crs.definition, name: SaidText(zone.phrase, request.language), zone: zone.number,
            zoneReason: SaidText(plan.zone.reason, request.language))
        format = request.format == .shapefile ? "Shapefile" : "GeoPackage"
        encoding = request.format == .shapefile ? request.encoding : "UTF-8"
        leftOut = plan.leftOut.map {
            LeftOut(name: $0.name, path: $0.path, reason: SaidText($0.reason, request.language))
        }
    }

    /// Adds size and digest of every file in the folder.
    mutating func describe(filesIn folder: String) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted(by: utf8Less)
        files = try names.map { name in
            let digest = try Digest.ofFile(folder + "/" + name)
            return FileEntry(path: name, bytes: digest.bytes, sha256: digest.sha256)
        }
    }
}

extension DeliveryManifest.Entry {
    init(_ delivered: DeliveredLayer, _ language: Language) throws {
        let standard = delivered.standard
        (layer, title) = (standard.layer.standardName, standard.layer.chineseName)
        (file, rows) = (delivered.file, delivered.rows)
        let digests = try Digest.ofSource(delivered.source.request.path)
        source = DeliveryManifest.SourceEntry(
            path: delivered.source.written, layer: delivered.input.name, crs: delivered.input.crs?.description,
            encoding: delivered.report.encoding ?? delivered.input.encoding,
            encodingFrom: (delivered.report.encodingSource ?? delivered.input.encodingSource)?.rawValue,
            files: digests.map {
                let name = $0.path.split(separator: "/").last.map(String.init) ?? $0.path
                return DeliveryManifest.FileEntry(path: name, bytes: $0.bytes, sha256: $0.sha256)
            })
        operation = DeliveryManifest.OperationEntry(
            name: delivered.operation?.name ?? "none", accuracy: delivered.operation?.accuracy,
            assumed: delivered.operation?.assumedCGCS2000?.definition)
        fields = zip(standard.layer.fields, standard.tallies).map { field, tally in
            DeliveryManifest.FieldEntry(
                name: field.standardName, title: field.chineseName, type: field.kind.rawValue, width: field.width,
                decimals: field.decimals, source: tally.source, rows: tally.present)
        }
        let pairs = Array(zip(standard.layer.fields.map(\.standardName), standard.tallies))
        func counts(_ count: KeyPath<StandardRows.Tally, Int>) -> [String: Int] {
            Dictionary(
                uniqueKeysWithValues: pairs.filter { $0.1[keyPath: count] > 0 }.map { ($0.0, $0.1[keyPath: count]) })
        }
        emptyFields = pairs.filter { $0.1.source == nil && $0.1.present == 0 }.map(\.0)
        let code = standard.layer.featureCode ?? ""
        filled = counts(\.filled).mapValues { DeliveryManifest.Filled(value: code, rows: $0) }
        (rounded, unreadable, tooLong) = (counts(\.rounded), counts(\.unreadable), counts(\.tooLong))
        leftOutFields = standard.leftOut
        notes = delivered.notes.map { SaidText($0, language) }
        issues = Dictionary(delivered.issues.map { ($0.rule, 1) }, uniquingKeysWith: +)
    }
}
