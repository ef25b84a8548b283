/*
 * The coach, in a thread of its own: the same Python files as in the terminal and in the tests. Landmarks come from
 * the pose's thread by their own channel; what there is to say goes to the page.
 */
const PACKAGE = "/coach.zip";
const HEAD = 2;
/* Behind the points' numbers stands the head's roll by the face, or no number. */
const ROLL = HEAD + 33 * 4;

let tab = null;
let key = "";
let begun = false;

async function begin({ parts, port }) {
  const { loadPyodide } = await import(`${parts}/pyodide/pyodide.mjs`);
  const [python, packed] = await Promise.all([
    loadPyodide({ indexURL: `${parts}/pyodide/` }),
    fetch(`${parts}/coach.zip`).then((answer) => answer.arrayBuffer()),
  ]);
  python.FS.writeFile(PACKAGE, new Uint8Array(packed));
  tab = python.runPython(`import sys; sys.path.insert(0, "${PACKAGE}")\nfrom unhunch.coach.tab import Tab\nTab()`);
  port.onmessage = ({ data }) => step(data);
}

function step(numbers) {
  if (!key) return;
  const from = performance.now();
  const said = JSON.parse(tab.step(numbers[0], numbers[1], numbers.subarray(HEAD, ROLL), Number.isFinite(numbers[ROLL]) ? numbers[ROLL] : undefined));
  postMessage({ type: "said", key, begun, t: numbers[0] * 1000, took: performance.now() - from, ...said });
}

const DO = {
  begin: async (data) => { await begin(data); postMessage({ type: "ready" }); },
  watch: (data) => {
    key = data.key;
    begun = false;
    const told = tab.watch(data.exercise, data.side, data.hold_s, ...data.ways_s);
    postMessage({ type: "watching", key, ...JSON.parse(told) });
  },
  stand: (data) => {
    key = data.view;
    postMessage({ type: "standing", key, ...JSON.parse(tab.stand(data.view)) });
  },
  set: (data) => {
    if (data.key !== key || begun) return;
    begun = true;
    tab.begin();
  },
};

onmessage = async ({ data }) => {
  try {
    await DO[data.type](data);
  } catch (error) {
    postMessage({ type: "failed", why: String(error?.message ?? error) });
  }
};
