let asked = 0;

/**
 * Show what can be done with a card; `fold` ("a", "b", "done") opens one of its forms at once. The dialog is there
 * before the answer is: a key pressed meanwhile moves no card, and what is typed ahead stands in the form.
 */
export async function open(card, fold = "", words = "") {
  const mine = ++asked;
  const dialog = document.getElementById("card-menu");
  const ahead = wait(dialog, card, fold);
  ahead.line.value = words;
  const answer = await ask(card);
  if (mine !== asked || !dialog.open) return; // closed meanwhile, or another card was asked for
  if (answer) return show(dialog, answer, fold, ahead);
  document.body.dispatchEvent(new CustomEvent("htmx:sendError"));
  if (!ahead.line.value) return dialog.close();
  ahead.enter = () => open(card, fold, ahead.line.value);
}

function wait(dialog, card, fold) {
  dialog.replaceChildren(document.getElementById("card-comes").content.cloneNode(true));
  dialog.querySelector("h2").textContent = card.querySelector(".idea-title").textContent;
  const form = dialog.querySelector("form");
  const ahead = { line: form.querySelector("input"), entered: false, enter: () => (ahead.entered = true) };
  form.hidden = !fold;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ahead.enter();
  });
  if (!dialog.open) dialog.showModal();
  if (fold) ahead.line.focus();
  return ahead;
}

async function ask(card) {
  const { cards } = document.querySelector("[data-wall]").dataset;
  const response = await fetch(`${cards}${card.dataset.idea}/opened/`).catch(() => null);
  return response?.ok ? new DOMParser().parseFromString(await response.text(), "text/html") : null;
}

function show(dialog, answer, fold, ahead) {
  dialog.replaceChildren(...answer.body.childNodes);
  const details = fold && dialog.querySelector(`[data-fold="${fold}"]`);
  if (!details) return dialog.querySelector("button, a")?.focus();
  details.open = true;
  const line = details.querySelector("input:not([type=hidden]), textarea");
  line?.focus();
  if (!line || !ahead.line.value) return;
  line.value = ahead.line.value;
  if (ahead.entered) line.form.requestSubmit();
}
