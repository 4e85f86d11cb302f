import type { Pages, Schema } from "fingertip-client";
import { api } from "../../services/api";
import { attempt, idle } from "../../services/attempt";
import { open } from "../../services/navigate";
import { drawn } from "../../services/objections";
import { privately } from "../../services/own";

const own = privately(() => ({ pages: undefined as Pages<Schema<"Objection">> | undefined }));

/** Objections and what was answered: one's own when logged in, or one by its receipt. */
Component({
  properties: { query: { type: Object, value: {} as Record<string, string> } },
  data: { ...idle, notices: ["attention"], receipt: "", found: [] as ReturnType<typeof drawn>[], mine: [] as ReturnType<typeof drawn>[] },
  lifetimes: {
    attached() {
      void this.load();
    },
  },
  methods: {
    async load() {
      if (!(await api.session.citizen())) return;
      own(this).pages = api.pages("listMyObjections");
      this.setData({ mine: [] });
      await this.more();
    },
    async more() {
      const { pages } = own(this);
      if (!pages || pages.done || this.data.busy) return;
      await attempt(this, async () => {
        const page = await pages.next();
        if (page) this.setData({ mine: [...this.data.mine, ...page.data.map(drawn)] });
      });
    },
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ receipt: event.detail.value.replace(/\D/g, "").slice(0, 16) });
    },
    async find() {
      const { receipt } = this.data;
      if (receipt.length !== 16) {
        this.setData({ problem: `查询码是 16 位数字,现在填了 ${receipt.length} 位。`, code: "incomplete" });
        return;
      }
      await attempt(this, async () => {
        const { data } = await api.anonymous.call("lookupObjection", { body: { receipt } });
        this.setData({ found: [drawn(data)] });
      });
    },
    openRoster(event: WechatMiniprogram.TouchEvent) {
      open("roster", { id: event.currentTarget.dataset.id });
    },
  },
});
