const PLACES = "a, button, summary, input";

/** Lay a card as it is now in the place of what it was; whoever stood on it stands there still. */
export function lay(fresh, there) {
  const at = document.activeElement;
  const held = there.contains(at);
  const nth = [...there.querySelectorAll(PLACES)].indexOf(at);
  fresh.hidden = there.hidden;
  there.replaceWith(fresh);
  if (held) (fresh.querySelectorAll(PLACES)[nth] ?? fresh).focus({ preventScroll: true });
}
