/**
 * A gentle clock: counts the minutes of its data-minutes on its <progress>, and at the end shows
 * the element named by data-afterwards. Nothing rings, nothing turns red.
 */
export function clock(element, now = () => Date.now()) {
  const bar = element.querySelector("progress");
  const afterwards = document.getElementById(element.dataset.afterwards);
  const length = Number(element.dataset.minutes) * 60_000;
  const began = now();
  bar.max = length;

  const ticking = setInterval(() => {
    bar.value = Math.min(now() - began, length);
    if (bar.value < length) return;
    clearInterval(ticking);
    if (afterwards) afterwards.hidden = false;
  }, 1_000);
  return () => clearInterval(ticking);
}
