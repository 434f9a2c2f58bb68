/** Open the themes of a card to type in: Enter ticks the first that fits, Escape keeps what is ticked. */
export function themes(card) {
  const fold = card?.querySelector("[data-themes]");
  if (!fold) return;
  const find = fold.querySelector("[data-find]");
  const labels = [...fold.querySelectorAll("label:has(input[name=theme])")];
  const ticked = () => labels.map((label) => label.firstElementChild.checked).join();
  const before = ticked();

  function sieve() {
    const wanted = find.value.trim().toLocaleLowerCase();
    for (const label of labels) label.hidden = !label.textContent.toLocaleLowerCase().includes(wanted);
    const first = wanted ? labels.find((label) => !label.hidden) : null;
    for (const label of labels) label.toggleAttribute("data-first", label === first);
    return first;
  }

  function close() {
    fold.open = false;
    card.focus({ preventScroll: true });
    if (ticked() !== before) fold.querySelector("[data-themes-done]").click();
  }

  fold.onkeydown = (event) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target === find) {
      const first = sieve();
      if (!first) close();
      else first.firstElementChild.checked = !first.firstElementChild.checked;
      find.value = "";
      sieve();
    } else return;
    event.preventDefault();
  };
  find.oninput = sieve;
  sieve();
  find.hidden = false;
  fold.open = true;
  find.focus();
}
