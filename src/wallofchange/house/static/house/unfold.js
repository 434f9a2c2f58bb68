const LINE = "input:is(:not([type]), [type=text], [type=url], [type=email]), textarea";

/** Who opens a fold with one line to fill in stands in that line at once: no second click, and a phone's keys come up. */
export function unfold(root) {
  root.addEventListener("click", (event) => {
    const summary = event.target.closest("summary");
    const fold = summary?.parentElement;
    if (!fold || fold.open || event.target.closest("a, button")) return;
    const line = fold.querySelector(":scope > form")?.querySelector("input:not([type=hidden]), select, textarea");
    if (!line?.matches(LINE)) return;
    event.preventDefault();
    fold.open = true;
    line.focus();
  });
}
