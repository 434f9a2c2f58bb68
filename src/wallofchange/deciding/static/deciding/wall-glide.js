/** Let a card travel from where it was to where it is, as long as motion is allowed. */
export function glide(card, move, from = card.isConnected ? card.getBoundingClientRect() : null) {
  const focused = card.contains(document.activeElement) && document.activeElement;
  move();
  if (focused) focused.focus({ preventScroll: true }); // a node that moves loses it
  const style = getComputedStyle(card);
  const duration = parseFloat(style.getPropertyValue("--calm")) || 0;
  if (!duration || !from) return;
  const to = card.getBoundingClientRect();
  const start = `${from.left - to.left}px ${from.top - to.top}px`;
  card.animate([{ translate: start, zIndex: 5 }, { translate: "0 0", zIndex: 5 }], { duration, easing: "ease-out" });
}
