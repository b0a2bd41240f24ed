// Judges patterns apart from the page, which goes on whatever they do.
import start, { judge } from "./pattern-worker.js";

await start({ module_or_path: fetch("pattern-worker_bg.wasm") });
onmessage = ({ data: [pattern, text] }) => postMessage(judge(pattern, text));
postMessage("ready");
