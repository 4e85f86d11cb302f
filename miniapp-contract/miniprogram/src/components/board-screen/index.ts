import { type Answer, Pages, type Schema } from "fingertip-client";
import { attempt, idle, staleness } from "../../services/attempt";
import { ask, look, type Read } from "../../services/look";
import { address, open } from "../../services/navigate";
import { privately } from "../../services/own";
import { appended, nothingRead, readOn } from "../../services/paging";
import { hereabouts } from "../../services/place";
import { setSite } from "../../services/settings";
import { drawnForAll } from "../../services/wishes";

const own = privately(() => nothingRead<Schema<"PublicWishItem">>());

/** Wishes that their authors let others see, of a place and what lies in it. */
Component({
  properties: { query: { type: Object, value: {} as Record<string, string> } },
  data: {
    ...idle,
    region: "",
    place: "",
    above: "",
    nearer: [] as { code: string; name: string }[],
    wishes: [] as ReturnType<typeof drawnForAll>[],
    ended: false,
  },
  lifetimes: {
    attached() {
      if (this.data.query.region) setSite(this.data.query.region);
      void this.refresh();
    },
  },
  methods: {
    refresh() {
      return attempt(this, () => look((read) => this.fill(read)));
    },
    async fill(read: Read) {
      const { code, name, level, parent = "", children } = (await hereabouts(read)).data;
      const query = { region: code };
      const first = await read("listPublicWishes", { query });
      const pages = new Pages((cursor) => (cursor ? ask("listPublicWishes", { query: { ...query, cursor } }) : Promise.resolve(first)));
      Object.assign(own(this), { pages, reading: undefined });
      this.setData({ region: code, place: name, above: level === "county" ? "" : parent, nearer: children, wishes: [] });
      const page = await pages.next();
      if (page) this.draw(page, pages.done);
    },
    more() {
      return readOn(this, own(this), (page, ended) => this.draw(page, ended));
    },
    draw(page: Answer<Schema<"PublicWishItem">[]>, ended: boolean) {
      const wishes = page.data.map(drawnForAll);
      this.setData({ ...appended("wishes", this.data.wishes.length, wishes), ended, stale: staleness(page) });
    },
    pickPlace(event: WechatMiniprogram.TouchEvent) {
      setSite(event.currentTarget.dataset.code);
      return this.refresh();
    },
    openWish(event: WechatMiniprogram.TouchEvent) {
      open("public-wish", { id: event.currentTarget.dataset.id });
    },
    shared() {
      return { title: `${this.data.place}心愿公开栏`, path: address("board", { region: this.data.region }) };
    },
  },
});
