/** Where somebody is on the wall, and may stay. */
export const focus = {
  /** Back to what had the focus in a card before it was hung up anew. */
  back(card, held, how = {}) {
    const same = held.isConnected ? held : card.querySelector(held.matches("[data-menu]") ? "[data-menu]" : ".idea-title a");
    same?.focus(how);
  },
  /** Whether whoever did something here is still at it: not at another card, in a dialog, or writing. */
  stays(place) {
    const at = document.activeElement;
    if (document.querySelector("dialog[open]") || (at?.matches("input, textarea") && at.value)) return false;
    return !at || at === document.body || place.contains(at);
  },
};
