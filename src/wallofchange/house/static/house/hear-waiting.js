import { kept } from "./hear-kept.js";
import { send } from "./hear-send.js";

let underway = Promise.resolve();

/** Send what waits, one after the other; a `hear:came` on the window tells of each what came of it. */
export function sendWaiting(who) {
  underway = underway.then(() => sendAll(who));
  return underway;
}

async function sendAll(who) {
  for (const note of kept.of(who)) {
    const came = await send(note);
    if (came.id) kept.drop(note.key);
    window.dispatchEvent(new CustomEvent("hear:came", { detail: { note, came } }));
    if (came.waits) return;
  }
}
