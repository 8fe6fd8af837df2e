// The layers on the map: drawn in the order of the page; a switch, a legend that follows it, colours of villages.

/** How layers are drawn, by name. */
const drawn = Object.fromEntries(added.layers.all());
const layerName = (name) => phrase(drawn[name].name);

/** Ways to colour the villages: only those that the data has. */
const colourings = layers.villages ? added.colourings.from(layers.villages) : [];
let colouring = colourings[0] ?? null;

/** Groups by layer name, in drawing order. */
const groups = {};
for (const [name, { draw, popup, tip, tipOptions }] of Object.entries(drawn)) {
  const layer = layers[name];
  if (!layer) continue;
  const group = L.featureGroup();
  for (const row of rowsOf(layer)) {
    for (const shape of draw(layer, row)) {
      shape.row = row;
      group.addLayer(shape);
    }
  }
  group.bindPopup((shape) => popup(layer, shape.row), { maxWidth: 340, maxHeight: 380 });
  if (tip) group.bindTooltip((shape) => el("span", {}, tip(layer, shape.row)), tipOptions);
  groups[name] = group;
}
for (const [name, group] of Object.entries(groups)) drawn[name].ready?.(layers[name], group);

function paintVillages() {
  groups.villages?.eachLayer((shape) => shape.setStyle(colouring
    ? { fillColor: colouring.fill(shape.row), fillOpacity: 0.85 }
      : { fillColor: colours.villageFill, fillOpacity: 0.7 }));
}
function keepOrder() {
  for (const group of Object.values(groups)) if (map.hasLayer(group)) group.bringToFront();
}
function tellShown() {
  for (const [name, group] of Object.entries(groups)) drawn[name].shown?.(group);
}
const everything = L.featureGroup(Object.values(groups)).getBounds();
const whole = Object.entries(groups).find(([name]) => drawn[name].isExtent)?.[1].getBounds() ?? everything;
// The switch and the legend stand on the right; the county is fitted beside them where there is room.
function showWhole() {
  const beside = map.getSize().x > 680 ? 190 : 12;
  if (whole.isValid()) map.fitBounds(whole,
    { paddingTopLeft: [12, 12], paddingBottomRight: [beside, 12], animate: false });
  else map.setView([30, 110], 5);
}
showWhole();
paintVillages();
for (const [name, group] of Object.entries(groups)) if (!drawn[name].isHidden?.()) group.addTo(map);

// MARK: Switch and legend

const legend = L.control({ position: "bottomright" });
legend.onAdd = () => {
  legend.box = el("div", { class: "legend", id: "legend" });
  L.DomEvent.disableClickPropagation(legend.box);
  L.DomEvent.disableScrollPropagation(legend.box);
  return legend.box;
};
legend.addTo(map);

/** What is drawn last stands first. */
function showLegend() {
  const lines = Object.keys(groups).filter((name) => map.hasLayer(groups[name])).reverse().flatMap(
    (name) => drawn[name].legend(layers[name]));
  legend.box.replaceChildren(el("h4", {}, word("legend")),
    ...lines.map(([mark, text]) => el("div", { class: mark ? "" : "legend-title" }, mark, text)));
  legend.box.hidden = !lines.some(([mark]) => mark !== null);
}

const picker = L.control({ position: "topright" });
picker.onAdd = () => {
  picker.box = el("div", { class: "picker" });
  L.DomEvent.disableClickPropagation(picker.box);
  return picker.box;
};
if (colourings.length > 0) picker.addTo(map);

function showPicker() {
  home.button.title = word("extent");
  if (!picker.box) return;
  const select = el("select", { id: "colouring", "aria-label": word("colourBy"), onchange: (event) => {
    colouring = colourings.find((c) => c.id === event.target.value) ?? null;
    paintVillages();
    showLegend();
  } }, colourings.map((c) => el("option", { value: c.id, selected: c === colouring }, c.label())),
    el("option", { value: "", selected: colouring === null }, word("plain")));
  picker.box.replaceChildren(el("label", {}, word("colourBy")), select);
}

let layerSwitch = null;
function showSwitch() {
  layerSwitch?.remove();
  const overlays = {};
  for (const name of Object.keys(groups).reverse()) {
    // The names are ours; the count is a number.
    overlays[`${layerName(name)} <small>${layers[name].count}</small>`] = groups[name];
  }
  layerSwitch = L.control.layers(null, overlays, { collapsed: false, position: "topright" }).addTo(map);
}
map.on("overlayadd overlayremove", () => {
  keepOrder();
  tellShown();
  showLegend();
});
map.on("zoomend", tellShown);
keepOrder();
tellShown();
