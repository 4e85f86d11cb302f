import type { Schema } from "fingertip-client";
import { moment } from "../../services/words";

const END = 4;

/**
 * The 16 digits that are shown once and can never be found again. Leaving is possible only after the
 * last four were typed back from where they were written down; then `saved` is told.
 */
Component({
  properties: {
    receipt: { type: Object, value: null as unknown as Schema<"SubmittedReport"> },
    /** How many files did not get there; they can follow by the receipt. */
    lost: Number,
    heading: { type: String, value: "举报已收到" },
  },
  data: { groups: [] as string[], at: "", typed: "", wrong: false, saved: false, copied: false },
  observers: {
    receipt(given: Schema<"SubmittedReport"> | null) {
      if (!given) return;
      this.setData({ groups: given.receipt.match(/\d{1,4}/g) ?? [], at: moment(given.receivedAt) });
    },
  },
  lifetimes: {
    attached() {
      wx.enableAlertBeforeUnload?.({ message: "查询码还没有记下来。现在离开,就再也查不到了。" });
    },
  },
  methods: {
    async copy() {
      await wx.setClipboardData({ data: this.data.receipt.receipt });
      this.setData({ copied: true });
    },
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const typed = event.detail.value.replace(/\D/g, "").slice(0, END);
      const saved = typed === this.data.receipt.receipt.slice(-END);
      this.setData({ typed, saved, wrong: typed.length === END && !saved });
    },
    leave() {
      if (!this.data.saved) return;
      wx.disableAlertBeforeUnload?.();
      this.triggerEvent("saved");
    },
  },
});
