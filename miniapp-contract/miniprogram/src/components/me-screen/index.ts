import { api } from "../../services/api";
import { attempt, idle } from "../../services/attempt";
import { open } from "../../services/navigate";
import { isLarge, setLarge } from "../../services/settings";

type Value = WechatMiniprogram.CustomEvent<{ value: string }>;

/** Who looks, and how it looks. */
Component({
  properties: { query: { type: Object, value: {} as Record<string, string> } },
  data: { ...idle, loggedIn: false, verified: false, who: "", name: "", idNumber: "", proven: false, large: false },
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
      this.setData({ loggedIn: true, verified: data.verified, who: data.name ?? "" });
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
        this.setData({ name: "", idNumber: "", proven: true });
        await this.look();
      });
    },
    setLarge(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
      setLarge(event.detail.value);
      this.setData({ large: event.detail.value });
      this.triggerEvent("restyle");
    },
    go(event: WechatMiniprogram.TouchEvent) {
      open(event.currentTarget.dataset.page);
    },
    logout() {
      return attempt(this, async () => {
        await api.session.logout();
        this.setData({ loggedIn: false, verified: false, who: "", proven: false });
      });
    },
    wipe() {
      return attempt(this, async () => {
        await api.wipe();
        this.setData({ loggedIn: false, verified: false, who: "", proven: false });
        void wx.showToast({ title: "已清除", icon: "none" });
      });
    },
  },
});
