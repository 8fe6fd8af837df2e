// Clusters of villages (片区) on the page.
page.words({
  clusters: { zh: "片区", en: "Clusters" },
  cluster: { zh: "片区", en: "Cluster" },
  compactness: { zh: "紧凑度", en: "Compactness" },
  heterogeneity: { zh: "异质性", en: "Heterogeneity" },
  lowerBound: { zh: "下界", en: "Lower bound" },
  broken: { zh: "未满足的限制", en: "Bounds not kept" },
});

const clusterColour = "#5b3a8c";

/** The centroid of the largest shell of a polygon. */
function middle(parts) {
  let [best, place] = [-1, parts[0][0][0]];
  for (const [shell] of parts) {
    let [area, x, y] = [0, 0, 0];
    const [y0, x0] = shell[0];
    for (let i = 1; i + 1 < shell.length; i++) {
      const [ay, ax, by, bx] = [shell[i][0] - y0, shell[i][1] - x0, shell[i + 1][0] - y0, shell[i + 1][1] - x0];
      const cross = ax * by - bx * ay;
      [area, x, y] = [area + cross, x + cross * (ax + bx), y + cross * (ay + by)];
    }
    if (area > best) [best, place] = [area, area > 0 ? [y0 + y / (3 * area), x0 + x / (3 * area)] : shell[0]];
  }
  return place;
}

page.layer("clusters", {
  name: { zh: "片区", en: "Clusters" },
  // Outlines do not catch clicks, so that the villages below do; the number does.
  draw: (d, r) => [
    L.polygon(d.shape(r),
      { color: clusterColour, weight: 2, opacity: 0.75, fill: false, smoothFactor: 0.6, interactive: false }),
    L.marker(middle(d.shape(r)),
      { icon: L.divIcon({ className: "cluster-label" + (d.count > 60 ? " small" : ""),
      html: el("span", {}, String(d.value(r, "cluster"))), iconSize: null }) }),
  ],
  popup: (d, r) => popup(word("cluster") + " " + d.value(r, "cluster"), [
    [word("villages"), d.value(r, "villages")], [word("population"), texts(d.value(r, "population"), 0, "person")],
    [word("area"), texts(d.value(r, "area_m2") / 1e6, 2, "km2")],
      [word("compactness"), number(d.value(r, "compactness"), 3)],
    [word("heterogeneity"), number(d.value(r, "heterogeneity"), 3)], [word("broken"), d.value(r, "broken"), "bad"],
  ]),
  legend: () => [[lineSwatch(clusterColour, 2), layerName("clusters")]],
  isExtent: true,
  // A cluster's number is shown where the cluster is large enough on the screen to hold it.
  shown: (group) => {
    const bounds = new Map();
    group.eachLayer((shape) => { if (shape.getBounds) bounds.set(shape.row, shape.getBounds()); });
    group.eachLayer((shape) => {
      if (shape.getBounds || !shape.getElement()) return;
      const box = bounds.get(shape.row);
      const size = map.latLngToContainerPoint(box.getSouthEast()).subtract(
        map.latLngToContainerPoint(box.getNorthWest()));
      shape.getElement().hidden = Math.min(size.x, size.y) < 24;
    });
  },
});

page.figures("clusters", () => {
  const clusters = summary.clusters;
  return !clusters ? [] : [figure(word("clusters"), number(clusters.count),
    number(clusters.clusters.reduce((s, c) => s + c.villages, 0)) + " " + word("layoutOf"))];
});

page.villageRows("clusters", (d, r) => [[word("cluster"), d.value(r, "cluster")]]);

page.colourings("clusters", (villages) => {
  const clusterOf = (row) => villages.value(row, "cluster");
  if (![...Array(villages.count).keys()].some((row) => clusterOf(row) !== null)) return [];
  return [{
    id: "cluster", label: () => word("cluster"),
    fill: (row) => (clusterOf(row) === null ? colours.noFigure : ofPalette(pastel, clusterOf(row))),
    legend: () => [],
  }];
});

page.section("clusters", () => {
  const clusters = summary.clusters;
  if (!clusters) return null;
  const row = (c) => el("tr", { class: "link", onclick: () => zoomTo("clusters", "cluster", c.cluster) },
    el("td", {}, String(c.cluster)), el("td", { class: "n" }, number(c.villages)),
      el("td", { class: "n" }, number(c.population)),
    el("td", { class: "n" }, number(Number(c.area_m2) / 1e6, 2)), el("td", { class: "n" }, number(c.compactness, 3)),
    el("td", { class: "bad" }, c.broken.map(phrase).join(semicolon())));
  const bound = clusters.bound;
  return folded(word("clusters") + inBrackets(number(clusters.count)),
    table([word("cluster"), word("villages"), word("population"), word("km2"), word("compactness"), ""],
      clusters.clusters.map(row), ["", "n", "n", "n", "n", ""]),
    el("p", { class: "muted" }, word("heterogeneity"), " ", number(clusters.heterogeneity, 3), " · ", word("lowerBound"),
      " ",
      bound.value != null ? number(bound.value, 3) + (bound.name ? inBrackets(phrase(bound.name)) : "") : phrase(bound.reason)),
    el("p", { class: "muted" }, phrase(clusters.method)));
});
