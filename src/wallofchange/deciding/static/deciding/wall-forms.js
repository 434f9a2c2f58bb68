import { send } from "./wall-send.js";

/** Send a verb's form without leaving the wall; a refusal hangs beside the card it is about. */
export function forms(wall) {
  wall.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-verb], [data-pin]");
    if (!form) return;
    event.preventDefault();
    const data = new FormData(form, event.submitter);
    const pk = form.closest("[data-menu-of]")?.dataset.menuOf ?? form.closest("[data-idea]")?.dataset.idea;
    form.closest("dialog")?.close();
    send(form.action, data, pk, form).then((done) => done && form.matches("[data-pin]") && form.reset());
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-undo]");
    if (!button) return;
    button.closest("[data-moved]").remove();
    send(`/ideas/${button.dataset.undo}/decisions/last/`, new FormData(), button.dataset.undo);
  });
  wall.addEventListener("change", (event) => event.target.matches("[data-submits]") && event.target.form.submit());
}
