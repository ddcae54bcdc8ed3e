/* The chosen customer's bookings in Setster, Bookline and Setter side by side, and what happens to
   them without Bookline. */

import { byId, call, clockOf, dayOf, make, trouble, written } from "./page.js";
import { nameOf, phones } from "./phones.js";

const CANCELLED = 3, REQUESTED = 1, HOUR_MS = 3600000;
const EDITS = [
  ["move", "Staff move it 1 h later"], ["cancel", "Staff cancel it"], ["approve", "Staff approve it"],
  ["erase", "Staff erase it"], ["link_move", "Customer's link: 1 h later"],
  ["link_cancel", "Customer's link: cancel"],
];
let drawn = "", act = null;

const digits = (text) => (text || "").replace(/\D/g, "");
const localStart = (start) => start.slice(0, 16).replace("T", " ");

export function listenToBooks(order) {
  act = order;
  byId("outside-start").value = `${dayOf(Date.now() + 24 * HOUR_MS)}T16:00`;
  byId("book-outside").addEventListener("submit", (event) => {
    event.preventDefault();
    bookOutside(event.submitter?.value === "web");
  });
  byId("webhook-trouble").addEventListener("submit", (event) => {
    event.preventDefault();
    act("POST", "webhooks", { do: byId("webhook-way").value });
  });
  byId("release").addEventListener("click", () => act("POST", "webhooks/release"));
}

function bookOutside(onWeb) {
  const phone = phones.current;
  act("POST", "outside", {
    on_web: onWeb, start: localStart(byId("outside-start").value), client_phone: phone,
    client_name: nameOf(phone), client_email: `${digits(phone)}@example.com`,
  });
}

export function drawBooks(board) {
  const rows = rowsOf(board);
  const due = board.webhook_troubles.map((one) => one.way);
  const state = JSON.stringify([phones.current, rows, due, linkOf(board)]);
  if (state === drawn || byId("books").contains(document.activeElement)) return;
  drawn = state;
  byId("books-person").textContent = nameOf(phones.current);
  byId("books").replaceChildren(...rows.map(rowElement));
  byId("no-books").hidden = rows.length > 0;
  const link = linkOf(board);
  byId("books-link").replaceChildren(make("span", link ? "pill link" : "pill live",
    link ? "Setter's bot would send its link" : "Setter's bot sends no link"));
  byId("webhook-due").textContent = due.length ? `Due: ${due.join(", ")}` : "";
}

function isTheirs(phone) {
  const wanted = digits(phones.current);
  const given = digits(phone);
  return given.length > 6 && wanted.endsWith(given.slice(-10));
}

function linkOf(board) {
  const wanted = digits(phones.current);
  const contact = board.contacts.find((one) => [one.wa_id, one.sms_phone_number].includes(wanted));
  return contact ? contact.offers_link : true;
}

/* A row for each booking that any of the books has, the newest last. */
function rowsOf(board) {
  const rows = new Map();
  for (const one of board.appointments.filter((each) => isTheirs(each.client_phone))) {
    rows.set(one.id, { id: one.id, setster: one });
  }
  const contacts = new Map(board.contacts.map((one) => [one.id, one]));
  for (const one of board.setter_bookings) {
    const contact = contacts.get(one.contact_id);
    if (one.cancelled_at || !contact || !isTheirs(contact.sms_phone_number || contact.wa_id)) continue;
    const id = one.metadata.appointment_id || `setter ${one.id}`;
    rows.set(id, { id, ...rows.get(id), setter: one });
  }
  for (const one of board.our_bookings) {
    if (rows.has(one.placed_id)) rows.get(one.placed_id).ours = one;
  }
  return [...rows.values()].sort((a, b) => Number(a.id) - Number(b.id)).slice(-8);
}

function rowElement(row) {
  const { setster, ours, setter } = row;
  const isLive = Boolean(setster) && setster.status_number !== CANCELLED;
  const start = isLive ? Date.parse(setster.starts_at) : null;
  const element = make("tr");
  element.append(
    cell("Setster", setster ? at(setster.starts_at) : "", stateOf(setster), true),
    cell("Bookline", ours ? at(ours.starts_at) : "", ours ? ours.state : "no row",
      ours ? agrees(ours.state === "cancelled" ? null : Date.parse(ours.starts_at), start) : !isLive),
    cell("Setter", setter ? at(setter.start_time) : "", setter ? "live" : recordWords(ours),
      agrees(setter ? Date.parse(setter.start_time) : null, start)),
    edits(row),
  );
  return element;
}

const agrees = (held, start) => held === start;
const at = (moment) =>
  `${written(moment, { month: "short", day: "numeric" })}, ${clockOf(moment)} `;

function stateOf(one) {
  if (!one) return "erased";
  if (one.status_number === CANCELLED) return "cancelled";
  return one.status_number === REQUESTED ? "to approve" : "booked";
}

function recordWords(ours) {
  return ours && ours.record === "contact_unknown" ? "unknown contact" : "none";
}

function cell(book, when, state, isSame) {
  const element = make("td", "", when);
  element.dataset.book = book;
  element.append(make("span", isSame ? "pill" : "pill differs", state));
  if (!isSame) element.append(make("span", "unseen", " differs from Setster"));
  return element;
}

function edits(row) {
  const element = make("td");
  if (!row.setster) return element;
  const box = make("div", "act");
  const select = make("select");
  select.setAttribute("aria-label", `What happens to booking ${row.id}`);
  for (const [value, words] of EDITS) {
    const option = make("option", "", words);
    option.value = value;
    select.append(option);
  }
  const button = make("button", "", "Do");
  button.type = "button";
  button.addEventListener("click", () => edit(row.setster, select.value, button));
  box.append(select, button);
  element.append(box);
  return element;
}

async function edit(one, what, button) {
  const wall = new Date(`${one.start_date.replace(" ", "T")}Z`);
  const later = new Date(wall.getTime() + HOUR_MS).toISOString();
  button.blur();
  try {
    await call("POST", `outside/${one.id}`, { act: what, start: localStart(later) });
    trouble("");
  } catch (error) {
    trouble(`That did not work: ${error.message}.`);
  }
  document.dispatchEvent(new Event("something-changed"));
}
