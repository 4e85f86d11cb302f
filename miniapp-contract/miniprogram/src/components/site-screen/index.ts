import type { Schema } from "fingertip-client";
import { attempt, idle, staleness } from "../../services/attempt";
import { look, type Read } from "../../services/look";
import { address, open, takeWord } from "../../services/navigate";
import { hereabouts } from "../../services/place";
import { setSite, site } from "../../services/settings";
import { dayOf, yuan } from "../../services/words";

const DOORS = [
  { page: "search", name: "查补贴", hint: "谁领了多少,都能查" },
  { page: "payments", name: "我的补贴", hint: "看我家每一笔" },
  { page: "report", name: "我要举报", hint: "可以不留姓名" },
  { page: "progress", name: "查举报进展", hint: "凭 16 位查询码" },
  { page: "wish-new", name: "我要办事", hint: "有困难找村里" },
  { page: "board", name: "大家的心愿", hint: "办到哪一步都能看" },
  { page: "notices", name: "政策和提醒", hint: "补贴怎么发" },
];
/** A county, a township, a village: nothing above is a site. */
const SITES = ["county", "township", "village"];

/** The home of a county's, a township's or a village's site. */
Component({
  properties: { query: { type: Object, value: {} as Record<string, string> } },
  data: {
    ...idle,
    doors: DOORS,
    /** Why one was led here from somewhere else. */
    word: "",
    /** The code of what is shown. */
    place: "",
    name: "",
    crumbs: [] as { code: string; name: string }[],
    children: [] as { code: string; name: string }[],
    counties: [] as { code: string; name: string }[],
    rosters: [] as { id: string; title: string; total: string; published: string; open: boolean }[],
  },
  lifetimes: {
    attached() {
      if (this.data.query.region) setSite(this.data.query.region);
      this.listen();
      void this.load();
    },
  },
  methods: {
    shown() {
      this.listen();
      if (this.data.place && this.data.place !== site()) void this.load();
    },
    listen() {
      const word = takeWord();
      if (word) this.setData({ word });
    },
    load() {
      return attempt(this, () => look((read) => this.fill(read)));
    },
    refresh() {
      return this.load();
    },
    async fill(read: Read) {
      const region = await hereabouts(read, () => this.setData({ word: "没有找到要看的地方,先看这里。" }));
      const crumbs = await above(region.data, read);
      const { code, name, children } = region.data;
      this.setData({ place: code, name, children, crumbs, stale: staleness(region) });
      const [rosters, counties] = await Promise.all([
        read("listRosters", { query: { region: code, limit: 3 } }),
        read("listCounties"),
      ]);
      this.setData({
        counties: counties.data.items.filter((each) => !code.startsWith(each.code)),
        rosters: rosters.data.items.map(({ id, title, totalAmount, publishedAt, publicity }) => ({
          id,
          title,
          total: yuan(totalAmount),
          published: dayOf(publishedAt),
          open: publicity.open,
        })),
      });
    },
    go(event: WechatMiniprogram.TouchEvent) {
      open(event.currentTarget.dataset.page);
    },
    visit(event: WechatMiniprogram.TouchEvent) {
      setSite(event.currentTarget.dataset.code);
      this.setData({ word: "" });
      return this.load();
    },
    openRoster(event: WechatMiniprogram.TouchEvent) {
      open("roster", { id: event.currentTarget.dataset.id });
    },
    shared() {
      return { title: `${this.data.name}:补贴发给了谁,都能查`, path: address("site", { region: this.data.place }) };
    },
  },
});

/** The sites above one, from the county down. */
async function above(region: Schema<"Region">, read: Read): Promise<{ code: string; name: string }[]> {
  const crumbs = [];
  let at = region;
  while (at.parent && at.level !== "county" && crumbs.length < SITES.length) {
    at = (await read("getRegion", { path: { code: at.parent } })).data;
    crumbs.unshift({ code: at.code, name: at.name });
  }
  return crumbs;
}
