import CCrypto

/// SHA-256, fed in pieces: libcrypto's, which uses the processor's own instructions for it.
///
/// - Source: FIPS PUB 180-4, *Secure Hash Standard*, 2015, §6.2.
struct SHA256: ~Copyable {
    private let context: OpaquePointer

    init() {
        guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            preconditionFailure("libcrypto has no memory for SHA-256, or has it switched off")
        }
        self.context = context
    }

    deinit { EVP_MD_CTX_free(context) }

    func update(_ bytes: UnsafeRawBufferPointer) {
        let isDone = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1
        precondition(isDone, "libcrypto refused bytes")
    }

    /// The digest as 64 small hexadecimal digits.
    consuming func finish() -> String {
        var bytes = [UInt8](repeating: 0, count: 32)
        let isDone = EVP_DigestFinal_ex(context, &bytes, nil) == 1
        precondition(isDone, "libcrypto gave no digest")
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
