const { phone, render, sees, tap, type, picture, until, text } = require("./support/screens");

const unproven = { body: { id: "5a7c1d9e-2f43-4b6f-9d1a-0c8e7b6a5f41", verified: false } };

beforeEach(() => phone.reset());

test("one logs in, proves who one is, and leaves", async () => {
  phone.answers.getMe = unproven;
  const me = render("me-screen", { query: {} });
  await sees(me, "还没有登录");
  picture("me-out");
  await tap(me, ".login");
  await sees(me, "填一次姓名和身份证号");
  picture("me-unproven");
  await tap(me, ".prove");
  await sees(me, "请填姓名和身份证号。");
  await type(me, ".name", "张小三");
  await type(me, ".id-number", "360799199001011234");
  phone.answers.proveIdentity = { status: 422, body: { status: 422, code: "identity-not-matched", title: "对不上", detail: "姓名和身份证号对不上,请核对。", retryable: false } };
  await tap(me, ".prove");
  await sees(me, "姓名和身份证号对不上");
  phone.answers = {};
  await tap(me, ".prove");
  await sees(me, "张*三");
  await sees(me, "已确认身份");
  picture("me");
  expect(me.instance.data.idNumber).toBe("");
  expect([...phone.storage.values()].join()).not.toContain("360799");
  await tap(me, ".logout");
  await sees(me, "还没有登录");
  expect(phone.asked("logout")).toHaveLength(1);
});

test("large type is remembered, and told to the page", async () => {
  const { pageStyle } = require("../dist/services/settings");
  const me = render("me-screen", { query: {} });
  await sees(me, "大字");
  let told = 0;
  me.addEventListener("restyle", () => (told += 1));
  expect(pageStyle()).toBe("");
  await type(me, ".large", true);
  expect(told).toBe(1);
  expect(pageStyle()).toContain("--ft-m:42rpx");
  await type(me, ".large", false);
});

test("what is on the phone can be removed", async () => {
  const me = render("me-screen", { query: {} });
  await sees(me, "还没有登录");
  await tap(me, ".login");
  await sees(me, "张*三");
  expect([...phone.storage.keys()].length).toBeGreaterThan(0);
  await tap(me, ".wipe");
  await until(() => phone.shown.some(({ title }) => title === "已清除"));
  expect(text(me)).toContain("还没有登录");
});
