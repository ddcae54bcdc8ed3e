// The part of a page that keeps itself up to date: what is new appears, and where one reads,
// what one typed and where the keyboard is stay as they were.

const SHOWN_MS = 3000, HIDDEN_MS = 30000, MOST_MS = 60000, NEAR_END_PX = 40;

const live = document.getElementById("live");
const news = document.getElementById("news");
const updates = document.getElementById("updates");
const pause = document.getElementById("pause");
let tag = "", waitMs = SHOWN_MS, timer = 0, isPaused = false, lastAt = new Date();

const clock = (at) => at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
const items = () => new Set([...live.querySelectorAll("[data-item]")].map((one) => one.dataset.item));

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
      const page = await answer.text();
      tag = answer.headers.get("ETag") || "";
      if (!isPaused) show(page);
    } else if (answer.status !== 304) {
      throw new Error(answer.status);
    }
    count(answer.headers.get("Needing"));
    lastAt = new Date();
    waitMs = SHOWN_MS;
    if (!isPaused) updates.textContent = "";
  } catch {
    waitMs = Math.min(waitMs * 2, MOST_MS);
    if (!isPaused) updates.textContent = `Not updating since ${clock(lastAt)}.`;
  }
  schedule();
}

function show(page) {
  const before = items(), keep = kept();
  const end = document.documentElement;
  const wasAtEnd = live.dataset.grows === "down" && innerHeight + scrollY >= end.scrollHeight - NEAR_END_PX;
  live.replaceChildren(document.createRange().createContextualFragment(page));
  const fresh = [...items()].filter((id) => !before.has(id)).length;
  keep.forEach((restore) => restore());
  if (fresh && wasAtEnd) scrollTo(0, end.scrollHeight);
  if (fresh) news.textContent = `${fresh} ${fresh === 1 ? live.dataset.one : live.dataset.many}`;
  live.dispatchEvent(new Event("shown"));
}

// How many conversations need a person, wherever the page says it.
function count(needing) {
  if (isPaused) return;
  const is = needing !== "0";
  for (const one of document.querySelectorAll("[data-needing]")) {
    const words = needing === "1" ? one.dataset.one : one.dataset.many;
    one.textContent = is ? words ? `${needing} ${words}` : `(${needing})` : "";
  }
  if ("counts" in live.dataset) document.title = document.title.replace(/^(\(\d+\) )?/, is ? `(${needing}) ` : "");
}

// What the reader has done to this part of the page, each as a way to do it again.
function kept() {
  const found = [];
  const again = (one, restore) => {
    const find = placeOf(one);
    found.push(() => { const now = find(); if (now) restore(now); });
  };
  for (const one of live.querySelectorAll("details")) again(one, ((is) => (now) => { now.open = is; })(one.open));
  for (const one of live.querySelectorAll("input, select, textarea")) {
    if (one.type === "hidden") continue;
    const { value, checked } = one;
    again(one, (now) => { now.value = value; now.checked = checked; });
  }
  const read = [...live.querySelectorAll("[data-item]")].find((one) => one.getBoundingClientRect().bottom > 0);
  if (read) {
    const top = read.getBoundingClientRect().top;
    again(read, (now) => scrollBy(0, now.getBoundingClientRect().top - top));
  }
  const focused = document.activeElement;
  if (live.contains(focused)) again(focused, (now) => now.focus({ preventScroll: true }));
  return found;
}

// How to find an element again in newer HTML: the how-manieth of its kind in its item or form.
function placeOf(element) {
  const home = element.closest("[data-item], form[action], #live");
  const kind = element.localName, at = [home, ...home.querySelectorAll(kind)].indexOf(element);
  const name = home.dataset.item ? "data-item" : home.matches("form") ? "action" : "id";
  const value = CSS.escape(home.getAttribute(name));
  return () => {
    const now = home === live ? live : live.querySelector(`[${name}="${value}"]`);
    return now && [now, ...now.querySelectorAll(kind)][at];
  };
}

if (live?.dataset.from) {
  pause.hidden = false;
  pause.addEventListener("click", () => {
    isPaused = !isPaused;
    pause.textContent = isPaused ? "Resume updates" : "Pause updates";
    updates.textContent = isPaused ? `Paused at ${clock(new Date())}.` : "";
    if (isPaused) schedule();
    else look();
  });
  document.addEventListener("visibilitychange", schedule);
  schedule();
}
