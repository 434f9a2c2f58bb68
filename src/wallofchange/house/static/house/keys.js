/** Bind plain keys to what they do, unless somebody is typing or a dialog is open elsewhere. */
export function keys(element, bindings) {
  element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const open = document.querySelector("dialog[open]");
    if (open && !open.contains(element)) return;
    bindings[event.key]?.(event);
  });
}
