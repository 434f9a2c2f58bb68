const NOTE = "hear:";
const WHO = "hear-who";

/** What was noted and has not arrived, in this browser: an entry a note, so that no tab writes over another's. */
export const kept = {
  /** Keep a note; false where the browser keeps nothing. */
  add(note) {
    try {
      localStorage.setItem(NOTE + note.key, JSON.stringify(note));
      return true;
    } catch {
      return false;
    }
  },
  /** The notes of one person, the first one first. */
  of(who) {
    return keys().map((key) => JSON.parse(localStorage.getItem(key))).filter((note) => note?.who === who).sort((a, b) => a.at - b.at);
  },
  drop(key) {
    localStorage.removeItem(NOTE + key);
  },
  /** Who came in here last, by a mark that says nothing of them; told when a page of theirs is there. */
  who(mark) {
    try {
      if (mark) localStorage.setItem(WHO, mark);
      return mark || localStorage.getItem(WHO) || "";
    } catch {
      return mark || "";
    }
  },
  /** They leave: nothing of theirs stays. */
  leave(who) {
    this.of(who).forEach((note) => this.drop(note.key));
    localStorage.removeItem(WHO);
  },
};

function keys() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(NOTE));
  } catch {
    return [];
  }
}
