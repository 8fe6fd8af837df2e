// What chapters add to the page. Each kind stands in the order that the page names (`order`, from Chapters.swift); a
// name that is missing there, or that no chapter adds, ends the page.

/** Things by name, in the order of the names. */
class Additions {
  constructor(kind, names) {
    Object.assign(this, { kind, names, found: new Map() });
  }
  add(name, value) {
    if (!this.names.includes(name)) throw new Error(`PageOrder names no ${this.kind} ${name}`);
    if (this.found.has(name)) throw new Error(`two chapters add the ${this.kind} ${name}`);
    this.found.set(name, value);
  }
  /** Names and values. */
  all() {
    return this.names.map((name) => {
      if (!this.found.has(name)) throw new Error(`no chapter adds the ${this.kind} ${name}`);
      return [name, this.found.get(name)];
    });
  }
  /** What the functions of all chapters give, as one list; what is null is left out. */
  from(...values) { return this.all().flatMap(([, make]) => make(...values)).filter((x) => x !== null); }
}

const added = Object.fromEntries(Object.entries(order).map(([kind, names]) => [kind, new Additions(kind, names)]));

/**
 * What a chapter's script calls when it is run. The functions that it hands over are called later, anew for each language.
 */
const page = {
  /** Words by key, each in both languages. */
  words: addWords,
  /**
   * How a layer is drawn:
   * - `name`: in both languages
   * - `draw(layer, row)`: the shapes of a row, bottom to top
   * - `popup(layer, row)`
   * - `legend(layer)`: its lines, each a mark and its meaning
   * - as far as there are any: `isHidden()` at first; `tip(layer, row)`, the text beside the pointer, with Leaflet's
   *   `tipOptions`; `isExtent`, whether it can be the whole county; `ready(layer, group)`, called once; `shown(group)`,
   *   called whenever what is shown or its scale has changed.
   */
  layer: (name, parts) => added.layers.add(name, parts),
  /** `figures()`: the chapter's key figures. */
  figures: (name, make) => added.figures.add(name, make),
  /** `section()`: its section of the panel. */
  section: (name, make) => added.sections.add(name, make),
  /** `rows(villages, row)`: what the popup of a village says about it. */
  villageRows: (name, make) => added.villageRows.add(name, make),
  /** `colourings(villages)`: ways to colour the villages. */
  colourings: (name, make) => added.colourings.add(name, make),
  /** `notes()`: names and texts for the notes on methods. */
  notes: (name, make) => added.notes.add(name, make),
};
