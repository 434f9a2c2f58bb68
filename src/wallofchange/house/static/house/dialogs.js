/**
 * Open a <dialog> from a button or link with data-opens="its id"; a press beside it closes it. Whoever selects words
 * in it and lets go beside it did not press there.
 */
export function dialogs(root) {
  let pressed = null;
  root.addEventListener("pointerdown", (event) => (pressed = event.target));
  root.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    const dialog = opener && document.getElementById(opener.dataset.opens);
    if (dialog) {
      event.preventDefault();
      dialog.showModal();
    } else if (event.target.closest("[data-closes]") || (event.target.matches("dialog[open]") && pressed === event.target)) {
      event.target.closest("dialog")?.close();
    }
  });
}
