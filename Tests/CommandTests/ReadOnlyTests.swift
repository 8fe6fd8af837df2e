import Foundation
import Testing

/// Nothing of the user's is changed: the input folder's listing and every byte in it are the same after a run.
@Suite struct ReadOnlyTests {
    @Test func inputsAreUntouched() throws {
        let folder = try TemporaryFolder()
        let project = try SmallCounty().write(to: folder)
        let before = try contents(of: folder.url)
        let out = try TemporaryFolder()
        let result = try Command.run(["analyze", project, "-o", out.path("out"), "--quiet"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(try contents(of: folder.url) == before)
    }

    /// A GeoPackage with rows still in its write-ahead log is read with them, and neither it nor the log is touched.
    @Test func writeAheadLogIsUntouched() throws {
        let folder = try TemporaryFolder()
        let project = try SmallCounty().write(to: folder)
        // Another program has the file open in WAL mode and has just reclassified some parcels; it ends without closing, so that
        // the log stays.
        let script = """
            import os, sqlite3, sys
            base = sqlite3.connect(sys.argv[1])
            for name in ["ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"]:
                base.create_function(name, 1, lambda shape: 0)  # named by triggers that these changes do not reach
            base.execute("PRAGMA journal_mode=WAL")
            base.execute("PRAGMA wal_autocheckpoint=0")
            base.execute("UPDATE DLTB SET DLBM = '0301' WHERE DLBM = '0103'")
            base.commit()
            os._exit(0)
            """
        let python = Process()
        python.executableURL = URL(filePath: "/usr/bin/env")
        python.arguments = ["python3", "-c", script, folder.path("dltb.gpkg")]
        try python.run()
        python.waitUntilExit()
        try #require(python.terminationStatus == 0)
        let before = try contents(of: folder.url)
        try #require(before["dltb.gpkg-wal"]?.isEmpty == false)
        let out = try TemporaryFolder()
        let result = try Command.run(["analyze", project, "-o", out.path("out"), "--quiet"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(try contents(of: folder.url) == before)
        let summary =
            try JSONSerialization.jsonObject(
                with: Data(contentsOf: out.url.appending(path: "out/summary.json"))) as? [String: Any]
        let land = try #require(summary?["land"] as? [String: Any])
        let classes = try #require(land["classes"] as? [[String: Any]]).compactMap { $0["class"] as? String }
        #expect(classes.contains("0301") && !classes.contains("0103"))
    }
}
