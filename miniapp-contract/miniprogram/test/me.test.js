const { phone, render, sees, find, tap, type, picture, until, text } = require("./support/screens");

const unproven = { body: { id: "5a7c1d9e-2f43-4b6f-9d1a-0c8e7b6a5f41", verified: false } };

const nobodyYet = { id: unproven.body.id, verified: true, name: "张*三" };
const bodyOf = ({ data }) => (typeof data === "string" ? JSON.parse(data) : data);

async function loggedIn() {
  const me = render("me-screen", { query: {} });
  await until(() => !me.instance.data.busy);
  if (me.querySelector(".login")) await tap(me, ".login");
  await sees(me, "退出登录");
  return me;
}

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

describe("a phone number", () => {
  test("is given by WeChat's own button, shown in part, and removed", async () => {
    const me = await loggedIn();
    phone.answers.getMe = { body: nobodyYet };
    await me.instance.load();
    await sees(me, "留下手机号");
    picture("me-phone");
    const give = find(me, ".give-phone");
    expect(give.instance.data.openType).toBe("getPhoneNumber");
    give.instance.triggerEvent("getphonenumber", { code: "phone-1", errMsg: "getPhoneNumber:ok" });
    await sees(me, "138****0000");
    expect(bodyOf(phone.asked("givePhone")[0])).toEqual({ code: "phone-1" });
    expect([...phone.storage.values()].join()).not.toContain("138");
    await tap(me, ".remove-phone");
    await sees(me, "手机号已经删除。");
    expect(phone.asked("removePhone")).toHaveLength(1);
  });

  test("need not be given: everything else goes on", async () => {
    phone.answers.getMe = { body: nobodyYet };
    const me = await loggedIn();
    find(me, ".give-phone").instance.triggerEvent("getphonenumber", { errMsg: "getPhoneNumber:fail user deny" });
    await sees(me, "没有留手机号,其他的照样能用。");
    picture("me-phone-refused");
    find(me, ".give-phone").instance.triggerEvent("getphonenumber", { errMsg: "getPhoneNumber:fail no permission" });
    await sees(me, "现在不能留手机号,不留也照样能用。");
    expect(phone.asked("givePhone")).toHaveLength(0);
    await tap(me, ".logout");
    await sees(me, "还没有登录");
  });

  test("whose code has ended can be given once more", async () => {
    phone.answers.getMe = { body: nobodyYet };
    phone.answers.givePhone = { status: 422, body: { status: 422, code: "phone-code-invalid", title: "手机号授权已失效", detail: "请再点一次授权按钮。", retryable: false } };
    const me = await loggedIn();
    find(me, ".give-phone").instance.triggerEvent("getphonenumber", { code: "old", errMsg: "getPhoneNumber:ok" });
    await sees(me, "请再点一次授权按钮。");
    expect(me.querySelector(".give-phone")).toBeTruthy();
  });
});

test("what the mini-program does with personal information is a tap away", async () => {
  const me = render("me-screen", { query: {} });
  await tap(me, ".privacy");
  expect(phone.shown.pop().name).toBe("openPrivacyContract");
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
  phone.storage.set("site", "360735100211");
  await tap(me, ".wipe");
  await until(() => phone.shown.some(({ title }) => title === "已清除"));
  expect(text(me)).toContain("还没有登录");
  expect([...phone.storage.values()].join()).not.toContain("360735100211");
});
