// The published contract as the mock needs it: operations by method and path, their examples, and
// checks of what a client sends.
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import yaml from "js-yaml";

// What OpenAPI has and JSON Schema does not; ajv-formats knows the rest.
const INTEGERS = { int16: { type: "number", validate: (n) => Math.abs(n) < 2 ** 15 } };
const METHODS = ["get", "post", "put", "delete", "head", "options", "patch"];

// CORE_SCHEMA: dates in examples stay the strings that they are in JSON.
const read = (url) => yaml.load(readFileSync(url, "utf8"), { schema: yaml.CORE_SCHEMA });

/** Reads `openapi.yaml` and `errors.yaml` from a folder (a URL that ends in a slash). */
export function loadContract(folder) {
  const api = read(new URL("openapi.yaml", folder));
  const problems = new Map(read(new URL("errors.yaml", folder)).map((each) => [each.code, each]));
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats: INTEGERS });
  addFormats(ajv);
  ajv.addSchema({ $id: "contract", ...api });

  const deref = (node) =>
    node && node.$ref
      ? deref(node.$ref.slice(2).split("/").reduce((at, key) => at[unescape(key)], api))
      : node;
  const unescape = (key) => decodeURIComponent(key).replace(/~1/g, "/").replace(/~0/g, "~");
  const pointer = (...keys) =>
    "contract#/" + keys.map((key) => encodeURIComponent(String(key).replace(/~/g, "~0").replace(/\//g, "~1"))).join("/");

  const operations = [];
  for (const [path, item] of Object.entries(api.paths)) {
    for (const method of METHODS.filter((each) => item[each])) {
      operations.push(operation(path, method, item));
    }
  }
  // A fixed word is preferred to a parameter: /reports/kinds before /reports/{id}.
  operations.sort((a, b) => a.variables - b.variables);

  function operation(path, method, item) {
    const source = item[method];
    const names = [];
    const pattern = path.replace(/\{(\w+)\}/g, (_, name) => (names.push(name), "([^/]+)"));
    const parameters = [...(item.parameters ?? []), ...(source.parameters ?? [])].map(deref);
    const body = deref(source.requestBody)?.content ?? {};
    const json = Object.keys(body).find((type) => type.startsWith("application/json"));
    const at = source.requestBody?.$ref
      ? ["components", "requestBodies", source.requestBody.$ref.split("/").pop()]
      : ["paths", path, method, "requestBody"];
    return {
      id: source.operationId,
      method,
      path,
      names,
      matches: new RegExp(`^${pattern}$`),
      variables: names.length,
      // A token that may be shown and need not be is an empty alternative.
      signedIn: Boolean(source.security?.length) && source.security.every((each) => Object.keys(each).length > 0),
      parameters,
      bodyTypes: Object.keys(body),
      // Compiled when first used: the contract has some 200 operations, a client calls few.
      checkBody: json && lazily(() => ajv.compile({ $ref: pointer(...at, "content", json, "schema") })),
      requestExample: json && example(body[json]),
      cached: Boolean(source.responses["304"]),
      answer: answer(source.responses),
    };
  }

  function answer(responses) {
    const status = Object.keys(responses).find((each) => each.startsWith("2"));
    const content = deref(responses[status]).content ?? {};
    const [type] = Object.keys(content);
    return { status: Number(status), type, body: type && example(content[type]) };
  }

  function example(media) {
    return sendable(media.example ?? deref(Object.values(media.examples ?? {})[0])?.value);
  }

  const coerced = new Ajv2020({ strict: false, coerceTypes: true, formats: INTEGERS });
  addFormats(coerced);
  coerced.addSchema({ $id: "contract", ...api });
  const parameterChecks = new Map();

  return {
    operations,
    problems,
    find: (method, path) =>
      operations
        .map((each) => ({ operation: each, found: each.method === method && each.matches.exec(path) }))
        .find((each) => each.found),
    known: (path) => operations.some((each) => each.matches.test(path)),
    /** The problem as the server would write it. */
    problem: (code, extra = {}) => {
      const { status, title, message, retryable, members } = problems.get(code);
      return {
        type: `urn:fingertip:problem:${code}`,
        title,
        status,
        code,
        detail: message,
        traceId: "0af7651916cd43dd8448eb211c80319c",
        retryable,
        ...members,
        ...extra,
      };
    },
    /** The first of a parameter's faults, or undefined; text is read as the number that it stands for. */
    parameterFault: (parameter, value) => {
      if (!parameterChecks.has(parameter)) {
        const schema = JSON.parse(JSON.stringify(parameter.schema ?? {}).replaceAll('"#/', '"contract#/'));
        parameterChecks.set(parameter, coerced.compile({ type: "object", properties: { value: schema } }));
      }
      const check = parameterChecks.get(parameter);
      return check({ value }) ? undefined : check.errors[0].message;
    },
  };
}

/** Tokens are shortened in the contract ("(略)"); what a client sends back in a header must be ASCII. */
function sendable(body) {
  return body?.accessToken ? { ...body, accessToken: "mock-access-token", refreshToken: "mock-refresh-token" } : body;
}

function lazily(make) {
  let made;
  return () => (made ??= make());
}
