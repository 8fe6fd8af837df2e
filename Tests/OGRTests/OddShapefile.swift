import Foundation

@testable import OGR

/// Squares of 100 m × 100 m as the bytes of a Shapefile, to be spoiled.
struct OddShapefile {
    let folder = Scratch()
    var shp: [UInt8], shx: [UInt8], dbf: [UInt8]
    let recordBytes: Int

    init(rows: Int) throws {
        try ShapefileWriter.write(Samples.squares(0..<rows), to: folder.file("whole.shp"))
        (shp, shx, dbf) = (folder.bytes("whole.shp"), folder.bytes("whole.shx"), folder.bytes("whole.dbf"))
        for name in folder.listing { try FileManager.default.removeItem(atPath: folder.file(name)) }
        recordBytes = (shp.count - 100) / rows
    }

    var tableHeader: Int { Int(dbf[8]) | Int(dbf[9]) << 8 }
    var tableRecord: Int { Int(dbf[10]) | Int(dbf[11]) << 8 }

    /// Sets the number of records that the header of the table states.
    mutating func state(records: Int) {
        for i in 0..<4 { dbf[4 + i] = UInt8(truncatingIfNeeded: records >> (8 * i)) }
    }

    /// Writes the parts that are wanted; the path of the `.shp`.
    func write(_ parts: [String] = ["shp", "shx", "dbf"]) -> String {
        if parts.contains("shx") { _ = folder.write("x.shx", shx) }
        if parts.contains("dbf") { _ = folder.write("x.dbf", dbf) }
        return folder.write("x.shp", shp)
    }
}

/// A zip archive whose entries are stored as they are, with names of any bytes.
func storedZip(_ entries: [(name: [UInt8], bytes: [UInt8])], isUTF8: Bool = false) -> [UInt8] {
    func short(_ value: Int) -> [UInt8] { (0..<2).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
    func long(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
    func checksum(_ bytes: [UInt8]) -> Int {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return Int(crc ^ 0xFFFF_FFFF)
    }
    var (body, directory) = ([UInt8](), [UInt8]())
    for (name, bytes) in entries {
        let fields: [UInt8] =
            short(isUTF8 ? 0x800 : 0) + short(0) + short(0) + short(0x21) + long(checksum(bytes)) + long(bytes.count)
            + long(bytes.count) + short(name.count) + short(0)
        directory += [0x50, 0x4B, 1, 2] + short(20) + short(20) + fields + short(0) + short(0) + short(0) + long(0)
        directory += long(body.count) + name
        body += [0x50, 0x4B, 3, 4] + short(20) + fields + name + bytes
    }
    return body + directory + [0x50, 0x4B, 5, 6] + long(0) + short(entries.count) + short(entries.count)
        + long(directory.count) + long(body.count) + short(0)
}
