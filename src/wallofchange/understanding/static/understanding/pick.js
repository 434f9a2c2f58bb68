const bound = new WeakSet();

/**
 * Count what is ticked in a list, show the bar only when there is something in it, and let Shift tick a whole row.
 * Rows that arrive later count as well.
 */
export function pick(form) {
  if (bound.has(form)) return;
  bound.add(form);
  const bar = form.querySelector("[data-picked]");
  const count = form.querySelector("[data-picked-count]");
  let last = null;

  const boxes = () => [...form.querySelectorAll("[data-pick]")];

  function tell() {
    const ticked = boxes().filter((box) => box.checked).length;
    bar.hidden = ticked === 0;
    count.textContent = ticked;
  }

  function tickBetween(from, to, checked) {
    const all = boxes();
    const [first, end] = [all.indexOf(from), all.indexOf(to)].sort((a, b) => a - b);
    if (first < 0) return;
    for (const box of all.slice(first, end + 1)) box.checked = checked;
  }

  form.addEventListener("click", (event) => {
    const box = event.target.closest("[data-pick]");
    if (!box) return;
    if (event.shiftKey && last) tickBetween(last, box, box.checked);
    last = box;
    tell();
  });
  tell();
}

document.querySelectorAll("[data-picking]").forEach(pick);
document.addEventListener("htmx:afterSettle", ({ detail }) => detail.elt.querySelectorAll?.("[data-picking]").forEach(pick));
