import type { OutboxEntry } from "fingertip-client";
import { api } from "../../services/api";
import { attempt, idle } from "../../services/attempt";
import { open } from "../../services/navigate";
import { privately } from "../../services/own";
import { setSite, site } from "../../services/settings";
import { day } from "../../services/words";

type Value = WechatMiniprogram.CustomEvent<{ value: string }>;

const own = privately(() => ({ stop: undefined as (() => void) | undefined, entry: "", wish: "", files: [] as string[] }));

/** A new wish: sent by the outbox, so that it arrives once even where the network comes and goes. */
Component({
  properties: { query: { type: Object, value: {} as Record<string, string> } },
  data: {
    ...idle,
    types: [] as { code: string; name: string }[],
    type: "",
    title: "",
    text: "",
    place: "",
    region: { code: "", name: "", level: "", children: [] as { code: string; name: string }[] },
    state: "",
    told: "",
    done: null as { number: string; due: string } | null,
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
        const [types, region] = await Promise.all([
          api.call("listWishTypes"),
          api.call("getRegion", { path: { code: site() } }),
        ]);
        this.setData({ types: types.data.items, region: region.data });
      });
    },
    pickType(event: WechatMiniprogram.TouchEvent) {
      this.setData({ type: event.currentTarget.dataset.code });
    },
    pickRegion(event: WechatMiniprogram.TouchEvent) {
      setSite(event.currentTarget.dataset.code);
      return this.load();
    },
    write(event: Value) {
      this.setData({ [event.currentTarget.dataset.field]: event.detail.value, problem: "" });
    },
    setFiles(event: WechatMiniprogram.CustomEvent<{ ids: string[] }>) {
      own(this).files = event.detail.ids;
    },
    async submit() {
      const { type, title, text, place, region } = this.data;
      const open = [region.level !== "village" && "在哪个村", !type && "是哪类事", !title.trim() && "标题", !text.trim() && "具体情况"].filter(Boolean);
      if (open.length) {
        this.setData({ problem: `还没有填:${open.join("、")}`, code: "incomplete" });
        return;
      }
      const body = {
        type: type as "other",
        title: title.trim(),
        text: text.trim(),
        region: region.code,
        ...(place.trim() && { place: place.trim() }),
      };
      await attempt(this, async () => {
        if (own(this).entry) return api.outbox.edit(own(this).entry, body, own(this).files);
        const { id } = await api.outbox.addWish(body, own(this).files);
        own(this).entry = id;
        const now = (await api.outbox.entries()).find((each) => each.id === id);
        if (now) this.follow(now);
      });
    },
    follow(entry: OutboxEntry) {
      if (entry.id !== own(this).entry) return;
      this.setData({ state: entry.state, told: entry.problem?.message ?? "" });
      if (entry.state === "refused") this.setData({ problem: entry.problem?.message ?? "", code: entry.problem?.code ?? "" });
      if (!entry.wish) return;
      const { id, number, dueOn } = entry.wish;
      own(this).wish = id;
      this.setData({ done: { number, due: dueOn ? day(dueOn) : "" } });
      own(this).entry = "";
      void api.outbox.done(entry.id);
    },
    async drop() {
      await api.outbox.done(own(this).entry);
      own(this).entry = "";
      this.setData({ state: "" });
    },
    see() {
      open("wish", { id: own(this).wish });
    },
  },
});
