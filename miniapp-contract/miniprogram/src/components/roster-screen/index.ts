import type { Schema } from "fingertip-client";
import { api } from "../../services/api";
import { attempt, idle, staleness } from "../../services/attempt";
import { open } from "../../services/navigate";
import { privately } from "../../services/own";
import { nothingRead, readOn } from "../../services/paging";
import { day, period, yuan } from "../../services/words";

const own = privately(() => ({ ...nothingRead<Schema<"RosterLine">>(), version: 0 }));

/** One published roster, line after line. */
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
    villages: [] as { code: string; name: string }[],
    village: "",
    lines: [] as { no: number; name: string; where: string; how: string; amount: string }[],
    ended: false,
  },
  lifetimes: {
    attached() {
      this.setData({ village: this.data.query.village ?? "" });
      void this.load();
    },
  },
  methods: {
    async load() {
      const fine = await attempt(this, async () => {
        const roster = await api.call("getRoster", { path: { id: this.data.query.id } });
        const region = await api.call("getRegion", { path: { code: roster.data.region.code } });
        own(this).version = roster.data.version;
        this.setData({
          ...described(roster.data),
          villages: region.data.children.filter((each) => each.level === "village"),
          stale: staleness(roster),
        });
      });
      if (fine) await this.find();
    },
    typeName(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ name: event.detail.value.trim() });
    },
    pickVillage(event: WechatMiniprogram.TouchEvent) {
      this.setData({ village: event.currentTarget.dataset.code });
      return this.find();
    },
    async find() {
      const { village, name, villages, query } = this.data;
      if (name && !village && villages.length > 1) {
        this.setData({ problem: "清册里有好几个村,按姓名查请先点您的村。", code: "village-needed" });
        return;
      }
      const filter = { ...(village && { village }), ...(name && { name }) };
      own(this).pages = api.pages("listRosterLines", { path: { id: query.id }, query: filter });
      this.setData({ lines: [], ended: false });
      await this.more();
    },
    more() {
      return readOn(this, own(this), (page, ended) => {
        this.setData({ lines: [...this.data.lines, ...page.data.map(shown)], ended, stale: staleness(page) });
      });
    },
    /** While a roster is open to objections, one is; afterwards it is for the inspectors. */
    doubt(event: WechatMiniprogram.TouchEvent) {
      const about = { roster: this.data.query.id, version: own(this).version, line: event.currentTarget.dataset.no };
      if (this.data.disputable) open("objection", about);
      else open("report", { kind: "subsidy", ...about });
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
