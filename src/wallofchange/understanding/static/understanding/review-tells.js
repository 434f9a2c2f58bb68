/** What stands around the cards: how many were read, whether more is coming, and that the house is not heard. */
export function tells(place) {
  const noConnection = () => document.body.dispatchEvent(new CustomEvent("htmx:sendError"));
  const at = (name) => place.querySelector(`[data-${name}]`);

  return {
    sitting(said) {
      at("sitting").hidden = said.length === 0;
      at("step=undo").disabled = said.length === 0;
      at("sitting-count").value = new Set(said).size;
    },
    /** After the last card: "waiting" for more, all "read", or "unheard"; "" while one is on the table. */
    end(how) {
      at("all-read").hidden = how !== "read";
      at("more-comes").hidden = how !== "waiting";
      if (how === "unheard") noConnection();
    },
    count(answer) {
      const count = answer.querySelector("[data-read-by-people]");
      if (count) at("read-by-people").replaceWith(document.adoptNode(count));
    },
    noConnection,
  };
}
