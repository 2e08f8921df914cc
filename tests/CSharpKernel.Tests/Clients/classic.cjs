// Drives classic Jupyter Notebook in headless Chromium: open, Run All, see outputs, interrupt an endless cell, restart.
//
// usage: node classic.cjs CHROMIUM PYTHON SCRATCH   (JUPYTER_PATH names the kernelspec's folder)

const { spawn } = require("node:child_process");
const fs = require("node:fs");
const net = require("node:net");
const path = require("node:path");
const { chromium } = require("playwright-core");

const [browserPath, python, scratch] = process.argv.slice(2);
const sleep = ms => new Promise(done => setTimeout(done, ms));
const metadata = {
  kernelspec: { display_name: ".NET (C#)", language: "C#", name: ".net-csharp" },
  language_info: { file_extension: ".cs", mimetype: "text/x-csharp", name: "C#", pygments_lexer: "csharp", version: "14.0" },
};
const cells = [
  'Console.WriteLine("printed"); 6 * 7',
  'display(HTML("<table id=\'shown\'><tr><td>1.5</td></tr></table>"));',
  'SVG("<svg xmlns=\'http://www.w3.org/2000/svg\' width=\'40\' height=\'20\'><circle cx=\'9\' cy=\'9\' r=\'8\'/></svg>")',
  'Console.WriteLine("spinning"); while (true) { }',
];

function writeNotebook(file) {
  const cell = (source, i) => ({ cell_type: "code", execution_count: null, id: `c${i}`, metadata: {}, outputs: [], source: [source] });
  fs.writeFileSync(file, JSON.stringify({ cells: cells.map(cell), metadata, nbformat: 4, nbformat_minor: 5 }, null, 1));
}

async function freePort() {
  const server = net.createServer();
  await new Promise(done => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise(done => server.close(done));
  return port;
}

async function waitForServer(url) {
  for (let i = 0; i < 300; i++) {
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // not there yet
    }
    await sleep(200);
  }
  throw new Error("the notebook server did not start");
}

async function use(page, url, file) {
  await page.goto(`${url}/notebooks/${path.basename(file)}`);
  await page.waitForFunction(() => window.Jupyter?.notebook?.kernel?.is_connected() && Jupyter.notebook._fully_loaded, null, { timeout: 60000 });
  console.log("opened; kernel:", await page.textContent("#kernel_indicator .kernel_indicator_name"));

  await page.click("#celllink");
  await page.click("#run_all_cells > a");
  await page.waitForFunction(() => JSON.stringify(Jupyter.notebook.get_cell(3).output_area.outputs).includes("spinning"), null, { timeout: 60000 });
  if (!(await page.isVisible("#shown td"))) throw new Error("the HTML output is not shown");
  if (!(await page.isVisible(".output_svg svg circle"))) throw new Error("the SVG output is not shown");
  const first = await page.textContent(".cell >> nth=0");
  if (!first.includes("printed") || !first.includes("42")) throw new Error(`the first cell shows ${first}`);
  console.log("Run All: outputs are shown");

  await page.click('[data-jupyter-action="jupyter-notebook:interrupt-kernel"]');
  await page.waitForFunction(() => JSON.stringify(Jupyter.notebook.get_cell(3).output_area.outputs).includes("KeyboardInterrupt"), null, { timeout: 10000 });
  console.log("interrupted");

  await page.evaluate(() => Jupyter.notebook.save_notebook());
  await page.waitForFunction(() => !Jupyter.notebook.dirty, null, { timeout: 20000 });
  const saved = JSON.parse(fs.readFileSync(file)).metadata;
  if (JSON.stringify(saved) !== JSON.stringify(metadata)) throw new Error(`saving changed the metadata to ${JSON.stringify(saved)}`);

  await page.click('[data-jupyter-action="jupyter-notebook:confirm-restart-kernel"]');
  await page.click(".modal-dialog .btn-danger");
  await page.waitForFunction(() => Jupyter.notebook.kernel.is_connected() && !Jupyter.notebook.kernel_busy, null, { timeout: 60000 });
  await page.evaluate(() => {
    const cell = Jupyter.notebook.get_cell(0);
    cell.set_text('var again = "fresh"; again');
    cell.execute();
  });
  await page.waitForFunction(() => JSON.stringify(Jupyter.notebook.get_cell(0).output_area.outputs).includes("fresh"), null, { timeout: 60000 });
  // The reply, which brings the number, comes after the output.
  await page.waitForFunction(() => Jupyter.notebook.get_cell(0).input_prompt_number === 1, null, { timeout: 20000 });
  console.log("restarted");
}

async function main() {
  const file = path.join(scratch, "classic.ipynb");
  writeNotebook(file);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(python, ["-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", `--port=${port}`, `--notebook-dir=${scratch}`, "--NotebookApp.token=", "--NotebookApp.password="], { stdio: ["ignore", "inherit", "inherit"] });
  const gone = new Promise(done => server.on("exit", done));
  let browser;
  try {
    await waitForServer(`${url}/api`);
    browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu"] });
    await use(await browser.newPage(), url, file);
  } finally {
    await browser?.close();
    // It shuts its kernels down first.
    server.kill("SIGTERM");
    await Promise.race([gone, sleep(15000)]);
    server.kill("SIGKILL");
  }
}

main().then(() => process.exit(0), error => { console.error(error); process.exit(1); });
