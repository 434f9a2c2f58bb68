import { keys } from "../house/keys.js";
import { move } from "./wall-move.js";
import { open } from "./wall-open.js";
import { undo } from "./wall-undo.js";

/** Arrow keys walk the cards; a letter does what the button in the card's menu does. */
export function walk(wall) {
  const here = () => document.activeElement?.closest("[data-idea]");
  const withCard = (act) => (event) => {
    const card = here();
    if (!card) return;
    event.preventDefault();
    act(card);
  };
  const plain = (act) => (event) => {
    event.preventDefault();
    act();
  };
  const letters = {
    s: withCard((card) => move(card, "selection")),
    m: withCard((card) => move(card, "realisation")),
    r: withCard((card) => move(card, "evaluation")),
    a: withCard((card) => open(card, "a")),
    b: withCard((card) => open(card, "b")),
    e: withCard((card) => location.assign(`${card.querySelector(".idea-title a").href}#outcome`)),
    u: withCard((card) => undo(card.dataset.idea)),
    n: plain(() => document.getElementById("pin-title").focus()),
  };
  const capitals = Object.fromEntries(Object.entries(letters).map(([key, act]) => [key.toUpperCase(), act]));
  keys(document.body, {
    ...letters,
    ...capitals,
    ".": withCard((card) => open(card)),
    "/": plain(() => document.getElementById("find").focus()),
    "?": plain(() => document.getElementById("all-keys").showModal()),
    ArrowDown: (event) => step(wall, here(), 0, 1, event),
    ArrowUp: (event) => step(wall, here(), 0, -1, event),
    ArrowRight: (event) => step(wall, here(), 1, 0, event),
    ArrowLeft: (event) => step(wall, here(), -1, 0, event),
  });
}

/** Walk to the next card down or up, or to the card nearest in height in the next column that has any. */
function step(wall, card, across, down, event) {
  const to = card ? (across ? beside(wall, card, across) : sibling(card, down)) : wall.querySelector("[data-idea]");
  if (!to) return;
  event.preventDefault();
  to.querySelector(".idea-title a").focus({ preventScroll: true });
  to.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function sibling(card, down) {
  const next = down > 0 ? card.nextElementSibling : card.previousElementSibling;
  return next?.matches(".lane") ? sibling(next, down) : next; // the name of a lane is no card
}

function beside(wall, card, across) {
  const columns = [...wall.querySelectorAll(".column")].filter((column) => column.querySelector("[data-idea]"));
  const column = columns[columns.indexOf(card.closest(".column")) + across];
  const top = card.getBoundingClientRect().top;
  const distance = (other) => Math.abs(other.getBoundingClientRect().top - top);
  return column && [...column.querySelectorAll("[data-idea]")].reduce((a, b) => (distance(b) < distance(a) ? b : a));
}
