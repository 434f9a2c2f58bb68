import { focus } from "./wall-focus.js";
import { place } from "./wall-place.js";
import { promise } from "./wall-promise.js";
import { refresh } from "./wall-refresh.js";
import { told } from "./wall-told.js";

/** Post; place the card that comes back, or show why not. True when it was done, null when no answer came. */
export async function send(url, data, pk, form) {
  const card = pk && document.getElementById(`card-${pk}`);
  const title = card?.querySelector(".idea-title").textContent;
  const hangBack = card && data.has("to") ? promise(card, data.get("to")) : () => {};
  data.set("answer", "card");
  data.set("team_shown", new URLSearchParams(location.search).get("team") ?? "");
  const headers = { "HX-Request": "true", ...JSON.parse(document.body.getAttribute("hx-headers")) };
  const response = await fetch(url, { method: "POST", body: data, headers }).catch(() => null);
  const html = response ? await response.text() : "";
  if (response?.ok) {
    document.querySelector(".empty")?.remove();
    card?.querySelector(":scope > .refusal")?.remove();
    if (!place(html) && !html.includes("data-idea")) location.reload(); // such as a login page: the session ended
    if (title && data.has("to")) told(pk, title, data.get("to"));
    return true;
  }
  hangBack();
  if (response?.status === 409) {
    if (card) await refresh(pk).catch(() => {}); // somebody may have moved it: show where it hangs now
    beside(document.getElementById(`card-${pk}`) || form || card, html);
    return false;
  }
  if (response?.status === 404) card?.remove();
  else document.body.dispatchEvent(new CustomEvent("htmx:sendError"));
  return response?.status === 404 ? false : null;
}

function beside(place, html) {
  const refusal = new DOMParser().parseFromString(html, "text/html").querySelector(".refusal");
  const here = focus.stays(place);
  place.querySelector(":scope > .refusal")?.remove();
  place.append(refusal);
  if (here) refusal.querySelector("button, a")?.focus(); // who went on meanwhile is not called back
}
