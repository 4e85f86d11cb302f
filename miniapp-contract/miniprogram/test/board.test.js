// Wishes that everybody sees: shown only by their authors' choice, and never who wished them.
const { phone, render, sees, tap, tapText, type, picture, until, text, find } = require("./support/screens");

const bodyOf = ({ data }) => (typeof data === "string" ? JSON.parse(data) : data);
const village = { code: "360735100211", name: "濯坑村委会", level: "village", parent: "360735100", children: [] };

beforeEach(() => {
  phone.reset();
  phone.storage.delete("site");
});

test("the board shows what is under way in a place and what lies in it", async () => {
  const board = render("board-screen", { query: {} });
  await sees(board, "村口路灯不亮");
  await sees(board, "2026年11月23日提出,2026年11月25日办结");
  await until(() => !board.instance.data.busy);
  expect(phone.asked("listPublicWishes").every(({ header }) => !header.Authorization)).toBe(true);
  picture("board");
  await board.instance.more();
  await until(() => board.querySelectorAll(".wish").length === 2);
  await tap(board, ".wish");
  expect(phone.shown.pop().url).toMatch(/^\/pages\/public-wish\/index\?id=/);
  await tap(board, ".place");
  await until(() => phone.storage.get("site"));
  expect(board.instance.shared().path).toMatch(/^\/pages\/board\/index\?region=\d+$/);
});

test("one wish shows what became of it; pictures come when they are asked for", async () => {
  const wish = render("public-wish-screen", { query: { id: "w" } });
  await sees(wish, "结果:已更换灯头和灯泡");
  await sees(wish, "提的人的评价:★★★★★");
  await sees(wish, "办结 2026年11月25日");
  expect(wish.dom.querySelector("wx-image")).toBeNull();
  await tap(wish, ".see-files");
  await until(() => wish.querySelector(".file"));
  picture("public-wish");
  await tap(wish, ".file");
  expect(phone.shown.pop()).toMatchObject({ name: "previewImage", urls: [expect.stringMatching(/\/api\/v1\/wishes\/.+\/public\/files\/.+/)] });
});

test("what its author took back is gone, even where it was seen before", async () => {
  const before = render("public-wish-screen", { query: { id: "taken" } });
  await sees(before, "结果:");
  await until(() => !before.instance.data.busy);
  const now = Date.now() + 3_600_000;
  const clock = jest.spyOn(Date, "now").mockImplementation(() => now);
  phone.answers.getPublicWish = { status: 404, body: { status: 404, code: "not-found", title: "没有找到", detail: "没有找到这件心愿。", retryable: false } };
  const gone = render("public-wish-screen", { query: { id: "taken" } });
  await sees(gone, "没有找到这件心愿。");
  await until(() => !text(gone).includes("已更换灯头"));
  clock.mockRestore();
});

async function written(kind) {
  phone.storage.set("site", village.code);
  phone.answers.getRegion = { body: village };
  const wish = render("wish-new-screen", { query: {} });
  await sees(wish, "设施维修");
  await tapText(wish, ".type", kind);
  await type(wish, ".subject", "村口路灯不亮");
  await type(wish, ".story", "坏了一周。");
  return wish;
}

test("a new wish is shown to nobody unless its author says so", async () => {
  const first = await written("设施维修");
  await sees(first, "放进心愿公开栏");
  await tap(first, ".submit");
  await sees(first, "XY360735100211-2026-0001");
  expect(bodyOf(phone.asked("submitWish")[0]).public).toBeUndefined();

  const second = await written("设施维修");
  await tap(second, ".public");
  picture("wish-new-public");
  await tap(second, ".submit");
  await sees(second, "XY360735100211-2026-0001");
  expect(bodyOf(phone.asked("submitWish")[1]).public).toBe(true);
});

test("a wish about somebody's need is not offered to be shown", async () => {
  const wish = await written("困难帮扶");
  expect(text(wish)).not.toContain("放进心愿公开栏");
  await tapText(wish, ".type", "设施维修");
  await tap(wish, ".public");
  await tapText(wish, ".type", "困难帮扶");
  await tap(wish, ".submit");
  await sees(wish, "XY360735100211-2026-0001");
  expect(bodyOf(phone.asked("submitWish")[0]).public).toBeUndefined();
});

test("an author sees how far it is, writes other words for the public, and takes it back", async () => {
  const example = phone.example("getWish");
  phone.answers.getWish = { body: { ...example, publicity: "needs-change", publicityName: "写了个人信息,尚未公开", publicityReason: "标题里有手机号。" } };
  const wish = render("wish-screen", { query: { id: "w" } });
  await sees(wish, "标题里有手机号。");
  picture("wish-needs-change");
  phone.answers.publishWish = ({ data }) => ({
    body: { ...example, publicity: JSON.parse(data).public ? "checking" : "private", publicityName: JSON.parse(data).public ? "公开审核中" : "不公开", publicityReason: undefined },
  });
  await tap(wish, ".want-public");
  expect(wish.instance.data.publicText).toBe(example.text);
  await type(wish, ".public-text", "村口的灯坏了。");
  picture("wish-publish");
  await tap(wish, ".publish");
  await sees(wish, "公开审核中");
  expect(bodyOf(phone.asked("publishWish")[0])).toEqual({ public: true, title: example.title, text: "村口的灯坏了。" });
  await tap(wish, ".hide");
  await sees(wish, "不公开");
  expect(bodyOf(phone.asked("publishWish")[1])).toEqual({ public: false });
});
