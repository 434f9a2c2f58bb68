/** Look at the whole wall anew, without taking anything out of anybody's hands. */
export async function renew() {
  const response = await fetch(location.href).catch(() => null);
  if (response?.redirected) return location.assign(response.url); // the session ended
  if (!response?.ok) return;
  const answer = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const part of [".wall", ".exits"]) {
    const fresh = answer.querySelector(`[data-wall] ${part}`);
    if (fresh) document.querySelector(`[data-wall] ${part}`)?.replaceChildren(...fresh.childNodes);
  }
}
