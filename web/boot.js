// Starts the program. The page's own <link> says where it is and what it must hash to.
import start from "./sign-up.js";

const load = (src, checks) => {
  document.head.append(Object.assign(document.createElement("script"), { type: "module", src, ...checks }));
};

// Few forms need all rules: what judges by the rare ones is fetched with the first question.
globalThis.judging = () => false;
globalThis.judge = () => {
  globalThis.judge = () => {};
  load("/judge.js", {});
};

const program = document.querySelector('link[rel="preload"][as="fetch"]');

try {
  await start({ module_or_path: fetch(program.href, { integrity: program.integrity }) });
} catch (error) {
  console.error(error);
  document.getElementById("page").hidden = true;
  document.getElementById("not-started").hidden = false;
}
