/* What Setter holds and its bot's stand-in says, and the faults that are due. */

import { byId, clockOf, make, written } from "./page.js";
import { nameOf, phones } from "./phones.js";

const SERVICES = { setster: "Setster", setter: "Setter", twilio: "Twilio", "*": "Every service" };
const MOST_ROWS = 6;

/* Replace an element's children only when what they show has changed. */
function redraw(element, facts, draw) {
  const drawn = JSON.stringify(facts);
  if (element.dataset.drawn === drawn) return;
  element.dataset.drawn = drawn;
  element.replaceChildren(...facts.map(draw));
  element.scrollTop = element.scrollHeight;
}

export function drawSetter(board) {
  const bookings = board.setter_bookings.slice(-MOST_ROWS).reverse();
  const rows = bookings.map((one) => ({ ...one, who: personOf(board, one.contact_id) }));
  redraw(byId("bookings"), rows, (one) => bookingRow(one, board.now));
  byId("no-bookings").hidden = rows.length > 0;
  byId("bot-person").textContent = nameOf(phones.current);
  const digits = phones.current.replace("+", "");
  const isContact = board.contacts.some((one) => [one.wa_id, one.sms_phone_number].includes(digits));
  byId("contact-note").textContent = isContact
    ? "A contact: has written to Setter before."
    : "Not a contact: has never written to Setter.";
  const lines = board.bot_lines.filter((one) => one.phone === phones.current).slice(-MOST_ROWS);
  redraw(byId("bot-chat"), lines, botLine);
}

function personOf(board, contactId) {
  const contact = board.contacts.find((one) => one.id === contactId);
  const digits = contact && (contact.sms_phone_number || contact.wa_id);
  return digits ? nameOf(`+${digits}`) : `contact ${contactId}`;
}

function bookingRow(one, now) {
  const zone = one.time_zone || "UTC";
  const day = written(one.start_time, { weekday: "short", month: "short", day: "numeric" }, zone);
  const isPast = new Date(one.end_time || one.start_time) < new Date(now);
  const state = one.cancelled_at ? "cancelled" : isPast ? "past" : "live";
  const cell = make("td");
  cell.append(make("span", `pill ${state}`, state));
  const row = make("tr");
  row.append(make("td", "", one.who),
    make("td", "", `${day}, ${clockOf(one.start_time, zone)}`), cell);
  return row;
}

function botLine(one) {
  const isBot = one.sender === "bot";
  const item = make("li", isBot ? "bot" : "person-line");
  item.append(make("span", "unseen", isBot ? "Setter's bot: " : "Customer: "), one.text);
  if (isBot) {
    item.append(one.offers_link
      ? make("span", "pill link", "sends a booking link")
      : make("span", "pill live", "no link: it knows"));
  }
  return item;
}

export function drawFaults(board) {
  const words = new Map([...byId("fault-kind").options].map((one) => [one.value, one.text]));
  redraw(byId("faults"), board.faults, (one) => {
    const often = one.times === null ? "until cleared" : one.times === 1 ? "once" : `${one.times} times`;
    const on = one.operation === "*" ? "" : `, on ${one.operation}`;
    return make("li", "", `${SERVICES[one.service]} ${words.get(one.kind)}${on} (${often})`);
  });
  byId("no-faults").hidden = board.faults.length > 0;
  byId("clear-faults").hidden = board.faults.length === 0;
}
