import { newKey, type Schema } from "fingertip-client";
import { api } from "../../services/api";
import { attempt, idle } from "../../services/attempt";
import { dropUnsent } from "../../services/files";
import { privately } from "../../services/own";
import { day, moment } from "../../services/words";

type Value = WechatMiniprogram.CustomEvent<{ value: string }>;

const RESULTS: Record<string, string> = {
  confirmed: "反映属实",
  partly: "部分属实",
  "not-found": "没有发现问题",
  "not-ours": "不归这个单位管",
};

const own = privately(() => ({ files: [] as string[], key: "" }));

/** A report by its receipt. Receipt and answers are only on the screen: nothing is kept. */
Component({
  properties: { query: { type: Object, value: {} as Record<string, string> } },
  data: {
    ...idle,
    receipt: "",
    /** The receipt of what is shown. */
    looked: "",
    view: null as ReturnType<typeof drawn> | null,
    text: "",
    accused: "",
    question: "",
    notice: "",
    refused: [] as string[],
  },
  lifetimes: {
    detached() {
      void dropUnsent(own(this).files);
    },
  },
  methods: {
    type(event: Value) {
      this.setData({ receipt: event.detail.value.replace(/\D/g, "").slice(0, 16) });
    },
    write(event: Value) {
      this.setData({ [event.currentTarget.dataset.field]: event.detail.value });
      own(this).key = "";
    },
    setFiles(event: WechatMiniprogram.CustomEvent<{ ids: string[] }>) {
      own(this).files = event.detail.ids;
      own(this).key = "";
    },
    async find() {
      const { receipt } = this.data;
      if (receipt.length !== 16) {
        this.setData({ problem: `查询码是 16 位数字,现在填了 ${receipt.length} 位。`, code: "incomplete" });
        return;
      }
      await attempt(this, async () => {
        const { data } = await api.anonymous.call("lookUpReport", { body: { receipt } });
        this.setData({ view: drawn(data), looked: receipt });
      });
    },
    supplement() {
      return this.send();
    },
    sayAbout(event: WechatMiniprogram.TouchEvent) {
      own(this).key = "";
      this.setData({ question: "" });
      return this.send(event.currentTarget.dataset.about);
    },
    async send(aboutOffice?: boolean) {
      const { receipt, text, accused } = this.data;
      if (!text.trim() && !own(this).files.length) {
        this.setData({ problem: "请写几句,或者选照片、视频。", code: "incomplete" });
        return;
      }
      const fine = await attempt(this, async () => {
        // The same key for the same words: a lost answer does not say them twice.
        own(this).key = own(this).key || (await newKey(wx));
        const uploadIds = await Promise.all(own(this).files.map((each) => api.uploads.whenDone(each)));
        const { data } = await api.anonymous.call("supplementReport", {
          key: own(this).key,
          body: {
            receipt,
            ...(text.trim() && { text: text.trim() }),
            ...(accused.trim() && { accused: accused.trim() }),
            ...(uploadIds.length > 0 && { uploadIds }),
            ...(aboutOffice !== undefined && { aboutOffice }),
          },
        });
        for (const id of own(this).files) await api.uploads.forget(id);
        own(this).files = [];
        (this.selectComponent(".files") as { clear?: () => void } | null)?.clear?.();
        own(this).key = "";
        this.setData({ text: "", accused: "", notice: data.notice ?? "", refused: data.refusedFiles.map((each) => each.message) });
      });
      if (fine) await this.find();
      else if (this.data.code === "report-about-office") this.setData({ question: this.data.problem, problem: "" });
    },
  },
});

function drawn({ status, statusName, office, receivedAt, messages, deadlines, identityApprovedAt, receiptEndsOn }: Schema<"ReportView">) {
  const dates = [
    deadlines.acceptBy && `最迟${day(deadlines.acceptBy)}告诉您是否受理。`,
    deadlines.feedbackBy && `最迟${day(deadlines.feedbackBy)}告诉您结果。`,
    deadlines.note,
    identityApprovedAt && `${moment(identityApprovedAt)},保密专员批准了办案人员查看您的姓名和联系方式。`,
    receiptEndsOn && `查询码用到${day(receiptEndsOn)}为止。`,
  ];
  return {
    status,
    statusName,
    office,
    received: moment(receivedAt),
    notes: dates.filter((each): each is string => Boolean(each)),
    fileIds: messages.flatMap(({ from, fileIds }) => (from === "office" ? (fileIds ?? []) : [])),
    messages: messages.map((each, index) => ({
      index,
      mine: each.from === "reporter",
      who: each.from === "reporter" ? "您" : office,
      at: moment(each.at),
      text: [each.result && `结果:${RESULTS[each.result] ?? each.result}。`, each.to && `已转到${each.to}。`, each.text]
        .filter(Boolean)
        .join(" "),
      files: each.files ? `附了 ${each.files} 个文件` : "",
    })),
  };
}
