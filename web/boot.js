// Starts the program. The page's own <link> says where it is and what it must hash to.
import start from "./sign-up.js";

const load = (src, checks) => {
  document.head.append(Object.assign(document.createElement("script"), { type: "module", src, ...checks }));
};

// Few realms have patterns: what judges them is fetched with the first question.
globalThis.judging = () => false;
globalThis.judge = () => {
  globalThis.judge = () => {};
  load("/patterns.js", {});
};

const program = document.querySelector('link[rel="preload"][as="fetch"]');

try {
  await start({ module_or_path: fetch(program.href, { integrity: program.integrity }) });
} catch (error) {
  console.error(error);
  document.getElementById("page").hidden = true;
  document.getElementById("not-started").hidden = false;
}
