const { phone, render, sees, tap, tapText, type, picture, until, text, find } = require("./support/screens");

const { api } = require("../dist/services/api");

const RECEIPT = "4029173380561274";
const problem = (status, code, detail) => ({ status, body: { status, code, title: code, detail, retryable: false } });

beforeEach(() => phone.reset());

/** Fills in a report up to its button. */
async function written() {
  const report = render("report-screen", { query: {} });
  await sees(report, "补贴资金");
  await tapText(report, ".kind", "补贴资金");
  await sees(report, "您要反映谁?");
  await tapText(report, ".option", "村(社区、嘎查)干部");
  await type(report, ".subject", "耕地补贴面积不实");
  await type(report, ".story", "公示的面积比我家实际种的多出两亩,请核查。");
  return report;
}

/** What is left of the outbox would be shown first to the next test. */
async function saveReceipt(report) {
  await until(() => report.querySelector(".receipt"));
  const card = report.querySelector(".receipt");
  await type(card, ".typed", RECEIPT.slice(-4));
  await tap(card, ".leave");
  await until(() => phone.shown.some(({ url }) => url === "/pages/site/index"));
}

test("questions appear as answers ask for them; what belongs above cannot be sent here", async () => {
  const report = render("report-screen", { query: {} });
  await sees(report, "补贴资金");
  picture("report-start");
  await tapText(report, ".kind", "补贴资金");
  await sees(report, "您要反映谁?");
  expect(text(report)).not.toContain("被反映人在哪个单位");
  await tapText(report, ".option", "村(社区、嘎查)干部");
  await sees(report, "被反映人在哪个单位");
  picture("report-questions");
  await tapText(report, ".option", "县级及以上领导干部");
  await sees(report, "请拨打 12388");
  expect(report.querySelector(".submit")).toBeFalsy();
});

test("a report goes without a token, and its receipt must be written down", async () => {
  const report = await written();
  await type(report, ".written", "濯坑村报账员");
  phone.media = [{ tempFilePath: "photo.jpg", fileType: "image" }];
  await tap(find(report, ".media"), ".choose");
  await sees(report, "已传好");
  picture("report-written");
  await tap(report, ".submit");
  await sees(report, "4029173380561274");
  const [asked] = phone.asked("submitReport");
  expect(Object.keys(asked.header).map((each) => each.toLowerCase())).not.toContain("authorization");
  const body = typeof asked.data === "string" ? JSON.parse(asked.data) : asked.data;
  expect(body).toMatchObject({ kind: "subsidy", anonymous: true, answers: { who: ["village-cadre"], post: ["濯坑村报账员"] }, questionnaireVersion: 1 });
  expect(body.uploadIds).toHaveLength(1);

  const card = report.querySelector(".receipt");
  expect(phone.leaveWarning).toContain("再也查不到");
  expect(text(report)).toContain("第 1 个:有文件还没有上传完成");
  picture("receipt");
  await tap(card, ".copy");
  expect(phone.shown.pop().data).toBe(RECEIPT);
  await tap(card, ".leave");
  await type(card, ".typed", "9999");
  await sees(report, "和查询码对不上");
  await tap(card, ".leave");
  expect(phone.shown).toEqual([]);
  await type(card, ".typed", RECEIPT.slice(-4));
  picture("receipt-saved");
  await tap(card, ".leave");
  await until(() => phone.shown.some(({ url }) => url === "/pages/site/index"));
  expect(phone.leaveWarning).toBe("");
  expect([...phone.storage.values()].join()).not.toContain(RECEIPT);
  expect([...phone.storage.values()].join()).not.toContain("耕地补贴面积不实");
});

test("one is asked whether it is about the office, and answers", async () => {
  phone.answers.submitReport = problem(409, "report-about-office", "内容提到了石城县纪委监委。您反映的是它或它的人吗?");
  const report = await written();
  await tap(report, ".submit");
  await sees(report, "您反映的是它或它的人吗?");
  picture("report-question");
  phone.answers = {};
  await tap(report, ".about-yes");
  await sees(report, "4029173380561274");
  const { data } = phone.asked("submitReport").pop();
  expect(typeof data === "string" ? JSON.parse(data) : data).toMatchObject({ aboutOffice: true });
  await saveReceipt(report);
});

test("what is missing is said before anything is sent", async () => {
  const report = await written();
  await type(report, ".subject", " ");
  await tap(report, ".submit");
  await sees(report, "还没有填:标题");
  expect(phone.asked("submitReport")).toHaveLength(0);
});

test("what the server refuses can be mended and sent again", async () => {
  phone.answers.submitReport = problem(422, "report-office-closed", "受理单位暂时不能在线受理,请拨打 12388。");
  const report = await written();
  await tap(report, ".submit");
  await sees(report, "请拨打 12388");
  expect(text(report)).toContain("事情经过");
  phone.answers = {};
  await tap(report, ".submit");
  await saveReceipt(report);
});

test("with one's own name it goes with a token, once the person has chosen so", async () => {
  const report = await written();
  await tap(report, ".named");
  await sees(report, "用我的姓名提交");
  await until(() => report.instance.data.proven === "yes");
  await tap(report, ".submit");
  await sees(report, "4029173380561274");
  const [asked] = phone.asked("submitReport");
  expect(asked.header.Authorization).toMatch(/^Bearer /);
  await saveReceipt(report);
});

test("who has not proven who they are cannot send it under a name, which would be neither", async () => {
  phone.answers.getMe = { body: { id: "5a7c1d9e-2f43-4b6f-9d1a-0c8e7b6a5f41", verified: false } };
  const report = await written();
  await tap(report, ".named");
  await sees(report, "用姓名举报要先确认身份。");
  picture("report-unproven");
  await tap(report, ".submit");
  await sees(report, "还没有确认身份,不能用姓名提交。");
  expect(phone.asked("submitReport")).toEqual([]);
  await tap(report, ".to-prove");
  expect(phone.shown.pop().url).toBe("/pages/me/index");
  await tap(report, ".anonymous");
  await tap(report, ".submit");
  await until(() => report.querySelector(".receipt"));
  expect(phone.asked("submitReport")[0].header.Authorization).toBeUndefined();
  await saveReceipt(report);
});

test("with one's own name a lost answer does not make two reports", async () => {
  const keys = [];
  phone.answers.submitReport = ({ header }) => (keys.push(header["Idempotency-Key"]), keys.length < 5 ? { status: 503, body: null } : undefined);
  const report = await written();
  await tap(report, ".named");
  await until(() => report.instance.data.proven === "yes");
  await tap(report, ".submit");
  await sees(report, "服务暂时不可用");
  await tap(report, ".submit");
  await until(() => report.querySelector(".receipt"));
  expect(keys.length).toBeGreaterThan(3);
  expect(new Set(keys).size).toBe(1);
  await saveReceipt(report);
});

describe("what is taken back", () => {
  const withPhoto = async () => {
    const report = await written();
    phone.media = [{ tempFilePath: "photo.jpg", fileType: "image" }];
    await tap(find(report, ".media"), ".choose");
    await sees(report, "已传好");
    return report;
  };

  test("keeps its photos", async () => {
    const report = await withPhoto();
    phone.lose();
    await tap(report, ".submit");
    await sees(report, "正在送出");
    await tap(report, ".drop");
    await sees(report, "事情经过");
    await sees(report, "已传好");
    phone.online = true;
    phone.back();
    await tap(report, ".submit");
    await until(() => report.querySelector(".receipt"));
    expect(JSON.parse(phone.asked("submitReport").pop().data).uploadIds).toHaveLength(1);
    await saveReceipt(report);
  });

  test("stays where it may have arrived already", async () => {
    phone.answers.submitReport = { status: 503, body: null };
    const report = await written();
    await tap(report, ".submit");
    await until(() => phone.asked("submitReport").length > 0);
    await tap(report, ".drop");
    await sees(report, "可能已经送到了。");
    phone.answers = {};
    await api.outbox.flush();
    await until(() => report.querySelector(".receipt"));
    await saveReceipt(report);
  });

  test("a draft that is left leaves no photo on the phone", async () => {
    const report = await withPhoto();
    expect(await api.uploads.tasks()).toHaveLength(1);
    report.detach();
    for (let left = 1; left; left = (await api.uploads.tasks()).length) await new Promise((done) => setTimeout(done, 5));
    await until(() => phone.asked("cancelUpload").length === 1);
  });
});

describe("progress", () => {
  test("is shown for a receipt, which is not kept", async () => {
    const progress = render("progress-screen", { query: {} });
    await type(progress, ".receipt", "402917");
    await tap(progress, ".find");
    await sees(progress, "现在填了 6 位");
    await type(progress, ".receipt", RECEIPT);
    await tap(progress, ".find");
    await sees(progress, "已受理");
    await sees(progress, "请补充您家的承包地块名称。");
    picture("progress");
    expect(phone.asked("lookUpReport")[0].header.Authorization).toBeUndefined();
    expect([...phone.storage.values()].join()).not.toContain(RECEIPT);

    await type(progress, ".story", "一块在坝上。");
    phone.media = [{ tempFilePath: "photo.jpg", fileType: "image" }];
    await tap(find(progress, ".files"), ".choose");
    await sees(progress, "已传好");
    phone.answers.supplementReport = problem(409, "report-about-office", "您反映的是现在办理的单位吗?");
    await tap(progress, ".send");
    await sees(progress, "您反映的是现在办理的单位吗?");
    phone.answers = {};
    await tap(progress, ".about-no");
    await sees(progress, "已经收到。");
    const { data } = phone.asked("supplementReport").pop();
    expect(typeof data === "string" ? JSON.parse(data) : data).toMatchObject({ receipt: RECEIPT, text: "一块在坝上。", aboutOffice: false });
    expect(text(progress)).not.toContain("已传好");
    await type(progress, ".story", "还有一块。");
    await tap(progress, ".send");
    await until(() => phone.asked("supplementReport").length === 3);
    expect(JSON.parse(phone.asked("supplementReport").pop().data).uploadIds).toBeUndefined();
    await type(progress, ".receipt", "4029 1733 8056 1274");
    expect(progress.instance.data.receipt).toBe(RECEIPT);
  });

  test("shows an office's files, of which none stays on the phone", async () => {
    const view = phone.example("lookUpReport");
    const [file] = phone.example("listFilesByReceipt").items;
    view.messages = view.messages.map((each) => ({ ...each, fileIds: each.from === "office" ? [file.id] : undefined }));
    phone.answers.lookUpReport = { body: view };
    const progress = render("progress-screen", { query: {} });
    await type(progress, ".receipt", RECEIPT);
    await tap(progress, ".find");
    await sees(progress, "办理单位给您的文件");
    await until(() => progress.querySelector(".office-files").querySelector(".open"));
    const files = progress.querySelector(".office-files");
    await tap(files, ".open");
    await until(() => files.querySelector(".shown"));
    expect([...phone.files.keys()]).toEqual([expect.stringMatching(/^shown-.*\.jpg$/)]);
    const [first] = phone.files.keys();
    await tap(files, ".next");
    await until(() => files.instance.data.page === 2);
    await until(() => phone.files.size === 1 && !phone.files.has(first));
    picture("progress-files");
    const asked = phone.asked("downloadFileByReceipt");
    expect(asked.map(({ data }) => JSON.parse(data))).toEqual([{ receipt: RECEIPT, fileId: file.id }, { receipt: RECEIPT, fileId: file.id, page: 2 }]);
    expect(asked.every(({ header, path }) => !header.Authorization && !path.includes(RECEIPT))).toBe(true);
    progress.detach();
    await until(() => phone.files.size === 0);
  });

  test("says that a receipt is wrong", async () => {
    phone.answers.lookUpReport = problem(404, "receipt-unknown", "没有这个查询码,请核对后再试。");
    const progress = render("progress-screen", { query: {} });
    await type(progress, ".receipt", "1111222233334444");
    await tap(progress, ".find");
    await sees(progress, "没有这个查询码,请核对后再试。");
    picture("progress-wrong");
  });
});
