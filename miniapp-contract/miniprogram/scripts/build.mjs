// Makes dist/, the folder that WeChat developer tools open: compiled TypeScript, markup, and the
// npm packages laid out under miniprogram_npm/ as the tools' own "构建 npm" would, but only the
// TDesign components in use (the whole set would not fit a 2 MB main package).
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const here = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const src = join(here, "src");
const dist = join(here, "dist");
const require = createRequire(import.meta.url);

rmSync(dist, { recursive: true, force: true });
const client = dirname(require.resolve("fingertip-client/package.json"));
if (!existsSync(join(client, "dist", "cjs"))) run(process.env.npm_execpath ?? "npm", "run", "build", "--prefix", client);
run(require.resolve("typescript/bin/tsc"), "-p", here);

const { BASE_URL } = process.env;
if (BASE_URL) {
  const config = join(dist, "config.js");
  writeFileSync(config, readFileSync(config, "utf8").replace(/baseUrl: ".*"/, `baseUrl: ${JSON.stringify(BASE_URL)}`));
}

for (const file of files(src).filter((each) => !each.endsWith(".ts"))) {
  cpSync(file, join(dist, relative(src, file)));
}
tdesign();
cpSync(join(client, "dist", "cjs"), join(dist, "miniprogram_npm", "fingertip-client"), {
  recursive: true,
  filter: (path) => !path.endsWith(".d.ts"),
});

/** A script of Node; the build ends where it fails. */
function run(script, ...args) {
  const done = script.endsWith("js")
    ? spawnSync(process.execPath, [script, ...args], { stdio: "inherit" })
    : spawnSync(script, args, { stdio: "inherit" });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** Copies the components that the app names, and whatever these name in turn. */
function tdesign() {
  const from = join(dirname(require.resolve("tdesign-miniprogram/package.json")), "miniprogram_dist");
  const to = join(dist, "miniprogram_npm", "tdesign-miniprogram");
  const wanted = new Set();
  for (const file of files(src).filter((each) => each.endsWith(".json"))) {
    for (const path of Object.values(JSON.parse(readFileSync(file, "utf8")).usingComponents ?? {})) {
      const found = /^\/miniprogram_npm\/tdesign-miniprogram\/([\w-]+)\//.exec(path);
      if (found) wanted.add(found[1]);
    }
  }
  for (const folder of wanted) {
    for (const file of files(join(from, folder))) {
      const text = readFileSync(file, "utf8");
      if (file.endsWith(".d.ts")) continue;
      for (const [, path] of text.matchAll(/["'](\.{1,2}\/[^"']+)["']/g)) {
        const top = relative(from, resolve(dirname(file), path)).split(sep)[0];
        if (!top.startsWith("..") && existsSync(join(from, top)) && statSync(join(from, top)).isDirectory()) wanted.add(top);
      }
      const target = join(to, relative(from, file));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, file.endsWith(".js") ? commonJs(text) : text);
    }
  }
  for (const name of ["tslib", "dayjs", "tinycolor2"]) {
    cpSync(join(from, "miniprogram_npm", name), join(dist, "miniprogram_npm", name), { recursive: true });
  }
}

/** TDesign ships ES modules; with CommonJS neither the tools nor the tests have to convert them. */
function commonJs(text) {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2017, allowJs: true };
  return ts.transpileModule(text, { compilerOptions }).outputText;
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((each) => {
    const path = join(folder, each.name);
    return each.isDirectory() ? files(path) : [path];
  });
}
