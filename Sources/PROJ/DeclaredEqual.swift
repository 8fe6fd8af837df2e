import Columns

/// The geographic CRSs that the user declares equal to CGCS2000.
struct DeclaredEqual {
    private let geographic: [CRS]

    /// - Throws: `.refusedOption` for a projected CRS, for Beijing 1954 and Xi'an 1980, and for one without a code.
    init(_ list: [CRS], in context: PROJContext) throws(ProjectionError) {
        var geographic: [CRS] = []
        for crs in list {
            let found = try ResolvedCRS(crs, in: context).description
            guard found.kind == .geographic else {
                let base = found.geographic.map {
                    Phrase(zh: "；应写其地理坐标系 \($0)", en: "; name its geographic CRS, \($0)")
                }
                let reason = Phrase(zh: "它是投影坐标系", en: "it is projected")
                throw .refusedOption(crs: found.label, reason: base.map { reason + $0 } ?? reason)
            }
            if let datum = found.oldDatum {
                throw .refusedOption(
                    crs: found.label,
                    reason: Phrase(
                        zh: "\(datum.zh)与 CGCS2000 相差约 100 m", en: "\(datum.en) differs from CGCS2000 by about 100 m"))
            }
            guard let code = found.geographic else {
                throw .refusedOption(crs: found.label, reason: Phrase(zh: "它没有 EPSG 代码", en: "it has no EPSG code"))
            }
            geographic.append(code)
        }
        self.geographic = geographic
    }

    /// The CRS to be taken as CGCS2000, when the other of the two is CGCS2000 and this one is listed.
    func assumption(_ a: CRSDescription, _ b: CRSDescription) -> CRS? {
        let other: CRS? = b.isCGCS2000 ? a.geographic : a.isCGCS2000 ? b.geographic : nil
        return other.flatMap { geographic.contains($0) ? $0 : nil }
    }
}

extension CRSDescription {
    /// `Beijing 1954` or `Xi'an 1980` when the CRS is on one of these; New Beijing counts as the former.
    public var oldDatum: Phrase? {
        let name = datumName.lowercased()
        if [4214, 4555].contains(geographic?.epsgCode) || name.contains("beijing") {
            return Phrase(zh: "1954 北京坐标系", en: "Beijing 1954")
        }
        if geographic?.epsgCode == 4610 || name.contains("xian") || name.contains("xi'an") {
            return Phrase(zh: "1980 西安坐标系", en: "Xi'an 1980")
        }
        return nil
    }
}
