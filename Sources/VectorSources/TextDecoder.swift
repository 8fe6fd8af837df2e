import Glibc

/// Decodes bytes of one encoding strictly: what is not that encoding is nil, never a replacement character.
///
/// Belongs to one task: an `iconv` descriptor has state.
package final class TextDecoder {
    package let encoding: TextEncoding
    private let handle: iconv_t?
    /// ASCII bytes stand for themselves, as in all encodings but those of two bytes a letter and the like.
    private var keepsASCII = true
    private var buffer = [CChar](repeating: 0, count: 1024)

    package init(_ encoding: TextEncoding) {
        self.encoding = encoding
        guard !encoding.isUTF8 else {
            handle = nil
            return
        }
        let opened = iconv_open("UTF-8", encoding.iconvName)
        precondition(opened != iconv_t(bitPattern: -1), "encodings are checked when they are named")
        handle = opened
        let ascii = Array(UInt8(1)...127)
        keepsASCII = ascii.withUnsafeBufferPointer {
            convert($0, mayBeCut: false).map { Array($0.utf8) == ascii } ?? false
        }
    }

    deinit { if let handle { iconv_close(handle) } }

    /// The text of the bytes; nil when they are not this encoding.
    /// - Parameter mayBeCut: a letter cut off at the end is left out instead, as in fields filled to the brim.
    package func decode(_ bytes: UnsafeBufferPointer<UInt8>, mayBeCut: Bool = false) -> String? {
        if bytes.count <= 15, handle == nil || keepsASCII, isASCII(bytes) {
            // Codes and names of this length need no memory of their own.
            return String(unsafeUninitializedCapacity: bytes.count) { $0.update(fromContentsOf: bytes) }
        }
        if handle == nil || (keepsASCII && isASCII(bytes)) {
            if let text = String(validating: bytes, as: UTF8.self) { return text }
            guard mayBeCut, let whole = wholeLetters(bytes) else { return nil }
            return String(validating: whole, as: UTF8.self)
        }
        return convert(bytes, mayBeCut: mayBeCut)
    }

    package func decode(_ bytes: some Collection<UInt8>, mayBeCut: Bool = false) -> String? {
        Array(bytes).withUnsafeBufferPointer { decode($0, mayBeCut: mayBeCut) }
    }

    private func convert(_ bytes: UnsafeBufferPointer<UInt8>, mayBeCut: Bool) -> String? {
        if buffer.count < 4 * bytes.count { buffer = [CChar](repeating: 0, count: 4 * bytes.count) }
        return bytes.withMemoryRebound(to: CChar.self) { source in
            buffer.withUnsafeMutableBufferPointer { target -> String? in
                iconv(handle, nil, nil, nil, nil)
                var from = UnsafeMutablePointer(mutating: source.baseAddress)
                var to = target.baseAddress
                var (left, room) = (source.count, target.count)
                if iconv(handle, &from, &left, &to, &room) == -1, !(errno == EINVAL && mayBeCut) { return nil }
                let written = UnsafeBufferPointer(start: target.baseAddress, count: target.count - room)
                return written.withMemoryRebound(to: UInt8.self) { String(validating: $0, as: UTF8.self) }
            }
        }
    }

    /// UTF-8 bytes without a last letter that misses its tail; nil when no letter is cut.
    private func wholeLetters(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
        var lead = bytes.count - 1
        while lead >= 0, bytes[lead] & 0xC0 == 0x80 { lead -= 1 }
        guard lead >= 0, 0xC2...0xF4 ~= bytes[lead], bytes.count - lead < 4 else { return nil }
        let length = bytes[lead] >= 0xF0 ? 4 : bytes[lead] >= 0xE0 ? 3 : 2
        return bytes.count - lead < length ? UnsafeBufferPointer(rebasing: bytes[..<lead]) : nil
    }
}

/// No byte above 127. Eight bytes at a time.
package func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    var (i, all) = (0, UInt64(0))
    while i + 8 <= raw.count {
        all |= raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
        i += 8
    }
    while i < raw.count {
        all |= UInt64(raw[i])
        i += 1
    }
    return all & 0x8080_8080_8080_8080 == 0
}

extension TextEncoding {
    /// The bytes of a text in this encoding; nil when a letter has none.
    package func encode(_ text: String) -> [UInt8]? {
        var source = Array(text.utf8)
        if isUTF8 || source.allSatisfy({ $0 < 0x80 }) { return source }
        let handle = iconv_open(iconvName, "UTF-8")
        guard handle != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(handle) }
        var target = [UInt8](repeating: 0, count: 4 * source.count)
        var room = target.count
        let done = source.withUnsafeMutableBytes { from in
            target.withUnsafeMutableBytes { to in
                var f = from.baseAddress?.assumingMemoryBound(to: CChar.self)
                var t = to.baseAddress?.assumingMemoryBound(to: CChar.self)
                var left = from.count
                return iconv(handle, &f, &left, &t, &room) != -1
            }
        }
        return done ? Array(target.prefix(target.count - room)) : nil
    }

    /// The bytes of a text in a DBF. GBK proper: the four-byte letters of GB18030 are not in it.
    package func encodeForDBF(_ text: String) -> [UInt8]? {
        guard let bytes = encode(text) else { return nil }
        guard name == "GBK" else { return bytes }
        var at = 0
        while at < bytes.count {
            if bytes[at] < 0x80 {
                at += 1
            } else {
                guard at + 1 < bytes.count, bytes[at + 1] >= 0x40 else { return nil }
                at += 2
            }
        }
        return bytes
    }
}
