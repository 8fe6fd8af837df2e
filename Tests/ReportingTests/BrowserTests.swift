import Foundation
import Testing

@testable import Reporting

/// The page in a real browser.
@Suite(
    .enabled(if: WebDriver.isThere, "chromium or chromedriver is not installed"),
    .enabled(if: MapPageTests.leaflet != nil, "Leaflet (libjs-leaflet) is not installed"))
struct BrowserTests {
    @Test(.timeLimit(.minutes(5)))
    func pageInTheBrowser() async throws {
        let scratch = try Scratch()
        try Scratch.put(try MapPageTests.page(), to: scratch.file("report.html"))
        let browser = try WebDriver()
        do {
            try browser.open(scratch.file("report.html"))
            try await check(browser)
        } catch {
            browser.end()
            throw error
        }
        browser.end()
    }

    private func check(_ browser: WebDriver) async throws {
        #expect(try browser.text("return document.body.dataset.ready") == "yes")
        #expect(try browser.console() == [])
        #expect(try browser.number("return performance.getEntriesByType('resource').length") == 0)

        // Data is text: the title's markup is shown, not obeyed.
        #expect(try browser.text("return document.querySelector('h1').textContent") == "云溪示例 <b>&“一”</b>")
        #expect(try browser.number("return document.querySelectorAll('h1 b').length") == 0)

        // Every layer stands in the switch, and something is drawn.
        let inputs = "document.querySelectorAll('.leaflet-control-layers-overlays input')"
        #expect(try browser.number("return \(inputs).length") == 11)
        let colours = """
            const c = document.querySelector('#map canvas'); const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
            const seen = new Set(); for (let i = 0; i < d.length; i += 4) if (d[i + 3] === 255) seen.add(d[i] << 16 | d[i + 1] << 8 | d[i + 2]);
            return seen.size;
            """
        #expect(try browser.number(colours) > 15)

        // The legend follows the switch.
        let legend = "return document.getElementById('legend').textContent"
        #expect(try browser.text(legend).contains("国道"))
        #expect(try browser.text(legend).contains("卫生室") == false)
        for name in ["道路", "服务设施"] {
            _ = try browser.run(
                """
                const label = [...document.querySelectorAll('.leaflet-control-layers-overlays label')]
                  .find((l) => l.textContent.trim().startsWith('\(name)') && !l.textContent.includes('疑点'));
                label.querySelector('input').click();
                """)
        }
        #expect(try browser.text(legend).contains("国道") == false)
        #expect(try browser.text(legend).contains("卫生室"))

        try await checkPopup(browser)
        try checkLanguage(browser)
        try checkColouring(browser)
        #expect(try browser.console() == [])
    }

    /// A click on a village shows its figures. What lies under a place of the window depends on its size, so a few
    /// places are tried until one is a village.
    private func checkPopup(_ browser: WebDriver) async throws {
        let popup = "return document.querySelector('.leaflet-popup-content')?.textContent ?? ''"
        var text = ""
        for x in stride(from: 560, through: 960, by: 57) where !text.contains("人均耕地") {
            try browser.click(x: x, y: 300)
            try await Task.sleep(for: .milliseconds(400))
            text = try browser.text(popup)
        }
        #expect(text.contains("村") && text.contains("4306031") && text.contains("公顷"), "\(text)")
    }

    private func checkLanguage(_ browser: WebDriver) throws {
        let headings =
            "return [...document.querySelectorAll('h2, #panel > details > summary')].map((h) => h.textContent).join('|')"
        #expect(try browser.text(headings).contains("耕地红线"))
        _ = try browser.run("document.getElementById('language').click()")
        let english = try browser.text(headings)
        #expect(english.contains("Farmland red line") && english.contains("Not computed"))
        #expect(try browser.text("return document.documentElement.lang") == "en")
        #expect(try browser.text("return document.title").hasSuffix("Village planning analysis"))
        #expect(try browser.text("return document.getElementById('legend').textContent").contains("Legend"))
        let notice = try browser.text("return document.querySelector('.notice').textContent")
        #expect(notice == "By the option treat_as_cgcs2000, coordinates in EPSG:4326 are taken as CGCS2000.")
        #expect(try browser.text("return document.body.innerText").contains("[object") == false)
        #expect(try browser.text("return document.body.innerText").contains("undefined") == false)
        _ = try browser.run("document.getElementById('language').click()")
        #expect(try browser.text(headings).contains("耕地红线"))
    }

    private func checkColouring(_ browser: WebDriver) throws {
        let options = try browser.number("return document.getElementById('colouring').options.length")
        #expect(options >= 8)
        for choice in 0..<options {
            _ = try browser.run(
                "const s = document.getElementById('colouring'); s.selectedIndex = \(choice); s.dispatchEvent(new Event('change'))"
            )
        }
        #expect(try browser.text("return document.getElementById('colouring').value") == "")
    }
}
