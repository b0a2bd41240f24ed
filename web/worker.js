// Judges apart from the page, which goes on whatever a pattern does.
import start, { judge } from "./judge-worker.js";

const fetched = (path, checks) => fetch(new URL(path, location.origin), checks);

await start({ module_or_path: fetched("/judge-worker_bg.wasm", {}) });
onmessage = ({ data: question }) => postMessage(judge(...question));
postMessage("ready");
