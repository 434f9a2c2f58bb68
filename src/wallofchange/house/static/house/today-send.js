import { lines } from "./today-lines.js";
import { renew } from "./today-renew.js";

const underway = new Set();

/** Say it without leaving the page: what was decided shows at once, and a refusal stands under its line. */
export async function send(event, morning) {
  const form = event.target.closest("form[method=post]");
  if (!form || event.defaultPrevented || !morning().contains(form)) return;
  event.preventDefault();
  if (underway.has(form)) return; // pressing twice does it once
  underway.add(form);
  await say(form, event.submitter, morning).finally(() => underway.delete(form));
}

async function say(form, submitter, morning) {
  const line = form.closest("[data-line]");
  const body = new FormData(form, submitter);
  // Where it would go next is not fetched: the morning is, and only what changed in it.
  const asked = { method: "POST", body, redirect: "manual", headers: { "HX-Request": "true" } };
  const response = await fetch(form.action, asked).catch(() => null);
  if (response?.status === 409) return refused(line ?? form, await response.text(), morning);
  if (!response?.ok && response?.type !== "opaqueredirect") return document.body.dispatchEvent(new CustomEvent("htmx:sendError"));
  const left = [...form.querySelectorAll("input[type=text]")].map((field) => sent(field, body.get(field.name)));
  if (left.every(Boolean)) form.closest("details")?.removeAttribute("open");
  await renew(morning());
  if (line && stayed(line.id)) lines.after(line.id);
}

/** What was said is no longer in its field; what somebody began to write there meanwhile is. True when it is empty. */
function sent(field, words) {
  if (field.value !== words) return false;
  field.value = "";
  field.blur();
  return true;
}

/** Whoever went on meanwhile, to another line or to write something, is not called back. */
function stayed(id) {
  return document.activeElement === document.body || lines.here()?.id === id;
}

async function refused(place, html, morning) {
  const refusal = new DOMParser().parseFromString(html, "text/html").querySelector(".refusal");
  const id = place.id;
  await renew(morning()); // somebody may have been first: show how it stands now
  const line = document.getElementById(id) ?? document.getElementById("head");
  const here = stayed(id);
  line.querySelector(":scope > .refusal")?.remove();
  line.append(refusal);
  if (here) refusal.querySelector("button, a")?.focus();
}
