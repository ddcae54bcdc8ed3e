/* The customers and the phone of the chosen one. */

import { byId, call, clockOf, dayOf, make, pretty, trouble, written, zone } from "./page.js";

const TICKS = {
  queued: ["◷", "queued"], sending: ["◷", "sending"], sent: ["✓", "sent"],
  delivered: ["✓✓", "delivered"], read: ["✓✓", "read"], received: ["✓✓", "delivered"],
};

export const phones = {
  current: "", channel: "sms", since: 0, epoch: 0, texts: new Map(), read: new Map(),
  waiting: new Map(), refused: new Map(), names: new Map(), drawn: "",
};

const bare = (address) => address.replace("whatsapp:", "");
const channelOf = (address) => (address.startsWith("whatsapp:") ? "whatsapp" : "sms");
const keyOf = (phone, channel) => `${channel} ${phone}`;
export const nameOf = (phone) => phones.names.get(phone) || pretty(phone);

/* People */

function textsOf(phone, channel) {
  return [...phones.texts.values()]
    .filter((one) => one.phone === phone && (!channel || one.channel === channel))
    .sort((a, b) => a.at.localeCompare(b.at) || a.order - b.order);
}

function unread(phone, channel) {
  const seen = phones.read.get(keyOf(phone, channel)) || 0;
  return textsOf(phone, channel).filter((one) => one.toPhone && one.order > seen).length;
}

export function addPerson(phone, name) {
  if (phones.names.has(phone)) return;
  phones.names.set(phone, name || pretty(phone));
  let button = document.querySelector(`.person[data-phone="${CSS.escape(phone)}"]`);
  if (!button) {
    button = make("button", "person");
    button.type = "button";
    button.dataset.phone = phone;
    const item = make("li");
    item.append(button);
    byId("people").append(item);
  }
  const initial = make("span", "initial", name ? name[0] : phone.slice(-2));
  initial.setAttribute("aria-hidden", "true");
  button.append(
    initial,
    make("strong", "", name || pretty(phone)),
    make("span", "preview", name ? pretty(phone) : "no texts yet"),
    make("span", "badge"),
  );
  button.addEventListener("click", () => choose(phone));
}

function drawPeople() {
  for (const button of document.querySelectorAll(".person")) {
    const phone = button.dataset.phone;
    const last = textsOf(phone).at(-1);
    if (last) button.querySelector(".preview").textContent = last.body;
    const count = unread(phone, "sms") + unread(phone, "whatsapp");
    const badge = button.querySelector(".badge");
    badge.textContent = count ? String(count) : "";
    if (count) badge.append(make("span", "unseen", " unread"));
    button.setAttribute("aria-pressed", String(phone === phones.current));
  }
  for (const radio of document.querySelectorAll("[name=channel]")) {
    radio.parentElement.querySelector(".dot").hidden = !unread(phones.current, radio.value);
  }
}

export function choose(phone, channel = phones.channel) {
  phones.current = phone;
  phones.channel = channel;
  document.querySelector(`[name=channel][value=${channel}]`).checked = true;
  byId("phone").dataset.channel = channel;
  byId("owner").textContent = nameOf(phone);
  byId("business-number").textContent = pretty(document.body.dataset[channel]);
  document.dispatchEvent(new Event("person-chosen"));
}

/* Texts */

function bubble(one) {
  const item = make("li", one.toPhone ? "bubble theirs" : "bubble mine");
  if (one.carrier) item.classList.add("carrier");
  item.append(make("span", "unseen", one.toPhone ? "Business: " : "Customer: "));
  const body = make("span", "body", one.body);
  body.dir = "auto";
  item.append(body, ...(one.options || []).map(optionButton), metaOf(one));
  return item;
}

function metaOf(one) {
  const meta = make("span", "meta", one.at ? clockOf(one.at) : "");
  const refused = phones.refused.get(one.sid);
  if (refused || one.status === "failed" || one.status === "undelivered") {
    meta.classList.add("bad");
    const code = refused || one.error_code;
    meta.append(refused ? " · not answered" : " · not delivered", code ? ` (${code})` : "");
    return meta;
  }
  const [mark, word] = TICKS[one.status] || ["", one.status];
  const tick = make("span", "tick", mark);
  tick.title = word;
  tick.setAttribute("aria-hidden", "true");
  meta.append(" ", tick, make("span", "unseen", word));
  return meta;
}

function optionButton(option) {
  const button = make("button", "option", option.label);
  button.type = "button";
  const tapped = {
    MessageType: "interactive", ButtonText: option.label, ButtonPayload: option.id,
  };
  button.addEventListener("click", () => send(option.label, tapped));
  return button;
}

function typing() {
  const item = make("li", "bubble theirs typing");
  item.append(make("span", "unseen", "An answer is coming."), make("i"), make("i"), make("i"));
  return item;
}

function rowsOf(shown, waiting) {
  const rows = [];
  let day = "";
  for (const one of shown) {
    if (dayOf(one.at) !== day) {
      day = dayOf(one.at);
      const words = written(one.at, { weekday: "long", month: "short", day: "numeric" });
      rows.push(make("li", "date", words));
    }
    rows.push(bubble(one));
  }
  const arrived = shown.filter((one) => !one.toPhone);
  for (const one of waiting) {
    const isShown = arrived.some((text) => text.body === one.body && text.order > one.after);
    if (!isShown) rows.push(bubble({ body: one.body, status: "queued" }));
  }
  return waiting.length ? [...rows, typing()] : rows;
}

function drawChat() {
  const { current, channel } = phones;
  const key = keyOf(current, channel);
  const shown = textsOf(current, channel);
  const waiting = phones.waiting.get(key) || [];
  byId("ideas").hidden = shown.length + waiting.length > 0;
  if (!document.hidden) {
    phones.read.set(key, Math.max(0, ...shown.map((one) => one.order)));
  }
  const drawn = JSON.stringify([key, shown.map((one) => [one.sid, one.version]), waiting,
    [...phones.refused.keys()]]);
  if (drawn === phones.drawn) return;
  phones.drawn = drawn;
  const chat = byId("chat");
  chat.replaceChildren(...rowsOf(shown, waiting));
  chat.scrollTop = chat.scrollHeight;
}

export function drawPhone() {
  byId("clock").textContent = clockOf(Date.now(), zone);
  drawChat();
  drawPeople();
}

export async function send(body, extra) {
  const { current, channel } = phones;
  const key = keyOf(current, channel);
  const mark = { body, after: phones.since };
  phones.waiting.set(key, [...(phones.waiting.get(key) || []), mark]);
  drawPhone();
  document.dispatchEvent(new Event("something-sent"));
  try {
    const answer = await call("POST", "messages", { from: current, channel, body, extra });
    const last = answer.answers.at(-1);
    if (last.error) phones.refused.set(answer.sid, last.error);
    trouble(last.error ? `Bookline did not answer (Twilio error ${last.error}).` : "");
  } catch (error) {
    trouble(`Not sent: ${error.message}.`);
  }
  phones.waiting.set(key, phones.waiting.get(key).filter((one) => one !== mark));
  document.dispatchEvent(new Event("something-changed"));
}

export function takePhones(news) {
  if (news.epoch !== phones.epoch) {
    for (const kept of [phones.texts, phones.read, phones.refused]) kept.clear();
  }
  phones.epoch = news.epoch;
  phones.since = news.latest;
  for (const one of news.messages) {
    const toPhone = one.direction !== "inbound";
    const address = toPhone ? one.to : one.from;
    const phone = bare(address);
    const before = phones.texts.get(one.sid);
    addPerson(phone);
    const order = before ? before.order : one.version;
    phones.texts.set(one.sid, { ...one, phone, channel: channelOf(address), toPhone, order });
  }
}
