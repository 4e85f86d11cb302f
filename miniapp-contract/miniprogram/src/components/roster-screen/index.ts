import { type Answer, Pages, type Schema } from "fingertip-client";
import { attempt, idle, staleness } from "../../services/attempt";
import { ask, look, type Read } from "../../services/look";
import { address, goHome, open } from "../../services/navigate";
import { privately } from "../../services/own";
import { nothingRead, readOn } from "../../services/paging";
import { day, period, yuan } from "../../services/words";

/** Lines that are read at once: on a slow network the way there costs more than some lines more. */
const AT_ONCE = 50;
/** So far outside the window, in pixels, lines are still drawn. */
const AROUND = 1500;

/** Digits of a township's code. */
const TOWNSHIP = 9;

type Line = ReturnType<typeof shown>;

const own = privately(() => ({
  ...nothingRead<Schema<"RosterLine">>(),
  version: 0,
  /** All lines that were read, block by block; the view has only those near the window. */
  blocks: [] as Line[][],
  watchers: [] as WechatMiniprogram.IntersectionObserver[],
  /** ETag of the first page that is shown. */
  first: "",
  asked: { village: "", name: "" },
}));

/** One published roster, line after line, of which a village has hundreds and a township ten thousand. */
Component({
  properties: { query: { type: Object, value: {} as Record<string, string> } },
  data: {
    ...idle,
    title: "",
    facts: [] as { name: string; value: string }[],
    correction: "",
    publicity: "",
    disputable: false,
    speech: "",
    name: "",
    /** Townships, of a roster of a whole county, and the chosen one. */
    towns: [] as { code: string; name: string }[],
    town: "",
    villages: [] as { code: string; name: string }[],
    village: "",
    /** Blocks of lines; one far away is empty and as high as it was. */
    blocks: [] as { lines: Line[]; height: number }[],
    count: 0,
    ended: false,
  },
  lifetimes: {
    attached() {
      const { village = "" } = this.data.query;
      own(this).asked = { village, name: "" };
      this.setData({ village });
      void this.load();
    },
    detached() {
      own(this).watchers.forEach((each) => each.disconnect());
    },
  },
  methods: {
    async load() {
      await attempt(this, () =>
        look(async (read) => {
          const { data: roster, ...seen } = await read("getRoster", { path: { id: this.data.query.id } });
          const region = await read("getRegion", { path: { code: roster.region.code } });
          own(this).version = roster.version;
          const towns = region.data.children.filter((each) => each.level === "township");
          // Of a whole county first the township is chosen; a village's code begins with its township's.
          const town = this.data.town || this.data.village.slice(0, TOWNSHIP);
          const inside = towns.some(({ code }) => code === town) ? await read("getRegion", { path: { code: town } }) : region;
          const villages = inside.data.children.filter((each) => each.level === "village");
          this.setData({ ...described(roster), towns, town, villages, stale: staleness(seen) });
          await this.lines(read, own(this).asked);
        }),
      );
      const { code, problem, query } = this.data;
      if (query.scanned && /^(roster-|not-found|bad-)/.test(code)) goHome(problem);
    },
    refresh() {
      return this.load();
    },
    typeName(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ name: event.detail.value.trim() });
    },
    pickTown(event: WechatMiniprogram.TouchEvent) {
      own(this).asked = { village: "", name: "" };
      this.setData({ town: event.currentTarget.dataset.code, village: "" });
      return this.load();
    },
    pickVillage(event: WechatMiniprogram.TouchEvent) {
      this.setData({ village: event.currentTarget.dataset.code });
      return this.find();
    },
    find() {
      const { village, name, villages, towns } = this.data;
      if (name && !village && (villages.length > 1 || towns.length)) {
        const first = villages.length ? "您的村" : "您的乡镇,再点您的村";
        this.setData({ problem: `清册里有好几个村,按姓名查请先点${first}。`, code: "village-needed" });
        return;
      }
      const asked = { village, name };
      own(this).asked = asked;
      return attempt(this, () => look((read) => this.lines(read, asked)));
    },

    /** The first lines of what is asked; where the same are shown already they stay where they are. */
    async lines(read: Read, asked: { village: string; name: string }) {
      const { village, name } = asked;
      const path = { id: this.data.query.id };
      const query = { limit: AT_ONCE, ...(village && { village }), ...(name && { name }) };
      const first = await read("listRosterLines", { path, query });
      // Meanwhile something else may have been asked for.
      if (own(this).asked !== asked) return;
      const tag = [first.headers.etag, village, name].join();
      if (first.headers.etag && own(this).first === tag) {
        this.setData({ stale: staleness(first) });
        return;
      }
      own(this).watchers.forEach((each) => each.disconnect());
      const pages = new Pages((cursor) => (cursor ? ask("listRosterLines", { path, query: { ...query, cursor } }) : Promise.resolve(first)));
      Object.assign(own(this), { first: tag, blocks: [], watchers: [], pages, reading: undefined });
      this.setData({ blocks: [], count: 0, ended: false });
      const page = await pages.next();
      if (page) this.draw(page, pages);
    },
    more() {
      const { pages } = own(this);
      return readOn(this, own(this), (page) => this.draw(page, pages));
    },
    draw(page: Answer<Schema<"RosterLine">[]>, pages: Pages<unknown> | undefined) {
      const lines = page.data.map(shown);
      const at = own(this).blocks.push(lines) - 1;
      const next = { count: this.data.count + lines.length, ended: pages?.done ?? true, stale: staleness(page) };
      this.setData({ [`blocks[${at}]`]: { lines, height: 0 }, ...next });
      const watcher = this.createIntersectionObserver({}).relativeToViewport({ top: AROUND, bottom: AROUND });
      watcher.observe(`#block-${at}`, (seen) => this.pass(at, seen.intersectionRatio > 0, seen.boundingClientRect.height));
      own(this).watchers.push(watcher);
    },
    /** A block comes near the window, or leaves it. */
    pass(at: number, near: boolean, height: number) {
      const block = this.data.blocks[at];
      if (!block || near === block.lines.length > 0) return;
      if (near) this.setData({ [`blocks[${at}].lines`]: own(this).blocks[at], [`blocks[${at}].height`]: 0 });
      else if (height > 0) this.setData({ [`blocks[${at}].lines`]: [], [`blocks[${at}].height`]: height });
    },

    /** While a roster is open to objections, one is; afterwards it is for the inspectors. */
    doubt(event: WechatMiniprogram.TouchEvent) {
      const about = { roster: this.data.query.id, version: own(this).version, line: event.currentTarget.dataset.no };
      if (this.data.disputable) open("objection", about);
      else open("report", { kind: "subsidy", ...about });
    },
    shared() {
      const { title, query, village } = this.data;
      return { title, path: address("roster", { id: query.id, village }) };
    },
  },
});

function described(roster: Schema<"Roster">) {
  const { publicity, corrected, totalAmount, lineCount } = roster;
  const until = `公示到${day(publicity.to)}`;
  return {
    title: roster.title,
    facts: [
      { name: "补贴", value: roster.programme.name },
      { name: "时间", value: period(roster.period) },
      { name: "一共", value: `${lineCount} 笔,${yuan(totalAmount)}` },
    ],
    disputable: publicity.open,
    publicity: publicity.open ? `正在公示,${until}。觉得哪一笔不对,就点它旁边的“觉得不对”。` : `${until},公示已经结束。`,
    correction: corrected
      ? `这是更正后的第 ${roster.version} 版:${corrected.reason}(增加 ${corrected.added} 笔,删去 ${corrected.removed} 笔,改动 ${corrected.changed} 笔)。`
      : "",
    speech: `${roster.title}。一共${lineCount}笔,合计${yuan(totalAmount)}。${until}。`,
  };
}

function shown({ no, name, village, group, quantity, unit, standard, amount }: Schema<"RosterLine">) {
  const measured = quantity ? `${quantity} ${unit ?? ""}` : "";
  return {
    no,
    name,
    where: [village.name, group].filter(Boolean).join(" "),
    how: measured && standard ? `${measured} × ${standard} 元` : measured,
    amount: yuan(amount),
  };
}
