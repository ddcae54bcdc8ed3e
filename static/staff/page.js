// On every page: keys as shortcuts, a word before the session ends, forms that are sent once,
// and typed words that never arrived come back. Without this the pages work by links and forms.

const WARN_S = 120, SECOND_KEY_MS = 1500, AGAIN_MS = 5000;

document.querySelector("nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

// Keys

const stops = () => [...document.querySelectorAll(".row .customer a, .message .meta a")];
const isInView = (one) => {
  const box = one.getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight;
};
let first = { key: "", at: 0 };

function step(by) {
  const all = stops(), at = all.indexOf(document.activeElement), seen = all.filter(isInView);
  const next = at >= 0 ? all[at + by] : by > 0 ? seen[0] ?? all[0] : seen.at(-1) ?? all.at(-1);
  next?.focus();
}

function use(shortcut) {
  const target = document.querySelector(`[data-shortcut="${CSS.escape(shortcut)}"]`);
  if (target?.localName === "a") target.click();
  else target?.focus();
  return target;
}

document.addEventListener("keydown", (event) => {
  if (!("keys" in document.body.dataset) || event.defaultPrevented || event.isComposing) return;
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const isSecond = event.timeStamp - first.at < SECOND_KEY_MS;
  const shortcut = isSecond && first.key === "g" ? `g ${event.key}` : event.key;
  first = { key: event.key, at: event.timeStamp };
  const done = { j: () => step(1), k: () => step(-1) }[shortcut];
  if (done) done();
  if (done || use(shortcut)) event.preventDefault();
});

// The end of the session

const ending = document.getElementById("ending");

let warning = 0, end = 0;

function expect(leftS) {
  const at = new Date(Date.now() + leftS * 1000)
    .toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  ending.hidden = true;
  clearTimeout(warning);
  clearTimeout(end);
  warning = setTimeout(() => say(`You will be logged out at ${at}.`, "Stay logged in"), (leftS - WARN_S) * 1000);
  end = setTimeout(() => say("You are logged out.", "Log in"), leftS * 1000);
}

function say(words, button) {
  ending.hidden = false;
  ending.querySelector("span").textContent = `${words} What you typed is kept.`;
  ending.querySelector("button").textContent = button;
}

async function stay() {
  try {
    const answer = await fetch(ending.dataset.stay, { redirect: "error", cache: "no-store" });
    expect((await answer.json()).left_s);
  } catch {
    location.reload();
  }
}

if (ending) {
  ending.querySelector("button").addEventListener("click", stay);
  expect(Number(ending.dataset.left));
}

// What was typed and sent, but never arrived: any page but the conversation's own brings it back.

if (!document.getElementById("reply")) {
  for (const key of Object.keys(sessionStorage).filter((one) => one.startsWith("sent:"))) {
    sessionStorage.setItem(key.replace("sent:", "draft:"), sessionStorage.getItem(key));
    sessionStorage.removeItem(key);
  }
}
document.querySelector(".account")?.addEventListener("submit", () => sessionStorage.clear());

// Forms

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  // A form that gives a file leaves its page open.
  setTimeout(() => { delete form.dataset.sent; }, AGAIN_MS);
});
addEventListener("pageshow", () => {
  for (const one of document.forms) delete one.dataset.sent;
});
