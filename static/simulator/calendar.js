/* Setster's calendar for one day: a column per location, a lane per employee, local times. */

import { byId, call, clockOf, make, written } from "./page.js";

const FIRST_HOUR = 8, LAST_HOUR = 19, HOUR_PX = 34;
const CANCELLED = 3, REQUESTED = 1;
let known = null, drawn = "";

export function drawCalendar(board) {
  followNew(board.appointments);
  const day = byId("day").value;
  const state = JSON.stringify([day, board.appointments]);
  if (!day || state === drawn) return;
  drawn = state;
  byId("day-title").textContent = new Intl.DateTimeFormat("en-US", {
    weekday: "long", month: "long", day: "numeric", timeZone: "UTC",
  }).format(new Date(`${day}T12:00:00Z`));
  const live = board.appointments.filter((one) =>
    one.status_number !== CANCELLED && one.start_date.slice(0, 10) === day);
  const places = board.business.locations.map((place) =>
    placeColumn(place, live.filter((one) => one.location_id === place.id)));
  byId("calendar").replaceChildren(hourColumn(), ...places);
}

export function moveDay(by) {
  const day = new Date(`${byId("day").value}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + by);
  byId("day").value = day.toISOString().slice(0, 10);
}

/* Show the day of a booking that has just come in by text. */
function followNew(appointments) {
  const ours = appointments.filter((one) => one.ews_id && one.status_number !== CANCELLED);
  const key = (one) => `${one.id} ${one.start_date}`;
  const fresh = known && ours.find((one) => !known.has(key(one)));
  known = new Set(ours.map(key));
  if (fresh) byId("day").value = fresh.start_date.slice(0, 10);
}

function hourColumn() {
  const column = make("div", "hours");
  column.setAttribute("aria-hidden", "true");
  for (let hour = FIRST_HOUR; hour < LAST_HOUR; hour += 1) {
    const label = make("span", "", `${hour % 12 || 12} ${hour < 12 ? "AM" : "PM"}`);
    label.style.setProperty("--top", `${(hour - FIRST_HOUR) * HOUR_PX}px`);
    column.append(label);
  }
  return column;
}

function placeColumn(place, appointments) {
  const section = make("section", "place");
  const zoneName = written(Date.now(), { timeZoneName: "short" }, place.time_zone).split(" ").at(-1);
  const title = make("h3", "", place.name);
  title.append(make("span", "", ` ${zoneName}`));
  const lanes = make("div", "lanes");
  const names = [...new Set(appointments.map((one) => one.employee_name))].sort();
  for (const name of names) {
    lanes.append(lane(name, appointments.filter((one) => one.employee_name === name)));
  }
  if (!names.length) lanes.append(make("p", "free", "Nothing booked"));
  section.style.setProperty("--lanes", String(Math.max(names.length, 1)));
  section.append(title, lanes);
  return section;
}

function lane(name, appointments) {
  const groups = new Map();
  for (const one of appointments) {
    const key = `${one.start_date} ${one.service_id}`;
    groups.set(key, [...(groups.get(key) || []), one]);
  }
  const list = make("ol");
  list.append(...[...groups.values()].map(block));
  const element = make("div", "lane");
  element.append(make("h4", "", name), list);
  return element;
}

function block(group) {
  const one = group.find((each) => each.ews_id) || group[0];
  const [hour, minute] = one.start_date.slice(11, 16).split(":").map(Number);
  const height = (one.length / 3600000) * HOUR_PX - 2;
  const item = make("li", one.ews_id ? "block ours" : "block");
  item.style.setProperty("--top", `${(hour - FIRST_HOUR + minute / 60) * HOUR_PX}px`);
  item.style.setProperty("--height", `${Math.max(height, 13)}px`);
  const start = clockOf(Date.UTC(2000, 0, 1, hour, minute), "UTC");
  const who = group.length > 1 ? `${group.length} people` : one.client_name;
  item.title = `${start} ${one.service_name}, ${who}`;
  item.append(make("span", "unseen", `${start} `), make("strong", "", one.service_name),
    make("span", "", ` ${who}`));
  if (one.status_number === REQUESTED) {
    item.classList.add("waiting");
    item.append(approveButton(one, item.title));
  }
  return item;
}

function approveButton(one, title) {
  const button = make("button", "approve", "Approve");
  button.type = "button";
  button.setAttribute("aria-label", `Approve ${title}`);
  button.addEventListener("click", async () => {
    await call("POST", `appointments/${one.id}`, { status: 2 });
    document.dispatchEvent(new Event("something-changed"));
  });
  return button;
}
