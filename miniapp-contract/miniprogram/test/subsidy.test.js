const { phone, render, sees, tap, tapText, type, picture, until, text } = require("./support/screens");

const ROSTER = "019aa5c2-7d30-7c11-9b42-3f0c6a51d2e7";
const village = { code: "360735100200", name: "兴隆村委会", level: "village", parent: "360735100", children: [] };

beforeEach(() => phone.reset());

describe("subsidy search", () => {
  test("shows what was published, by year and programme", async () => {
    const search = render("search-screen", { query: {} });
    await sees(search, "2025年石城县琴江镇耕地地力保护补贴发放清册");
    await sees(search, "4050 笔 · 2,462,302.97 元");
    picture("search");
    await until(() => search.querySelectorAll(".year").length > 1);
    await tapText(search, ".year", "2025年");
    await tapText(search, ".programme", "耕地地力保护补贴");
    await until(() => phone.asked("listRosters").some(({ query }) => query.year === "2025" && query.programme === "farmland"));
    await until(() => !search.instance.data.busy && search.querySelector(".more"));
    await tap(search, ".more");
    await until(() => search.querySelectorAll(".roster").length === 2 && !search.querySelector(".more"));
    await tap(search, ".roster");
    expect(phone.shown.pop().url).toBe(`/pages/roster/index?id=${ROSTER}`);
  });

  test("asks for the village before it looks for a name", async () => {
    const search = render("search-screen", { query: {} });
    await sees(search, "公布的清册");
    await type(search, ".name", "苏松");
    await tap(search, ".find");
    await sees(search, "按姓名查,请先点您的乡镇、村");
    expect(phone.asked("listRosterLines")).toHaveLength(0);
    phone.answers.getRegion = { body: village };
    await tap(search, ".village");
    await sees(search, "764.86 元");
    expect(phone.asked("listRosterLines")[0].query).toMatchObject({ village: village.code, name: "苏松" });
    picture("search-name");
    phone.answers.listRosterLines = { body: { items: [] } };
    await tap(search, ".find");
    await sees(search, "没有查到“苏松”");
  });
});

describe("subsidy search, further", () => {
  test("goes up again from where a code led", async () => {
    phone.answers.getRegion = { body: village };
    phone.storage.set("site", village.code);
    const search = render("search-screen", { query: {} });
    await sees(search, "兴隆村委会");
    phone.answers = {};
    await tap(search, ".up");
    await sees(search, "琴江镇");
    expect(phone.storage.get("site")).toBe(village.parent);
    phone.storage.delete("site");
  });

  test("works without the years, and says where a name was looked for", async () => {
    phone.answers.getRegion = { body: { ...village, code: "360735100999" } };
    phone.answers.getRegionTrend = { status: 404, body: { status: 404, code: "not-found", title: "没有", detail: "没有。", retryable: false } };
    const many = Array.from({ length: 11 }, (_, index) => ({ ...phone.example("listRosters").items[0], id: `r${index}` }));
    phone.answers.listRosters = { body: { items: many } };
    phone.answers.listRosterLines = { body: { items: [] } };
    phone.storage.set("site", "360735100999");
    const search = render("search-screen", { query: {} });
    await sees(search, "公布的清册");
    await type(search, ".name", "苏松");
    await tap(search, ".find");
    await sees(search, "最近公布的 10 份清册里没有查到“苏松”");
    expect(text(search)).not.toContain("没有。");
    phone.storage.delete("site");
  });
});

describe("a roster", () => {
  test("of a whole township costs no more at its end than at its beginning", async () => {
    const line = phone.example("listRosterLines").items[0];
    let page = 0;
    phone.answers.listRosterLines = ({ query }) => ({
      header: { ETag: `"${query.cursor ?? 0}"` },
      body: { items: Array.from({ length: Number(query.limit) }, (_, index) => ({ ...line, no: page * 50 + index + 1 })), nextCursor: `p${(page += 1)}` },
    });
    const roster = render("roster-screen", { query: { id: "township" } });
    await until(() => roster.querySelectorAll(".line").length === 50);
    const { instance } = roster;
    const sent = [];
    const setData = instance.setData.bind(instance);
    instance.setData = (data, ...more) => (sent.push(JSON.stringify(data).length), setData(data, ...more));
    const seen = [];
    instance.createIntersectionObserver = () => ({ relativeToViewport: () => ({ observe: (selector, told) => seen.push({ selector, told }) }), disconnect() {} });
    for (let at = 1; at < 8; at++) {
      await instance.more();
      // As a phone whose window shows two blocks would tell.
      instance.pass(at - 1, false, 4000);
      expect(roster.querySelectorAll(".line").length).toBeLessThanOrEqual(100);
    }
    expect(phone.asked("listRosterLines").filter(({ path }) => path.includes("township")).every(({ query }) => query.limit === "50")).toBe(true);
    expect(instance.data.count).toBe(400);
    expect(Math.max(...sent)).toBeLessThan(12_000);
    expect(roster.dom.querySelector("[style*='4000px']")).toBeTruthy();
    instance.pass(0, true, 4000);
    await sees(roster, "1. 苏松");
    expect(roster.querySelectorAll(".line").length).toBe(100);
    seen[0].told({ intersectionRatio: 0, boundingClientRect: { height: 10 } });
    expect(seen[0].selector).toBe("#block-1");
  });

  test("scrolls to its end", async () => {
    const roster = render("roster-screen", { query: { id: ROSTER } });
    await sees(roster, "正在公示,公示到2026年11月28日");
    await sees(roster, "1. 苏松");
    await sees(roster, "7.2 亩 × 106.23 元");
    picture("roster");
    roster.instance.more();
    await sees(roster, "到底了,一共显示了 2 笔");
    const asked = phone.asked("listRosterLines").length;
    roster.instance.more();
    expect(phone.asked("listRosterLines")).toHaveLength(asked);
    await tap(roster, ".doubt");
    expect(phone.shown.pop().url).toBe(`/pages/objection/index?roster=${ROSTER}&version=1&line=1`);
  });

  test("is still there without a network, with the time when it was seen", async () => {
    phone.lose();
    const later = Date.now() + 3_600_000;
    const clock = jest.spyOn(Date, "now").mockImplementation(() => later);
    const roster = render("roster-screen", { query: { id: ROSTER } });
    await sees(roster, "1. 苏松");
    await sees(roster, "现在连不上网,这是上次看到的内容。上次更新于");
    picture("roster-offline");
    clock.mockRestore();
  });

  test("says that it was corrected, or withdrawn", async () => {
    const example = phone.example("getRoster");
    const corrected = { ...example, version: 2, publicity: { ...example.publicity, open: false }, corrected: { reason: "复核了承包面积", added: 0, removed: 1, changed: 1 } };
    phone.answers.getRoster = { body: corrected };
    const roster = render("roster-screen", { query: { id: "corrected" } });
    await sees(roster, "这是更正后的第 2 版:复核了承包面积(增加 0 笔,删去 1 笔,改动 1 笔)");
    await until(() => roster.querySelector(".doubt"));
    await tap(roster, ".doubt");
    expect(phone.shown.pop().url).toBe("/pages/report/index?kind=subsidy&roster=corrected&version=2&line=1");

    phone.answers.getRoster = { status: 410, body: { status: 410, code: "roster-withdrawn", title: "已撤回", detail: "这份清册已撤回:金额有误。", retryable: false } };
    const gone = render("roster-screen", { query: { id: "withdrawn" } });
    await sees(gone, "这份清册已撤回:金额有误。");
  });

  test("of a whole county lets one choose the township, then the village", async () => {
    const roster = { ...phone.example("getRoster"), region: { code: "361199", name: "石城县" } };
    const towns = [{ code: "361199100", name: "琴江镇", level: "township" }, { code: "361199101", name: "小松镇", level: "township" }];
    const villages = [{ code: "361199101001", name: "丹溪村", level: "village" }, { code: "361199101002", name: "桐江村", level: "village" }];
    phone.answers.getRoster = { body: roster };
    phone.answers.getRegion = ({ path }) => ({
      body: path.endsWith("/361199") ? { code: "361199", name: "石城县", level: "county", children: towns } : { code: path.slice(-9), name: "小松镇", level: "township", parent: "361199", children: villages },
    });
    const screen = render("roster-screen", { query: { id: "county" } });
    await sees(screen, "小松镇");
    await until(() => !screen.instance.data.busy);
    await type(screen, ".name", "苏");
    await tap(screen, ".find");
    await sees(screen, "请先点您的乡镇,再点您的村。");
    await tapText(screen, ".town", "小松镇");
    await sees(screen, "桐江村");
    await until(() => !screen.instance.data.busy);
    picture("roster-county");
    // The name that was written before is looked for now.
    await tapText(screen, ".village", "桐江村");
    await until(() => phone.asked("listRosterLines").some(({ query }) => query.village === "361199101002" && query.name === "苏"));

    const scanned = render("roster-screen", { query: { id: "county", village: "361199101002" } });
    await sees(scanned, "桐江村");
    expect(scanned.instance.data).toMatchObject({ town: "361199101", village: "361199101002" });
  });

  test("wants a village before a name where it has several", async () => {
    const roster = render("roster-screen", { query: { id: ROSTER } });
    await sees(roster, "全部村");
    await type(roster, ".name", "苏");
    await tap(roster, ".find");
    await sees(roster, "按姓名查请先点您的村");
  });
});

describe("an objection", () => {
  const bodyOf = ({ data }) => (typeof data === "string" ? JSON.parse(data) : data);

  test("needs no login, and its receipt must be written down", async () => {
    const objection = render("objection-screen", { query: { roster: ROSTER, version: "1", line: "12" } });
    await sees(objection, "对清册第 12 笔");
    await tap(objection, ".submit");
    await sees(objection, "还没有填:哪里不对、说明");
    await tapText(objection, ".kind", "数量不对");
    await type(objection, ".story", "少登了 1 亩。");
    picture("objection");
    await tap(objection, ".submit");
    await sees(objection, "4821093755660142");
    const [asked] = phone.asked("submitObjection");
    expect(asked.header.Authorization).toBeUndefined();
    expect(bodyOf(asked)).toEqual({ kind: "wrong-quantity", text: "少登了 1 亩。", line: 12, version: 1 });
    picture("objection-receipt");
    await type(objection.querySelector(".receipt"), ".typed", "0142");
    await tap(objection.querySelector(".receipt"), ".leave");
    expect(phone.shown.pop().url).toBe("/pages/site/index");
    expect([...phone.storage.values()].join()).not.toContain("4821093755660142");
  });

  test("is answered to whoever has its receipt", async () => {
    const objections = render("objections-screen", { query: {} });
    await type(objections, ".receipt", "4821093755660142");
    await tap(objections, ".find");
    await sees(objections, "第 12 笔:数量不对");
    await sees(objections, "异议成立");
    await sees(objections, "清册第 2 版已经改正。");
    picture("objections");
  });
});

describe("my payments", () => {
  test("show each year and each payment", async () => {
    const mine = render("payments-screen", { query: {} });
    await sees(mine, "全家 1,083.55 元");
    await sees(mine, "同户 苏梅318.69 元");
    await sees(mine, "公示期到 2025-12-01,可直接提出异议。");
    picture("payments");
    await tap(mine, ".year");
    await until(() => phone.asked("listMyPayments").some(({ query }) => query.year === "2025"));
    await until(() => mine.querySelector(".phone"));
    await tap(mine, ".phone");
    expect(phone.shown.pop().phoneNumber).toBe("0797-0000001");
    expect([...phone.storage.values()].join()).not.toContain("苏松,");
  });

  test("ask who one is first", async () => {
    phone.answers.listMyPayments = { status: 403, body: { status: 403, code: "identity-required", title: "请先核验身份", detail: "请先核验身份。", retryable: false } };
    const mine = render("payments-screen", { query: {} });
    await sees(mine, "先确认您是谁");
    picture("payments-unproven");
    await tap(mine, ".go-prove");
    expect(phone.shown.pop().url).toBe("/pages/me/index");
  });
});

describe("policies and reminders", () => {
  test("tell the policies to everybody", async () => {
    const notices = render("notices-screen", { query: {} });
    await sees(notices, "耕地地力保护补贴");
    await tap(notices, ".programme");
    expect(phone.shown.pop().url).toBe("/pages/programme/index?code=farmland");
  });

  test("tell who is logged in that something moved, and not what", async () => {
    const notices = render("notices-screen", { query: {} });
    await sees(notices, "您关注的事项有新进展");
    picture("notices");
    await tap(notices, ".clear");
    await sees(notices, "现在没有提醒");
    expect(phone.asked("clearMyNotices")).toHaveLength(1);
  });
});

describe("a policy", () => {
  test("says who gets it, how much, and whom to call", async () => {
    const programme = render("programme-screen", { query: { code: "farmland" } });
    await sees(programme, "每亩 106.23 元");
    await sees(programme, "拥有耕地承包权的种地农民");
    picture("programme");
    await tap(programme, ".phone", 1);
    expect(phone.shown.pop().phoneNumber).toBe("0797-0000002");
    await tap(programme, ".copy");
    expect(phone.shown.pop().data).toBe("https://example.gov.cn/policy/farmland");
  });

  test("is read aloud where WeChat can", async () => {
    const silent = render("programme-screen", { query: { code: "farmland" } });
    await sees(silent, "发给谁");
    expect(text(silent)).not.toContain("读给我听");

    const spoken = [];
    global.requirePlugin = () => ({ textToSpeech: ({ content, success }) => (spoken.push(content), success({ filename: "a.mp3" })) });
    const programme = render("programme-screen", { query: { code: "farmland" } });
    await sees(programme, "读给我听");
    picture("programme-aloud");
    await tap(programme.querySelector(".aloud"), ".play");
    delete global.requirePlugin;
    expect(spoken[0]).toMatch(/^耕地地力保护补贴。2025年标准,每亩 106.23 元/);
    expect(phone.shown.pop().name).toBe("play");
  });
});
