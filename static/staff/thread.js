// A conversation: the box to write in counts what an SMS costs and keeps what is typed.

const GSM = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const DOUBLE = "\f^{}\\[~]|€";

// A link to a message that stands on another page.
if (/^#m-\d+$/.test(location.hash) && !document.getElementById(location.hash.slice(1))) {
  const url = new URL(location.href);
  if (!url.searchParams.has("m")) {
    url.searchParams.set("m", location.hash.slice(3));
    location.replace(url);
  }
}

// A number that was asked for is shown once: to load the page again does not ask for it again.
if (document.getElementById("number")) history.replaceState(null, "", location.href.replace(/#.*/, ""));

// What an open page shows while it is looked at has been read; what came while nobody looked
// stands under the bar.
const growing = document.getElementById("live");
if (growing.dataset.seen) {
  const shown = () => [...growing.querySelectorAll(".message")].map((one) => Number(one.dataset.item));
  let seen = shown().at(-1) ?? 0;
  const tell = async () => {
    const [first, before] = [shown()[0], seen], last = shown().at(-1) ?? 0;
    if (document.hidden || last <= seen) return;
    seen = last;
    const csrf_token = document.querySelector("[name=csrf_token]").value;
    try {
      const body = new URLSearchParams({ first, last, csrf_token });
      const answer = await fetch(growing.dataset.seen, { method: "POST", body, redirect: "error" });
      if (!answer.ok) throw new Error(answer.status);
    } catch {
      seen = before;
    }
  };
  const bar = () => {
    const fresh = [...growing.querySelectorAll(".theirs")].find((one) => Number(one.dataset.item) > seen);
    const url = new URL(growing.dataset.from, location);
    if (!document.hidden || !fresh || url.searchParams.get("new") === fresh.dataset.item) return;
    url.searchParams.set("new", fresh.dataset.item);
    growing.dataset.from = url.pathname + url.search;
    look();
  };
  growing.addEventListener("shown", () => { tell(); bar(); });
  document.addEventListener("visibilitychange", tell);
}

// What a text costs as SMS.
function cost(value) {
  const strange = [...value].find((one) => !GSM.includes(one) && !DOUBLE.includes(one));
  const units = strange ? value.length
    : [...value].reduce((sum, one) => sum + (DOUBLE.includes(one) ? 2 : 1), 0);
  const [single, each] = strange ? [70, 67] : [160, 153];
  return { strange, units, segments: units <= single ? 1 : Math.ceil(units / each) };
}

function counted(value, isSms) {
  if (!value || !isSms) return `${value.length} of 1,600 characters`;
  const { strange, units, segments } = cost(value);
  return `${units} characters, ${segments} SMS segment${segments === 1 ? "" : "s"}`
    + (strange ? `, Unicode because of “${strange}”: 70 characters in place of 160` : "");
}

const form = document.getElementById("reply");
if (form) {
  const text = form.querySelector("textarea"), length = document.getElementById("length");
  const name = `${document.body.dataset.me}:${form.dataset.draft}`;
  const count = () => {
    length.textContent = counted(text.value, form.dataset.channel === "SMS");
    length.classList.toggle("dear", form.dataset.channel === "SMS" && Boolean(cost(text.value).strange));
  };
  // This page after a text was sent: it has arrived, or was refused and stands in the box.
  sessionStorage.removeItem(`sent:${name}`);
  if (!text.value) text.value = sessionStorage.getItem(`draft:${name}`) || "";
  text.addEventListener("input", () => { sessionStorage.setItem(`draft:${name}`, text.value); count(); });
  form.addEventListener("submit", () => {
    sessionStorage.setItem(`sent:${name}`, text.value);
    sessionStorage.removeItem(`draft:${name}`);
  });
  count();
}
