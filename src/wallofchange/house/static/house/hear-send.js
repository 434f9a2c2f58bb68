const PATIENCE = 10_000; // ms; a line this slow is none: it is kept and tried again
const PAGE = "/hear/";

/**
 * Send one note; its key makes that it is noted once, however often it is sent.
 * Gives { id }, { refusal }, or { waits }: "offline" without a network, "away" when its writer is not logged in.
 */
export async function send(note) {
  const first = await post(note, token(document));
  return first.status === 403 ? again(note) : outcome(first);
}

/** The page is older than the login, or has no token: ask for a fresh one, of the same person. */
async function again(note) {
  const page = await ask(PAGE, { headers: { Accept: "text/html" } });
  if (!page.ok) return { waits: page.waits ?? "away" };
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
  if (fresh.body.dataset.who !== note.who) return { waits: "away" };
  return outcome(await post(note, token(fresh)));
}

function post(note, csrf) {
  if (!csrf) return { status: 403 };
  const { at, ...fields } = note;
  const body = new URLSearchParams({ ...fields, waited: Math.max(0, Math.round((Date.now() - at) / 1000)) });
  return ask(PAGE, { method: "POST", body, headers: { Accept: "application/json", "X-CSRFToken": csrf } });
}

async function ask(address, asked) {
  const signal = AbortSignal.timeout(PATIENCE);
  return fetch(address, { ...asked, redirect: "manual", signal }).catch(() => ({ waits: "offline" }));
}

async function outcome(response) {
  if (response.waits) return response;
  if (response.status === 201) return response.json();
  if (response.type === "opaqueredirect" || response.status === 403) return { waits: "away" };
  const refusal = response.status === 409 ? await response.json() : null;
  if (refusal?.code === "not_you") return { waits: "away" };
  return refusal ? { refusal } : { waits: "offline" }; // a house in trouble is tried again
}

function token(page) {
  const headers = page.body.getAttribute("hx-headers");
  return headers ? JSON.parse(headers)["X-CSRFToken"] : "";
}
