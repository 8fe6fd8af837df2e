import Foundation

/// A headless Chromium driven over the WebDriver protocol on this machine (W3C WebDriver, 2018).
final class WebDriver {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    static let browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }
    static let driver = ["/usr/bin/chromedriver"].first { FileManager.default.isExecutableFile(atPath: $0) }
    static var isThere: Bool { browser != nil && driver != nil }

    private let process = Process()
    private let port: UInt16
    private var session = ""

    /// Starts the driver and a window of 1280 by 800.
    init() throws {
        process.executableURL = URL(filePath: Self.driver!)
        process.arguments = ["--port=0"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var said = ""
        var port: UInt16?
        while port == nil {
            let data = output.fileHandleForReading.availableData
            if data.isEmpty { throw Failure(description: "chromedriver ended: \(said)") }
            said += String(decoding: data, as: UTF8.self)
            if let found = said.firstMatch(of: /started successfully on port (\d+)/) { port = UInt16(found.1) }
        }
        self.port = port!
        let options: [String: Any] = [
            "binary": Self.browser!,
            "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1280,800",
                "--hide-scrollbars",
            ],
        ]
        do {
            let reply = try send(
                "POST", "/session",
                [
                    "capabilities": [
                        "alwaysMatch": ["goog:chromeOptions": options, "goog:loggingPrefs": ["browser": "ALL"]]
                    ]
                ])
            guard let id = (reply as? [String: Any])?["sessionId"] as? String else {
                throw Failure(description: "no session: \(String(describing: reply))")
            }
            session = "/session/" + id
        } catch {
            stop()
            throw error
        }
    }

    deinit { stop() }

    /// Ends the driver. It inherits a blocked SIGTERM from the test process, so nothing weaker than SIGKILL is sure.
    private func stop() {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    func open(_ path: String) throws { _ = try send("POST", session + "/url", ["url": "file://" + path]) }

    /// Runs a script in the page and returns its value.
    func run(_ script: String) throws -> Any? {
        try send("POST", session + "/execute/sync", ["script": script, "args": [Any]()])
    }

    func text(_ script: String) throws -> String { try run(script) as? String ?? "" }
    func number(_ script: String) throws -> Int { (try run(script) as? NSNumber)?.intValue ?? -1 }

    /// Clicks at a place of the window.
    func click(x: Int, y: Int) throws {
        let actions: [[String: Any]] = [
            ["type": "pointerMove", "duration": 0, "x": x, "y": y, "origin": "viewport"],
            ["type": "pointerDown", "button": 0],
            ["type": "pause", "duration": 60], ["type": "pointerUp", "button": 0],
        ]
        _ = try send(
            "POST", session + "/actions", ["actions": [["type": "pointer", "id": "mouse", "actions": actions]]])
    }

    /// What the page and the browser said on the console since the last call.
    func console() throws -> [String] {
        let entries = try send("POST", session + "/se/log", ["type": "browser"]) as? [[String: Any]] ?? []
        return entries.map { "\($0["level"] ?? ""): \($0["message"] ?? "")" }
    }

    /// Ends the window and the driver.
    func end() {
        _ = try? send("DELETE", session, nil)
        stop()
    }

    private func send(_ method: String, _ path: String, _ body: [String: Any]?) throws -> Any? {
        let content = try body.map { try JSONSerialization.data(withJSONObject: $0) } ?? Data()
        let head = """
            \(method) \(path) HTTP/1.1\r
            Host: 127.0.0.1\r
            Content-Type: application/json; charset=utf-8\r
            Content-Length: \(content.count)\r
            Connection: close\r
            \r

            """
        let answer = try Self.exchange([UInt8](head.utf8) + content, port: port)
        guard let end = answer.firstRange(of: Data("\r\n\r\n".utf8)) else {
            throw Failure(description: "no answer to \(method) \(path)")
        }
        let reply = try JSONSerialization.jsonObject(with: answer[end.upperBound...]) as? [String: Any]
        let value = reply?["value"]
        if let fault = value as? [String: Any], let message = fault["message"] as? String, fault["error"] != nil {
            throw Failure(description: message)
        }
        return value
    }

    /// Sends bytes to a port of this machine and reads until the other side closes.
    private static func exchange(_ bytes: [UInt8], port: UInt16) throws -> Data {
        #if os(Linux)
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        defer { close(descriptor) }
        var patience = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw Failure(description: "chromedriver does not answer") }
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress! + sent, $0.count - sent) }
            guard count > 0 else { throw Failure(description: "chromedriver does not listen") }
            sent += count
        }
        // The driver keeps the connection open, so the length in the head says where the answer ends.
        var answer = Data()
        var room = [UInt8](repeating: 0, count: 1 << 16)
        while !isWhole(answer) {
            let count = read(descriptor, &room, room.count)
            guard count > 0 else { throw Failure(description: "chromedriver gave no whole answer in a minute") }
            answer += room[..<count]
        }
        return answer
    }

    private static func isWhole(_ answer: Data) -> Bool {
        guard let end = answer.firstRange(of: Data("\r\n\r\n".utf8)) else { return false }
        let head = String(decoding: answer[..<end.lowerBound], as: UTF8.self).lowercased()
        guard let length = head.firstMatch(of: /content-length: *(\d+)/).flatMap({ Int($0.1) }) else { return false }
        return answer.count - end.upperBound >= length
    }
}
