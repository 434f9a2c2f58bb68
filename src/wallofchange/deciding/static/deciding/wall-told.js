/** Say where a card hangs now, with the way back; one such message at a time. */
export function told(pk, title, stage) {
  const name = document.querySelector(`#name-${stage}, .exits [data-stage="${stage}"] > a`);
  const message = document.getElementById("moved").content.cloneNode(true);
  message.querySelector("[data-where]").textContent = `${title}: ${(name?.firstChild.textContent ?? "").trim()}`;
  message.querySelector("[data-undo]").dataset.undo = pk;
  document.querySelectorAll("#messages [data-moved]").forEach((before) => before.remove());
  document.getElementById("messages").append(message);
}
