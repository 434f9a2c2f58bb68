import { chart } from "./chart.js";
import { dialogs } from "./dialogs.js";
import { dismiss } from "./dismiss.js";
import { drop } from "./drop.js";
import { follow } from "./hear-follow.js";
import { keep } from "./keep.js";
import { once } from "./once.js";
import { theme } from "./theme.js";
import { trouble } from "./trouble.js";
import { unfold } from "./unfold.js";

// What every page has. A page that wants keys, the live stream or a clock imports those itself.
document.querySelectorAll("[data-theme-switch]").forEach(theme);
document.querySelectorAll("[data-drop]").forEach(drop);
dialogs(document);
dismiss(document);
trouble(document.body);
keep(document.body);
once(window);
unfold(document);
if (document.body.dataset.who) follow(document.body);
document.querySelectorAll("[data-chart]").forEach(chart);
document.body.addEventListener("htmx:load", (event) => event.target.querySelectorAll?.("[data-chart]").forEach(chart));
