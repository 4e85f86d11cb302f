// Answers every operation of the contract with its example, checks what it is sent as the server
// does, and shows any problem on request, so that a front-end team works with no backend.
import { createHash, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { uploads } from "./uploads.mjs";

const CORS = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "GET, POST, PUT, DELETE, HEAD, OPTIONS, PATCH",
  "Access-Control-Allow-Headers": "*, Authorization",
  "Access-Control-Expose-Headers": "*",
};
const LARGEST = 5 << 20;

/** A server that is not listening yet. */
export function mock(contract) {
  const answered = new Map();
  const tus = uploads();
  return createServer(async (request, response) => {
    const send = (status, headers, body) => {
      const bytes = body === undefined ? undefined : Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
      response.writeHead(status, { ...CORS, ...(bytes && { "Content-Length": bytes.length }), ...headers });
      response.end(request.method === "HEAD" ? undefined : bytes);
    };
    const refuse = (code, extra) => {
      const problem = contract.problem(code, extra);
      const headers = { "Content-Type": "application/problem+json" };
      if (problem.status === 429 || problem.status === 503) headers["Retry-After"] = "2";
      send(problem.status, headers, problem);
    };
    try {
      decodeURIComponent(new URL(request.url, "http://mock").pathname);
    } catch {
      return refuse("malformed");
    }
    try {
      await answer(contract, { answered, tus, send, refuse }, request);
    } catch (fault) {
      console.error(fault);
      refuse("internal");
    }
  });
}

async function answer(contract, { answered, tus, send, refuse }, request) {
  const url = new URL(request.url, "http://mock");
  const preflight = request.method === "OPTIONS" && request.headers["access-control-request-method"];
  if (preflight) return send(204, { "Access-Control-Max-Age": "86400" });

  const found = contract.find(request.method.toLowerCase(), url.pathname);
  if (!found) return refuse(contract.known(url.pathname) ? "method-not-allowed" : "not-found");
  const { operation } = found;

  const asked = /code="?([\w-]+)/.exec(request.headers.prefer ?? "")?.[1] ?? url.searchParams.get("_problem");
  if (asked) {
    const code = /^\d{3}$/.test(asked)
      ? [...contract.problems.values()].find((each) => each.status === Number(asked))?.code
      : asked;
    const shown = contract.problems.has(code) ? code : "not-found";
    return refuse(shown, extras(shown));
  }

  const body = await bytes(request);
  if (body.length > LARGEST) return refuse("too-large");
  if (operation.signedIn && !/^Bearer \S/.test(request.headers.authorization ?? "")) return refuse("unauthorized");

  const violations = [];
  for (const parameter of operation.parameters) {
    const value = valueOf(parameter, request, url, operation, found.found);
    if (value === undefined || value === null) {
      if (!parameter.required) continue;
      if (parameter.name === "Idempotency-Key") return refuse("idempotency-key-required");
      violations.push({ field: parameter.name, code: "required", message: "必须填写" });
      continue;
    }
    const fault = contract.parameterFault(parameter, value);
    if (fault) violations.push({ field: parameter.name, code: "invalid", message: fault });
  }
  if (violations.length) return refuse("invalid", { violations });

  const key = request.headers["idempotency-key"];
  if (key && !/^[\x21-\x7e]{8,128}$/.test(key)) return refuse("idempotency-key-invalid");

  if (operation.checkBody) {
    if (!/^application\/json\b/.test(request.headers["content-type"] ?? "")) return refuse("unsupported-media-type");
    let json;
    try {
      json = JSON.parse(body.toString("utf8"));
    } catch {
      return refuse("malformed");
    }
    const check = operation.checkBody();
    if (!check(json)) return refuse("invalid", { violations: check.errors.map(violation) });
  }

  if (operation.path.startsWith("/api/v1/uploads")) return tus({ operation, request, url, body, send, refuse });

  if (key) {
    const digest = createHash("sha256").update(operation.id).update(body).digest("hex");
    if ((answered.get(key) ?? digest) !== digest) return refuse("idempotency-key-reused");
    answered.set(key, digest);
  }
  return example(operation, request, url, send, refuse);
}

function example({ answer: { status, type, body }, cached }, request, url, send, refuse) {
  let shown = body;
  const cursor = url.searchParams.get("cursor");
  if (cursor !== null && shown?.nextCursor) {
    // The example is the first page; asked with its cursor it is the last one.
    if (cursor !== shown.nextCursor) return refuse("cursor-invalid");
    const { nextCursor, ...last } = shown;
    shown = last;
  }
  const headers = type ? { "Content-Type": type } : {};
  if (shown === undefined && type) shown = Buffer.alloc(0);
  if (cached) {
    const etag = `"${createHash("sha256").update(JSON.stringify(shown)).digest("hex").slice(0, 16)}"`;
    headers.ETag = etag;
    // As the server: what was looked for by name is kept nowhere.
    headers["Cache-Control"] = url.searchParams.has("name") ? "private, no-store" : "public, max-age=60";
    if (request.headers["if-none-match"] === etag) return send(304, headers);
  }
  if (status === 202) headers.Location = `${url.pathname}/${body?.id ?? randomUUID()}`;
  if (typeof shown === "string") shown = Buffer.from(shown);
  return send(status, headers, shown);
}

function valueOf({ name, in: place }, request, url, operation, match) {
  if (place === "query") return url.searchParams.get(name);
  if (place === "header") return request.headers[name.toLowerCase()];
  return decodeURIComponent(match[1 + operation.names.indexOf(name)]);
}

const violation = ({ instancePath, params, keyword, message }) => ({
  field: [instancePath.slice(1).replaceAll("/", "."), params.missingProperty].filter(Boolean).join("."),
  code: keyword,
  message: keyword === "required" ? "必须填写" : message,
});

/** What some problems carry besides the common members. */
function extras(code) {
  if (code === "proof-of-work-required") {
    // Two bits: the client's own solver finds it at once.
    return { challenge: { challenge: "bW9jaw", difficulty: 2, expiresAt: "2099-12-31T00:00:00Z" } };
  }
  return code === "invalid" ? { violations: [{ field: "text", code: "not-blank", message: "请填写内容" }] } : {};
}

async function bytes(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}
