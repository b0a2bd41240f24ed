// What a worker says of patterns, kept for the form, which is told when something is known that it asked for.
const PATIENCE = 1000; // milliseconds until a pattern is left to the server
const KEPT = 100; // more texts than a form has

const known = new Map(); // by pattern and text: true, false, or undefined where only the server can tell
const hopeless = new Set(); // patterns that took too long
let questions = []; // of which the first is being judged
let worker, timer;

const key = (question) => JSON.stringify(question);

// What is known of a text; what is not becomes a question.
globalThis.judge = (...question) => {
  const [pattern] = question;
  if (!known.has(key(question)) && !hopeless.has(pattern)) {
    if (known.size === KEPT) known.clear();
    known.set(key(question));
    // Later, as the form is in the middle of its own judgement.
    if (questions.push(question) === 1) queueMicrotask(next);
  }
  return known.get(key(question));
};

// Whether an answer is about to come. For a worker that is still being fetched the form does not wait.
globalThis.judging = () => Boolean(worker && questions.length);

const next = () => {
  if (!questions.length) {
    document.getElementById("sign-up")?.dispatchEvent(new Event("judged"));
  } else if (worker) {
    worker.postMessage(questions[0]);
    timer = setTimeout(() => leave([questions[0][0]]), PATIENCE);
  } else {
    start();
  }
};

// A worker's own address would go unchecked: what is fetched is checked, and the worker made of it.
const start = async () => {
  const left = () => leave(questions.map(([pattern]) => pattern));
  try {
    const checked = await fetch("/worker.js", {});
    const address = URL.createObjectURL(await checked.blob());
    const starting = new Worker(address, { type: "module" });
    starting.onerror = left;
    // Its first word says that it is there.
    starting.onmessage = () => {
      URL.revokeObjectURL(address);
      worker = starting;
      worker.onmessage = learn;
      next();
    };
  } catch {
    left();
  }
};

const learn = ({ data }) => {
  clearTimeout(timer);
  known.set(key(questions.shift()), data);
  next();
};

// Leaves patterns to the server, for as long as the page is there.
const leave = (patterns) => {
  clearTimeout(timer);
  worker?.terminate();
  worker = undefined;
  for (const pattern of patterns) hopeless.add(pattern);
  questions = questions.filter(([pattern]) => !hopeless.has(pattern));
  next();
};

next(); // the form asked for this script
