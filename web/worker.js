// Judges patterns apart from the page, which goes on whatever they do.
import start, { judge } from "./pattern-worker.js";

const fetched = (path, checks) => fetch(new URL(path, location.origin), checks);

await start({ module_or_path: fetched("/pattern-worker_bg.wasm", {}) });
onmessage = ({ data: [pattern, text] }) => postMessage(judge(pattern, text));
postMessage("ready");
