import Testing

@testable import Survey

@Suite struct AdministrativeCodeTests {
    @Test func rollUp() throws {
        let village = try AdministrativeCode("430603101203", level: .village)
        #expect(village.town?.digits == "430603101")
        #expect(village.county.digits == "430603")
        #expect(try village.isWithin(AdministrativeCode("430603")))
        #expect(try !village.isWithin(AdministrativeCode("430604")))
        #expect(village.county.town == nil)
    }

    @Test func locationCodeOfNineteenDigits() throws {
        #expect(try AdministrativeCode("4306031012030000000").digits == "430603101203")
    }

    @Test func faults() {
        #expect(throws: AdministrativeCodeFault.empty) { try AdministrativeCode("  ") }
        #expect(throws: AdministrativeCodeFault.notDigits("43060310120A")) { try AdministrativeCode("43060310120A") }
        #expect { try AdministrativeCode("43060310120") } throws: {
            ($0 as? AdministrativeCodeFault)?.rule == "code-wrong-length"
        }
        #expect { try AdministrativeCode("430603101", level: .village) } throws: {
            ($0 as? AdministrativeCodeFault)?.description == "code \"430603101\" has 9 digits, expected 12, 19"
        }
    }
}
