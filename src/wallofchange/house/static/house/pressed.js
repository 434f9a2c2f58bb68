let down = false;
const waiting = [];

addEventListener("pointerdown", () => (down = true), true);
for (const up of ["pointerup", "pointercancel", "blur"]) addEventListener(up, () => setTimeout(free), true);

function free() {
  down = false;
  waiting.splice(0).forEach((go) => go());
}

/** When nobody presses anything any more: what is replaced between going down and coming up is not pressed at all. */
export function released() {
  return down ? new Promise((go) => waiting.push(go)) : Promise.resolve();
}

/** Nobody is between going down and coming up. */
released.now = () => !down;
