/** Switch between light and dark at once; the form still tells the server, so that it lasts. */
export function theme(form) {
  form.addEventListener("submit", (event) => {
    const chosen = event.submitter?.value;
    if (!chosen) return;
    event.preventDefault();
    const body = new FormData(form, event.submitter);
    document.documentElement.dataset.theme = chosen;
    form.querySelector(`button:not([value="${chosen}"])`)?.focus();
    fetch(form.action, { method: "POST", body, redirect: "manual", keepalive: true }).catch(() => {}); // also for who goes on at once
  });
}
