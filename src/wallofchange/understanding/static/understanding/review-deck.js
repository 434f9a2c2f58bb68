import { lay } from "./review-lay.js";
import { post } from "./review-post.js";
import { refill } from "./review-refill.js";

/**
 * One card at a time on the table. What is said of a card is sent behind its back, in order, and the next
 * one is there at once; when sending fails the card comes back with the reason.
 */
export function deck(place) {
  const list = place.querySelector("[data-deck]");
  const said = []; // the keys of the cards of which something was said, the last one last
  let current = null;
  let sending = Promise.resolve();
  let underway = 0; // what was said and has not arrived yet
  const last = new Map(); // by card: what was said of it last, so that an answer before that one is not shown

  const cards = () => [...list.children];
  const unread = () => cards().find((card) => card.dataset.read !== "yes" && !said.includes(card.dataset.card));

  function show(card) {
    for (const each of cards()) each.hidden = each !== card;
    place.querySelector("[data-all-read]").hidden = Boolean(card);
    current = card ?? null;
    current?.focus({ preventScroll: true });
    if (scrollY > 0) scrollTo({ top: 0 }); // the words first
    refill(place, list, current);
  }

  function tell() {
    place.querySelector("[data-sitting]").hidden = said.length === 0;
    place.querySelector("[data-step=undo]").disabled = said.length === 0;
    place.querySelector("[data-sitting-count]").value = new Set(said).size;
  }

  function send(card, url, data) {
    const mine = { of: card.dataset.card };
    last.set(mine.of, mine);
    underway += 1;
    sending = sending.then(() => post(url, data)).then(
      (answer) => put(card, answer, last.get(mine.of) === mine),
      (trouble) => bring(card, trouble),
    ).finally(() => { underway -= 1; });
    return sending;
  }

  function put(card, answer, isLast) {
    const fresh = document.adoptNode(answer.querySelector("[data-card]"));
    const there = cards().find((each) => each.dataset.card === card.dataset.card);
    if (there.querySelector("[data-themes][open]")) there.dataset.read = fresh.dataset.read; // somebody is typing in it
    else if (isLast) {
      if (there === current) current = fresh;
      lay(fresh, there);
    }
    const count = answer.querySelector("[data-read-by-people]");
    if (count) place.querySelector("[data-read-by-people]").replaceWith(document.adoptNode(count));
  }

  function bring(card, { refusal }) {
    const there = cards().find((each) => each.dataset.card === card.dataset.card);
    said.splice(said.lastIndexOf(card.dataset.card), 1);
    tell();
    show(there);
    if (refusal) there.prepend(refusal);
    else document.body.dispatchEvent(new CustomEvent("htmx:sendError"));
  }

  const next = () => show(current?.nextElementSibling ?? unread());

  function say(button) {
    const card = button.closest("[data-card]");
    const form = card.querySelector("form");
    const data = new FormData(form, button);
    if ("right" in button.dataset && card.dataset.read === "yes") return next();
    if ("takesBack" in button.dataset) return undo(card);
    said.push(card.dataset.card);
    tell();
    if ("right" in button.dataset) next();
    else for (const one of button.parentElement.children) one.setAttribute("aria-pressed", one === button);
    return send(card, form.action, data);
  }

  function undo(card = cards().find((each) => each.dataset.card === said.at(-1))) {
    if (!card) return;
    while (said.includes(card.dataset.card)) said.splice(said.indexOf(card.dataset.card), 1);
    tell();
    show(card);
    const form = card.querySelector("form");
    send(card, form.dataset.undo, new FormData(form));
  }

  list.addEventListener("submit", (event) => {
    event.preventDefault();
    say(event.submitter);
  });
  addEventListener("beforeunload", (event) => underway && event.preventDefault()); // what is underway would be lost
  const before = () => current?.previousElementSibling && show(current.previousElementSibling);
  show(list.firstElementChild);
  return { now: () => current, next, before, undo: () => undo() };
}
