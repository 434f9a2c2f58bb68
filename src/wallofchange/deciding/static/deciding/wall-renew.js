import { focus } from "./wall-focus.js";
import { turn } from "./wall-turn.js";

/** Look at the whole wall anew, without taking anything out of anybody's hands. */
export function renew() {
  return turn.allAnew(look);
}

async function look() {
  const response = await fetch(location.href).catch(() => null);
  if (response?.redirected) location.assign(response.url); // the session ended
  if (!response?.ok || response.redirected) return null;
  const answer = new DOMParser().parseFromString(await response.text(), "text/html");
  return () => show(answer);
}

function show(answer) {
  const held = document.activeElement;
  const at = held?.closest("[data-idea]")?.id;
  const unread = [...document.querySelectorAll("[data-wall] [data-idea] > .refusal")].map((each) => [each.parentElement.id, each]);
  for (const part of [".wall", ".exits"]) {
    const fresh = answer.querySelector(`[data-wall] ${part}`);
    if (fresh) document.querySelector(`[data-wall] ${part}`)?.replaceChildren(...fresh.childNodes);
  }
  for (const [id, refusal] of unread) document.getElementById(id)?.append(refusal);
  const card = at && document.getElementById(at);
  if (card) focus.back(card, held, { preventScroll: true });
}
