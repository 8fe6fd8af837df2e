import CPROJ
import Columns

/// One PROJ context, silent and offline. Belongs to one task; not `Sendable`, so the compiler keeps it there.
final class PROJContext {
    let handle: OpaquePointer

    init() {
        guard let handle = proj_context_create() else { fatalError("PROJ cannot make a context: out of memory") }
        self.handle = handle
        proj_log_level(handle, PJ_LOG_NONE)
        proj_log_func(handle, nil) { _, _, _ in }
        proj_context_set_enable_network(handle, 0)
    }

    deinit { proj_context_destroy(handle) }

    /// PROJ's words for the last error of this context.
    var message: Phrase {
        let code = proj_context_errno(handle)
        guard code != 0, let text = proj_context_errno_string(handle, code) else {
            return Phrase(zh: "不能识别", en: "not recognised")
        }
        let said = String(cString: text)
        // The code of all that PROJ has no other for.
        if said.hasPrefix("Unknown error") { return Phrase(zh: "不能识别", en: "not recognised") }
        return Phrase(zh: Self.chinese[said] ?? "PROJ：“\(said)”", en: said)
    }

    /// Texts of PROJ for what a user may have written.
    private static let chinese = [
        "Invalid PROJ string syntax": "PROJ 字符串有误", "Missing argument": "PROJ 字符串缺少参数",
        "Invalid value for an argument": "PROJ 字符串的参数值有误", "Mutually exclusive arguments": "PROJ 字符串的参数不能并用",
        "File not found or invalid": "所需的格网文件不存在或无效",
    ]

    /// The owner of a new object; none when the call gave none.
    func own(_ pointer: OpaquePointer?) -> PROJObject? {
        pointer.map { PROJObject(adopting: $0, in: self) }
    }
}

/// A PROJ object with its owner. Stays in the task of its context.
final class PROJObject {
    let context: PROJContext
    let pointer: OpaquePointer

    init(adopting pointer: OpaquePointer, in context: PROJContext) {
        (self.context, self.pointer) = (context, pointer)
    }

    deinit { proj_destroy(pointer) }

    var name: String { proj_get_name(pointer).map { String(cString: $0) } ?? "" }
    var type: PJ_TYPE { proj_get_type(pointer) }

    /// The EPSG code the object carries; none when it carries none or another authority's. `OGC:CRS84` counts as
    /// EPSG:4326, which differs from it in the order of axes alone.
    var epsgCode: Int? {
        guard let authority = proj_get_id_auth_name(pointer, 0), let code = proj_get_id_code(pointer, 0) else {
            return nil
        }
        switch (String(cString: authority), String(cString: code)) {
        case ("EPSG", let code): return Int(code)
        case ("OGC", "CRS84"): return 4326
        default: return nil
        }
    }
}

/// Versions, for reports.
public enum Projection {
    /// Version of the PROJ library in use, such as `9.1.1`.
    public static var version: String { String(cString: proj_info().version) }

    /// Version of the EPSG data set that this PROJ reads, such as `v10.076`; none when its database is missing.
    public static var datasetVersion: String? {
        let context = PROJContext()
        return proj_context_get_database_metadata(context.handle, "EPSG.VERSION").map { String(cString: $0) }
    }
}
