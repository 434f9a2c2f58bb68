import { dealt } from "./review-dealt.js";
import { lay } from "./review-lay.js";
import { post } from "./review-post.js";
import { refill } from "./review-refill.js";
import { tells } from "./review-tells.js";

/**
 * One card at a time on the table. What is said of a card is sent behind its back, in order, and the next
 * one is there at once; when sending fails the card comes back with the reason.
 */
export function deck(place) {
  const list = place.querySelector("[data-deck]");
  const said = []; // the keys of the cards of which something was said, the last one last
  const sent = post();
  const asDealt = dealt();
  const tell = tells(place);
  let current = null;
  const last = new Map(); // by card: what was said of it last, so that an answer before that one is not shown

  const cards = () => [...list.children];
  const unread = () => cards().find((card) => card.dataset.read !== "yes" && !said.includes(card.dataset.card));

  function show(card) {
    for (const each of cards()) each.hidden = each !== card;
    current = card ?? null;
    tell.end(current ? "" : "waiting");
    current?.focus({ preventScroll: true });
    if (scrollY > 0) scrollTo({ top: 0 }); // the words first
    refill(place, list, current).then(goOn);
  }

  /** After the last card: on to what came in meanwhile. All is read only when the house says so. */
  function goOn(asked) {
    if (current) return;
    if (unread()) return show(unread());
    tell.end(asked ? "read" : "unheard");
  }

  function send(card, url, data) {
    const mine = { of: card.dataset.card };
    last.set(mine.of, mine);
    const arrived = (answer) => put(card, answer, last.get(mine.of) === mine);
    return sent(url, data).then(arrived, (trouble) => bring(card, trouble));
  }

  function put(card, answer, isLast) {
    const fresh = document.adoptNode(answer.querySelector("[data-card]"));
    const there = cards().find((each) => each.dataset.card === card.dataset.card);
    if (there.querySelector("[data-themes][open]")) there.dataset.read = fresh.dataset.read; // somebody is typing in it
    else if (isLast) {
      if (there === current) current = fresh;
      lay(fresh, there);
    }
    tell.count(answer);
  }

  function bring(card, { refusal }) {
    const there = cards().find((each) => each.dataset.card === card.dataset.card);
    said.splice(said.lastIndexOf(card.dataset.card), 1);
    tell.sitting(said);
    show(there);
    if (refusal) there.prepend(refusal);
    else tell.noConnection();
  }

  const before = () => show(current ? current.previousElementSibling ?? current : list.lastElementChild);
  const next = () => show(current?.nextElementSibling ?? unread());

  function say(button) {
    const card = button.closest("[data-card]");
    const form = card.querySelector("form");
    const data = new FormData(form, button);
    if ("right" in button.dataset && card.dataset.read === "yes") return next();
    if ("takesBack" in button.dataset) return undo(card);
    asDealt.keep(card);
    said.push(card.dataset.card);
    tell.sitting(said);
    if ("right" in button.dataset) next();
    else for (const one of button.parentElement.children) one.setAttribute("aria-pressed", one === button);
    return send(card, form.action, data);
  }

  function undo(card = cards().find((each) => each.dataset.card === said.at(-1))) {
    if (!card) return;
    while (said.includes(card.dataset.card)) said.splice(said.indexOf(card.dataset.card), 1);
    tell.sitting(said);
    const fresh = asDealt.again(card);
    show(fresh);
    const form = fresh.querySelector("form");
    send(fresh, form.dataset.undo, new FormData(form));
  }

  list.addEventListener("submit", (event) => {
    event.preventDefault();
    say(event.submitter);
  });
  show(list.firstElementChild);
  return { now: () => current, next, before, undo: () => undo() };
}
