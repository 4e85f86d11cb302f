import type { Schema } from "fingertip-client";
import { attempt, idle, staleness } from "../../services/attempt";
import { look } from "../../services/look";
import { address } from "../../services/navigate";

/** What a subsidy is for, who gets it, how much, whom to ask. */
Component({
  properties: { query: { type: Object, value: {} as Record<string, string> } },
  data: {
    ...idle,
    name: "",
    parts: [] as { title: string; text: string }[],
    standards: [] as { year: number; text: string }[],
    phones: [] as { name: string; number: string }[],
    source: { title: "", url: "" },
    speech: "",
  },
  lifetimes: {
    attached() {
      void this.load();
    },
  },
  methods: {
    load() {
      return attempt(this, () =>
        look(async (read) => {
          const programme = await read("getProgramme", { path: { code: this.data.query.code } });
          this.setData({ ...drawn(programme.data), stale: staleness(programme) });
        }),
      );
    },
    shared() {
      return { title: this.data.name, path: address("programme", this.data.query) };
    },
    call(event: WechatMiniprogram.TouchEvent) {
      void wx.makePhoneCall({ phoneNumber: event.currentTarget.dataset.number }).catch(() => undefined);
    },
    copy() {
      // A mini-program opens only pages of domains it was given: the address goes to the browser.
      void wx.setClipboardData({ data: this.data.source.url }).catch(() => undefined);
    },
  },
});

function drawn(programme: Schema<"ProgrammeDetail">) {
  const { name, qualifies, howToApply, lawBasis, office, officePhone, supervisionPhone, policy, standards } = programme;
  const parts = [
    { title: "发给谁", text: qualifies ?? "" },
    { title: "怎么申请", text: howToApply ?? "" },
    { title: "政策依据", text: lawBasis ?? "" },
  ].filter((each) => each.text);
  const latest = standards[0];
  return {
    name,
    parts,
    standards,
    phones: [
      { name: `问${office ?? "主管部门"}`, number: officePhone ?? "" },
      { name: "监督电话", number: supervisionPhone ?? "" },
    ].filter((each) => each.number),
    source: { title: policy?.title ?? "", url: policy?.url ?? "" },
    speech: [name, latest && `${latest.year}年标准,${latest.text}`, ...parts.map((each) => `${each.title}:${each.text}`)]
      .filter(Boolean)
      .join("。"),
  };
}
