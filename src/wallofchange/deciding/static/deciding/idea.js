import { live } from "../house/live.js";
import { released } from "../house/pressed.js";

// What others do with this idea shows by itself; while somebody writes here, as soon as they look up.
const main = document.getElementById("main");
const page = () => main.querySelector("[data-idea-page]");
const writes = () => main.contains(document.activeElement?.closest("input, textarea, select"));
let looking = false;
let missed = false;
let put = 0; // how often the page was put in its place by what somebody does here

async function look() {
  if (looking || writes()) return void (missed = true);
  [looking, missed] = [true, false];
  await released();
  const before = put;
  const old = ({ detail }) => {
    if (detail.target !== main || detail.requestConfig.elt !== main || (before === put && !writes() && released.now())) return;
    detail.shouldSwap = false;
    missed = true;
  };
  main.addEventListener("htmx:beforeSwap", old);
  await window.htmx.ajax("GET", location.pathname, { source: main, target: "#main", swap: "innerHTML show:none" }).catch(() => {});
  main.removeEventListener("htmx:beforeSwap", old);
  looking = false;
  if (missed) look();
}

main.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.target === main && detail.requestConfig.elt !== main) put += 1;
});
main.addEventListener("focusout", () => setTimeout(() => missed && look()));
document.addEventListener("woc:entry", ({ detail }) => {
  if (detail.noun === "deciding.idea" && String(detail.id) === page()?.dataset.ideaPage) look();
});
document.addEventListener("woc:again", look);
live(`/stream/?since=${page()?.dataset.since ?? ""}`);
