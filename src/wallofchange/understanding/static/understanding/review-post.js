/** Send what was said of a card; gives the answer as a document, or throws {refusal} with what to show. */
export async function post(url, data) {
  const headers = { "HX-Request": "true", ...JSON.parse(document.body.getAttribute("hx-headers")) };
  const response = await fetch(url, { method: "POST", body: data, headers }).catch(() => null);
  const html = response ? await response.text() : "";
  const answer = new DOMParser().parseFromString(html, "text/html");
  if (response?.ok && answer.querySelector("[data-card]")) return answer;
  throw { refusal: answer.querySelector(".refusal") };
}
