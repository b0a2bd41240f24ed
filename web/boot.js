// Starts the program: from the page itself, while its file streams in, or from the whole file, or else the same program in JavaScript.
import start from "./sign-up.js";

const load = (src, checks, onerror) => {
  const script = Object.assign(document.createElement("script"), { type: "module", src, onerror, ...checks });
  document.head.append(script);
};

// Few forms need all rules: what judges by the rare ones is fetched with the first question.
globalThis.judging = () => false;
globalThis.judge = () => {
  globalThis.judge = () => {};
  load("/judge.js", {});
};

const note = document.getElementById("not-started");

// Shows the note, above what may have been typed into a painted form, which nobody can send.
const giveUp = ({ error, reason = error }) => {
  // The program takes the note away when it has begun; from then on, only its own end is one.
  if (!note.isConnected && !/^RuntimeError|^Error: abort$/.test(reason)) return;
  document.getElementById("submit")?.remove();
  note.setAttribute("role", "alert");
  document.querySelector("main").prepend(note);
};
addEventListener("error", giveUp);
addEventListener("unhandledrejection", giveUp);

const program = document.querySelector('link[rel="preload"][as="fetch"]');
const fetched = () => fetch(program.href, { integrity: program.integrity });

// A painted page has its program at its end, as text; `src/bin/prerender/program.rs` says how it is written.
const inside = () => {
  const block = document.getElementById("program");
  const text = block.textContent;
  block.remove();
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    bytes[at] = code === 94 ? 0 : code; // "^" stands for zero
  }
  return WebAssembly.compile(bytes);
};

// Fails at once where WebAssembly is missing or forbidden, whose smallest module this is.
const compiled = async () => {
  new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  if (!program) return inside();
  try {
    return await WebAssembly.compileStreaming(fetched());
  } catch {
    const response = await fetched();
    return WebAssembly.compile(await response.arrayBuffer());
  }
};

const begin = async () => {
  const module = await compiled().catch(console.warn);
  if (module) return start({ module_or_path: module });
  // Patterns are left to the server, as their worker would need WebAssembly too.
  globalThis.judge = () => {};
  load("/without-wasm.js", {}, giveUp);
};

begin().catch(reportError);
