// Aeroplane mode, and a network on which everything takes its time.
const { phone, render, sees, tap, tapText, type, picture, until, text, find } = require("./support/screens");
const { keepForms } = require("../dist/services/forms");
const { api } = require("../dist/services/api");

const ROSTER = "019aa5c2-7d30-7c11-9b42-3f0c6a51d2e7";
const RECEIPT = "4029173380561274";
const VILLAGE = { header: { ETag: '"v"' }, body: { code: "360735100211", name: "濯坑村委会", level: "village", parent: "360735100", children: [] } };
const bodyOf = ({ data }) => (typeof data === "string" ? JSON.parse(data) : data);
const screens = [
  ["site-screen", {}, "最近公布"],
  ["search-screen", {}, "公布的清册"],
  ["roster-screen", { id: ROSTER }, "1. 苏松"],
  ["notices-screen", {}, "耕地地力保护补贴"],
  ["programme-screen", { code: "farmland" }, "每亩 106.23 元"],
];
const much = 3_600_000;
let clock;

beforeEach(() => phone.reset());
afterEach(() => clock?.mockRestore());
const later = () => {
  const now = Date.now() + much;
  clock = jest.spyOn(Date, "now").mockImplementation(() => now);
};

test.each(screens)("%s shows what was seen last, and when", async (name, query, words) => {
  const before = render(name, { query });
  await sees(before, words);
  await until(() => !before.instance.data.busy);
  later();
  phone.lose();
  const offline = render(name, { query });
  await sees(offline, words);
  await sees(offline, "现在连不上网,这是上次看到的内容。上次更新于 20");
  expect(offline.querySelector(".problem")).toBeFalsy();
});

test("on a slow network what was seen last is there before any answer", async () => {
  const before = render("roster-screen", { query: { id: ROSTER } });
  await sees(before, "1. 苏松");
  await until(() => !before.instance.data.busy);
  later();
  phone.hold = true;
  const slow = render("roster-screen", { query: { id: ROSTER } });
  await sees(slow, "1. 苏松");
  await sees(slow, "正在更新,先看上次的内容。上次更新于");
  picture("roster-updating");
  phone.release();
  await until(() => !slow.instance.data.busy);
  expect(text(slow)).not.toContain("上次更新于");
});

test("what was not seen says that there is no network, and can be tried again", async () => {
  phone.lose();
  const roster = render("roster-screen", { query: { id: "never-seen" } });
  await sees(roster, "网络不通");
  picture("roster-unseen");
  phone.online = true;
  phone.back();
  await tap(find(roster, ".note"), ".again");
  await sees(roster, "1. 苏松");
});

test("a report is begun, written and kept without a network, and goes when there is one", async () => {
  await keepForms();
  later();
  phone.lose();
  phone.requests.length = 0;
  const report = render("report-screen", { query: {} });
  await sees(report, "补贴资金");
  await tapText(report, ".kind", "补贴资金");
  await sees(report, "您要反映谁?");
  await tapText(report, ".option", "村(社区、嘎查)干部");
  await type(report, ".subject", "耕地补贴面积不实");
  await type(report, ".story", "多报了两亩。");
  await tap(report, ".submit");
  await sees(report, "可以先离开,有网时再打开“我要举报”,记下查询码。");
  picture("report-waiting");
  expect(phone.asked("submitReport").filter(({ operation }) => operation)).toHaveLength(0);

  const back = render("report-screen", { query: {} });
  await sees(back, "正在送出");
  phone.online = true;
  phone.back();
  await sees(back, RECEIPT);
  expect(phone.asked("submitReport")).toHaveLength(1);
  expect(phone.asked("submitReport")[0].header.Authorization).toBeUndefined();
  const card = back.querySelector(".receipt");
  await type(card, ".typed", RECEIPT.slice(-4));
  await tap(card, ".leave");
  await until(() => phone.shown.some(({ url }) => url === "/pages/site/index"));
  expect(await api.outbox.entries()).toEqual([]);
});

test("every phone keeps the forms alike, and nothing tells who opened one", async () => {
  await keepForms();
  const kept = [...phone.storage.keys()].filter((key) => /questionnaire|kinds/.test(key));
  const kinds = phone.example("listReportKinds").items;
  expect(kept).toHaveLength(kinds.length + 1);
  expect(phone.requests.every(({ header }) => !header.Authorization)).toBe(true);
});

test("a wish that waits stands in the list, and in the list of what the village has once it arrived", async () => {
  phone.answers.getRegion = VILLAGE;
  phone.storage.set("site", "360735100211");
  await keepForms();
  phone.lose();
  const wish = render("wish-new-screen", { query: {} });
  await sees(wish, "濯坑村委会");
  await tapText(wish, ".type", "设施维修");
  await type(wish, ".subject", "井盖坏了");
  await type(wish, ".story", "路口的井盖裂了。");
  await tap(wish, ".submit");
  await sees(wish, "网络不好时会自动再送");

  const wishes = render("wishes-screen", { query: {} });
  await sees(wishes, "井盖坏了");
  await sees(wishes, "有网时会自动送,不用再写一遍。");
  picture("wishes-waiting");
  await tap(wishes, ".kept");
  const [{ id }] = await api.outbox.entries();
  expect(phone.shown.pop().url).toBe(`/pages/wish-new/index?entry=${id}`);
  phone.online = true;
  phone.back();
  await until(() => phone.asked("submitWish").length === 1);
  await until(() => !wishes.querySelector(".kept"));
  await sees(wishes, "村口路灯不亮");
  expect(await api.outbox.entries()).toEqual([]);
  phone.storage.delete("site");
});

test("a wish that was refused is there to be mended, with its words", async () => {
  phone.answers.submitWish = { status: 422, body: { status: 422, code: "wish-text-refused", title: "不能提交", detail: "内容里有身份证号,请删除。", retryable: false } };
  const { id } = await api.outbox.addWish({ type: "repair", title: "路灯", text: "写了号码。", region: "360735100211" });
  await until(() => phone.asked("submitWish").length === 1);
  const wishes = render("wishes-screen", { query: {} });
  await sees(wishes, "没有收下");
  await sees(wishes, "内容里有身份证号,请删除。");
  phone.answers = { getRegion: VILLAGE };
  const wish = render("wish-new-screen", { query: { entry: id } });
  await sees(wish, "内容里有身份证号,请删除。");
  expect(wish.instance.data).toMatchObject({ title: "路灯", text: "写了号码。", type: "repair" });
  await type(wish, ".story", "灯不亮。");
  await tap(wish, ".submit");
  await sees(wish, "XY360735100211-2026-0001");
  expect(bodyOf(phone.asked("submitWish").pop())).toMatchObject({ text: "灯不亮。", title: "路灯" });
});

test("a report that was refused is there with its words", async () => {
  phone.answers.submitReport = { status: 422, body: { status: 422, code: "report-office-closed", title: "暂停", detail: "受理单位暂时不能在线受理。", retryable: false } };
  const { id } = await api.outbox.addReport({ kind: "subsidy", subject: "面积不实", text: "多了两亩。", region: "360735", answers: { who: ["village-cadre"] } });
  await until(() => phone.asked("submitReport").length === 1);
  const report = render("report-screen", { query: {} });
  await sees(report, "受理单位暂时不能在线受理。");
  expect(report.instance.data).toMatchObject({ kind: "subsidy", subject: "面积不实", text: "多了两亩。" });
  await until(() => report.querySelectorAll(".option").some((each) => each.dom.className.includes("choice-on")));
  await api.outbox.done(id);
});
