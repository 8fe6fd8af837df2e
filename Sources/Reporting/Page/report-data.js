// What the run found, as the page holds it: the summary, and layers of columns beside shapes.
const summary = JSON.parse(document.getElementById("summary").textContent);

/** A layer: `value(row, field)`, and `shape(row)` as Leaflet takes it. */
class PageLayer {
  constructor(data) {
    Object.assign(this, data);
    this.places = new Map(data.fields.map((name, index) => [name, index]));
    this.count = data.shapes.length;
  }
  has(field) { return this.places.has(field); }
  value(row, field) {
    const place = this.places.get(field);
    return place === undefined ? null : this.columns[place][row];
  }
  /** Positions of one ring: numbers relative to the one before, in 10⁻⁷ degrees. */
  static ring(numbers) {
    const positions = new Array(numbers.length / 2);
    let [x, y] = [0, 0];
    for (let i = 0; i < positions.length; i++) {
      x += numbers[2 * i];
      y += numbers[2 * i + 1];
      positions[i] = [y / 1e7, x / 1e7];
    }
    return positions;
  }
  shape(row) {
    const parts = this.shapes[row];
    if (this.kind === "polygon") return parts.map((rings) => rings.map(PageLayer.ring));
    return parts.map((rings) => PageLayer.ring(rings[0]));
  }
  /** The position of a row of points. */
  position(row) { return this.shapes[row].length > 0 ? PageLayer.ring(this.shapes[row][0][0])[0] : null; }
}

const layers = {};
for (const element of document.querySelectorAll("script.layer")) {
  const layer = new PageLayer(JSON.parse(element.textContent));
  layers[layer.name] = layer;
}
