// Does what VS Code's Jupyter extension does without Python: spawns the argv of kernel.json, waits for the ports, asks
// kernel_info on control and shell every 500 ms, drives @jupyterlab/services over zeromq, ends with SIGTERM.
//
// usage: node vscode_like.cjs KERNEL_JSON SCRATCH

const { spawn } = require("node:child_process");
const crypto = require("node:crypto");
const fs = require("node:fs");
const net = require("node:net");
const path = require("node:path");
const zmq = require("zeromq");
const { KernelConnection } = require("@jupyterlab/services/lib/kernel/default");
const { KernelMessage, ServerConnection } = require("@jupyterlab/services");

const DELIMITER = "<IDS|MSG>";
const [specFile, scratch] = process.argv.slice(2);
const started = Date.now();
const say = text => console.log(`${String(Date.now() - started).padStart(6)} ms  ${text}`);
const sleep = ms => new Promise(done => setTimeout(done, ms));

function check(actual, expected, what) {
  const [a, e] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== e) throw new Error(`${what}: ${a} instead of ${e}`);
}

async function freePorts(count) {
  const servers = await Promise.all(Array.from({ length: count }, () => new Promise((done, fail) => {
    const server = net.createServer();
    server.on("error", fail);
    server.listen(0, "127.0.0.1", () => done(server));
  })));
  const ports = servers.map(s => s.address().port);
  await Promise.all(servers.map(s => new Promise(done => s.close(done))));
  return ports;
}

async function waitForPort(port) {
  for (let i = 0; i < 600; i++) {
    const open = await new Promise(done => {
      const socket = net.connect(port, "127.0.0.1");
      socket.on("connect", () => { socket.destroy(); done(true); });
      socket.on("error", () => done(false));
    });
    if (open) return;
    await sleep(100);
  }
  throw new Error(`port ${port} did not open`);
}

// One identity on shell, control and stdin, as VS Code has it.
class Wire {
  constructor(connection) {
    this.key = connection.key;
    const routingId = crypto.randomUUID();
    const address = port => `tcp://${connection.ip}:${port}`;
    this.channels = {
      shell: new zmq.Dealer({ routingId, sendHighWaterMark: 0, receiveHighWaterMark: 0 }),
      control: new zmq.Dealer({ routingId, sendHighWaterMark: 0, receiveHighWaterMark: 0 }),
      stdin: new zmq.Dealer({ routingId, sendHighWaterMark: 0, receiveHighWaterMark: 0 }),
      iopub: new zmq.Subscriber({ receiveHighWaterMark: 0 }),
    };
    for (const [name, socket] of Object.entries(this.channels)) {
      socket.linger = 0;
      socket.connect(address(connection[`${name}_port`]));
    }
    this.channels.iopub.subscribe();
    this.listeners = new Set();
    for (const name of Object.keys(this.channels)) this.pump(name);
  }

  async pump(name) {
    for await (const frames of this.channels[name]) {
      const at = frames.findIndex(f => f.toString() === DELIMITER);
      const parts = frames.slice(at + 2, at + 6);
      check(frames[at + 1].toString(), this.sign(parts), "signature");
      const [header, parent_header, metadata, content] = parts.map(p => JSON.parse(p.toString()));
      const message = { channel: name, header, parent_header, metadata, content, buffers: [] };
      for (const listener of [...this.listeners]) listener(message);
    }
  }

  sign(parts) {
    const hmac = crypto.createHmac("sha256", this.key);
    for (const part of parts) hmac.update(part);
    return hmac.digest("hex");
  }

  // A zeromq socket sends one message at a time.
  send(message) {
    const parts = [message.header, message.parent_header ?? {}, message.metadata ?? {}, message.content].map(p => Buffer.from(JSON.stringify(p)));
    const socket = this.channels[message.channel];
    this.sending = (this.sending ?? Promise.resolve()).then(() => socket.send([DELIMITER, this.sign(parts), ...parts]));
    return this.sending;
  }

  close() {
    for (const socket of Object.values(this.channels)) socket.close();
  }
}

// What @jupyterlab/services takes for a browser's WebSocket.
function webSocketOver(wire) {
  return class {
    static OPEN = 1;
    constructor() {
      this.readyState = 1;
      this.protocol = "";
      this.listener = message => this.onmessage?.({ data: JSON.stringify(message) });
      wire.listeners.add(this.listener);
      setTimeout(() => this.onopen?.({}), 0);
    }
    send(data) { wire.send(JSON.parse(data)); }
    close() { wire.listeners.delete(this.listener); this.readyState = 3; }
  };
}

async function handshake(wire) {
  let replies = 0, iopub = 0;
  const listener = m => {
    if (m.header.msg_type === "kernel_info_reply") replies++;
    if (m.channel === "iopub") iopub++;
  };
  wire.listeners.add(listener);
  for (let i = 0; i < 120 && !(replies && iopub); i++) {
    for (const channel of ["control", "shell"]) {
      const message = KernelMessage.createMessage({ msgType: "kernel_info_request", channel, session: "handshake", username: "vscode", content: {} });
      wire.send(message);
    }
    await sleep(500);
  }
  wire.listeners.delete(listener);
  if (!replies || !iopub) throw new Error(`no answer within 60 s: ${replies} replies, ${iopub} iopub messages`);
}

async function run(kernel, code, options = {}) {
  const seen = [];
  const future = kernel.requestExecute({ code, silent: false, stop_on_error: false, allow_stdin: true, store_history: true, ...options });
  future.onIOPub = m => seen.push(m.header.msg_type === "status" ? m.content.execution_state : m.header.msg_type === "stream" ? m.content.text : m);
  const reply = await future.done;
  return { reply: reply.content, seen };
}

async function drive(kernel) {
  const info = await kernel.info;
  check(info.language_info, { file_extension: ".cs", mimetype: "text/x-csharp", name: "C#", pygments_lexer: "csharp", version: "14.0" }, "language_info");

  let { reply, seen } = await run(kernel, 'Console.WriteLine("hello"); 6 * 7');
  check(reply.status, "ok", "status");
  check([seen[0], seen[1].header.msg_type, seen[2], seen[3].content.data["text/plain"], seen[4]], ["busy", "execute_input", "hello\n", "42", "idle"], "order");
  say("first cell");

  ({ reply } = await run(kernel, "nope"));
  check(reply.status, "error", "status");
  if (!/Cell In\[2\], line 1/.test(reply.traceback.join("\n"))) throw new Error(`no line in ${reply.traceback}`);

  // With stop_on_error=false the cells behind a failure run.
  const three = await Promise.all(["throw new Exception();", "1", "2"].map(code => run(kernel, code)));
  check(three.map(r => r.reply.status), ["error", "ok", "ok"], "queued cells");

  const asking = kernel.requestExecute({ code: 'Console.ReadLine()', allow_stdin: true, stop_on_error: false });
  asking.onStdin = m => kernel.sendInputReply({ value: "typed", status: "ok" }, m.header);
  let answer;
  asking.onIOPub = m => { if (m.header.msg_type === "execute_result") answer = m.content.data["text/plain"]; };
  await asking.done;
  if (!answer?.includes("typed")) throw new Error(`the answer is ${answer}`);
  say("input");
}

async function interrupt(kernel, wire) {
  const spinning = kernel.requestExecute({ code: "while (true) { }", stop_on_error: false, allow_stdin: true });
  await new Promise(done => { spinning.onIOPub = m => { if (m.header.msg_type === "execute_input") done(); }; });
  const from = Date.now();
  wire.send(KernelMessage.createMessage({ msgType: "interrupt_request", channel: "control", session: kernel.clientId, username: "vscode", content: {} }));
  check((await spinning.done).content.ename, "KeyboardInterrupt", "interrupt");
  say(`interrupt after ${Date.now() - from} ms`);
  check((await run(kernel, "1")).reply.status, "ok", "status after an interrupt");
}

async function main() {
  const spec = JSON.parse(fs.readFileSync(specFile));
  check(spec.interrupt_mode, "message", "interrupt_mode");
  if (!path.isAbsolute(spec.argv[0])) throw new Error("argv[0] is not absolute");
  const [shell_port, control_port, stdin_port, iopub_port, hb_port] = await freePorts(5);
  const connection = { version: 5, transport: "tcp", ip: "127.0.0.1", key: crypto.randomUUID(), signature_scheme: "hmac-sha256", kernel_name: "", shell_port, control_port, stdin_port, iopub_port, hb_port };
  const file = path.join(scratch, "vscode-like.json");
  fs.writeFileSync(file, JSON.stringify(connection), { mode: 0o600 });

  const argv = spec.argv.map(a => a.replace("{connection_file}", file));
  const kernelProcess = spawn(argv[0], argv.slice(1), { cwd: scratch, env: { ...process.env, ...spec.env }, stdio: ["ignore", "inherit", "inherit"] });
  const exited = new Promise(done => kernelProcess.on("exit", (code, signal) => done({ code, signal })));
  let wire;
  try {
    await Promise.all([waitForPort(shell_port), waitForPort(iopub_port)]);
    say("ports open");
    wire = new Wire(connection);
    await handshake(wire);
    say("handshake done");
    const settings = ServerConnection.makeSettings({ WebSocket: webSocketOver(wire), baseUrl: "http://127.0.0.1:1", wsUrl: "ws://127.0.0.1:1" });
    const kernel = new KernelConnection({ model: { id: "k", name: ".net-csharp" }, serverSettings: settings, clientId: crypto.randomUUID(), username: "vscode", handleComms: true });
    await drive(kernel);
    await interrupt(kernel, wire);
    kernel.dispose();
    kernelProcess.kill("SIGTERM");
    check(await Promise.race([exited, sleep(15000)]), { code: 0, signal: null }, "exit after SIGTERM");
    check(fs.statSync(file).mode & 0o777, 0o600, "the connection file's permissions");
    say("ended");
  } finally {
    kernelProcess.kill("SIGKILL");
    wire?.close();
  }
}

main().then(() => process.exit(0), error => { console.error(error); process.exit(1); });
