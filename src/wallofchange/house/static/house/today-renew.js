import { released } from "./pressed.js";
import { lines } from "./today-lines.js";

const TOKEN = /name="csrfmiddlewaretoken" value="[^"]*"/g;

let asked = 0;
let shown = 0; // the last that was asked for and shown: what was asked before it and comes later is old

/** Fetch the morning again and change only what changed; what somebody is typing in stays as it is. */
export async function renew(root) {
  const mine = ++asked;
  const response = await fetch(location.pathname + location.search, { headers: { "X-Inside": "morning" } }).catch(() => null);
  if (response?.redirected) location.reload(); // such as to the door: the session ended
  if (!response?.ok || response.redirected) return;
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html").getElementById(root.id);
  await released();
  if (!fresh || mine < shown) return;
  shown = mine;
  remember(fresh);
  const held = document.activeElement;
  const place = held?.closest("[data-line]") ?? held?.closest("[data-renews] > *");
  const lost = { id: place?.id, key: held?.dataset?.key, field: held?.id, nth: lines.all().indexOf(place) };
  become(root, fresh);
  if (place && root.isConnected && document.activeElement !== held) focusOn(lost);
}

/** The children of something that renews are known by their ids, at every depth. */
function become(old, fresh) {
  for (const { name, value } of [...fresh.attributes]) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  const children = [...fresh.children]; // those that are new leave it on the way
  const ids = new Set(children.map((each) => each.id));
  // What goes is gone before the rest is put in order: whatever is moved loses the focus.
  for (const child of [...old.children]) if (!ids.has(child.id) && !isBusy(child)) child.remove();
  let before = null;
  for (const child of children) {
    const known = [...old.children].find((each) => each.id === child.id);
    const now = known ? one(known, child) : child;
    const after = before ? before.nextElementSibling : old.firstElementChild;
    if (now !== after) old.insertBefore(now, after);
    before = now;
  }
}

function one(known, child) {
  if ("renews" in known.dataset && "renews" in child.dataset) {
    become(known, child);
    return known;
  }
  if (written(known) === written(child) || isBusy(known)) return known;
  const unfolded = [...known.querySelectorAll("details[open] > summary")].map(called);
  known.replaceWith(child);
  for (const summary of child.querySelectorAll("summary")) if (unfolded.includes(called(summary))) summary.parentElement.open = true;
  return child;
}

const called = (summary) => summary.textContent;

const original = new WeakMap(); // what the server wrote, before a browser opened a fold or a clock moved on

function written(element) {
  if (!original.has(element)) original.set(element, element.outerHTML.replace(TOKEN, "").replace(/ open=""/g, ""));
  return original.get(element);
}

/** Remember what was written, before anything changes in it. */
function remember(root) {
  root.querySelectorAll("[data-renews] > *").forEach(written);
}

/** Somebody writes there, or has written something and looks at something else for a moment. */
function isBusy(element) {
  const typing = document.activeElement?.closest("input[type=text], textarea, select");
  if (typing && element.contains(typing) && (typing.value || typing.closest("details[open]"))) return true;
  return [...element.querySelectorAll("input[type=text], textarea")].some((field) => field.value !== field.defaultValue);
}

/** Back to where the focus was: the same field, line or button, else what came in its place. */
function focusOn({ id, key, field, nth }) {
  const line = document.getElementById(id) ?? lines.all()[nth];
  const button = key && line?.querySelector(`[data-key="${key}"]`);
  const same = field && document.getElementById(field);
  (same || (line?.matches("[data-line]") ? line : button))?.focus({ preventScroll: true });
}

remember(document);
