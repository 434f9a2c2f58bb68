const ENOUGH = 5; // cards after the one on the table: fetched before anybody waits for them
let fetching = false;

/** Fetch more cards while there are few left; what lies on the table already is not dealt again. */
export async function refill(place, list, current) {
  const cards = [...list.children];
  if (fetching || cards.length - cards.indexOf(current) > ENOUGH) return;
  fetching = true;
  const open = cards.filter((card) => card.dataset.read !== "yes").slice(-100);
  const without = new URLSearchParams(open.map((card) => ["without", card.dataset.card]));
  const response = await fetch(`${place.dataset.review}?${without}`, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (response?.ok && !response.redirected) {
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const card of fresh.querySelectorAll("[data-card]")) {
      if (document.getElementById(card.id)) continue;
      card.hidden = true;
      list.append(document.adoptNode(card));
    }
  }
  fetching = false;
}
