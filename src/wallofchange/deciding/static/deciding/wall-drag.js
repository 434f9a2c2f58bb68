import { comeAlong } from "./wall-edge.js";
import { move } from "./wall-move.js";
import { open } from "./wall-open.js";
import { turn } from "./wall-turn.js";

const SLIP = 6; // px a mouse may slip in a click
const RIM = 24; // px at the very edge of the window, where nothing hangs
const HOLD = 350; // ms a finger rests on a card before it comes off the wall

/** Carry a card to a column or a way out, with a mouse at once, with a finger after a moment's rest. */
export function drag(wall) {
  let hand = null;

  wall.addEventListener("pointerdown", (event) => {
    const card = event.target.closest(".wall [data-idea]");
    if (!card || event.button !== 0 || !event.isPrimary) return;
    if (event.target.closest("button, form, summary, .refusal, [data-menu]")) return;
    letGo();
    hand = { card, free: turn.hold(card.dataset.idea), x: event.clientX, y: event.clientY, touch: event.pointerType !== "mouse" };
    if (hand.touch) hand.timer = setTimeout(() => hand && lift(hand), HOLD);
  });
  document.addEventListener("pointermove", (event) => {
    if (!hand || !event.isPrimary) return;
    const far = Math.hypot(event.clientX - hand.x, event.clientY - hand.y) > SLIP;
    if (hand.touch ? !hand.ghost && far : !event.buttons) return letGo(); // it scrolls, or was let go of outside the window
    if (!hand.ghost && far) lift(hand);
    if (hand.ghost) carry(hand, event);
  });
  document.addEventListener("pointerup", () => {
    if (hand?.ghost) drop(hand);
    letGo();
  });
  document.addEventListener("pointercancel", letGo);
  document.addEventListener("keydown", (event) => event.key === "Escape" && letGo());
  wall.addEventListener("touchmove", (event) => hand?.ghost && event.preventDefault(), { passive: false });
  wall.addEventListener("contextmenu", (event) => hand?.touch && event.preventDefault());
  wall.addEventListener("dragstart", (event) => event.preventDefault());

  function lift(held) {
    held.card = document.getElementById(held.card.id) ?? held.card; // it may have been hung up anew
    const box = held.card.getBoundingClientRect();
    held.ghost = held.card.cloneNode(true);
    held.ghost.removeAttribute("id");
    held.ghost.className = "carried";
    held.dx = held.x - box.left;
    held.dy = held.y - box.top;
    held.ghost.style.setProperty("--carried-width", `${box.width}px`);
    wall.append(held.ghost);
    held.card.querySelector(".idea").dataset.dragging = "";
    document.documentElement.dataset.carrying = "";
    carry(held, { clientX: held.x, clientY: held.y });
    requestAnimationFrame(function along() {
      if (hand !== held) return;
      if (comeAlong(wall.querySelector(".wall"), held)) look(held);
      requestAnimationFrame(along);
    });
  }

  function carry(held, { clientX, clientY }) {
    Object.assign(held, { x: clientX, y: clientY });
    held.ghost.style.setProperty("--carried-x", `${clientX - held.dx}px`);
    held.ghost.style.setProperty("--carried-y", `${clientY - held.dy}px`);
    look(held);
  }

  function look(held) {
    const x = Math.min(Math.max(held.x, RIM), innerWidth - RIM);
    const over = document.elementFromPoint(x, held.y)?.closest(".column, .exits > li");
    if (over === held.over) return;
    delete held.over?.dataset.over;
    held.over = over ?? undefined;
    if (over) over.dataset.over = "";
  }

  function drop({ card, over }) {
    addEventListener("click", swallow, { capture: true, once: true }); // the click that ends a drag opens nothing
    setTimeout(() => removeEventListener("click", swallow, { capture: true }));
    const to = over?.dataset.stage;
    if (!to || to === card.dataset.stage) return;
    if (to === "done_at_once") open(card, "done");
    else if (to === "no") open(card, "b");
    else move(card, to);
  }

  function letGo() {
    if (!hand) return;
    clearTimeout(hand.timer);
    hand.free();
    hand.ghost?.remove();
    delete hand.over?.dataset.over;
    delete hand.card.querySelector(".idea").dataset.dragging;
    delete document.documentElement.dataset.carrying;
    hand = null;
  }
}

function swallow(event) {
  event.preventDefault();
  event.stopPropagation();
}
