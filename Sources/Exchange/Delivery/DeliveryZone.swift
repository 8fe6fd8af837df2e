import Columns
import PROJ

/// The one zone of a delivery and why it is that.
struct DeliveryZone {
    let zone: CGCS2000Zone
    let reason: Phrase

    /// The zone that the caller names; else the 3-degree zone of the first layer that is in one; else the one natural to the
    /// first layer. Eastings carry the zone unless the caller names one without.
    /// - Parameter inputs: the most wanted first.
    /// - Throws: `ExchangeError`: `noZone`, `noCRS`, `datum`, `options`.
    init(_ inputs: [InputLayer], target: CRS?, treatAsCGCS2000: [CRS]) throws {
        if let target {
            let description = try CRSDescription(of: target)
            guard let zone = description.zone else {
                throw ExchangeError.options(
                    Phrase(
                        zh: "交付成果须位于 CGCS2000 的一个带，不能是 \(description.label)",
                        en: "a delivery lies in a zone of CGCS2000, not in \(description.label)"),
                    remedy: Phrase(
                        zh: "指明带，例如 --to EPSG:4526，或去掉 --to",
                        en: "name a zone, for example --to EPSG:4526, or leave --to out"))
            }
            (self.zone, reason) = (zone, Phrase(zh: "由使用者指定", en: "named by the caller"))
            return
        }
        for input in inputs {
            guard let crs = input.crs, let zone = try Conversion.described(crs, of: input).zone, zone.width == .three
            else { continue }
            self.zone = CGCS2000Zone(width: .three, number: zone.number, prefixed: true)
            reason = Phrase(zh: "图层 \(input.name) 位于此带", en: "the layer \(input.name) is in this zone")
            return
        }
        let input = inputs[0]
        guard let crs = input.crs else {
            throw ExchangeError.noCRS(path: input.path, layer: input.name, better: input.likelyCRS)
        }
        let description = try Conversion.described(crs, of: input)
        guard let box = try input.measuredBox() else {
            throw ExchangeError.noZone(path: input.path, layer: input.name, found: description.label)
        }
        let way = try CoordinateWay(
            of: input, from: crs, removing: nil, to: .crs(.cgcs2000), box: box, treatAsCGCS2000: treatAsCGCS2000)
        var corners = PointColumn()
        for x in [box.minX, box.centre.x, box.maxX] {
            for y in [box.minY, box.maxY] { corners.append(Position(x, y)) }
        }
        let (degrees, _) = try way.carry(Layer(name: input.name, crs: crs, geometry: .points(corners)))
        guard let zone = CGCS2000.naturalZone(over: degrees.geometry.box) else {
            throw ExchangeError.noZone(path: input.path, layer: input.name, found: description.label)
        }
        self.zone = zone
        let centre = fixedText(degrees.geometry.box.centre.x, decimals: 2)
        reason = Phrase(
            zh: "按 \(input.name) 的中心 \(centre)°E 选定", en: "natural to \(centre)°E, the centre of \(input.name)")
    }
}
