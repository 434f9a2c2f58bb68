const ENOUGH = 5; // cards after the one on the table: fetched before anybody waits for them
let fetching = null;

/**
 * Fetch more cards while there are few left; what lies on the table already is not dealt again.
 * Gives whether the house could be asked, once the cards are there.
 */
export function refill(place, list, current) {
  const cards = [...list.children];
  const left = current ? cards.length - cards.indexOf(current) : 0;
  if (left > ENOUGH) return Promise.resolve(true);
  fetching ??= fetchMore(place, list).finally(() => { fetching = null; });
  return fetching;
}

async function fetchMore(place, list) {
  const open = [...list.children].filter((card) => card.dataset.read !== "yes").slice(-100);
  const without = new URLSearchParams(open.map((card) => ["without", card.dataset.card]));
  const response = await fetch(`${place.dataset.review}?${without}`, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (!response?.ok || response.redirected) return false;
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const card of fresh.querySelectorAll("[data-card]")) {
    if (document.getElementById(card.id)) continue;
    card.hidden = true;
    list.append(document.adoptNode(card));
  }
  return true;
}
