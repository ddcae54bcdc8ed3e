/* What every part of the page uses: elements, times in a zone, calls to the demo. Text that people
   wrote only ever goes in as text, never as markup. */

export const byId = (id) => document.getElementById(id);
export const zone = document.body.dataset.zone;

export function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

export function written(moment, options, timeZone = zone) {
  return new Intl.DateTimeFormat("en-US", { timeZone, ...options }).format(new Date(moment));
}

export const clockOf = (moment, timeZone) => written(moment, { hour: "numeric", minute: "2-digit" }, timeZone);
export const dayOf = (moment, timeZone) =>
  new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" })
    .format(new Date(moment));

export function pretty(number) {
  const us = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  return us ? `+1 ${us[1]}-${us[2]}-${us[3]}` : number;
}

export async function call(method, path, order) {
  const options = { method, headers: { "Content-Type": "application/json" } };
  if (method !== "GET") options.body = JSON.stringify(order || {});
  const answer = await fetch(`/simulator/${path}`, options);
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
  return answer.json();
}

export function trouble(text) {
  byId("trouble").textContent = text;
}
