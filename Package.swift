// swift-tools-version: 6.2
import PackageDescription

// Every target is Swift 6, strictly concurrent, and free of warnings.
let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

/// Tests check results, not their own speed: optimizing them would be half of a release build.
let tested: [SwiftSetting] = strict + [.unsafeFlags(["-Onone"], .when(configuration: .release))]

func module(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.target(name: name), "TestSupport"] + dependencies,
        swiftSettings: tested)
}

func library(_ name: String, pkgConfig: String, apt: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt])])
}

let heaps = Target.Dependency.product(name: "HeapModule", package: "swift-collections")

let package = Package(
    name: "qiancun",
    products: [
        // For Swift developers with no interest in villages.
        .library(name: "Columns", targets: ["Columns"]),
        .library(name: "GeoJSON", targets: ["GeoJSON"]),
        .library(name: "GEOS", targets: ["GEOS"]),
        .library(name: "PROJ", targets: ["PROJ"]),
        .library(name: "OGR", targets: ["OGR"]),
        // Engines that take coordinates and numbers.
        .library(name: "Overlap", targets: ["Overlap"]),
        .library(name: "RoadNetwork", targets: ["RoadNetwork"]),
        .library(name: "Regions", targets: ["Regions"]),
        .library(name: "Location", targets: ["Location"]),
        .library(name: "Tours", targets: ["Tours"]),
        .executable(name: "qiancun", targets: ["qiancun"]),
        // Published problem instances, for those who compare.
        .executable(name: "qiancun-bench", targets: ["qiancun-bench"]),
    ],
    dependencies: [
        // The command line: parsing, help, exit codes.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // Priority queues.
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        // Project files, policy catalogues and rules are YAML.
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // C libraries of the system, linked dynamically.
        library("CGEOS", pkgConfig: "geos", apt: "libgeos-dev"),
        library("CPROJ", pkgConfig: "proj", apt: "libproj-dev"),
        library("CGDAL", pkgConfig: "gdal", apt: "libgdal-dev"),
        library("CCrypto", pkgConfig: "libcrypto", apt: "libssl-dev"),
        library("CClp", pkgConfig: "clp", apt: "coinor-libclp-dev"),
        library("CCbc", pkgConfig: "cbc", apt: "coinor-libcbc-dev"),
        .systemLibrary(name: "CLinux"),
        library("CXLSX", pkgConfig: "xlsxwriter", apt: "libxlsxwriter-dev"),

        // A module imports only modules above it.
        module("Columns"),
        module("Output", ["Columns", "CLinux"]),
        module("GeoJSON", ["Columns"]),
        module("GEOS", ["Columns", "CGEOS"]),
        module("PROJ", ["Columns", "CPROJ"]),
        // What a source of vectors is: its files, text, faults and reports; geometry as bytes; GDAL's files and messages.
        module("VectorSources", ["Columns", "Output", "PROJ", "CGDAL"]),
        // Formats that we read and write ourselves.
        module("CornerPoints", ["Columns", "PROJ", "VectorSources"]),
        module("OpenStreetMap", ["Columns", "VectorSources"]),
        module("TableSources", ["Columns", "Output", "PROJ", "VectorSources"]),
        // What the bytes of a format say that GDAL does not.
        module("FormatAudits", ["Columns", "Output", "VectorSources", "CGDAL"]),
        // The library product: the rest of GDAL, and all of these by one import.
        module(
            "OGR",
            [
                "Columns", "Output", "GeoJSON", "VectorSources", "CornerPoints", "OpenStreetMap",
                "TableSources",
                "FormatAudits", "CGDAL",
            ]),
        // Apart from OGR, whose users need no libcrypto.
        module("Digests", ["Columns", "OGR", "CCrypto"]),
        module("Overlap", ["Columns", "GEOS", "PROJ", "CLinux"]),
        module(
            "Survey", ["Columns", "PROJ"],
            resources: [
                "third-survey", "second-survey", "planning-2020", "planning-2023", "gb21010-2017",
                "third-survey-to-planning-2020", "third-survey-to-planning-2023", "planning-2020-to-2023",
                "second-survey-to-third-survey",
            ].map { .embedInCode("Resources/\($0).csv") }),
        // The one door in: every reader of layers asks here.
        module("Intake", ["Columns", "GEOS", "PROJ", "OGR", "Overlap", "Survey", "CLinux"]),
        module("RoadNetwork", ["Columns", heaps]),
        module("Solver", ["CClp", "CCbc"]),
        module("Regions", ["Columns"]),
        module("Location", ["Columns", "Solver", heaps]),
        module("Tours", ["Columns", "Solver"]),
        // What is asked: project files, rules, standards, catalogues of targets.
        module(
            "ProjectFile",
            ["Columns", "Survey", "RoadNetwork", .product(name: "Yams", package: "Yams")],
            resources: [
                .embedInCode("Rules/red-line.yaml"), .embedInCode("Rules/farmland-balance.yaml"),
                .embedInCode("Standards/coverage.yaml"), .embedInCode("Roads/access.yaml"),
                .embedInCode("Policies/jiangyuan-2023.yaml"),
                .embedInCode("Policies/yunxi-2024.yaml"),
            ]),
        // What runs find out: plain values, the only thing that reports are made from.
        module("FindingValues", ["Columns", "Survey", "Intake", "ProjectFile"]),
        // A county ready for analysis: layers in one plane, villages by code, parcels as a stream.
        module(
            "CountyLayers",
            [
                "Columns", "GEOS", "OGR", "Overlap", "Survey", "Intake", "RoadNetwork", "ProjectFile", "FindingValues",
            ]),
        // Commands that need no project: check, area, tabulate, overlap, matrix.
        module(
            "Tools",
            [
                "Columns", "GEOS", "PROJ", "OGR", "Overlap", "Survey", "Intake", "RoadNetwork", "ProjectFile",
                "FindingValues", "CountyLayers",
            ]),
        // Questions: red line, change, consolidation, holding, works.
        module(
            "LandAnalysis",
            [
                "Columns", "GEOS", "PROJ", "Overlap", "Survey", "Intake", "RoadNetwork", "ProjectFile",
                "FindingValues", "CountyLayers",
            ]),
        // Questions: network, coverage, location, layout.
        module(
            "WayAnalysis",
            [
                "Columns", "GEOS", "Overlap", "Intake", "RoadNetwork", "Location", "ProjectFile", "FindingValues",
                "CountyLayers",
            ]),
        // Question: demonstration belts.
        module(
            "BeltAnalysis",
            [
                "Columns", "GEOS", "Overlap", "Survey", "Intake", "RoadNetwork", "Tours", "ProjectFile",
                "FindingValues", "CountyLayers", "WayAnalysis",
            ]),
        // Question: contiguous clusters.
        module("ClusterAnalysis", ["Columns", "GEOS", "Regions", "ProjectFile", "FindingValues", "CountyLayers"]),
        // Question: policy targets.
        module(
            "TargetAnalysis",
            [
                "Columns", "GEOS", "PROJ", "Overlap", "ProjectFile", "FindingValues", "CountyLayers", "LandAnalysis",
                "WayAnalysis",
            ]),
        // One run of a project: the questions in the order of their needs.
        module(
            "AnalysisRuns",
            [
                "Columns", "GEOS", "PROJ", "Overlap", "Survey", "Intake", "RoadNetwork", "ProjectFile",
                "FindingValues", "CountyLayers", "LandAnalysis", "WayAnalysis", "BeltAnalysis", "ClusterAnalysis",
                "TargetAnalysis",
            ]),
        // Forms of outputs: JSON, CSV, workbooks, and tables that hold what they declare of themselves.
        module("Writers", ["Columns", "Output", "CXLSX"]),
        // Optimized in debug builds too: every test that draws a county waits for it.
        .target(
            name: "SampleCounty", dependencies: ["Columns", "PROJ", "OGR", "Survey"],
            swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]),
        // How the figures of a run are rounded, once for all tables that print them.
        module("PrintedFigures", ["Columns", "Survey", "ProjectFile", "FindingValues", "Writers"]),
        // What the commands without a project write: check, tabulate, overlap, matrix.
        module(
            "ToolOutputs",
            [
                "Columns", "Output", "OGR", "Overlap", "Survey", "Intake", "ProjectFile", "FindingValues", "Tools",
                "Writers", "PrintedFigures",
            ]),
        module(
            "Reporting",
            [
                "Columns", "Output", "GeoJSON", "GEOS", "PROJ", "OGR", "Digests", "Survey", "ProjectFile",
                "FindingValues", "Writers", "PrintedFigures",
            ],
            resources: [
                "Page/report.html", "Page/report.css", "Page/report-text.js", "Page/report-data.js",
                "Page/report-chapters.js", "Page/report-map.js", "Page/report-parts.js", "Page/report-layers.js",
                "Page/report-panel.js", "Page/leaflet-licence.txt",
                // Chapters.
                "Belts/belts-page.js", "Change/change-page.js", "Clusters/clusters-page.js",
                "Consolidation/consolidation-page.js", "Coverage/coverage-page.js", "Holding/holding-page.js",
                "Land/land-page.js", "Layout/layout-page.js", "Location/location-page.js", "Network/network-page.js",
                "RedLine/red-line-page.js", "Targets/targets-page.js", "Villages/villages-page.js",
            ].map { .embedInCode($0) }),
        // Finished runs read back from their folders, and two held against each other.
        module("FinishedRuns", ["Columns", "Output", "GeoJSON", "OGR", "Writers", "Reporting"]),
        module(
            "Exchange",
            [
                "Columns", "Output", "GeoJSON", "PROJ", "OGR", "Digests", "Overlap", "Survey", "Intake",
                "ProjectFile", "Tools", "Writers", "Reporting",
            ]),
        .executableTarget(
            name: "qiancun",
            dependencies: [
                "Columns", "Output", "PROJ", "OGR", "Survey", "Intake", "RoadNetwork", "Regions", "ProjectFile",
                "FindingValues", "CountyLayers", "Tools", "AnalysisRuns", "SampleCounty", "Writers", "PrintedFigures",
                "ToolOutputs", "Reporting", "FinishedRuns", "Exchange",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "qiancun-bench",
            dependencies: [
                "Columns", "Output", "Location", "OGR", "Tours",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], path: "Benchmarks/qiancun-bench", swiftSettings: strict),

        // What all tests share: the mark of the slow ones.
        .target(name: "TestSupport", dependencies: ["Columns"], path: "Tests/TestSupport", swiftSettings: strict),
        tests("Columns"),
        tests("Output"),
        tests("GeoJSON"),
        tests("GEOS"),
        tests("PROJ"),
        tests("OGR", ["VectorSources", "CornerPoints", "OpenStreetMap", "TableSources", "FormatAudits"]),
        tests("Digests", ["OGR"]),
        tests("Overlap", ["GEOS", "OGR"]),
        tests("Survey"),
        tests("Intake", ["Columns", "OGR", "PROJ"]),
        tests("RoadNetwork", ["OGR"]),
        tests("Solver", ["Columns"]),
        tests("Regions", ["OGR"]),
        tests("Location", ["Columns", "Solver"]),
        tests("Tours"),
        tests(
            "AnalysisRuns",
            [
                "Columns", "GEOS", "PROJ", "OGR", "Overlap", "Survey", "Intake", "RoadNetwork", "Regions",
                "ProjectFile", "FindingValues", "CountyLayers", "Tools", "LandAnalysis", "WayAnalysis", "BeltAnalysis",
                "ClusterAnalysis", "TargetAnalysis",
            ]),
        tests(
            "SampleCounty",
            [
                "Columns", "GEOS", "PROJ", "OGR", "Survey", "RoadNetwork", "ProjectFile", "FindingValues", "Tools",
                "AnalysisRuns", "VectorSources",
            ]),
        tests(
            "Reporting",
            [
                "Columns", "Output", "GeoJSON", "PROJ", "OGR", "Intake", "ProjectFile", "FindingValues",
                "AnalysisRuns", "Writers", "PrintedFigures", "FinishedRuns",
            ]),
        tests("Writers", ["Columns"]),
        tests("Exchange", ["Columns", "Output", "GeoJSON", "OGR", "Digests", "Survey", "Tools", "Writers"]),
        // The examples of the documents, compiled: Scripts/examples holds both against each other.
        .testTarget(
            name: "ExamplesTests",
            dependencies: [
                "Columns", "Output", "GeoJSON", "GEOS", "PROJ", "OGR", "Overlap", "Survey", "Intake", "RoadNetwork",
                "Solver", "Regions", "Location", "Tours", "ProjectFile", "FindingValues", "Tools", "AnalysisRuns",
                "Reporting", "Exchange",
            ], swiftSettings: tested),
        // The command as a user meets it: a process, its files and its exit codes.
        .testTarget(
            name: "CommandTests",
            dependencies: ["qiancun", "TestSupport", "Columns", "PROJ", "OGR", "ProjectFile", "AnalysisRuns"],
            swiftSettings: tested),
    ]
)
