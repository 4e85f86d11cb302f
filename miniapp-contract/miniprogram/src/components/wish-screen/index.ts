import { ApiProblem, type Schema } from "fingertip-client";
import { api } from "../../services/api";
import { attempt, idle } from "../../services/attempt";
import { badge, WISH_NOTICES } from "../../services/wishes";
import { day, moment } from "../../services/words";

const GOING_ON: string[] = ["submitted", "accepted", "in-progress", "reopened"];
const STARS = [1, 2, 3, 4, 5];
const STAR_WORDS = ["", "很不满意", "不满意", "一般", "满意", "很满意"];

/** One wish: how it went, and the person's own word on it. */
Component({
  properties: { query: { type: Object, value: {} as Record<string, string> } },
  data: { ...idle, notices: WISH_NOTICES, wish: null as ReturnType<typeof drawn> | null, choices: STARS, stars: 0, word: "", comment: "", reopening: false, reason: "", mayBePublic: false, showing: false, publicTitle: "", publicText: "" },
  lifetimes: {
    attached() {
      void this.load();
    },
  },
  methods: {
    load() {
      return attempt(this, async () => {
        const [{ data }, types] = await Promise.all([
          api.call("getWish", { path: { id: this.data.query.id } }),
          api.call("listWishTypes"),
        ]);
        const mayBePublic = types.data.items.some(({ code, mayBePublic: may }) => code === data.type && may);
        this.setData({ wish: drawn(data), mayBePublic });
      });
    },
    pickStars(event: WechatMiniprogram.TouchEvent) {
      const { stars } = event.currentTarget.dataset;
      this.setData({ stars, word: STAR_WORDS[stars] });
    },
    write(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ [event.currentTarget.dataset.field]: event.detail.value });
    },
    rate() {
      const { stars, comment, query } = this.data;
      if (!stars) return;
      return attempt(this, async () => {
        const body = { stars, ...(comment.trim() && { comment: comment.trim() }) };
        try {
          const { data } = await api.call("rateWish", { path: { id: query.id }, body });
          this.setData({ wish: drawn(data) });
        } catch (fault) {
          // The answer to the first time was lost.
          if (!(fault instanceof ApiProblem) || fault.code !== "wish-already-rated") throw fault;
          await this.load();
        }
      });
    },
    wantPublic() {
      const { wish } = this.data;
      if (wish) this.setData({ showing: true, publicTitle: wish.publicTitle, publicText: wish.publicText });
    },
    publish() {
      const { publicTitle, publicText } = this.data;
      return this.setPublic({ public: true, title: publicTitle.trim(), text: publicText.trim() });
    },
    hide() {
      return this.setPublic({ public: false });
    },
    setPublic(body: Schema<"PublishWish">) {
      return attempt(this, async () => {
        const { data } = await api.call("publishWish", { path: { id: this.data.query.id }, body });
        this.setData({ wish: drawn(data), showing: false });
      });
    },
    wantReopen() {
      this.setData({ reopening: true });
    },
    reopen() {
      const { reason, query } = this.data;
      if (!reason.trim()) {
        this.setData({ problem: "请说说还有什么没办好。", code: "incomplete" });
        return;
      }
      return attempt(this, async () => {
        const { data } = await api.call("reopenWish", { path: { id: query.id }, body: { reason: reason.trim() } });
        this.setData({ wish: drawn(data), reopening: false });
      });
    },
  },
});

function drawn(wish: Schema<"Wish">) {
  const notes = [
    wish.dueOn && `最迟${day(wish.dueOn)}${wish.status === "submitted" ? "接单" : "办好"}`,
    wish.overdue && "已经超过期限",
    wish.silentConfirmOn && `${day(wish.silentConfirmOn)}以前没有评价,就算办好了`,
    wish.reopenBy && `没办好的,${day(wish.reopenBy)}以前可以重新办`,
  ];
  return {
    title: wish.title,
    text: wish.text,
    number: wish.number,
    place: [wish.region.name, wish.place].filter(Boolean).join(" "),
    statusName: wish.statusName,
    badge: wish.overdue ? "bad" : badge(wish.status),
    responsible: wish.responsible ?? "",
    result: wish.result ?? "",
    files: wish.files.length,
    notes: notes.filter((each): each is string => Boolean(each)),
    history: wish.history.map((each, index) => ({ index, name: each.statusName, who: each.who ?? "", note: each.note ?? "", at: moment(each.at) })),
    rated: wish.stars ? `${"★".repeat(wish.stars)} ${STAR_WORDS[wish.stars] ?? ""}` : "",
    comment: wish.comment ?? "",
    publicityName: wish.publicityName,
    publicityReason: wish.publicityReason ?? "",
    shown: wish.publicity === "shown",
    asked: wish.publicity === "shown" || wish.publicity === "checking",
    publicTitle: wish.publicTitle ?? wish.title,
    publicText: wish.publicText ?? wish.text,
    goesOn: GOING_ON.includes(wish.status),
    canRate: wish.next.includes("confirmed"),
    canReopen: wish.next.includes("reopened"),
  };
}
