// Consent to messages by WeChat: asked for in a tap, never before, never of somebody who gives no name.
const { phone, render, sees, tap, tapText, type, picture, until, find } = require("./support/screens");
const { api } = require("../dist/services/api");

const bodyOf = ({ data }) => (typeof data === "string" ? JSON.parse(data) : data);
const KINDS = ["wish-accepted", "wish-returned", "wish-done", "wish-closed", "payment-published", "attention"];
const template = (kind, more = {}) => ({ kind, title: `提醒 ${kind}`, template: `tpl-${kind}`, longTerm: kind === "payment-published", remaining: 0, accepted: false, ...more });
const asked = () => phone.shown.filter(({ name }) => name === "requestSubscribeMessage");

beforeEach(async () => {
  phone.reset();
  phone.answers.listNoticeTemplates = { body: { items: KINDS.map((kind) => template(kind)) } };
  phone.answers.recordNoticeConsents = ({ data }) => ({ body: { items: JSON.parse(data).results.map(({ template: id }) => template(id.slice(4))) } });
});

const loggedIn = () => api.session.login();

async function wish() {
  const screen = render("wish-screen", { query: { id: "w" } });
  await sees(screen, "用微信告诉我");
  return find(screen, ".notify");
}

test("of a wish one is told by WeChat after a tap, and the server learns what was said", async () => {
  await loggedIn();
  phone.consents = { "tpl-wish-accepted": "accept", "tpl-wish-done": "acceptWithAudio" };
  const notify = await wish();
  expect(asked()).toEqual([]);
  await tap(notify, ".ask");
  await sees(notify, "好,微信会告诉您。同意一次,每种收一条。");
  expect(asked()[0].tmplIds).toEqual(["tpl-wish-accepted", "tpl-wish-returned", "tpl-wish-done", "tpl-wish-closed"]);
  expect(bodyOf(phone.asked("recordNoticeConsents")[0])).toEqual({
    results: [
      { template: "tpl-wish-accepted", result: "accept" },
      { template: "tpl-wish-returned", result: "reject" },
      { template: "tpl-wish-done", result: "acceptWithAudio" },
      { template: "tpl-wish-closed", result: "reject" },
    ],
  });
  picture("wish-told");
  // What was agreed to is not asked for again.
  await tap(notify, ".ask");
  await until(() => asked().length === 2);
  expect(asked()[1].tmplIds).toEqual(["tpl-wish-returned", "tpl-wish-closed"]);
});

test("who says no is told no more than that, and everything goes on", async () => {
  await loggedIn();
  const notify = await wish();
  await tap(notify, ".ask");
  await sees(notify, "没有打开提醒。进展随时可以在这里看。");
  expect(bodyOf(phone.asked("recordNoticeConsents")[0]).results.every(({ result }) => result === "reject")).toBe(true);
});

test("where all messages are turned off in WeChat nothing is sent to the server", async () => {
  await loggedIn();
  phone.consents = null;
  const notify = await wish();
  await tap(notify, ".ask");
  await sees(notify, "可能在微信里关掉了这个小程序的提醒");
  expect(phone.asked("recordNoticeConsents")).toEqual([]);
});

test("a site without templates, and somebody who is not logged in, see no button", async () => {
  phone.answers.listNoticeTemplates = { body: { items: [] } };
  await loggedIn();
  const none = render("wish-screen", { query: { id: "w" } });
  await sees(none, "办理经过");
  await until(() => phone.asked("listNoticeTemplates").length > 0 && phone.pending === 0);
  expect(none.dom.textContent).not.toContain("用微信告诉我");

  await api.session.logout();
  phone.requests.length = 0;
  const objection = render("notify-me", { kinds: ["attention"] });
  await until(() => phone.pending === 0);
  expect(phone.requests).toEqual([]);
  expect(objection.dom.textContent).toBe("");
});

test("me shows what is open, and asks about five at once at most", async () => {
  phone.answers.listNoticeTemplates = { body: { items: KINDS.map((kind) => template(kind, kind === "wish-done" ? { accepted: true, remaining: 2 } : {})) } };
  phone.answers.recordNoticeConsents = { body: { items: [template("wish-accepted", { accepted: true, remaining: 1 })] } };
  await loggedIn();
  const me = render("me-screen", { query: {} });
  await sees(me, "已打开,还有 2 条");
  await sees(me, "没有打开");
  await sees(me, "用微信告诉我");
  picture("me-notices");
  await tap(find(me, ".notify"), ".ask");
  expect(asked()[0].tmplIds).toEqual(KINDS.filter((kind) => kind !== "wish-done").map((kind) => `tpl-${kind}`));
  await sees(me, "已打开,还有 1 条");
});

test("payments offer to tell of the next ones", async () => {
  await loggedIn();
  phone.consents = { "tpl-payment-published": "accept" };
  const payments = render("payments-screen", { query: {} });
  await sees(payments, "提醒里不说是什么补贴、多少钱");
  await tap(find(payments, ".notify"), ".ask");
  await sees(payments, "好,微信会告诉您。");
  expect(asked()[0].tmplIds).toEqual(["tpl-payment-published"]);
});

describe("a report", () => {
  async function begun() {
    const report = render("report-screen", { query: {} });
    await sees(report, "补贴资金");
    await tapText(report, ".kind", "补贴资金");
    await sees(report, "您要反映谁?");
    await tapText(report, ".option", "村(社区、嘎查)干部");
    await type(report, ".subject", "耕地补贴面积不实");
    await type(report, ".story", "多报了两亩。");
    return report;
  }
  async function sent(report) {
    await tap(report, ".submit");
    await until(() => report.querySelector(".receipt"));
    const body = bodyOf(phone.asked("submitReport").pop());
    await type(report.querySelector(".receipt"), ".typed", "1274");
    await tap(report.querySelector(".receipt"), ".leave");
    await until(() => phone.shown.some(({ url }) => url === "/pages/site/index"));
    return body;
  }

  test("without a name offers no message and asks for none", async () => {
    await loggedIn();
    phone.requests.length = 0;
    const report = await begun();
    expect(report.querySelector(".notify")).toBeFalsy();
    const body = await sent(report);
    expect(body.notify).toBeUndefined();
    expect(phone.asked("listNoticeTemplates")).toEqual([]);
    expect(asked()).toEqual([]);
  });

  test("with a name tells only who has chosen so, and says not of what", async () => {
    await loggedIn();
    phone.consents = { "tpl-attention": "accept" };
    const report = await begun();
    await tap(report, ".named");
    await sees(report, "只说“关注的事项有新进展”,不说是什么事。");
    await until(() => phone.asked("listNoticeTemplates").length === 1 && phone.pending === 0);
    expect(asked()).toEqual([]);
    await tap(report, ".notify");
    await until(() => phone.asked("recordNoticeConsents").length === 1);
    expect(asked()[0].tmplIds).toEqual(["tpl-attention"]);
    picture("report-named");
    const body = await sent(report);
    expect(body.notify).toBe(true);
  });

  test("whose author goes back to giving no name is told nothing", async () => {
    await loggedIn();
    const report = await begun();
    await tap(report, ".named");
    await until(() => phone.asked("listNoticeTemplates").length === 1 && phone.pending === 0);
    await tap(report, ".notify");
    await tap(report, ".anonymous");
    const body = await sent(report);
    expect(body).toMatchObject({ anonymous: true });
    expect(body.notify).toBeUndefined();
  });
});
