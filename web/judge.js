// What a worker says of values, kept for the form, which is told when something is known that it asked for.
const PATIENCE = 1000; // milliseconds until a rule is left to the server
const KEPT = 100; // more values than a form has

const known = new Map(); // by question: what the worker says, null where only the server can tell
const hopeless = new Set(); // rules that took too long
let questions = []; // each a rule, its configuration and a value; the first is being judged
let worker, timer;

const key = (question) => JSON.stringify(question);
const ruleOf = ([rule, config]) => key([rule, config]);

// What is known of a value by a rule; what is not becomes a question.
globalThis.judge = (...question) => {
  if (!known.has(key(question)) && !hopeless.has(ruleOf(question))) {
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
    timer = setTimeout(() => leave([questions[0]]), PATIENCE);
  } else {
    start();
  }
};

// A worker's own address would go unchecked: what is fetched is checked, and the worker made of it.
const start = async () => {
  const left = () => leave(questions);
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

// Leaves the rules of these questions to the server, for as long as the page is there.
const leave = (those) => {
  clearTimeout(timer);
  worker?.terminate();
  worker = undefined;
  for (const question of those) hopeless.add(ruleOf(question));
  questions = questions.filter((question) => !hopeless.has(ruleOf(question)));
  next();
};

next(); // the form asked for this script
