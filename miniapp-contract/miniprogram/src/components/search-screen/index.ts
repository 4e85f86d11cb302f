import { type Answer, ApiProblem, Pages, type Schema } from "fingertip-client";
import { attempt, idle, staleness } from "../../services/attempt";
import { ask, look, type Read } from "../../services/look";
import { open } from "../../services/navigate";
import { privately } from "../../services/own";
import { appended, nothingRead, readOn } from "../../services/paging";
import { hereabouts } from "../../services/place";
import { setSite, site } from "../../services/settings";
import { period, yuan } from "../../services/words";

/** Of so many rosters a name is looked for at once; each asks the server. */
const ROSTERS_AT_ONCE = 10;
const LINES_AT_ONCE = 100;

interface Hit {
  roster: string;
  title: string;
  lines: { no: number; name: string; where: string; amount: string }[];
}

const own = privately(() => ({ ...nothingRead<Schema<"Roster">>(), wanted: "" }));

/** Subsidies by year and programme; of a village, by name too. */
Component({
  properties: { query: { type: Object, value: {} as Record<string, string> } },
  data: {
    ...idle,
    region: { code: "", name: "", level: "", children: [] as { code: string; name: string }[] },
    /** The place above this one; empty for a county. */
    above: "",
    years: [] as number[],
    programmes: [] as { code: string; name: string }[],
    year: 0,
    programme: "",
    name: "",
    rosters: [] as { id: string; title: string; note: string; total: string; open: boolean }[],
    hits: [] as Hit[],
    asked: "",
    /** Where the name was looked for, unless it was everywhere. */
    within: "",
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
      await attempt(this, () =>
        look(async (read) => {
          const [region, programmes] = await Promise.all([hereabouts(read), read("listProgrammes")]);
          const { code, parent = "", level } = region.data;
          this.setData({
            region: region.data,
            above: level === "county" ? "" : parent,
            programmes: programmes.data.items,
          });
          await this.list(read);
          await this.years(code, read);
        }),
      );
      await this.named();
    },
    /** For the choice of a year only: without it everything else works. */
    async years(code: string, read: Read) {
      try {
        const { data } = await read("getRegionTrend", { path: { code } });
        this.setData({ years: data.years.map((each) => each.year) });
      } catch (fault) {
        if (!(fault instanceof ApiProblem)) throw fault;
      }
    },
    refresh() {
      return this.start();
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
      await attempt(this, () => look((read) => this.list(read)));
      await this.named();
    },
    async list(read: Read) {
      const { region, year, programme } = this.data;
      const query = { region: region.code, ...(year && { year }), ...(programme && { programme }) };
      const wanted = JSON.stringify(query);
      own(this).wanted = wanted;
      const first = await read("listRosters", { query });
      // Meanwhile others may have been asked for.
      if (own(this).wanted !== wanted) return;
      const pages = new Pages((cursor) => (cursor ? ask("listRosters", { query: { ...query, cursor } }) : Promise.resolve(first)));
      Object.assign(own(this), { pages, reading: undefined });
      this.setData({ rosters: [], hits: [], asked: "", ended: false, needVillage: false });
      const page = await pages.next();
      if (page) this.draw(page, pages.done);
    },
    more() {
      return readOn(this, own(this), (page, ended) => this.draw(page, ended));
    },
    draw(page: Answer<Schema<"Roster">[]>, ended: boolean) {
      const rosters = page.data.map((each) => ({
        id: each.id,
        title: each.title,
        note: `${period(each.period)} · ${each.lineCount} 笔`,
        total: yuan(each.totalAmount),
        open: each.publicity.open,
      }));
      this.setData({ ...appended("rosters", this.data.rosters.length, rosters), ended, stale: staleness(page) });
    },
    async named() {
      const { name, problem, region } = this.data;
      if (!name || problem) return;
      if (region.level === "village") await this.findName(name);
      else this.setData({ needVillage: true });
    },
    async findName(name: string) {
      const { pages } = own(this);
      await attempt(this, async () => {
        const village = this.data.region.code;
        const searched = this.data.rosters.slice(0, ROSTERS_AT_ONCE);
        const found = await Promise.all(
          searched.map(({ id }) => ask("listRosterLines", { path: { id }, query: { village, name, limit: LINES_AT_ONCE } })),
        );
        // Meanwhile something else may have been asked for.
        if (own(this).pages !== pages) return;
        const hits = found.map(({ data }, index) => ({
          roster: searched[index].id,
          title: searched[index].title,
          lines: data.items.map((each) => ({
            no: each.no,
            name: each.name,
            where: [each.village.name, each.group].filter(Boolean).join(" "),
            amount: yuan(each.amount),
          })),
        }));
        const all = this.data.ended && searched.length === this.data.rosters.length;
        this.setData({ hits: hits.filter(({ lines }) => lines.length), asked: name, within: all ? "" : `最近公布的 ${searched.length} 份清册里` });
      });
    },
    openRoster(event: WechatMiniprogram.TouchEvent) {
      const village = this.data.region.level === "village" ? this.data.region.code : undefined;
      open("roster", { id: event.currentTarget.dataset.id, village });
    },
  },
});
