import { newKey, type OutboxEntry, type ReportBody, type Schema } from "fingertip-client";
import { api } from "../../services/api";
import { attempt, idle, staleness } from "../../services/attempt";
import { dropUnsent } from "../../services/files";
import { ask } from "../../services/look";
import { open } from "../../services/navigate";
import { privately } from "../../services/own";
import { hereabouts } from "../../services/place";
import { type Answers, drawn, type Drawn, missing, relevant, reservedAdvice, shownQuestions } from "../../services/questionnaire";
import { ask as askWechat, record, type Template, templates } from "../../services/subscribe";

type Value = WechatMiniprogram.CustomEvent<{ value: string }>;

const own = privately(() => ({
  stop: undefined as (() => void) | undefined,
  /** The outbox's entry of this report. */
  entry: "",
  /** What was last sent under a name, and its key. */
  sent: { text: "", key: "" },
  templates: [] as Template[],
  files: [] as string[],
  answers: {} as Answers,
  form: null as Schema<"ReportQuestionnaire"> | null,
}));

/**
 * A tip-off. Without a name unless the person chooses otherwise; the text is kept on the phone only
 * from sending until the receipt was saved, by the client's outbox.
 */
Component({
  properties: { query: { type: Object, value: {} as Record<string, string> } },
  data: {
    ...idle,
    kinds: [] as { code: string; name: string }[],
    kind: "",
    region: "",
    place: "",
    /** Places inside, to say it more exactly. */
    above: "",
    nearer: [] as { code: string; name: string }[],
    questions: [] as Drawn[],
    reserved: "",
    subject: "",
    text: "",
    contact: "",
    files: [] as string[],
    named: false,
    /** Of who wants to give a name: "yes" or "no", empty while it is not known. */
    proven: "",
    /** Whether who gives a name wants to be told that something moved. */
    notify: false,
    about: "",
    /** What the outbox says of the report: empty while it is being written. */
    state: "",
    told: "",
    /** Files that could not go along. */
    lost: 0,
    receipt: null as Schema<"SubmittedReport"> | null,
  },
  lifetimes: {
    attached() {
      own(this).stop = api.outbox.onChange((entry) => this.follow(entry));
      void this.load();
    },
    detached() {
      own(this).stop?.();
      void dropUnsent(own(this).files);
    },
  },
  methods: {
    async load() {
      await attempt(this, async () => {
        const left = (await api.outbox.entries()).find((each) => each.kind === "report");
        // An earlier report has no saved receipt yet: first things first.
        if (left) {
          own(this).entry = left.id;
          this.follow(left);
        }
        // Without a token, and kept by every phone: see keepForms.
        const [kinds, here] = await Promise.all([api.call("listReportKinds"), hereabouts(ask)]);
        this.locate(here.data);
        const { roster, line } = this.data.query;
        this.setData({
          kinds: kinds.data.items,
          stale: staleness(kinds),
          about: roster ? `反映的是清册${line ? `第 ${line} 笔` : ""}` : "",
        });
        if (this.data.query.kind && !this.data.kind) await this.ask(this.data.query.kind);
      });
    },
    /** Where it happened: at first the place that is looked at; another one is not remembered. */
    locate({ code, name, children, level, parent = "" }: Schema<"Region">) {
      this.setData({ region: code, place: name, nearer: children, above: level === "county" ? "" : parent });
    },
    pickPlace(event: WechatMiniprogram.TouchEvent) {
      return attempt(this, async () => {
        const { code } = event.currentTarget.dataset;
        this.locate((await api.call("getRegion", { path: { code } })).data);
      });
    },
    /** Nobody writes it twice: what an earlier visit to this page wrote, where it was refused. */
    async refill(body: ReportBody, files: string[]) {
      const { kind, subject, text, contact = "", answers = {} } = body;
      own(this).files = files;
      this.setData({ subject, text, contact, files });
      await this.ask(kind);
      own(this).answers = answers;
      this.redraw();
    },
    pickKind(event: WechatMiniprogram.TouchEvent) {
      return attempt(this, () => this.ask(event.currentTarget.dataset.code));
    },
    async ask(kind: string) {
      own(this).form = (await api.call("getReportQuestionnaire", { path: { kind } })).data;
      own(this).answers = {};
      this.setData({ kind });
      this.redraw();
    },
    redraw() {
      const questions = own(this).form?.questions ?? [];
      this.setData({
        questions: shownQuestions(questions, own(this).answers).map((each) => drawn(each, own(this).answers[each.code] ?? [])),
        reserved: reservedAdvice(questions, own(this).answers),
      });
    },
    choose(event: WechatMiniprogram.TouchEvent) {
      const { question, option, many } = event.currentTarget.dataset;
      const before = own(this).answers[question] ?? [];
      const without = before.filter((each) => each !== option);
      const added = many ? [...before, option] : [option];
      own(this).answers = { ...own(this).answers, [question]: before.includes(option) ? without : added };
      this.redraw();
    },
    answer(event: Value) {
      own(this).answers = { ...own(this).answers, [event.currentTarget.dataset.question]: [event.detail.value] };
    },
    pickDate(event: Value) {
      this.answer(event);
      this.redraw();
    },
    write(event: Value) {
      this.setData({ [event.currentTarget.dataset.field]: event.detail.value, problem: "" });
    },
    setNamed(event: WechatMiniprogram.TouchEvent) {
      const { named } = event.currentTarget.dataset;
      this.setData({ named, notify: named && this.data.notify });
      if (!named) return;
      void this.prove();
      if (own(this).templates.length) return;
      templates(["attention"])
        .then((found) => (own(this).templates = found.filter(({ accepted }) => !accepted)))
        .catch(() => undefined);
    },
    /**
     * Whether a name can be given at all: of somebody who is logged in and has not proven who they are, a report
     * would be neither under a name nor without a trace of them.
     */
    prove() {
      return attempt(this, async () => {
        const { data } = await api.call("getMe");
        this.setData({ proven: data.verified ? "yes" : "no" });
      });
    },
    toProve() {
      open("me");
    },
    /** WeChat asks in this tap; whatever it says, the reminder in the mini-program is chosen. */
    async setNotify() {
      const notify = !this.data.notify;
      this.setData({ notify });
      const wanted = own(this).templates;
      if (!notify || !wanted.length) return;
      const results = await askWechat(wanted);
      own(this).templates = [];
      await record(results).catch(() => undefined);
    },
    setFiles(event: WechatMiniprogram.CustomEvent<{ ids: string[] }>) {
      own(this).files = event.detail.ids;
      this.setData({ files: event.detail.ids });
    },

    async submit() {
      const questions = own(this).form?.questions ?? [];
      const open = missing(questions, own(this).answers);
      const { subject, text, reserved } = this.data;
      if (reserved) return;
      if (this.data.named && !this.data.proven && !(await this.prove())) return;
      if (this.data.named && this.data.proven !== "yes") {
        this.setData({ problem: "还没有确认身份,不能用姓名提交。可以先去确认,或者改选“不留姓名”。", code: "incomplete" });
        return;
      }
      if (!subject.trim()) open.push("标题");
      if (!text.trim()) open.push("事情经过");
      if (open.length) {
        this.setData({ problem: `还没有填:${open.join("、")}`, code: "incomplete" });
        return;
      }
      await attempt(this, async () => {
        if (this.data.named) {
          await this.sendWithName();
        } else if (own(this).entry) {
          await api.outbox.edit(own(this).entry, this.body(), own(this).files);
        } else {
          const entry = await api.outbox.addReport(this.body(), own(this).files);
          own(this).entry = entry.id;
          this.follow((await api.outbox.entries()).find((each) => each.id === entry.id) ?? entry);
        }
      });
      // The named way has no outbox to ask the question for it.
      if (this.data.code === "report-about-office") this.setData({ state: "question", told: this.data.problem, problem: "" });
    },
    async sendWithName(aboutOffice?: boolean) {
      const uploadIds = await Promise.all(own(this).files.map((each) => api.uploads.whenDone(each)));
      const { notify } = this.data;
      const body = { ...this.body(), uploadIds, ...(notify && { notify }), ...(aboutOffice !== undefined && { aboutOffice }) };
      // The same key for the same words: where an answer was lost there is still one report, with one receipt.
      const text = JSON.stringify(body);
      if (own(this).sent.text !== text) own(this).sent = { text, key: await newKey(wx) };
      const { data } = await api.reportWithMyName(body, own(this).sent.key);
      // They belong to the report now.
      for (const id of own(this).files.splice(0)) await api.uploads.forget(id);
      this.setData({ state: "sent", receipt: data, files: [] });
    },
    body(): Schema<"SubmitReport"> {
      const { kind, subject, text, contact, query } = this.data;
      const { form, answers } = own(this);
      return {
        kind,
        subject: subject.trim(),
        text: text.trim(),
        region: this.data.region,
        ...(contact.trim() && { contact: contact.trim() }),
        answers: relevant(form?.questions ?? [], answers),
        ...(form?.version && { questionnaireVersion: form.version }),
        ...(query.roster && {
          about: {
            roster: query.roster,
            ...(query.version && { version: Number(query.version) }),
            ...(query.line && { line: Number(query.line) }),
          },
        }),
      };
    },
    follow(entry: OutboxEntry) {
      if (entry.id !== own(this).entry) return;
      this.setData({ state: entry.state, told: entry.problem?.message ?? "", receipt: entry.receipt ?? null, lost: entry.lost?.length ?? 0 });
      if (entry.state !== "refused") return;
      this.setData({ problem: entry.problem?.message ?? "", code: entry.problem?.code ?? "" });
      if (!this.data.text) this.refill(entry.body as ReportBody, entry.files.slice()).catch(() => undefined);
    },
    async sayAbout(event: WechatMiniprogram.TouchEvent) {
      const { about } = event.currentTarget.dataset;
      await attempt(this, () => (own(this).entry ? api.outbox.answer(own(this).entry, about) : this.sendWithName(about)));
    },
    /** Back to the form, with the files; what may have arrived is not written a second time. */
    async drop() {
      if (await api.outbox.takeBack(own(this).entry)) {
        own(this).entry = "";
        this.setData({ state: "", told: "" });
      } else {
        this.setData({ told: "可能已经送到了。请等一等,送到后会给您查询码。" });
      }
    },
    async saved() {
      if (own(this).entry) await api.outbox.done(own(this).entry);
      own(this).entry = "";
      own(this).files = [];
      open("site");
    },
  },
});
