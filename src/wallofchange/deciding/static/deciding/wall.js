import { drag } from "./wall-drag.js";
import { forms } from "./wall-forms.js";
import { walk } from "./wall-keys.js";
import { watch } from "./wall-live.js";
import { menu } from "./wall-menu.js";
import { press } from "./wall-press.js";

// The wall works without any of this; with it, cards move under one's hand and by themselves.
const wall = document.querySelector("[data-wall]");
forms(wall);
menu(wall);
press(wall);
drag(wall);
walk(wall);
watch(wall);
