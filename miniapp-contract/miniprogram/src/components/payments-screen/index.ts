import type { Schema } from "fingertip-client";
import { api } from "../../services/api";
import { attempt, idle } from "../../services/attempt";
import { open } from "../../services/navigate";
import { privately } from "../../services/own";
import { appended, nothingRead, readOn } from "../../services/paging";
import { period, yuan } from "../../services/words";

const own = privately(() => nothingRead<Schema<"Payment">>());

/** What the person who looks was paid, all years and programmes. Nothing of it stays on the phone. */
Component({
  properties: { query: { type: Object, value: {} as Record<string, string> } },
  data: {
    ...idle,
    notices: ["payment-published"],
    years: [] as { year: number; total: string; note: string }[],
    year: 0,
    payments: [] as ReturnType<typeof shown>[],
    ended: false,
  },
  lifetimes: {
    attached() {
      void this.load();
    },
  },
  methods: {
    shown() {
      // Back from proving who one is.
      if (this.data.code) void this.load();
    },
    async load() {
      await attempt(this, async () => {
        const first = await api.call("listMyPayments", { query: { limit: 1 } });
        const years = (first.data.years ?? []).map((each) => ({
          year: each.year,
          total: yuan(each.totalAmount),
          note: each.householdAmount && each.householdAmount !== each.totalAmount ? `全家 ${yuan(each.householdAmount)}` : `${each.count} 笔`,
        }));
        this.setData({ years });
      });
      if (!this.data.code) await this.find();
    },
    pickYear(event: WechatMiniprogram.TouchEvent) {
      const { year } = event.currentTarget.dataset;
      this.setData({ year: this.data.year === year ? 0 : year });
      return this.find();
    },
    async find() {
      const { year } = this.data;
      own(this).pages = api.pages("listMyPayments", { query: year ? { year } : {} });
      this.setData({ payments: [], ended: false });
      await this.more();
    },
    more() {
      return readOn(this, own(this), (page, ended) => {
        this.setData({ ...appended("payments", this.data.payments.length, page.data.map(shown)), ended });
      });
    },
    prove() {
      open("me");
    },
    openRoster(event: WechatMiniprogram.TouchEvent) {
      const { id, village } = event.currentTarget.dataset;
      open("roster", { id, village });
    },
    call(event: WechatMiniprogram.TouchEvent) {
      void wx.makePhoneCall({ phoneNumber: event.currentTarget.dataset.phone }).catch(() => undefined);
    },
  },
});

function shown(each: Schema<"Payment">) {
  return {
    key: `${each.roster.id}-${each.no}`,
    roster: each.roster.id,
    village: each.village.code,
    programme: each.programme.name,
    period: period(each.period),
    who: [each.name, each.village.name, each.group].filter(Boolean).join(" · "),
    how: each.quantity && each.standard ? `${each.quantity} ${each.unit ?? ""} × ${each.standard} 元` : "",
    amount: yuan(each.amount),
    household: (each.household ?? []).map(({ no, name, amount }) => ({ no, name, amount: yuan(amount) })),
    advice: each.dispute.advice ?? "",
    open: each.dispute.open,
    office: each.dispute.contact?.office ?? "",
    phone: each.dispute.contact?.officePhone ?? "",
  };
}
