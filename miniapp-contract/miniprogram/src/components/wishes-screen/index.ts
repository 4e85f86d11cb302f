import type { OutboxEntry, Schema, WishBody } from "fingertip-client";
import { api } from "../../services/api";
import { idle } from "../../services/attempt";
import { open } from "../../services/navigate";
import { privately } from "../../services/own";
import { appended, nothingRead, readOn } from "../../services/paging";
import { badge } from "../../services/wishes";
import { day } from "../../services/words";

const own = privately(() => ({ ...nothingRead<Schema<"WishItem">>(), stop: undefined as (() => void) | undefined }));

/** The wishes of the person who looks. */
Component({
  properties: { query: { type: Object, value: {} as Record<string, string> } },
  data: {
    ...idle,
    /** What is still on the phone: waits for a network, or was refused. */
    kept: [] as ReturnType<typeof waiting>[],
    wishes: [] as ReturnType<typeof drawn>[],
    ended: false,
  },
  methods: {
    /** Each time the tab is opened: a wish may have moved, or be new. */
    async shown() {
      await this.look();
      own(this).pages = api.pages("listMyWishes");
      this.setData({ wishes: [], ended: false });
      await this.more();
    },
    refresh() {
      return this.shown();
    },
    async look() {
      const entries = (await api.outbox.entries()).filter(({ kind }) => kind === "wish");
      this.setData({ kept: entries.filter(({ state }) => state !== "sent").map(waiting) });
      // The list shows what has arrived; whoever wrote it may be on another page by now.
      for (const { id } of entries.filter(({ wish }) => wish)) await api.outbox.done(id);
    },
    follow({ kind, state }: OutboxEntry) {
      if (kind !== "wish") return;
      void (state === "sent" ? this.shown() : this.look());
    },
    mend(event: WechatMiniprogram.TouchEvent) {
      open("wish-new", { entry: event.currentTarget.dataset.entry });
    },
    more() {
      return readOn(this, own(this), (page, ended) => {
        this.setData({ ...appended("wishes", this.data.wishes.length, page.data.map(drawn)), ended });
      });
    },
    add() {
      open("wish-new");
    },
    board() {
      open("board");
    },
    openWish(event: WechatMiniprogram.TouchEvent) {
      open("wish", { id: event.currentTarget.dataset.id });
    },
  },
  lifetimes: {
    attached() {
      own(this).stop = api.outbox.onChange((entry) => this.follow(entry));
      void this.shown();
    },
    detached() {
      own(this).stop?.();
    },
  },
});

function waiting({ id, state, body, problem }: OutboxEntry) {
  const refused = state === "refused";
  return {
    id,
    title: (body as WishBody).title,
    refused,
    note: refused ? (problem?.message ?? "没有收下。") : "还没有送出。有网时会自动送,不用再写一遍。",
  };
}

function drawn({ id, number, title, status, statusName, dueOn, overdue, stars, region }: Schema<"WishItem">) {
  const due = dueOn ? `最迟${day(dueOn)}` : "";
  return {
    id,
    number,
    title,
    statusName,
    badge: overdue ? "bad" : badge(status),
    note: overdue ? `已经超过期限(${due})` : due,
    place: region.name,
    stars: stars ? "★".repeat(stars) : "",
  };
}
