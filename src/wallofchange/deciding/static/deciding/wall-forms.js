import { send } from "./wall-send.js";
import { turn } from "./wall-turn.js";
import { undo } from "./wall-undo.js";

/** Send a verb's form without leaving the wall; a refusal hangs beside the card it is about. */
export function forms(wall) {
  wall.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-verb], [data-pin]");
    if (!form) return;
    event.preventDefault();
    const data = new FormData(form, event.submitter);
    const pk = form.closest("[data-menu-of]")?.dataset.menuOf ?? form.closest("[data-idea]")?.dataset.idea;
    const giveBack = form.matches("[data-pin]") ? taken(form.elements.title) : closed(form);
    turn.take(pk ?? "pin", () => send(form.action, data, pk, form)).then(giveBack);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-undo]");
    if (!button) return;
    button.closest("[data-moved]").remove();
    undo(button.dataset.undo);
  });
  wall.addEventListener("change", (event) => event.target.matches("[data-submits]") && event.target.form.submit());
}

/** The line is free for the next idea at once; one that was not hung up stands in it again. */
function taken(line) {
  const words = line.value;
  line.value = "";
  return (done) => {
    if (!done) line.value = [words, line.value].filter(Boolean).join(" ");
  };
}

/** A dialog is closed at once; when no answer came, the words that stood in it are shown again. */
function closed(form) {
  const dialog = form.closest("dialog");
  dialog?.close();
  return (done) => {
    const line = form.querySelector("input:not([type=hidden]), textarea");
    const free = !document.querySelector("dialog[open]") && !document.activeElement?.matches("input, textarea");
    if (done !== null || !dialog || !line?.value || !form.isConnected || !free) return;
    dialog.showModal();
    line.focus();
  };
}
