import Columns
import OGR
import Survey

/// The class system of a layer's classes, and the classes that its table does not know.
package struct ClassCheck: Sendable, Hashable {
    /// A class text and the parcels that carry it.
    package struct Unknown: Sendable, Hashable {
        /// The text as it stands.
        package let landClass: String
        /// Number of parcels.
        package let parcels: Int
    }

    /// None when it was not given and cannot be told: see `refusal`.
    package let system: LandClassSystem?
    /// Why the system cannot be told.
    package let refusal: LandClassSystemError?
    /// Classes that the table of the system does not know, by their bytes; empty without a system.
    package let unknown: [Unknown]

    /// - Parameters:
    ///   - parcels: number of parcels by class text.
    ///   - system: as the user says; found out when none.
    ///   - fields: names of all fields of the layer; asked for only when the codes alone do not decide.
    init(
        parcels: [String: Int], field: String, system: LandClassSystem?, fields: () throws -> [String]
    ) throws {
        let texts = Array(parcels.keys)
        var (found, refusal) = (system, nil as LandClassSystemError?)
        if found == nil {
            do throws(LandClassSystemError) {
                found = try LandClassSystem.detect(fields: [], codeField: field, codes: texts)
            } catch {
                refusal = error
            }
            if case .ambiguous = refusal?.problem {
                let names = try fields()
                do throws(LandClassSystemError) {
                    (found, refusal) = (try LandClassSystem.detect(fields: names, codeField: field, codes: texts), nil)
                } catch {
                    refusal = error
                }
            }
        }
        (self.system, self.refusal) = (found, refusal)
        unknown =
            found.map { system in
                texts.filter { system.name(of: $0) == nil }.sorted(by: utf8Less).map {
                    Unknown(landClass: $0, parcels: parcels[$0] ?? 0)
                }
            } ?? []
    }

    /// An issue for each class that the table does not know.
    var issues: [RowIssue] {
        unknown.map {
            RowIssue(
                layer: "parcels", row: RowIssue.wholeLayer, id: $0.landClass, rule: "class-unknown", severity: .warning,
                message: Messages.classUnknown(
                    $0.landClass, parcels: $0.parcels, system: system?.chineseName))
        }
    }

    /// A sentence on the system and on what its table does not know.
    var note: Phrase {
        guard let system else {
            return Messages.notHeld(refusal)
        }
        let count = unknown.reduce(0) { $0 + $1.parcels }
        return Messages.classes(of: system.chineseName, unknown: unknown.count, parcels: count)
    }
}
