import { place } from "./wall-place.js";
import { refresh } from "./wall-refresh.js";
import { written } from "./wall-written.js";

const turns = new Map(); // by idea: the last thing that is done to its card here
const missed = new Map(); // by idea: its card as it was told meanwhile
let begun = 0;
let anew = false; // the whole wall is looked at anew

/**
 * What is done to a card here is done one thing after the other. What the live stream tells of it meanwhile
 * may be older than what was done: it waits, and afterwards the card is asked for where it hangs otherwise.
 */
export const turn = {
  take(pk, act) {
    const key = String(pk);
    begun += 1;
    const mine = (turns.get(key) ?? Promise.resolve()).then(act);
    const over = mine.catch(() => {}).then(() => turns.get(key) === over && leave(key));
    turns.set(key, over);
    return mine;
  },
  /** Hold a card; gives the function that lets it go. */
  hold(pk) {
    let letGo;
    const held = new Promise((go) => (letGo = go));
    turn.take(pk, () => held);
    return letGo;
  },
  /** Hang up a card as the live stream tells it, unless somebody here is busy with it. */
  tell(pk, html) {
    if (anew || turns.has(String(pk))) missed.set(String(pk), html);
    else place(html, { counted: false });
  },
  /** Look at the whole wall anew: not while anybody is busy with a card. `look` gives what shows what it saw. */
  async allAnew(look) {
    if (anew) return;
    anew = true;
    const show = await quietly(look).catch(() => null);
    show?.();
    anew = false;
    [...missed.keys()].filter((key) => !turns.has(key)).forEach(catchUp);
  },
};

async function quietly(look) {
  for (;;) {
    while (turns.size) await Promise.all(turns.values());
    const before = begun;
    const show = await look();
    if (!show || before === begun) return show;
  }
}

function leave(key) {
  turns.delete(key);
  if (!anew) catchUp(key);
}

function catchUp(key) {
  const html = missed.get(key);
  missed.delete(key);
  if (html && !hangsSo(html)) turn.take(key, () => refresh(key)).catch(() => {});
}

function hangsSo(html) {
  const told = new DOMParser().parseFromString(html, "text/html").querySelector("[data-idea]");
  const here = told && document.getElementById(told.id);
  return Boolean(here) && (written.get(here) ?? here.outerHTML) === told.outerHTML;
}
