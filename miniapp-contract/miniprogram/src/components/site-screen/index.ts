import type { Schema } from "fingertip-client";
import { api } from "../../services/api";
import { attempt, idle, staleness } from "../../services/attempt";
import { open } from "../../services/navigate";
import { setSite, site } from "../../services/settings";
import { day, yuan } from "../../services/words";

const DOORS = [
  { page: "search", name: "查补贴", hint: "谁领了多少,都能查" },
  { page: "payments", name: "我的补贴", hint: "看我家每一笔" },
  { page: "report", name: "我要举报", hint: "可以不留姓名" },
  { page: "progress", name: "查举报进展", hint: "凭 16 位查询码" },
  { page: "wish-new", name: "我要办事", hint: "有困难找村里" },
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
    name: "",
    crumbs: [] as { code: string; name: string }[],
    children: [] as { code: string; name: string }[],
    counties: [] as { code: string; name: string }[],
    rosters: [] as { id: string; title: string; total: string; published: string; open: boolean }[],
  },
  lifetimes: {
    attached() {
      if (this.data.query.region) setSite(this.data.query.region);
      void this.load();
    },
  },
  methods: {
    async load() {
      await attempt(this, async () => {
        const code = site();
        const region = await api.call("getRegion", { path: { code } });
        const { name, children } = region.data;
        this.setData({ name, children, stale: staleness(region), crumbs: await above(region.data) });
        const [rosters, counties] = await Promise.all([
          api.call("listRosters", { query: { region: code, limit: 3 } }),
          api.call("listCounties"),
        ]);
        this.setData({
          counties: counties.data.items.filter((each) => !code.startsWith(each.code)),
          rosters: rosters.data.items.map(({ id, title, totalAmount, publishedAt, publicity }) => ({
            id,
            title,
            total: yuan(totalAmount),
            published: day(publishedAt.slice(0, 10)),
            open: publicity.open,
          })),
        });
      });
    },
    go(event: WechatMiniprogram.TouchEvent) {
      open(event.currentTarget.dataset.page);
    },
    visit(event: WechatMiniprogram.TouchEvent) {
      setSite(event.currentTarget.dataset.code);
      return this.load();
    },
    openRoster(event: WechatMiniprogram.TouchEvent) {
      open("roster", { id: event.currentTarget.dataset.id });
    },
  },
});

/** The sites above one, from the county down. */
async function above(region: Schema<"Region">): Promise<{ code: string; name: string }[]> {
  const crumbs = [];
  let at = region;
  while (at.parent && at.level !== "county" && crumbs.length < SITES.length) {
    at = (await api.call("getRegion", { path: { code: at.parent } })).data;
    crumbs.unshift({ code: at.code, name: at.name });
  }
  return crumbs;
}
