// The map: one canvas, a button for the whole county, a scale; and what chapters draw with.
const palette = ["#b3246b", "#1f6fb2", "#2f7d4f", "#7a3fa0", "#c2610c", "#0f7f86", "#8c5a2b", "#4b57b5"];
const pastel = ["#b9d7ea", "#f6cfa8", "#c5e3bf", "#e3c6e0", "#f3e3a4", "#bfe2dc", "#f0c3c0", "#d5d0ea", "#d9dfb0",
  "#e6d5c3"];
const serviceColours = ["#1f6fb2", "#2f7d4f", "#c2610c", "#7a3fa0", "#0f7f86", "#8c5a2b", "#b3246b", "#4b57b5"];
const ofPalette = (colours, number) => colours[(number - 1) % colours.length];
const colours = { ink: "#1d2a33", village: "#8d979e", villageFill: "#f7f4ea", noFigure: "#e4e6e8" };
/** Colours of grades, from little to much. */
const ramps = {
  earth: ["#fdfbee", "#faeec0", "#f4dc92", "#e6c063", "#c9983a"],
  purple: ["#f4f1f8", "#dcd6ea", "#b9b0d6", "#9183bd", "#66569b"],
  red: ["#fbf1ec", "#f3d8ca", "#e6b199", "#d28567", "#b05a3e"],
  green: ["#f1f7ee", "#d3e8ca", "#a8d29d", "#71b274", "#3b8550"],
};

const renderer = L.canvas({ padding: 0.4, tolerance: 4 });
const map = L.map("map",
  { renderer, preferCanvas: true, zoomControl: false, zoomSnap: 0.25, maxZoom: 20, attributionControl: true });
map.attributionControl.setPrefix("Leaflet");
L.control.zoom({ position: "topleft", zoomInTitle: "＋", zoomOutTitle: "－" }).addTo(map);
const home = L.control({ position: "topleft" });
home.onAdd = () => {
  home.button = el("button", { type: "button", onclick: () => showWhole() }, "◱");
  const box = el("div", { class: "leaflet-bar home" }, home.button);
  L.DomEvent.disableClickPropagation(box);
  return box;
};
home.addTo(map);
L.control.scale({ imperial: false, maxWidth: 160, position: "bottomleft" }).addTo(map);

// MARK: What chapters draw with

/** The content of a popup: rows of name, value and tone; rows without a value are left out. */
function popup(title, rows) {
  const shown = rows.filter((row) => row && row[1] !== null && row[1] !== undefined && row[1] !== "");
  return el("div", { class: "popup" }, el("h3", {}, title),
    el("table", {}, shown.map(
      ([name, value, tone]) => el("tr", {}, el("th", {}, name), el("td", { class: tone }, value)))));
}

/** A polygon with a dot in its middle, so that a small one is seen. */
function dotted(polygon, color) {
  return [polygon, L.circleMarker(polygon.getBounds().getCenter(),
    { radius: 3, weight: 1, color: "#fff", fillColor: color, fillOpacity: 0.95 })];
}

/** The rows of a layer that have a shape. */
const rowsOf = (layer) => [...Array(layer.count).keys()].filter((row) => layer.shapes[row].length > 0);

const swatch = (style) => el("i", { class: "swatch", style });
const lineSwatch = (color, weight) => swatch({ height: "0", borderTop: `${Math.max(1.5, weight)}px solid ${color}` });
const areaSwatch = (fill, border) => swatch({ background: fill, border: `1px solid ${border}` });
const dotSwatch = (fill, border = "#fff") =>
  swatch({ width: "10px", height: "10px", margin: "0 4px", borderRadius: "50%", background: fill,
  border: `1.5px solid ${border}` });

/**
 * Villages coloured by fifths of a figure, as a list of one colouring; of none where the figure is missing or the same
 * everywhere. `value(row)` is the figure, `shown(figure)` its text.
 */
function graded(villages, id, label, ramp, value, shown) {
  const values = [...Array(villages.count).keys()].map(value);
  const known = values.filter((x) => x !== null && Number.isFinite(x)).sort((a, b) => a - b);
  if (known.length < 2 || known[0] === known[known.length - 1]) return [];
  // Equal limits fall together.
  const limits = [0.2, 0.4, 0.6, 0.8].map((q) => known[Math.floor(q * (known.length - 1))]);
  const breaks = [...new Set(limits)].filter((x) => x < known[known.length - 1]);
  const grade = (x) => breaks.filter((limit) => x > limit).length;
  const colour = (g) => ramp[Math.round((g * (ramp.length - 1)) / Math.max(1, breaks.length))];
  return [{
    id, label,
    fill: (row) => (values[row] === null || !Number.isFinite(values[row]) ? colours.noFigure
      : colour(grade(values[row]))),
    legend: () => {
      const bounds = [known[0], ...breaks, known[known.length - 1]];
      const entries = bounds.slice(1).map((upper, g) => [colour(g), shown(bounds[g]) + " – " + shown(upper)]);
      if (known.length < values.length) entries.push([colours.noFigure, word("noFigure")]);
      return entries;
    },
  }];
}

/** The quotient of two fields of a village; nothing where one is missing or the lower is none. */
const ratio = (villages, top, bottom, factor = 1) => (row) => {
  const [a, b] = [villages.value(row, top), villages.value(row, bottom)];
  return a === null || !(b > 0) ? null : (a / b) * factor;
};

/** Shows a layer, and the shapes of it whose field has this value. */
function zoomTo(name, field, value) {
  if (!groups[name]) return;
  if (!map.hasLayer(groups[name])) groups[name].addTo(map);
  groups[name].eachLayer((shape) => {
    if (layers[name].value(shape.row, field) === value && shape.getBounds) map.fitBounds(shape.getBounds(),
      { padding: [40, 40] });
  });
}
