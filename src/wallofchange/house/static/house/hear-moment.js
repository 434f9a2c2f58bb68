const SHORTEST = 4; // letters: shorter words are in every sentence

/** Hang the moment that the words speak of first, one tap away; nothing is chosen for anybody. */
export function propose(form) {
  const none = form.querySelector("[name=moment][value='']")?.closest("label");
  if (!none) return;
  const offered = [...form.querySelectorAll("[name=moment]:not([value=''])")].map((input) => input.closest("label"));

  form.elements.words.addEventListener("input", () => {
    const said = wordsOf(form.elements.words.value);
    const shared = (label) => wordsOf(label.textContent).filter((word) => said.includes(word)).length;
    const fitting = offered.filter(shared).sort((one, other) => shared(one) - shared(other)); // the best goes last
    fitting.forEach((label) => none.nextElementSibling !== label && none.after(label));
  });
}

function wordsOf(text) {
  return text.toLowerCase().split(/[^\p{L}]+/u).filter((word) => word.length >= SHORTEST);
}
