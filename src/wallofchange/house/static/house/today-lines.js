/** The lines of the morning that one can walk along, and where one is. */
export const lines = {
  all: () => [...document.querySelectorAll("[data-line]")].filter((line) => line.offsetParent),
  here: () => document.activeElement?.closest("[data-line]"),
  go(line) {
    line?.focus({ preventScroll: true });
    line?.scrollIntoView({ block: "nearest" });
  },
  step(by) {
    const all = lines.all();
    const at = all.indexOf(lines.here());
    lines.go(all[at < 0 ? 0 : Math.max(0, Math.min(at + by, all.length - 1))]);
  },
  /** On to the line after the one with this id, when that was dealt with. */
  after(id) {
    const all = lines.all();
    lines.go(all[Math.min(all.findIndex((each) => each.id === id) + 1, all.length - 1)]);
  },
};
