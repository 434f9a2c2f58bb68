/** A file that is chosen or dropped is sent at once: one click less. The button stays for who has no script. */
export function sendAtOnce(form) {
  form.querySelector('input[type="file"]').addEventListener("change", (event) => {
    if (!event.target.files.length) return;
    form.setAttribute("aria-busy", "true");
    form.requestSubmit();
  });
}

document.querySelectorAll("[data-send-at-once]").forEach(sendAtOnce);
