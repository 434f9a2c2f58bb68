/** Put away what has been read: a [data-dismiss] inside it, or Escape while it has the focus. */
export function dismiss(root) {
  function putAway(element, event) {
    const read = element.closest("[data-dismissible]");
    if (!read) return;
    event.preventDefault();
    read.remove();
  }
  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-dismiss]");
    if (button) putAway(button, event);
  });
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") putAway(event.target, event);
  });
}
