const { phone, render, sees, tap, tapText, type, picture, until, text } = require("./support/screens");

const bodyOf = ({ data }) => (typeof data === "string" ? JSON.parse(data) : data);
const village = { code: "360735100211", name: "濯坑村委会", level: "village", parent: "360735100", children: [] };
const done = () => ({ ...phone.example("getWish"), status: "done", statusName: "已办结,待评价", result: "已更换灯头和灯泡", next: ["confirmed", "reopened"], silentConfirmOn: "2026-12-02" });

beforeEach(() => phone.reset());

test("my wishes show where each stands", async () => {
  const wishes = render("wishes-screen", { query: {} });
  await sees(wishes, "村口路灯不亮");
  await sees(wishes, "待接单");
  await sees(wishes, "最迟2026年11月25日");
  picture("wishes");
  wishes.instance.more();
  await until(() => wishes.querySelectorAll(".wish").length === 2);
  await tap(wishes, ".wish");
  expect(phone.shown.pop().url).toMatch(/^\/pages\/wish\/index\?id=/);
  await tap(wishes, ".add");
  expect(phone.shown.pop().url).toBe("/pages/wish-new/index");
});

test("a wish is told to the village", async () => {
  const wish = render("wish-new-screen", { query: {} });
  await sees(wish, "设施维修");
  await tap(wish, ".submit");
  await sees(wish, "还没有填:在哪个村、是哪类事、标题、具体情况");
  phone.answers.getRegion = { body: village };
  await tapText(wish, ".region", "濯坑村委会");
  await until(() => !wish.querySelector(".region"));
  await tapText(wish, ".type", "设施维修");
  await type(wish, ".subject", "村口路灯不亮");
  await type(wish, ".story", "坏了一周。");
  picture("wish-new");
  await tap(wish, ".submit");
  await sees(wish, "XY360735100211-2026-0001");
  await sees(wish, "最迟2026年11月25日有人接单");
  picture("wish-sent");
  const [asked] = phone.asked("submitWish");
  expect(bodyOf(asked)).toMatchObject({ type: "repair", title: "村口路灯不亮", region: village.code });
  expect(asked.header["Idempotency-Key"].length).toBeGreaterThan(20);
});

test("without a network a wish waits and goes by itself", async () => {
  phone.answers.getRegion = { body: village };
  const wish = render("wish-new-screen", { query: {} });
  await sees(wish, "设施维修");
  await tapText(wish, ".type", "设施维修");
  await type(wish, ".subject", "井盖坏了");
  await type(wish, ".story", "路口的井盖裂了。");
  phone.lose();
  await tap(wish, ".submit");
  await sees(wish, "网络不好时会自动再送");
  picture("wish-waiting");
  phone.online = true;
  phone.back();
  await sees(wish, "XY360735100211-2026-0001");
});

test("a finished wish is rated", async () => {
  phone.answers.getWish = { body: done() };
  const wish = render("wish-screen", { query: { id: "w" } });
  await sees(wish, "结果:已更换灯头和灯泡");
  await tap(wish, ".rate");
  expect(phone.asked("rateWish")).toHaveLength(0);
  await tap(wish, ".star", 4);
  await sees(wish, "很满意");
  picture("wish-rating");
  await type(wish, ".comment", "修得很快");
  await tap(wish, ".rate");
  await sees(wish, "您的评价:★★★★★ 很满意 修得很快");
  expect(bodyOf(phone.asked("rateWish")[0])).toEqual({ stars: 5, comment: "修得很快" });
  expect(wish.querySelector(".rating")).toBeFalsy();
});

test("what was not done well is opened again, with a reason", async () => {
  phone.answers.getWish = { body: done() };
  const wish = render("wish-screen", { query: { id: "w" } });
  await sees(wish, "没办好,请重新办");
  await tap(wish, ".want-reopen");
  await sees(wish, "还有什么没办好");
  await tap(wish, ".reopen");
  await sees(wish, "请说说还有什么没办好。");
  await type(wish, ".reason", "灯亮了两天又灭了");
  await tap(wish, ".reopen");
  await sees(wish, "已重开");
  expect(text(wish)).toContain("灯亮了两天又灭了");
  picture("wish-reopened");
});
