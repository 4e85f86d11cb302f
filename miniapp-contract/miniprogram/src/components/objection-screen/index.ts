import { newKey, type Schema } from "fingertip-client";
import { api } from "../../services/api";
import { attempt, idle } from "../../services/attempt";
import { open } from "../../services/navigate";
import { KINDS } from "../../services/objections";
import { privately } from "../../services/own";

const own = privately(() => ({ key: "" }));

/** An objection to a line of a roster during its publicity period; nobody has to log in for it. */
Component({
  properties: { query: { type: Object, value: {} as Record<string, string> } },
  data: {
    ...idle,
    kinds: KINDS,
    notices: ["attention"],
    kind: "",
    text: "",
    contact: "",
    loggedIn: false,
    done: false,
    receipt: null as Schema<"SubmittedReport"> | null,
  },
  lifetimes: {
    attached() {
      void api.session.citizen().then((citizen) => this.setData({ loggedIn: Boolean(citizen) }));
    },
  },
  methods: {
    pickKind(event: WechatMiniprogram.TouchEvent) {
      own(this).key = "";
      this.setData({ kind: event.currentTarget.dataset.code, problem: "" });
    },
    write(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      own(this).key = "";
      this.setData({ [event.currentTarget.dataset.field]: event.detail.value, problem: "" });
    },
    async submit() {
      const { kind, text, contact, query, loggedIn } = this.data;
      const missing = [!kind && "哪里不对", !text.trim() && "说明"].filter(Boolean);
      if (missing.length) {
        this.setData({ problem: `还没有填:${missing.join("、")}`, code: "incomplete" });
        return;
      }
      await attempt(this, async () => {
        // The same key for the same words: a lost answer gives the same receipt.
        own(this).key = own(this).key || (await newKey(wx));
        const { data } = await api.call("submitObjection", {
          path: { id: query.roster },
          key: own(this).key,
          signed: loggedIn,
          body: {
            kind: kind as (typeof KINDS)[number]["code"],
            text: text.trim(),
            ...(query.line && { line: Number(query.line) }),
            ...(query.version && { version: Number(query.version) }),
            ...(contact.trim() && { contact: contact.trim() }),
          },
        });
        this.setData({ done: true, receipt: data.receipt ? received(data.receipt) : null });
      });
    },
    toMine() {
      open("objections");
    },
    saved() {
      open("site");
    },
  },
});

function received(receipt: string): Schema<"SubmittedReport"> {
  const notice = "请现在抄下或保存这 16 位查询码,凭它看答复。它只显示这一次,遗失后无法找回。";
  return { receipt, receivedAt: new Date().toISOString(), office: "提出异议", notice, refusedFiles: [], unanswered: [] };
}
