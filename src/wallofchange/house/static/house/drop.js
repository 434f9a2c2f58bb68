/** Let a file be dropped on its zone, and show the name of what was chosen. */
export function drop(zone) {
  const input = zone.querySelector('input[type="file"]');
  const name = zone.querySelector("[data-file-name]");
  const over = (is) => zone.toggleAttribute("data-over", is);

  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    over(true);
  });
  zone.addEventListener("dragleave", () => over(false));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  input.addEventListener("change", () => {
    if (name) name.textContent = [...input.files].map((file) => file.name).join(", ");
  });
}
