const FIELDS = "input:not([type=hidden], [type=file], [type=password]), textarea, select";
const FOLDS = "details > summary";
const CARRIED = "woc-carried";
const A_MINUTE = 60_000; // when it is longer ago, somebody went elsewhere
const sent = new WeakMap(); // by request: what stood in the fields of its form when it was asked

/**
 * What htmx puts in the place of a part of the page leaves be what somebody does there: words that the answer
 * does not know of stay in their field, a fold that was opened stays open, the focus stays where it was.
 */
export function keep(body) {
  let held = null;
  carry(body);
  body.addEventListener("htmx:beforeRequest", ({ detail }) => sent.set(detail.xhr, asked(detail.elt.closest("form"))));
  body.addEventListener("htmx:beforeSwap", ({ detail }) => {
    held = detail.shouldSwap ? hold(detail.target, sent.get(detail.xhr) ?? asked(null)) : null;
  });
  body.addEventListener("htmx:afterSwap", () => {
    if (held) giveBack(held);
    held = null;
  });
}

/** A form that is sent without htmx leaves the page: what was written beside it is there when the page comes again. */
function carry(body) {
  const { words = [], folds = [], path: of, at = 0 } = JSON.parse(sessionStorage.getItem(CARRIED) ?? "{}");
  sessionStorage.removeItem(CARRIED);
  if (of === location.pathname && Date.now() - at < A_MINUTE) giveBack({ words, folds, at: body });

  body.addEventListener("submit", (event) => {
    if (event.defaultPrevented || event.target.getAttribute("method") !== "post") return;
    const { words, folds } = hold(body, asked(event.target));
    if (words.length) sessionStorage.setItem(CARRIED, JSON.stringify({ words, folds, path: location.pathname, at: Date.now() }));
  });
}

function asked(form) {
  const worths = form ? [...known(FIELDS)].filter(([, field]) => field.form === form).map(([name, field]) => [name, worth(field)]) : [];
  return { form: form && path(form), worths: new Map(worths) };
}

function hold(place, { form, worths }) {
  const here = (selector) => [...known(selector)].filter(([, element]) => place.contains(element));
  const words = here(FIELDS).filter(([name, field]) => worth(field) !== (worths.get(name) ?? worthAtFirst(field)));
  const isLeft = (fold) => !words.some(([, field]) => fold.contains(field)) && [...fold.querySelectorAll("form")].some((each) => path(each) === form);
  const open = here(FOLDS).filter(([, { parentElement: fold }]) => fold.open && !isLeft(fold));
  const at = document.activeElement;
  return {
    words: words.map(([name, field]) => [name, worth(field)]),
    folds: open.map(([name]) => name),
    at,
    name: here(`${FIELDS}, ${FOLDS}, button, a[href]`).find(([, element]) => element === at)?.[0],
    range: "selectionStart" in at && at.selectionStart !== null ? [at.selectionStart, at.selectionEnd] : null,
  };
}

function giveBack({ words, folds, at, name, range }) {
  const summaries = known(FOLDS);
  for (const fold of folds) if (summaries.has(fold)) summaries.get(fold).parentElement.open = true;
  const fields = known(FIELDS);
  for (const [field, value] of words) if (fields.has(field)) write(fields.get(field), value);
  if (!name || at.isConnected) return;
  const same = known(`${FIELDS}, ${FOLDS}, button, a[href]`).get(name);
  same?.focus({ preventScroll: true });
  if (same && range && same.selectionStart !== null) same.setSelectionRange?.(...range);
}

/** What is on the page, by a name that it still has when it comes again. */
function known(selector) {
  const named = new Map();
  for (const element of document.querySelectorAll(selector)) {
    const name = [element.form ? path(element.form) : "", element.id || `${element.name} ${called(element)}`].join(" ");
    let nth = 0;
    while (named.has(`${name} ${nth}`)) nth += 1;
    named.set(`${name} ${nth}`, element);
  }
  return named;
}

function called(element) {
  if (element.matches("button, [type=checkbox], [type=radio]")) return element.value;
  return element.matches("summary, a") ? `${element.getAttribute("href")} ${element.textContent.trim()}` : "";
}

const path = (form) => form.getAttribute("action");
const isTicked = (field) => field.matches("[type=checkbox], [type=radio]");
const worth = (field) => (isTicked(field) ? field.checked : field.value);

function worthAtFirst(field) {
  if (isTicked(field)) return field.defaultChecked;
  if (!field.matches("select")) return field.defaultValue;
  return ([...field.options].find((each) => each.defaultSelected) ?? field.options[0])?.value ?? "";
}

function write(field, value) {
  if (worth(field) === value) return;
  if (isTicked(field)) field.checked = value;
  else field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
