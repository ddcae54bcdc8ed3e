/* The phone simulator: asks /simulator/state once a second and has the parts of the page drawn. */

import { drawBooks, listenToBooks } from "./books.js";
import { drawCalendar, moveDay } from "./calendar.js";
import { byId, call, dayOf, trouble } from "./page.js";
import { addPerson, choose, drawPhone, phones, send, takePhones } from "./phones.js";
import { drawFaults, drawSetter } from "./services.js";

const POLL_MS = 1000, HIDDEN_MS = 5000, SLOWEST_MS = 15000, SENT_MS = 250;
let board = null, failures = 0, timer = 0, running = Promise.resolve();

function draw() {
  drawPhone();
  if (!board) return;
  drawCalendar(board);
  drawBooks(board);
  drawSetter(board);
  drawFaults(board);
}

async function load() {
  let news = await call("GET", `state?since=${phones.since}`);
  if (board && news.phones.epoch !== phones.epoch) news = await call("GET", "state?since=0");
  board = news;
  for (const one of board.business.people) addPerson(one.phone, one.name);
  takePhones(board.phones);
  draw();
}

/* One at a time, so that an old answer never overtakes a new one. */
function refresh() {
  running = running.catch(() => {}).then(load);
  return running;
}

async function poll() {
  clearTimeout(timer);
  try {
    await refresh();
    if (failures) trouble("");
    failures = 0;
  } catch {
    failures += 1;
    if (failures > 1) trouble("Not updating: no answer from the demo.");
  }
  const pause = (document.hidden ? HIDDEN_MS : POLL_MS) * 2 ** Math.min(failures, 4);
  clearTimeout(timer);
  timer = setTimeout(poll, Math.min(pause, SLOWEST_MS));
}

async function act(method, path, order) {
  try {
    await call(method, path, order);
  } catch (error) {
    trouble(`That did not work: ${error.message}.`);
  }
  poll();
}

function on(id, event, handler) {
  byId(id).addEventListener(event, handler);
}

function sendTyped(event) {
  event.preventDefault();
  const box = byId("text");
  if (!box.value.trim()) return;
  send(box.value);
  box.value = "";
  box.focus();
}

function addNumber(event) {
  event.preventDefault();
  const number = byId("new-number").value.replace(/[^\d+]/g, "");
  const isGood = /^\+[1-9]\d{6,14}$/.test(number);
  byId("number-fault").textContent = isGood ? "" : "Write it with + and the country's code.";
  if (!isGood) return;
  addPerson(number);
  byId("new-number").value = "";
  choose(number);
}

function addFault(event) {
  event.preventDefault();
  act("POST", "faults", {
    service: byId("fault-service").value,
    operation: byId("fault-operation").value,
    kind: byId("fault-kind").value,
    times: Number(byId("fault-times").value) || null,
  });
}

function listen() {
  listenToBooks(act);
  on("compose", "submit", sendTyped);
  on("text", "keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    byId("compose").requestSubmit();
  });
  for (const idea of byId("ideas").querySelectorAll("button")) {
    idea.addEventListener("click", () => send(idea.textContent));
  }
  for (const radio of document.querySelectorAll("[name=channel]")) {
    radio.addEventListener("change", () => choose(phones.current, radio.value));
  }
  on("add-person", "submit", addNumber);
  on("add-fault", "submit", addFault);
  on("clear-faults", "click", () => act("DELETE", "faults"));
  on("reset", "click", () => act("POST", "reset"));
  on("ask-bot", "click", () => act("POST", "bot",
    { from: phones.current, channel: phones.channel, text: "can I book?" }));
  for (const [id, by] of [["day-before", -1], ["day-after", 1]]) {
    on(id, "click", () => { moveDay(by); draw(); });
  }
  on("day", "change", draw);
  document.addEventListener("person-chosen", draw);
  document.addEventListener("something-changed", poll);
  document.addEventListener("something-sent", () => setTimeout(poll, SENT_MS));
  document.addEventListener("visibilitychange", () => document.hidden || poll());
}

byId("day").value = dayOf(Date.now());
for (const button of document.querySelectorAll(".person")) {
  addPerson(button.dataset.phone, button.dataset.name);
}
listen();
choose(document.querySelector(".person").dataset.phone);
poll();
