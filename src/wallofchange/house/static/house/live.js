const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
const SILENCE = 50_000; // ms without even a ping: the line is cut, though the browser has not noticed

/**
 * Listen to what happens in the house. Every entry of the diary arrives on `target` as a
 * `woc:entry` event with {verb, noun, id, team}. A cut line is picked up again by itself: from the
 * entry heard last, and with `woc:again` for who would rather look anew. `revoked` ends it for good.
 */
export function live(url = "/stream/", target = document) {
  const root = document.documentElement;
  let source, wait, quiet, last, later;

  function listen() {
    stop();
    const address = new URL(url, location.href);
    if (last) address.searchParams.set("since", last);
    source = new EventSource(address);
    source.addEventListener("open", () => {
      if (root.dataset.live === "off") target.dispatchEvent(new CustomEvent("woc:again"));
      root.dataset.live = "on";
      wait = FIRST_WAIT;
      stay();
    });
    source.addEventListener("message", (event) => {
      stay();
      last = event.lastEventId || last;
      target.dispatchEvent(new CustomEvent("woc:entry", { detail: JSON.parse(event.data) }));
    });
    source.addEventListener("ping", stay);
    source.addEventListener("revoked", () => {
      stop();
      target.dispatchEvent(new CustomEvent("woc:revoked"));
    });
    source.addEventListener("error", () => {
      root.dataset.live = "off";
      if (source.readyState === EventSource.CLOSED) again();
    });
  }

  function again() {
    stop();
    root.dataset.live = "off";
    later = setTimeout(listen, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }

  function stay() {
    clearTimeout(quiet);
    quiet = setTimeout(again, SILENCE);
  }

  function stop() {
    clearTimeout(quiet);
    clearTimeout(later);
    source?.close();
  }

  wait = FIRST_WAIT;
  listen();
  addEventListener("offline", () => (root.dataset.live = "off"));
  addEventListener("online", listen);
  addEventListener("pagehide", stop);
  addEventListener("pageshow", (event) => event.persisted && listen());
}
