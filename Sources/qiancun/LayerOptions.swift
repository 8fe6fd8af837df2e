import ArgumentParser
import Columns
import OGR

/// Where a layer is: the path of an option, and the layer and encoding options that go with it.
struct NamedLayer {
    let path: String
    var layer: String?
    var encoding: String?

    /// What the reader is asked for.
    /// - Parameter crs: stands for what the file declares; none for the declared one.
    func request(crs: String? = nil) -> LayerRequest {
        LayerRequest(path: path, layer: layer, crs: crs.map { CRS($0) }, encoding: encoding)
    }
}
