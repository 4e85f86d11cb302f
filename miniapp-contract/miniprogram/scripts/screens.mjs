// Turns the HTML that the tests left in target/screens into pictures as on phones 375 and 320 px wide: as usual, with
// large type, dark. Ends with an error that names what is too wide, too small to touch (44 px), or stands out too
// little to be read (WCAG 1.4.3). Needs Chromium (CHROMIUM=/path, or what the system has).
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const screens = join(here, "target", "screens");
const require = createRequire(import.meta.url);

const executablePath = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/google-chrome"].find((each) => each && existsSync(each));
if (!executablePath) throw new Error("没有找到 Chromium:用环境变量 CHROMIUM 写明它在哪里。");

/** What WeChat gives its own elements; the simulator only names them. */
const NATIVE = `
  html, body { margin: 0; }
  /* A picture shows, and a measure takes, what is there in the end. */
  * { transition: none !important; animation: none !important; }
  page { display: block; min-height: 100vh; font-family: "Noto Sans CJK SC", "PingFang SC", sans-serif; }
  wx-view, wx-scroll-view, wx-picker { display: block; }
  wx-text { display: inline; }
  wx-button { display: block; margin: 0 auto; box-sizing: border-box; text-align: center; position: relative; }
  wx-button::after { content: " "; position: absolute; top: 0; left: 0; width: 200%; height: 200%; box-sizing: border-box; border: 1px solid rgba(0, 0, 0, .2); transform: scale(.5); transform-origin: 0 0; }
  wx-input { display: block; overflow: hidden; white-space: nowrap; text-overflow: clip; }
  wx-textarea { display: block; }
  wx-image { display: inline-block; }
`;

/** On a phone so wide; in styles one rpx is its 750th part. */
const pixels = (style, width) => style.replace(/(-?\d*\.?\d+)rpx/gi, (_, value) => `${(Number(value) * width) / 750}px`);
const imported = (file) =>
  readFileSync(file, "utf8").replace(/@import\s+["']([^"']+)["'];/g, (_, path) => imported(resolve(dirname(file), path)));
const appStyle = imported(join(here, "dist", "app.wxss"));

globalThis.wx = { getStorageSync: () => true };
const large = require(join(here, "dist", "services", "settings.js")).pageStyle();
/** Narrow phones are looked at as they are hardest: with large type. */
const KINDS = [
  { name: "", width: 375, colorScheme: "light", style: "" },
  { name: "-large", width: 375, colorScheme: "light", style: large },
  { name: "-dark", width: 375, colorScheme: "dark", style: "" },
  { name: "-narrow", width: 320, colorScheme: "light", style: large },
  { name: "-small", width: 320, colorScheme: "dark", style: "" },
];
// The simulator leaves out roles: what can be touched is known by its classes.
const TOUCHED = ["chip", "choice", "link", "door", "star", "item", "choose-large"].map((each) => `[class*="--${each} "], [class$="--${each}"]`);

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const only = process.argv[2] ?? "";
const faults = [];
for (const { name, width, colorScheme, style } of KINDS) {
  const page = await browser.newPage({ viewport: { width, height: 667 }, colorScheme, deviceScaleFactor: 1 });
  for (const file of readdirSync(screens).filter((each) => each.endsWith(".html") && each.startsWith(only))) {
    const body = pixels(readFileSync(join(screens, file), "utf8"), width);
    await page.setContent(`<!doctype html><meta charset="utf-8"><style>${NATIVE}${pixels(appStyle, width)}</style>${body}`);
    await page.addScriptTag({ path: join(here, "test", "support", "contrast.js") });
    const found = await page.evaluate(
      ({ style, touched, width }) => {
        document.querySelector("page").setAttribute("style", style);
        const wide = document.documentElement.scrollWidth;
        const small = [...document.querySelectorAll(`wx-button, ${touched}`)]
          .map((each) => ({ text: each.textContent.trim().slice(0, 12), box: each.getBoundingClientRect() }))
          .filter(({ box }) => box.height > 0 && (box.height < 43.9 || box.width < 43.9))
          .map(({ text, box }) => `“${text}” is ${Math.round(box.width)} × ${Math.round(box.height)} px`);
        return [...(wide > width ? [`${wide} px wide`] : []), ...small, ...contrast.faults(document)];
      },
      { style: pixels(style, width), touched: TOUCHED.join(", "), width },
    );
    faults.push(...found.map((each) => `${file}${name}: ${each}`));
    await page.screenshot({ path: join(screens, file.replace(".html", `${name}.png`)), fullPage: true });
  }
  await page.close();
}
await browser.close();
console.log(`图在 ${screens}`);
for (const each of faults) console.error(each);
process.exitCode = faults.length ? 1 : 0;
