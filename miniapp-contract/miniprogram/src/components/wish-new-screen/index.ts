import type { OutboxEntry, WishBody } from "fingertip-client";
import { api } from "../../services/api";
import { attempt, idle } from "../../services/attempt";
import { dropUnsent } from "../../services/files";
import { ask } from "../../services/look";
import { open } from "../../services/navigate";
import { privately } from "../../services/own";
import { hereabouts } from "../../services/place";
import { setSite } from "../../services/settings";
import { WISH_NOTICES } from "../../services/wishes";
import { day } from "../../services/words";

type Value = WechatMiniprogram.CustomEvent<{ value: string }>;

const own = privately(() => ({ stop: undefined as (() => void) | undefined, entry: "", region: "", wish: "", files: [] as string[] }));

/** A new wish: sent by the outbox, so that it arrives once even where the network comes and goes. */
Component({
  properties: { query: { type: Object, value: {} as Record<string, string> } },
  data: {
    ...idle,
    types: [] as { code: string; name: string; mayBePublic: boolean }[],
    type: "",
    title: "",
    text: "",
    place: "",
    files: [] as string[],
    region: { code: "", name: "", level: "", children: [] as { code: string; name: string }[] },
    /** Whether wishes of the chosen type are shown to others at all. */
    mayBePublic: false,
    isPublic: false,
    notices: WISH_NOTICES,
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
      void dropUnsent(own(this).files);
    },
  },
  methods: {
    async load() {
      await attempt(this, async () => {
        const { entry } = this.data.query;
        const left = entry && !own(this).entry ? (await api.outbox.entries()).find(({ id }) => id === entry) : undefined;
        if (left) this.resume(left);
        const [types, region] = await Promise.all([
          api.call("listWishTypes"),
          own(this).region ? api.call("getRegion", { path: { code: own(this).region } }) : hereabouts(ask),
        ]);
        this.setData({ types: types.data.items, region: region.data });
      });
    },
    /** One that an earlier visit to this page left. */
    resume(entry: OutboxEntry) {
      const { type, title, text, place = "", region, public: isPublic = false } = entry.body as WishBody;
      Object.assign(own(this), { entry: entry.id, region, files: entry.files.slice() });
      this.setData({ type, title, text, place, isPublic, mayBePublic: isPublic, files: entry.files.slice() });
      this.follow(entry);
    },
    pickType(event: WechatMiniprogram.TouchEvent) {
      const type: string = event.currentTarget.dataset.code;
      const mayBePublic = this.data.types.some(({ code, mayBePublic: may }) => code === type && may);
      this.setData({ type, mayBePublic });
    },
    setPublic() {
      this.setData({ isPublic: !this.data.isPublic });
    },
    pickRegion(event: WechatMiniprogram.TouchEvent) {
      own(this).region = event.currentTarget.dataset.code;
      // Most people ask things of their own village only.
      setSite(own(this).region);
      return this.load();
    },
    write(event: Value) {
      this.setData({ [event.currentTarget.dataset.field]: event.detail.value, problem: "" });
    },
    setFiles(event: WechatMiniprogram.CustomEvent<{ ids: string[] }>) {
      own(this).files = event.detail.ids;
      this.setData({ files: event.detail.ids });
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
        ...(this.data.mayBePublic && this.data.isPublic && { public: true }),
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
      const { message = "", code = "" } = entry.problem ?? {};
      this.setData({ state: entry.state, told: message, code, ...(entry.state === "refused" && { problem: message }) });
      if (!entry.wish) return;
      const { id, number, dueOn } = entry.wish;
      own(this).wish = id;
      this.setData({ done: { number, due: dueOn ? day(dueOn) : "" } });
      own(this).entry = "";
      void api.outbox.done(entry.id);
    },
    /** Back to the form, with the files; what may have arrived is not written a second time. */
    async drop() {
      if (await api.outbox.takeBack(own(this).entry)) {
        own(this).entry = "";
        this.setData({ state: "", told: "" });
      } else {
        this.setData({ told: "可能已经送到村里了。请等一等,送到后会告诉您单号。" });
      }
    },
    login() {
      open("me");
    },
    see() {
      open("wish", { id: own(this).wish });
    },
  },
});
