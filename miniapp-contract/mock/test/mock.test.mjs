import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { loadContract } from "../src/contract.mjs";
import { mock } from "../src/server.mjs";

const contract = loadContract(new URL("../../", import.meta.url));
const server = mock(contract);
let base;

before(() => new Promise((done) => server.listen(0, "127.0.0.1", done)).then(() => {
  base = `http://127.0.0.1:${server.address().port}`;
}));
after(() => server.close());

const call = (path, { json, ...options } = {}) =>
  fetch(base + path, {
    ...options,
    headers: { ...(json && { "Content-Type": "application/json" }), ...options.headers },
    body: json ? JSON.stringify(json) : options.body,
  });
const report = contract.operations.find((each) => each.id === "submitReport").requestExample;
const key = () => crypto.randomUUID();

function fitting({ examples, enum: choices, type, minimum, pattern: source }) {
  if (examples ?? choices) return (examples ?? choices)[0];
  if (type === "integer") return minimum ?? 1;
  const candidates = ["360735", "farmland", "1", ...(source ?? "").replace(/^\^\(\?:|\)\$$/g, "").split("|")];
  return candidates.find((each) => new RegExp(source ?? "", "u").test(each));
}

/** A request that satisfies everything the operation asks for. */
function good(operation) {
  const headers = { Authorization: "Bearer mock", "Idempotency-Key": key() };
  const query = new URLSearchParams();
  let path = operation.path;
  for (const { in: place, name, required, example, schema } of operation.parameters) {
    const value = example ?? fitting(schema ?? {});
    if (place === "path") path = path.replace(`{${name}}`, encodeURIComponent(value));
    else if (required && place === "query") query.set(name, value);
  }
  path = path.replace(/\{\w+\}/g, "1");
  return call(`${path}?${query}`, {
    method: operation.method.toUpperCase(),
    headers,
    json: operation.requestExample,
  });
}

test("every operation answers its example with its status", async () => {
  const uploads = (each) => each.path.startsWith("/api/v1/uploads");
  for (const operation of contract.operations.filter((each) => !uploads(each))) {
    const answer = await good(operation);
    const text = await answer.text();
    assert.equal(answer.status, operation.answer.status, `${operation.id}: ${text}`);
    if (/json/.test(operation.answer.type)) {
      assert.deepEqual(JSON.parse(text), operation.answer.body, operation.id);
    }
    assert.equal(answer.headers.get("access-control-allow-origin"), "*");
    assert.equal(Boolean(answer.headers.get("etag")), operation.cached, operation.id);
  }
});

test("every problem can be looked at, by code and by status", async () => {
  for (const [code, { status, title }] of contract.problems) {
    const answer = await call(`/api/v1/programmes?_problem=${code}`);
    const body = await answer.json();
    assert.equal(answer.status, status, code);
    assert.equal(body.code, code);
    assert.equal(body.title, title);
  }
  assert.equal((await call("/api/v1/programmes", { headers: { Prefer: "code=404" } })).status, 404);
});

test("what was seen is not sent again", async () => {
  const etag = (await call("/api/v1/regions")).headers.get("etag");
  const again = await call("/api/v1/regions", { headers: { "If-None-Match": etag } });
  assert.equal(again.status, 304);
  assert.equal(await again.text(), "");
});

test("a list ends after its cursor was followed", async () => {
  const first = await (await call("/api/v1/rosters?region=360735")).json();
  const last = await (await call(`/api/v1/rosters?cursor=${first.nextCursor}`)).json();
  assert.equal(last.nextCursor, undefined);
  assert.equal((await (await call("/api/v1/rosters?cursor=other")).json()).code, "cursor-invalid");
});

test("a report needs a key, a body that fits, and one body a key", async () => {
  const send = (json, headers) => call("/api/v1/reports", { method: "POST", json, headers });
  const codeOf = async (answer) => (await answer.json()).code;
  assert.equal(await codeOf(await send(report)), "idempotency-key-required");
  const { text, ...without } = report;
  const invalid = await (await send(without, { "Idempotency-Key": key() })).json();
  assert.equal(invalid.status, 422);
  assert.deepEqual(invalid.violations.map((each) => each.field), ["text"]);

  const one = key();
  const first = await (await send(report, { "Idempotency-Key": one })).json();
  assert.deepEqual(await (await send(report, { "Idempotency-Key": one })).json(), first);
  assert.equal(await codeOf(await send({ ...report, subject: "另一件" }, { "Idempotency-Key": one })), "idempotency-key-reused");
});

test("bad input is refused as the server refuses it", async () => {
  const status = async (...args) => (await call(...args)).status;
  assert.equal(await status("/api/v1/me"), 401);
  assert.equal(await status("/api/v1/rosters?limit=0"), 422);
  assert.equal(await status("/api/v1/nothing"), 404);
  assert.equal(await status("/api/v1/regions", { method: "DELETE" }), 405);
  const headers = { "Idempotency-Key": key(), "Content-Type": "application/json" };
  assert.equal(await status("/api/v1/reports", { method: "POST", headers, body: "{" }), 400);
  assert.equal(await status("/api/v1/reports", { method: "POST", headers: { ...headers, "Content-Type": "text/plain" }, body: "x" }), 415);
});

test("an address that is none is refused, and so is an upload that a server of tus would refuse", async () => {
  assert.equal((await call("/api/v1/rosters/%zz")).status, 400);
  assert.equal((await call("/api/v1/uploads", { method: "POST", headers: { "Upload-Length": "6" } })).status, 412);
  const made = await call("/api/v1/uploads", { method: "POST", headers: { "Tus-Resumable": "1.0.0", "Upload-Length": "6" } });
  const headers = { "Tus-Resumable": "1.0.0", "X-HTTP-Method-Override": "PATCH", "Upload-Offset": "0", "Content-Type": "text/plain" };
  assert.equal((await call(made.headers.get("location"), { method: "POST", headers, body: "abc" })).status, 415);
});

test("a token that need not be shown is not asked for", async () => {
  const json = contract.operations.find((each) => each.id === "submitObjection").requestExample;
  const send = (headers) =>
    call("/api/v1/rosters/019aa5c2-7d30-7c11-9b42-3f0c6a51d2e7/objections", { method: "POST", json, headers: { "Idempotency-Key": key(), ...headers } });
  assert.equal((await send({})).status, 201);
  assert.equal((await send({ Authorization: "Bearer mock-access-token" })).status, 201);
});

test("an upload grows, resumes and ends", async () => {
  const tus = { "Tus-Resumable": "1.0.0" };
  const made = await call("/api/v1/uploads", { method: "POST", headers: { ...tus, "Upload-Length": "6" } });
  const at = made.headers.get("location");
  const add = (offset, body) =>
    call(at, {
      method: "POST",
      headers: { ...tus, "X-HTTP-Method-Override": "PATCH", "Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream" },
      body,
    });
  assert.equal((await add(0, "abc")).headers.get("upload-offset"), "3");
  assert.equal((await add(0, "abc")).status, 409);
  assert.equal((await call(at, { method: "HEAD", headers: tus })).headers.get("upload-offset"), "3");
  assert.equal((await add(3, "def")).status, 204);
  assert.equal((await call(at, { method: "DELETE", headers: tus })).status, 204);
  assert.equal((await call(at, { method: "HEAD", headers: tus })).status, 404);
});

test("a browser's preflight is answered", async () => {
  const answer = await call("/api/v1/me", {
    method: "OPTIONS",
    headers: { "Access-Control-Request-Method": "GET", Origin: "http://h5.example" },
  });
  assert.equal(answer.status, 204);
  assert.match(answer.headers.get("access-control-allow-headers"), /Authorization/);
});
