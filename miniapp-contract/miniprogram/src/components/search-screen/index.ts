import type { Schema } from "fingertip-client";
import { api } from "../../services/api";
import { attempt, idle, staleness } from "../../services/attempt";
import { open } from "../../services/navigate";
import { privately } from "../../services/own";
import { nothingRead, readOn } from "../../services/paging";
import { setSite, site } from "../../services/settings";
import { period, yuan } from "../../services/words";

/** Of so many rosters a name is looked for at once; each asks the server. */
const ROSTERS_AT_ONCE = 10;

interface Hit {
  roster: string;
  title: string;
  lines: { no: number; name: string; where: string; amount: string }[];
}

const own = privately(() => nothingRead<Schema<"Roster">>());

/** Subsidies by year and programme; of a village, by name too. */
Component({
  properties: { query: { type: Object, value: {} as Record<string, string> } },
  data: {
    ...idle,
    region: { code: "", name: "", level: "", children: [] as { code: string; name: string }[] },
    years: [] as number[],
    programmes: [] as { code: string; name: string }[],
    year: 0,
    programme: "",
    name: "",
    rosters: [] as { id: string; title: string; note: string; total: string; open: boolean }[],
    hits: [] as Hit[],
    asked: "",
    needVillage: false,
    ended: false,
  },
  lifetimes: {
    attached() {
      void this.start();
    },
  },
  methods: {
    shown() {
      if (this.data.region.code && this.data.region.code !== site()) void this.start();
    },
    async start() {
      await attempt(this, async () => {
        const code = site();
        const [region, programmes, trend] = await Promise.all([
          api.call("getRegion", { path: { code } }),
          api.call("listProgrammes"),
          api.call("getRegionTrend", { path: { code } }),
        ]);
        this.setData({
          region: region.data,
          programmes: programmes.data.items,
          years: trend.data.years.map((each) => each.year),
          stale: staleness(region),
        });
      });
      if (!this.data.problem) await this.find();
    },
    pickYear(event: WechatMiniprogram.TouchEvent) {
      this.setData({ year: event.currentTarget.dataset.year });
      return this.find();
    },
    pickProgramme(event: WechatMiniprogram.TouchEvent) {
      this.setData({ programme: event.currentTarget.dataset.code });
      return this.find();
    },
    pickVillage(event: WechatMiniprogram.TouchEvent) {
      setSite(event.currentTarget.dataset.code);
      return this.start();
    },
    typeName(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ name: event.detail.value.trim() });
    },

    /** The rosters that fit; where a name is given, that name's lines in them. */
    async find() {
      const { region, year, programme, name } = this.data;
      const query = { region: region.code, ...(year && { year }), ...(programme && { programme }) };
      own(this).pages = api.pages("listRosters", { query });
      this.setData({ rosters: [], hits: [], asked: "", ended: false, needVillage: false });
      await this.more();
      if (!name || this.data.problem) return;
      if (region.level === "village") await this.findName(name);
      else this.setData({ needVillage: true });
    },
    more() {
      return readOn(this, own(this), (page, ended) => {
        const rosters = page.data.map((each) => ({
          id: each.id,
          title: each.title,
          note: `${period(each.period)} · ${each.lineCount} 笔`,
          total: yuan(each.totalAmount),
          open: each.publicity.open,
        }));
        this.setData({ rosters: [...this.data.rosters, ...rosters], ended, stale: staleness(page) });
      });
    },
    async findName(name: string) {
      await attempt(this, async () => {
        const hits: Hit[] = [];
        for (const { id, title } of this.data.rosters.slice(0, ROSTERS_AT_ONCE)) {
          const query = { village: this.data.region.code, name };
          const { data } = await api.call("listRosterLines", { path: { id }, query });
          const lines = data.items.map((each) => ({
            no: each.no,
            name: each.name,
            where: [each.village.name, each.group].filter(Boolean).join(" "),
            amount: yuan(each.amount),
          }));
          if (lines.length) hits.push({ roster: id, title, lines });
        }
        this.setData({ hits, asked: name });
      });
    },
    openRoster(event: WechatMiniprogram.TouchEvent) {
      const village = this.data.region.level === "village" ? this.data.region.code : undefined;
      open("roster", { id: event.currentTarget.dataset.id, village });
    },
  },
});
