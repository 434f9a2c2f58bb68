import { follow } from "./hear-follow.js";
import { kept } from "./hear-kept.js";
import { propose } from "./hear-moment.js";
import { sendWaiting } from "./hear-waiting.js";

const form = document.querySelector("[data-hear]");
const field = form.elements.words;
const said = document.getElementById("hear-said");
const isShell = !document.body.dataset.who;
const who = kept.who(document.body.dataset.who);
let waits; // why, as it was told last

form.addEventListener("submit", (event) => {
  const words = field.value.trim();
  if (!words || words.length > Number(field.dataset.longest)) {
    event.preventDefault();
    return refuse(saying(words ? "long" : "empty"));
  }
  if (!who || !kept.add(noteOf(words))) return; // a browser that keeps nothing: as a plain form
  event.preventDefault();
  emptied();
  sendWaiting(who);
  setTimeout(() => tellWaiting(waits), 1000); // a line that is slow is a line that one hears of
});
window.addEventListener("hear:came", ({ detail }) => tell(detail.note, detail.came));
tellWaiting();
propose(form);
if (isShell) follow(document.body);
if (form.dataset.keeper) navigator.serviceWorker?.register(form.dataset.keeper, { scope: "/hear/" });

function noteOf(words) {
  const { moment, team } = form.elements;
  const key = form.elements.key?.value || newKey();
  return { key, who, words, at: Date.now(), moment: moment?.value ?? "", team: team?.value ?? "" };
}

function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (each) => each.toString(16).padStart(2, "0")).join("");
}

/** Ready for the next one, which is another. */
function emptied() {
  field.value = "";
  if (form.elements.key) form.elements.key.value = newKey();
  const first = form.querySelector("[name=moment]");
  if (first) first.checked = true;
  document.getElementById("hear-refusal").replaceChildren();
  field.focus();
}

function tell(note, came) {
  if (came.refusal) return giveBack(note, came.refusal);
  tellWaiting((waits = came.waits));
  if (!came.id) return;
  const place = document.getElementById("noted");
  if (globalThis.htmx && !isShell) htmx.ajax("GET", `/hear/${came.id}/`, { target: place, swap: "innerHTML" });
  else place.replaceChildren(saying("sent"));
}

function tellWaiting(why) {
  const many = kept.of(who).length;
  if (!many) return said.replaceChildren();
  if (why) return said.replaceChildren(saying(why), many > 1 ? ` ${counted(many)}` : "");
  said.replaceChildren(counted(many));
}

function counted(many) {
  return saying(many > 1 ? "wait" : "waits").textContent.replace("{n}", many);
}

/** What was turned away stands in the field again, unless somebody is typing there. */
function giveBack(note, refusal) {
  if (!field.value.trim()) {
    field.value = note.words;
    kept.drop(note.key);
  }
  refuse(`${refusal.message} ${refusal.remedy ?? ""}`);
}

function refuse(why) {
  const box = document.createElement("div");
  box.className = "refusal";
  box.setAttribute("role", "alert");
  const line = document.createElement("p");
  line.append(why);
  const buttons = document.createElement("div");
  buttons.className = "buttons";
  const again = document.createElement("button");
  again.type = "button";
  again.className = "button";
  again.append(saying("change"));
  again.addEventListener("click", () => field.focus());
  buttons.append(again);
  box.append(line, buttons);
  document.getElementById("hear-refusal").replaceChildren(box);
}

function saying(name) {
  return document.querySelector(`[data-saying="${name}"]`).content.cloneNode(true);
}
