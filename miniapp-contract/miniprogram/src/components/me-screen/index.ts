import type { Schema } from "fingertip-client";
import { config } from "../../config";
import { api } from "../../services/api";
import { attempt, idle } from "../../services/attempt";
import { open } from "../../services/navigate";
import { type Template, templates } from "../../services/subscribe";
import { forgetSite, isLarge, setLarge } from "../../services/settings";

type Value = WechatMiniprogram.CustomEvent<{ value: string }>;

const NOBODY = { loggedIn: false, verified: false, who: "", phone: "", told: "", name: "", idNumber: "", notices: [] as ReturnType<typeof state>[], kinds: [] as string[] };

/** Who looks, and how it looks. */
Component({
  properties: { query: { type: Object, value: {} as Record<string, string> } },
  data: { ...idle, ...NOBODY, large: false },
  lifetimes: {
    attached() {
      this.setData({ large: isLarge() });
      void this.load();
    },
  },
  methods: {
    load() {
      return attempt(this, async () => {
        const citizen = await api.session.citizen();
        this.setData({ loggedIn: Boolean(citizen) });
        if (citizen) await this.look();
      });
    },
    async look() {
      const { data } = await api.call("getMe");
      this.show(data);
      const notices = await templates().catch(() => []);
      this.setData({ notices: notices.map(state), kinds: notices.map(({ kind }) => kind) });
    },
    told(event: WechatMiniprogram.CustomEvent<{ items: Template[] }>) {
      const { items } = event.detail;
      this.setData({ notices: this.data.notices.map((each) => items.map(state).find(({ kind }) => kind === each.kind) ?? each) });
    },
    show({ verified, name, phone }: Schema<"Me">) {
      this.setData({ loggedIn: true, verified, who: name ?? "", phone: phone ?? "", told: "" });
    },
    login() {
      return attempt(this, async () => {
        await api.session.login();
        await this.look();
      });
    },
    write(event: Value) {
      this.setData({ [event.currentTarget.dataset.field]: event.detail.value });
    },
    prove() {
      const name = this.data.name.trim();
      const idNumber = this.data.idNumber.trim();
      if (!name || !idNumber) {
        this.setData({ problem: "请填姓名和身份证号。", code: "incomplete" });
        return;
      }
      return attempt(this, async () => {
        await api.call("proveIdentity", { body: { name, idNumber } });
        // Neither stays in the memory of the screen.
        this.setData({ name: "", idNumber: "" });
        await this.look();
      });
    },
    /** What the person answered to WeChat's own question; the number itself never comes here. */
    givePhone(event: WechatMiniprogram.CustomEvent<{ code?: string; errMsg?: string }>) {
      const { code, errMsg = "" } = event.detail;
      if (!code) {
        const told = /deny|cancel/.test(errMsg) ? "没有留手机号,其他的照样能用。" : "现在不能留手机号,不留也照样能用。";
        this.setData({ told, problem: "" });
        return;
      }
      return attempt(this, async () => {
        const { data } = await api.call("givePhone", { body: { code, ...(config.appId && { appId: config.appId }) } });
        this.show(data);
      });
    },
    removePhone() {
      return attempt(this, async () => {
        await api.call("removePhone");
        this.setData({ phone: "", told: "手机号已经删除。" });
      });
    },
    setLarge(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
      this.enlarge(event.detail.value);
    },
    /** The whole line can be touched: the switch alone is small. */
    toggleLarge() {
      this.enlarge(!this.data.large);
    },
    /** The switch has its own way to be touched. */
    nothing() {},
    enlarge(large: boolean) {
      setLarge(large);
      this.setData({ large });
      this.triggerEvent("restyle");
    },
    /** What the mini-program does with personal information, as its administrator has filed it with WeChat. */
    privacy() {
      wx.openPrivacyContract({ fail: () => wx.showToast({ title: "现在打不开", icon: "none" }) });
    },
    go(event: WechatMiniprogram.TouchEvent) {
      open(event.currentTarget.dataset.page);
    },
    logout() {
      return attempt(this, async () => {
        await api.session.logout();
        this.setData(NOBODY);
      });
    },
    wipe() {
      return attempt(this, async () => {
        await api.wipe();
        forgetSite();
        this.setData(NOBODY);
        void wx.showToast({ title: "已清除", icon: "none" });
      });
    },
  },
});

function state({ kind, title, accepted, longTerm, remaining }: Template) {
  const left = longTerm || !accepted ? "" : `,还有 ${remaining} 条`;
  return { kind, title, accepted, state: accepted ? `已打开${left}` : "没有打开" };
}
