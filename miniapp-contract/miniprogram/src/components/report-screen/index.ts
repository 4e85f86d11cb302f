import type { OutboxEntry, Schema } from "fingertip-client";
import { api } from "../../services/api";
import { attempt, idle } from "../../services/attempt";
import { open } from "../../services/navigate";
import { privately } from "../../services/own";
import { type Answers, missing, relevant, reservedAdvice, shownQuestions } from "../../services/questionnaire";
import { site } from "../../services/settings";

type Value = WechatMiniprogram.CustomEvent<{ value: string }>;

const own = privately(() => ({ stop: undefined as (() => void) | undefined, entry: "", files: [] as string[], answers: {} as Answers, form: null as Schema<"ReportQuestionnaire"> | null }));

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
    place: "",
    questions: [] as ReturnType<typeof drawn>[],
    reserved: "",
    subject: "",
    text: "",
    contact: "",
    named: false,
    about: "",
    /** What the outbox says of the report: empty while it is being written. */
    state: "",
    told: "",
    receipt: null as Schema<"SubmittedReport"> | null,
  },
  lifetimes: {
    attached() {
      own(this).stop = api.outbox.onChange((entry) => this.follow(entry));
      void this.load();
    },
    detached() {
      own(this).stop?.();
    },
  },
  methods: {
    async load() {
      await attempt(this, async () => {
        const left = (await api.outbox.entries()).find((each) => each.kind === "report");
        if (left) {
          // An earlier report has no saved receipt yet: first things first.
          own(this).entry = left.id;
          this.follow(left);
        }
        // Asked by nobody and kept nowhere: a phone does not tell that a report was begun on it.
        const [kinds, region] = await Promise.all([
          api.anonymous.call("listReportKinds"),
          api.call("getRegion", { path: { code: site() } }),
        ]);
        const { roster, line } = this.data.query;
        this.setData({
          kinds: kinds.data.items,
          place: region.data.name,
          about: roster ? `反映的是清册${line ? `第 ${line} 笔` : ""}` : "",
        });
        if (this.data.query.kind) await this.ask(this.data.query.kind);
      });
    },
    pickKind(event: WechatMiniprogram.TouchEvent) {
      return attempt(this, () => this.ask(event.currentTarget.dataset.code));
    },
    async ask(kind: string) {
      own(this).form = (await api.anonymous.call("getReportQuestionnaire", { path: { kind } })).data;
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
      this.setData({ named: event.currentTarget.dataset.named });
    },
    setFiles(event: WechatMiniprogram.CustomEvent<{ ids: string[] }>) {
      own(this).files = event.detail.ids;
    },

    async submit() {
      const questions = own(this).form?.questions ?? [];
      const open = missing(questions, own(this).answers);
      const { subject, text, reserved } = this.data;
      if (reserved) return;
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
      const body = { ...this.body(), uploadIds, ...(aboutOffice !== undefined && { aboutOffice }) };
      const { data } = await api.reportWithMyName(body);
      this.setData({ state: "sent", receipt: data });
    },
    body(): Schema<"SubmitReport"> {
      const { kind, subject, text, contact, query } = this.data;
      const { form, answers } = own(this);
      return {
        kind,
        subject: subject.trim(),
        text: text.trim(),
        region: site(),
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
      this.setData({ state: entry.state, told: entry.problem?.message ?? "", receipt: entry.receipt ?? null });
      if (entry.state === "refused") this.setData({ problem: entry.problem?.message ?? "", code: entry.problem?.code ?? "" });
    },
    async sayAbout(event: WechatMiniprogram.TouchEvent) {
      const { about } = event.currentTarget.dataset;
      await attempt(this, () => (own(this).entry ? api.outbox.answer(own(this).entry, about) : this.sendWithName(about)));
    },
    async drop() {
      await api.outbox.done(own(this).entry);
      own(this).entry = "";
      this.setData({ state: "", told: "" });
    },
    async saved() {
      if (own(this).entry) await api.outbox.done(own(this).entry);
      own(this).entry = "";
      for (const id of own(this).files) await api.uploads.forget(id);
      open("site");
    },
  },
});

function drawn({ code, title, hint, type, required, max, options }: Schema<"ReportQuestion">, given: string[]) {
  return {
    code,
    title,
    hint: hint ?? "",
    type,
    required: required ?? false,
    max: max ?? 200,
    value: given[0] ?? "",
    options: (options ?? []).map((each) => ({ code: each.code, title: each.title, on: given.includes(each.code) })),
  };
}
