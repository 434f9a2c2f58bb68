/** Hang a card in a column: on top, or under the name of its lane on a wall that is grouped. */
export function lane(list, card) {
  const { group } = document.querySelector("[data-wall]").dataset;
  const named = (root) => [...root.querySelectorAll(".lane")].find((each) => each.dataset.lane === (card.dataset[group] ?? ""));
  let head = group && named(list);
  if (group && !head) {
    head = named(document)?.cloneNode(true);
    if (head) list.prepend(head);
  }
  if (head) head.after(card);
  else list.prepend(card);
}
