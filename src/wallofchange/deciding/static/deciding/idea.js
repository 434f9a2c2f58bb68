import { live } from "../house/live.js";

// What others do with this idea shows by itself, unless somebody is in the middle of something here.
const main = document.getElementById("main");
const page = () => main.querySelector("[data-idea-page]");
const busy = () => main.contains(document.activeElement?.closest("input, textarea, select, details[open]"));

document.addEventListener("woc:entry", ({ detail }) => {
  if (detail.noun !== "deciding.idea" || String(detail.id) !== page()?.dataset.ideaPage || busy()) return;
  window.htmx.ajax("GET", location.pathname, { target: "#main", swap: "innerHTML show:none" });
});
live();
