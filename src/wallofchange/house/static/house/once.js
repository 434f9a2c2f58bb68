const PATIENCE = 5000; // ms; whoever presses again after that means it, or got no answer

/** Pressing a button twice does it once: a form that is on its way to the next page is not sent again. */
export function once(place) {
  const underway = new Set();

  place.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return; // a script looks after it, or it changes nothing
    if (underway.has(form)) {
      event.preventDefault();
      return;
    }
    underway.add(form);
    setTimeout(() => underway.delete(form), PATIENCE);
  });
  place.addEventListener("pageshow", () => underway.clear());
}
