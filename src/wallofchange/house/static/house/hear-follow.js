import { kept } from "./hear-kept.js";
import { sendWaiting } from "./hear-waiting.js";

const SHELF = "hear-"; // how the names of what /hear/ keeps begin

/** What was noted without a network follows: now, and whenever there is a network again. */
export function follow(body) {
  const who = kept.who(body.dataset.who);
  if (!who) return;
  sendWaiting(who);
  window.addEventListener("online", () => sendWaiting(who));
  document.querySelector("form[action$='/logout/']")?.addEventListener("submit", (event) => leave(event, who));
}

/** First what waits is sent; then nothing of it stays in this browser. What cannot go is told once. */
async function leave(event, who) {
  const form = event.target;
  const isTold = form.dataset.told !== undefined; // a second press before that is the same press
  event.preventDefault();
  if (!isTold) await sendWaiting(who);
  if (!isTold && kept.of(who).length) return hold(form);
  await Promise.race([forget(who).catch(() => {}), soon()]); // a browser that keeps nothing has nothing to forget
  form.submit();
}

function soon() {
  return new Promise((go) => setTimeout(go, 10_000));
}

function hold(form) {
  form.dataset.told = "";
  document.getElementById("messages").replaceChildren(document.getElementById("notes-wait").content.cloneNode(true));
}

async function forget(who) {
  kept.leave(who);
  const registration = await navigator.serviceWorker?.getRegistration("/hear/");
  await registration?.unregister();
  const shelves = (await globalThis.caches?.keys()) ?? [];
  await Promise.all(shelves.filter((name) => name.startsWith(SHELF)).map((name) => caches.delete(name)));
}
