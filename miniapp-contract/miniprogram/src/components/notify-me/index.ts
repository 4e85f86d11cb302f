import { attempt } from "../../services/attempt";
import { ask, record, type Template, templates } from "../../services/subscribe";

/**
 * A button by which somebody agrees to be told by WeChat, where WeChat and the site offer it and they have not agreed
 * already; nothing otherwise. It asks only when it is tapped, and tells its parent by `answered` how all templates stand.
 */
Component({
  properties: {
    /** Kinds of messages, see `listNoticeTemplates`. */
    kinds: { type: Array, value: [] as string[] },
    /** Whether it is a card of its own, and no part of another. */
    boxed: Boolean,
    lead: { type: String, value: "有进展时,可以用微信告诉您。" },
  },
  data: { busy: false, problem: "", code: "", offered: [] as Template[], told: "" },
  lifetimes: {
    attached() {
      void this.load();
    },
  },
  methods: {
    async load() {
      // An offer only: where it cannot be made nothing is missing.
      const all = await templates(this.data.kinds).catch(() => []);
      this.setData({ offered: all.filter(({ accepted }) => !accepted) });
    },
    async ask() {
      if (this.data.busy) return;
      const { offered } = this.data;
      const results = await ask(offered);
      if (!results.length) {
        this.setData({ told: "微信没有问您,可能在微信里关掉了这个小程序的提醒。进展随时可以在这里看。" });
        return;
      }
      await attempt(this, async () => {
        const agreed = results.filter(({ result }) => result.startsWith("accept")).map(({ template }) => template);
        this.triggerEvent("answered", { items: await record(results) });
        const left = offered.filter(({ template }) => !agreed.includes(template));
        const once = offered.some(({ template, longTerm }) => agreed.includes(template) && !longTerm);
        const fine = once ? "好,微信会告诉您。同意一次,每种收一条。" : "好,微信会告诉您。";
        this.setData({ offered: left, told: agreed.length ? fine : "没有打开提醒。进展随时可以在这里看。" });
      });
    },
  },
});
