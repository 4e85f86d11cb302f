// Renders a screen, finds and touches what is on it, and leaves its picture's HTML in target/screens.
const { mkdirSync, readFileSync, writeFileSync } = require("fs");
const path = require("path");
const { phone } = require("./phone");
const simulate = require("miniprogram-simulate");
const utils = require("miniprogram-simulate/src/utils");

const root = path.join(__dirname, "../../dist");
const pictures = path.join(__dirname, "../../target/screens");
const loaded = new Map();

// The simulator takes one rpx for one px; how much it is, whoever makes the pictures knows.
utils.transformRpx = (style) => style;

// Jest runs a file once, the simulator wants a component's own file to run each time that it is loaded;
// what the file requires stays one.
utils.runJs = (file) => {
  const from = (name) => (name.startsWith(".") ? path.resolve(path.dirname(file), name) : require.resolve(name, { paths: [path.dirname(file)] }));
  const module = { exports: {} };
  new Function("require", "module", "exports", readFileSync(`${file}.js`, "utf8"))((name) => require(from(name)), module, module.exports);
};

require(path.join(root, "config")).config.baseUrl = process.env.MOCK;

/** Puts a component on the page, as its page would. */
function render(name, properties = {}) {
  if (!loaded.has(name)) loaded.set(name, simulate.load(path.join(root, "components", name, "index"), name, { rootPath: root }));
  const component = simulate.render(loaded.get(name), properties);
  document.body.innerHTML = "";
  const place = document.createElement("page");
  document.body.appendChild(place);
  component.attach(place);
  return component;
}

const text = (component) => component.dom.textContent.replace(/\s+/g, " ");

/** Waits until something is so. */
async function until(check) {
  const end = performance.now() + 10_000;
  for (;;) {
    try {
      if (check()) return;
    } catch (fault) {
      if (performance.now() > end) throw fault;
    }
    if (performance.now() > end) throw new Error(`not so within 10 s: ${check}; on the screen: ${document.body.textContent.replace(/\s+/g, " ")}`);
    await simulate.sleep(5);
  }
}

// A screen that is still being filled when its file of tests ends would write into a page that is gone.
afterAll(async () => {
  await until(() => phone.pending === 0);
  await simulate.sleep(20);
});

const sees = (component, words) => until(() => text(component).includes(words));

function find(component, selector, at = 0) {
  const found = component.querySelectorAll(selector)[at];
  if (!found) throw new Error(`nothing like ${selector} (${at}) on: ${text(component)}`);
  return found;
}

/** A tap; TDesign's components have no element of their own here, so theirs goes to what hears it. */
async function touch(found) {
  if (found.dom) found.dispatchEvent("tap", { bubbles: true });
  else found.instance.handleTap({});
  await simulate.sleep(0);
}

const tap = (component, selector, at = 0) => touch(find(component, selector, at));

/** The one of several that says so. */
function tapText(component, selector, words) {
  const found = component.querySelectorAll(selector).find((each) => each.dom.textContent.includes(words));
  if (!found) throw new Error(`no ${selector} says ${words} on: ${text(component)}`);
  return touch(found);
}

/** Fills a TDesign field. */
async function type(component, selector, value, at = 0) {
  find(component, selector, at).instance.triggerEvent("change", { value });
  await simulate.sleep(0);
}

const simulated = (element) => element.__wxElement.ownerShadowRoot.__wxHost.__methodCaller.data;

/** For `npm run screens`: what is on the screen now, with all its styles. */
function picture(name) {
  const page = document.querySelector("page").cloneNode(true);
  const selector = "wx-input, wx-textarea";
  const fields = [...document.querySelectorAll(selector)];
  page.querySelectorAll(selector).forEach((copy, index) => {
    // Text of a field is no text of the page: it is known to the component around it.
    const { value, placeholder } = simulated(fields[index]);
    copy.textContent = value || placeholder;
    const [, prefix] = /\b(t-(?:input|textarea)--t-(?:input|textarea))__/.exec(copy.className) ?? [];
    if (!value && prefix) copy.classList.add(`${prefix}__placeholder`);
  });
  const styles = [...document.head.querySelectorAll("style")].map((each) => each.textContent).join("\n");
  mkdirSync(pictures, { recursive: true });
  writeFileSync(path.join(pictures, `${name}.html`), `<style>${styles}</style>\n${page.outerHTML}`);
}

module.exports = { phone, render, text, until, sees, find, tap, tapText, type, picture };
