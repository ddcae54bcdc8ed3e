// A conversation that is open: new messages appear, what is typed stays and is counted.
// Without this the page works by its forms alone.

const SHOWN_MS = 3000, HIDDEN_MS = 30000, MOST_MS = 60000;
const GSM = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const DOUBLE = "\f^{}\\[~]|€";

const live = document.getElementById("live");
const news = document.getElementById("news");
const updates = document.getElementById("updates");
const pause = document.getElementById("pause");
let tag = "", waitMs = SHOWN_MS, timer = 0, isPaused = false, lastAt = new Date();

const clock = (at) => at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
const ids = () => new Set([...live.querySelectorAll("li.message")].map((one) => one.id));

function schedule() {
  clearTimeout(timer);
  if (!isPaused) timer = setTimeout(look, document.hidden ? Math.max(waitMs, HIDDEN_MS) : waitMs);
}

async function look() {
  try {
    const answer = await fetch(live.dataset.from, {
      headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store", redirect: "error",
    });
    if (answer.status === 200) {
      tag = answer.headers.get("ETag") || "";
      show(await answer.text());
    } else if (answer.status !== 304) {
      throw new Error(answer.status);
    }
    lastAt = new Date();
    waitMs = SHOWN_MS;
    updates.textContent = "";
  } catch {
    waitMs = Math.min(waitMs * 2, MOST_MS);
    updates.textContent = `Not updating since ${clock(lastAt)}.`;
  }
  schedule();
}

function show(page) {
  const before = ids();
  const opened = new Set([...live.querySelectorAll("li.message:has(details[open])")].map((one) => one.id));
  const focused = live.contains(document.activeElement) ? placeOf(document.activeElement) : null;
  const isAtEnd = innerHeight + scrollY >= document.body.scrollHeight - 40;
  const was = scrollY;
  live.replaceChildren(document.createRange().createContextualFragment(page));
  for (const id of opened) document.querySelector(`#${id} details`)?.setAttribute("open", "");
  if (focused) live.querySelector(focused)?.focus({ preventScroll: true });
  const fresh = [...ids()].filter((id) => !before.has(id)).length;
  if (fresh) news.textContent = fresh === 1 ? "1 new message" : `${fresh} new messages`;
  scrollTo(0, isAtEnd && fresh ? document.body.scrollHeight : was);
}

function placeOf(element) {
  const message = element.closest("li.message");
  const form = element.closest("form");
  if (form) return `form[action="${CSS.escape(form.getAttribute("action")).replace(/\\/g, "\\")}"] button`;
  return message ? `#${message.id} ${element.tagName.toLowerCase()}` : null;
}

if (live?.dataset.from) {
  pause.hidden = false;
  pause.addEventListener("click", () => {
    isPaused = !isPaused;
    pause.textContent = isPaused ? "Resume updates" : "Pause updates";
    updates.textContent = isPaused ? `Paused at ${clock(new Date())}.` : "";
    schedule();
  });
  document.addEventListener("visibilitychange", schedule);
  schedule();
}

// A link to a message that stands on another page.
if (/^#m-\d+$/.test(location.hash) && !document.getElementById(location.hash.slice(1))) {
  const url = new URL(location.href);
  if (!url.searchParams.has("m")) {
    url.searchParams.set("m", location.hash.slice(3));
    location.replace(url);
  }
}

const form = document.getElementById("reply");
if (form) {
  const text = form.querySelector("textarea"), length = document.getElementById("length");
  const key = `draft:${form.dataset.draft}`;
  const count = () => {
    const value = text.value;
    const strange = [...value].find((one) => !GSM.includes(one) && !DOUBLE.includes(one));
    if (!value || form.dataset.channel !== "SMS") {
      length.textContent = `${value.length} of 1,600 characters`;
      return;
    }
    const units = strange ? value.length : [...value].reduce((sum, one) => sum + (DOUBLE.includes(one) ? 2 : 1), 0);
    const [single, each] = strange ? [70, 67] : [160, 153];
    const segments = units <= single ? 1 : Math.ceil(units / each);
    length.textContent = `${units} characters, ${segments} SMS segment${segments === 1 ? "" : "s"}`
      + (strange ? `, Unicode because of “${strange}”: 70 characters in place of 160` : "");
  };
  if (!text.value) text.value = sessionStorage.getItem(key) || "";
  text.addEventListener("input", () => { sessionStorage.setItem(key, text.value); count(); });
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    sessionStorage.removeItem(key);
  });
  addEventListener("pageshow", () => { delete form.dataset.sent; });
  count();
}
