/** Send what is said of the cards, one after the other; whoever leaves while something is underway is asked first. */
export function post() {
  let before = Promise.resolve();
  let underway = 0;
  addEventListener("beforeunload", (event) => underway && event.preventDefault()); // what is underway would be lost

  return (url, data) => {
    underway += 1;
    const sent = before.then(() => send(url, data)).finally(() => { underway -= 1; });
    before = sent.catch(() => null);
    return sent;
  };
}

/** Gives the answer as a document, or throws {refusal} with what to show. */
async function send(url, data) {
  const headers = { "HX-Request": "true", ...JSON.parse(document.body.getAttribute("hx-headers")) };
  const response = await fetch(url, { method: "POST", body: data, headers }).catch(() => null);
  const html = response ? await response.text() : "";
  const answer = new DOMParser().parseFromString(html, "text/html");
  if (response?.ok && answer.querySelector("[data-card]")) return answer;
  throw { refusal: answer.querySelector(".refusal") };
}
