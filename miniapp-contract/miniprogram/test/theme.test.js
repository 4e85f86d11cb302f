// Colours, sizes and weight of what is shipped.
const { readFileSync, readdirSync, statSync } = require("fs");
const path = require("path");
const { parse, ratio } = require("./support/contrast");

const src = path.join(__dirname, "../src");
const style = readFileSync(path.join(src, "app.wxss"), "utf8");
const [light, dark] = [style.split("@media")[0], style.split("@media")[1]].map((part) =>
  Object.fromEntries([...part.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{3,6});/g)].map(([, name, value]) => [name.replace("--ft-", ""), value])),
);
const TEXTS = [
  ["text", "card"], ["text", "bg"], ["text", "soft"], ["sub", "card"], ["sub", "bg"], ["sub", "soft"], ["sub", "line"],
  ["link", "card"], ["link", "bg"], ["on-brand", "brand"], ["good", "good-bg"], ["warn", "warn-bg"], ["bad", "bad-bg"], ["bad", "card"],
];
/** Borders of what can be touched, marks, stars. */
const SHAPES = [["sub", "card"], ["brand", "card"], ["warn", "card"], ["off", "card"], ["on-brand", "off"]];
const apart = (colours, [above, below]) => ratio(parse(colours[above]), parse(colours[below]));

describe.each([["light", light], ["dark", { ...light, ...dark }]])("%s colours", (kind, colours) => {
  test.each(TEXTS)("%s can be read on %s", (...pair) => expect(apart(colours, pair)).toBeGreaterThanOrEqual(4.5));
  test.each(SHAPES)("%s stands out from %s", (...pair) => expect(apart(colours, pair)).toBeGreaterThanOrEqual(3));

  test("bars can be read", () => {
    const theme = JSON.parse(readFileSync(path.join(src, "theme.json"), "utf8"))[kind];
    const named = { black: "#000000", white: "#ffffff" };
    for (const name of ["tab", "tabOn"]) expect(ratio(parse(theme[name]), parse(theme.tabBg))).toBeGreaterThanOrEqual(4.5);
    expect(ratio(parse(named[theme.navText]), parse(theme.navBg))).toBeGreaterThanOrEqual(4.5);
  });
});

test("the measure is WCAG's own", () => {
  expect(ratio(parse("#000"), parse("#ffffff"))).toBeCloseTo(21, 5);
  expect(ratio(parse("#777777"), parse("#ffffff"))).toBeCloseTo(4.48, 2);
  expect(ratio(parse("rgba(0, 0, 0, 0.4)"), parse("#ffffff"))).toBeCloseTo(2.85, 1);
});

test("TDesign's own grey for hints, which cannot be read, is replaced", () => {
  expect(style).toMatch(/--td-text-color-placeholder:\s*var\(--ft-sub\)/);
});

test("the main package stays within 2 MB", () => {
  const weigh = (folder) =>
    readdirSync(folder).reduce((sum, name) => {
      const file = path.join(folder, name);
      return sum + (statSync(file).isDirectory() ? weigh(file) : statSync(file).size);
    }, 0);
  expect(weigh(path.join(__dirname, "../dist"))).toBeLessThan(2 * 1024 * 1024);
});

test("every picture has words: there are none without", () => {
  const files = readdirSync(path.join(src, "components")).map((name) => path.join(src, "components", name, "index.wxml"));
  for (const file of files) {
    for (const [image] of readFileSync(file, "utf8").matchAll(/<(?:image|t-icon|icon)\b[^>]*>/g)) expect(image).toMatch(/aria-label=|aria-hidden=/);
  }
});

test("what can be tapped says what it is", () => {
  const files = readdirSync(path.join(src, "components")).map((name) => path.join(src, "components", name, "index.wxml"));
  for (const file of files) {
    for (const [element] of readFileSync(file, "utf8").matchAll(/<(?:view|text)\b[^>]*bind:tap=[^>]*>/g)) expect(`${file} ${element}`).toMatch(/role="(?:\{\{[^"]*\}\}|\w+)"/);
  }
});
