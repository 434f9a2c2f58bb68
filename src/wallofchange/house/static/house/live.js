const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

/**
 * Listen to what happens in the house. Every entry of the diary arrives on `target` as a
 * `woc:entry` event with {verb, noun, id, team}. A lost line is picked up again by itself.
 */
export function live(url = "/stream/", target = document) {
  const root = document.documentElement;
  let source;
  let wait = FIRST_WAIT;

  function listen() {
    source = new EventSource(url);
    source.addEventListener("open", () => {
      if (root.dataset.live === "off") target.dispatchEvent(new CustomEvent("woc:again"));
      root.dataset.live = "on";
      wait = FIRST_WAIT;
    });
    source.addEventListener("message", (event) => {
      target.dispatchEvent(new CustomEvent("woc:entry", { detail: JSON.parse(event.data) }));
    });
    source.addEventListener("error", () => {
      root.dataset.live = "off";
      if (source.readyState !== EventSource.CLOSED) return;
      setTimeout(listen, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    });
  }

  listen();
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", (event) => event.persisted && listen());
}
