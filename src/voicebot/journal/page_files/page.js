"use strict";
(() => {
  const sound = document.getElementById("sound");
  const button = document.getElementById("play");
  const timeline = document.getElementById("timeline");
  const cursor = document.getElementById("cursor");
  const now = document.getElementById("now");
  const lines = [...document.querySelectorAll(".line")];
  const duration = Number(timeline.dataset.duration) / 1000;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const STEP = 5;

  const clock = (at) => `${Math.floor(at / 60)}:${(Math.floor(at * 10) / 10 % 60).toFixed(1).padStart(4, "0")}`;

  const show = () => {
    const at = sound.currentTime;
    now.textContent = clock(at);
    cursor.hidden = at === 0 && sound.paused;
    cursor.style.left = `${Math.min(100, (100 * at) / duration)}%`;
    timeline.setAttribute("aria-valuenow", Math.round(at));
    timeline.setAttribute("aria-valuetext", clock(at));
    for (const line of lines) {
      const begun = at * 1000 >= line.dataset.at && at * 1000 < line.dataset.end;
      const entered = begun && !line.classList.contains("now");
      line.classList.toggle("now", begun);
      if (entered && !sound.paused) {
        line.scrollIntoView({ block: "nearest", behavior: still.matches ? "auto" : "smooth" });
      }
    }
  };

  const keepInView = () => {
    const box = timeline.parentElement;
    const x = (timeline.offsetWidth * sound.currentTime) / duration;
    if (x < box.scrollLeft || x > box.scrollLeft + box.clientWidth) box.scrollLeft = x - box.clientWidth / 10;
  };

  const follow = () => {
    show();
    keepInView();
    if (!sound.paused) requestAnimationFrame(follow);
  };

  const go = (at, play) => {
    sound.currentTime = Math.max(0, Math.min(duration, at));
    if (play) sound.play();
    show();
  };

  const toggle = () => (sound.paused ? sound.play() : sound.pause());

  const changed = () => {
    const playing = !sound.paused;
    button.setAttribute("aria-pressed", String(playing));
    button.setAttribute("aria-label", playing ? button.dataset.pause : button.dataset.play);
    follow();
  };

  const move = (line, by) => {
    const next = lines[lines.indexOf(line) + by];
    if (next) next.focus();
  };

  sound.addEventListener("play", changed);
  sound.addEventListener("pause", changed);
  sound.addEventListener("seeked", show);
  button.addEventListener("click", toggle);
  timeline.addEventListener("click", (event) => {
    const box = timeline.getBoundingClientRect();
    go((duration * (event.clientX - box.left)) / box.width, true);
  });
  for (const line of lines) {
    line.addEventListener("click", () => {
      if (!String(getSelection())) go(line.dataset.at / 1000, true);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const focused = document.activeElement;
    const line = lines.includes(focused) ? focused : null;
    const keys = {
      ArrowLeft: () => go(sound.currentTime - STEP, false),
      ArrowRight: () => go(sound.currentTime + STEP, false),
    };
    if (focused !== button && focused.tagName !== "SUMMARY") keys[" "] = toggle;
    if (line) {
      keys.Enter = () => go(line.dataset.at / 1000, true);
      keys.ArrowDown = () => move(line, 1);
      keys.ArrowUp = () => move(line, -1);
    }
    if (focused === timeline) {
      keys.Home = () => go(0, false);
      keys.End = () => go(duration, false);
    }
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
})();
