const WALKS = /^(Arrow.*|[jk])$/i; // held down they walk on; every other key does once what it does

/** Bind plain keys to what they do, unless somebody is typing or a dialog is open elsewhere. */
export function keys(element, bindings) {
  element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const open = document.querySelector("dialog[open]");
    if (open && !open.contains(element)) return;
    if (!event.repeat || WALKS.test(event.key)) bindings[event.key]?.(event);
  });
}
