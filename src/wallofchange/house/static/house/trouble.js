/** When a request of htmx gets no answer or a broken one, say so in the polite region. */
export function trouble(body) {
  function say() {
    const messages = document.getElementById("messages");
    messages.replaceChildren(document.getElementById("no-answer").content.cloneNode(true));
  }
  body.addEventListener("htmx:sendError", say);
  body.addEventListener("htmx:timeout", say);
  body.addEventListener("htmx:responseError", say);
}
