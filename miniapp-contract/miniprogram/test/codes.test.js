// Codes that lead into a page: made here by the rule of the server (RosterScene.java), as WeChat hands them over.
const { phone, render, sees, picture, until } = require("./support/screens");
const { rosterScene, regionScene } = require("../dist/services/scene");
const { takeWord } = require("../dist/services/navigate");

const ROSTER = "019aa5c2-7d30-7c11-9b42-3f0c6a51d2e7";

const sceneOf = (id, village) => {
  const packed = Buffer.from(id.replaceAll("-", ""), "hex").toString("base64url");
  return village ? `${packed}.${Number(village).toString(36)}` : packed;
};

/** A page as WeChat opens it; its screen is left out. */
function openPage(name, query) {
  let page;
  global.Page = (options) => (page = options);
  jest.isolateModules(() => require(`../dist/pages/${name}/index`));
  delete global.Page;
  const opened = { ...page, is: `pages/${name}/index`, setData: (data) => Object.assign(opened.data, data), selectComponent: () => null };
  opened.onLoad(query);
  return opened;
}

beforeEach(() => phone.reset());

test("a roster's code is read exactly", () => {
  for (let i = 0; i < 500; i++) {
    const id = require("crypto").randomUUID();
    const village = String(Math.floor(Math.random() * 1e12)).padStart(12, "0");
    expect(rosterScene(sceneOf(id))).toEqual({ id });
    expect(rosterScene(sceneOf(id, village))).toEqual({ id, village });
    expect(sceneOf(id, village).length).toBeLessThanOrEqual(32);
  }
});

test.each([
  "",
  "undefined",
  "360735",
  sceneOf(ROSTER).slice(1),
  `${sceneOf(ROSTER)}.`,
  `${sceneOf(ROSTER)}.0a`,
  `${sceneOf(ROSTER)}.A1`,
  `${sceneOf(ROSTER)}.zzzzzzzz`,
  `${sceneOf(ROSTER)}.a.b`,
  // Its last four bits are none of the id's.
  `${sceneOf(ROSTER).slice(0, 21)}_`,
  `${sceneOf(ROSTER)}\n`,
])("“%s” means no roster", (scene) => {
  expect(rosterScene(scene)).toBeNull();
});

test("a place's code is its number", () => {
  expect(regionScene("360735100211")).toEqual({ region: "360735100211" });
  for (const scene of ["", "3", "3607351002111", "36073a", "../360735"]) expect(regionScene(scene)).toBeNull();
});

test("a scanned code opens its roster, URL-encoded as WeChat gives it", () => {
  const page = openPage("roster", { scene: encodeURIComponent(sceneOf(ROSTER, "360735100211")) });
  expect(page.data).toMatchObject({ ready: true, query: { id: ROSTER, village: "360735100211" } });
  const escaped = [...sceneOf(ROSTER)].map((each) => `%${each.charCodeAt(0).toString(16)}`).join("");
  expect(openPage("roster", { scene: escaped }).data.query.id).toBe(ROSTER);
});

test("an address's own words are read as before, even broken ones", () => {
  expect(openPage("roster", { id: ROSTER, village: "360735100211" }).data.query).toEqual({ id: ROSTER, village: "360735100211" });
  expect(openPage("roster", { id: "%E5%8" }).data).toMatchObject({ ready: true, query: { id: "%E5%8" } });
});

test("a code that is broken leads home, which says so", async () => {
  const page = openPage("roster", { scene: "what%3F" });
  expect(page.data.ready).toBe(false);
  expect(phone.shown.pop()).toMatchObject({ name: "switchTab", url: "/pages/site/index" });
});

test("home says once why one was led there", async () => {
  require("../dist/services/navigate").goHome("这个二维码读不懂。");
  const home = render("site-screen", { query: {} });
  await sees(home, "这个二维码读不懂。");
  expect(takeWord()).toBe("");
});

test("the code of a roster that is gone leads home with the reason", async () => {
  phone.answers.getRoster = { status: 410, body: { status: 410, code: "roster-withdrawn", title: "已撤回", detail: "这份清册已撤回:金额有误。", retryable: false } };
  render("roster-screen", { query: { id: "gone", scanned: "yes" } });
  await until(() => phone.shown.some(({ name }) => name === "switchTab"));
  expect(takeWord()).toBe("这份清册已撤回:金额有误。");
});

test("a place that does not exist is not kept", async () => {
  phone.answers.getRegion = ({ path }) =>
    path.endsWith("/999999") ? { status: 404, body: { status: 404, code: "not-found", title: "没有找到", detail: "没有找到这个地区。", retryable: false } } : undefined;
  const home = render("site-screen", { query: { region: "999999" } });
  await sees(home, "没有找到要看的地方,先看这里。");
  await until(() => home.instance.data.name);
  picture("site-lost");
  expect(phone.storage.get("site")).toBe("360735");
});

test("only what everybody may see can be passed on", () => {
  const shared = (name) => Boolean(openPage(name, {}).onShareAppMessage);
  expect(["site", "roster", "programme"].map(shared)).toEqual([true, true, true]);
  expect(["report", "progress", "payments", "objection", "objections", "wishes", "wish", "wish-new", "me"].some(shared)).toBe(false);
});
