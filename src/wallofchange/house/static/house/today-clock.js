const seen = new WeakMap(); // when a clock came on the page, by its own count of seconds

/** Let every [data-clock] run on from the seconds it came with. At the end something shows; nothing rings. */
export function clocks(document, now = () => performance.now()) {
  function tick() {
    for (const clock of document.querySelectorAll("[data-clock]")) {
      if (!seen.has(clock)) seen.set(clock, now() - Number(clock.dataset.seconds) * 1_000);
      const minutes = (now() - seen.get(clock)) / 60_000;
      clock.querySelector("progress").value = minutes;
      const told = clock.querySelector("[data-minute]");
      if (told) told.textContent = Math.floor(minutes);
      const afterwards = document.getElementById(clock.dataset.afterwards);
      if (afterwards && minutes >= Number(clock.dataset.minutes)) afterwards.hidden = false;
    }
  }
  tick();
  setInterval(tick, 1_000);
}
