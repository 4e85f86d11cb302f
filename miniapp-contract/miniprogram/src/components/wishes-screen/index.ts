import type { Schema } from "fingertip-client";
import { api } from "../../services/api";
import { idle } from "../../services/attempt";
import { open } from "../../services/navigate";
import { privately } from "../../services/own";
import { nothingRead, readOn } from "../../services/paging";
import { badge } from "../../services/wishes";
import { day } from "../../services/words";

const own = privately(() => nothingRead<Schema<"WishItem">>());

/** The wishes of the person who looks. */
Component({
  properties: { query: { type: Object, value: {} as Record<string, string> } },
  data: { ...idle, wishes: [] as ReturnType<typeof drawn>[], ended: false },
  methods: {
    /** Each time the tab is opened: a wish may have moved, or be new. */
    async shown() {
      own(this).pages = api.pages("listMyWishes");
      this.setData({ wishes: [], ended: false });
      await this.more();
    },
    more() {
      return readOn(this, own(this), (page, ended) => {
        this.setData({ wishes: [...this.data.wishes, ...page.data.map(drawn)], ended });
      });
    },
    add() {
      open("wish-new");
    },
    openWish(event: WechatMiniprogram.TouchEvent) {
      open("wish", { id: event.currentTarget.dataset.id });
    },
  },
  lifetimes: {
    attached() {
      void this.shown();
    },
  },
});

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
