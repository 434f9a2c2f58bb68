import { place } from "./wall-place.js";

/** Fetch one card again and put it where it hangs now; where it may not be seen any more, it goes. */
export async function refresh(pk) {
  const { cards } = document.querySelector("[data-wall]").dataset;
  const response = await fetch(`${cards}${pk}/${location.search}`);
  if (response.status === 404) document.getElementById(`card-${pk}`)?.remove();
  else if (response.ok && !response.redirected) place(await response.text());
}
