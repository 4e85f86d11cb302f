// Turns the HTML that the tests left in target/screens into pictures as on a phone 375 px wide: as
// usual, with large type, and dark. Needs Chromium (CHROMIUM=/path, or what the system has).
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
  page { display: block; min-height: 100vh; font-family: "Noto Sans CJK SC", "PingFang SC", sans-serif; }
  wx-view, wx-scroll-view, wx-picker { display: block; }
  wx-text { display: inline; }
  wx-button { display: block; margin: 0 auto; box-sizing: border-box; text-align: center; position: relative; }
  wx-button::after { content: " "; position: absolute; top: 0; left: 0; width: 200%; height: 200%; box-sizing: border-box; border: 1px solid rgba(0, 0, 0, .2); transform: scale(.5); transform-origin: 0 0; }
  wx-input { display: block; overflow: hidden; white-space: nowrap; text-overflow: clip; }
  wx-textarea { display: block; }
  .as-placeholder { opacity: .72; }
  wx-image { display: inline-block; }
`;

const toPixels = (style) => style.replace(/(-?\d*\.?\d+)rpx/gi, (_, value) => `${Number(value) / 2}px`);
const imported = (file) =>
  readFileSync(file, "utf8").replace(/@import\s+["']([^"']+)["'];/g, (_, path) => imported(resolve(dirname(file), path)));
const appStyle = toPixels(imported(join(here, "dist", "app.wxss")));

globalThis.wx = { getStorageSync: () => true };
const large = toPixels(require(join(here, "dist", "services", "settings.js")).pageStyle());

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const only = process.argv[2] ?? "";
for (const file of readdirSync(screens).filter((each) => each.endsWith(".html") && each.startsWith(only))) {
  const body = toPixels(readFileSync(join(screens, file), "utf8"));
  for (const [kind, colorScheme, style] of [["", "light", ""], ["-large", "light", large], ["-dark", "dark", ""]]) {
    const page = await browser.newPage({ viewport: { width: 375, height: 667 }, colorScheme, deviceScaleFactor: 1 });
    await page.setContent(`<!doctype html><meta charset="utf-8"><style>${NATIVE}${appStyle}</style>${body}`);
    await page.evaluate((given) => document.querySelector("page").setAttribute("style", given), style);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > 375) console.warn(`${file}${kind}: ${wide} px wide`);
    // The simulator leaves out roles: what can be touched is known by its classes.
    const small = await page.evaluate(() =>
      [...document.querySelectorAll("wx-button, " + ["chip", "choice", "link", "door", "star", "item"].map((each) => `[class*="--${each}"]`).join(", "))]
        .map((each) => ({ text: each.textContent.trim().slice(0, 12), height: each.getBoundingClientRect().height }))
        .filter((each) => each.height < 44),
    );
    for (const each of small) console.warn(`${file}${kind}: “${each.text}” is ${each.height} px high`);
    await page.screenshot({ path: join(screens, file.replace(".html", `${kind}.png`)), fullPage: true });
    await page.close();
  }
}
await browser.close();
console.log(`图在 ${screens}`);
