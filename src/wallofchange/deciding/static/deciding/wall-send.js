import { place, promise } from "./wall-cards.js";

/** Send a verb's form without leaving the wall; a refusal hangs beside the card it is about. */
export function forms(wall) {
  wall.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-verb], [data-pin]");
    if (!form) return;
    event.preventDefault();
    const data = new FormData(form, event.submitter);
    const pk = form.closest("[data-menu-of]")?.dataset.menuOf ?? form.closest("[data-idea]")?.dataset.idea;
    form.closest("dialog")?.close();
    send(form.action, data, pk, form).then((done) => done && form.matches("[data-pin]") && form.reset());
  });
  wall.addEventListener("change", (event) => event.target.matches("[data-submits]") && event.target.form.submit());
}

/** Move a card: at once on the screen, back where it hung when it is refused. */
export function move(wall, card, to) {
  const data = new FormData();
  data.set("to", to);
  data.set("from", card.dataset.stage);
  return send(`/ideas/${card.dataset.idea}/decisions/`, data, card.dataset.idea);
}

/** Post; place the card that comes back, or show why not. True when it was done. */
export async function send(url, data, pk, form) {
  const card = pk && document.getElementById(`card-${pk}`);
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
    return true;
  }
  hangBack();
  if (response?.status === 409) beside(card || form, html);
  else if (response?.status === 404) card?.remove();
  else document.body.dispatchEvent(new CustomEvent("htmx:sendError"));
  return false;
}

function beside(place, html) {
  const refusal = new DOMParser().parseFromString(html, "text/html").querySelector(".refusal");
  place.querySelector(":scope > .refusal")?.remove();
  place.append(refusal);
  refusal.querySelector("button, a")?.focus();
}
