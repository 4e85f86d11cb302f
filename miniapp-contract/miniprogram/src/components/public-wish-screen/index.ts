import type { Schema } from "fingertip-client";
import { config } from "../../config";
import { attempt, idle, staleness } from "../../services/attempt";
import { look } from "../../services/look";
import { address } from "../../services/navigate";
import { drawnForAll } from "../../services/wishes";
import { day } from "../../services/words";

/** One wish as everybody sees it: not who wished it. */
Component({
  properties: { query: { type: Object, value: {} as Record<string, string> } },
  data: { ...idle, wish: null as ReturnType<typeof drawn> | null, opened: false },
  lifetimes: {
    attached() {
      void this.refresh();
    },
  },
  methods: {
    async refresh() {
      await attempt(this, () =>
        look(async (read) => {
          const wish = await read("getPublicWish", { path: { id: this.data.query.id } });
          this.setData({ wish: drawn(wish.data), stale: staleness(wish) });
        }),
      );
      // Its author may have taken it back just now.
      if (this.data.code === "not-found") this.setData({ wish: null });
    },
    /** Pictures come when they are asked for: on a slow network they cost time and money. */
    seeFiles() {
      this.setData({ opened: true });
    },
    enlarge(event: WechatMiniprogram.TouchEvent) {
      const urls = this.data.wish?.files.filter(({ plays }) => !plays).map(({ src }) => src) ?? [];
      wx.previewImage({ urls, current: event.currentTarget.dataset.src });
    },
    shared() {
      return { title: this.data.wish?.title ?? "", path: address("public-wish", { id: this.data.query.id }) };
    },
  },
});

function drawn(wish: Schema<"PublicWish">) {
  const { id, submittedOn, acceptedOn, doneOn, dueOn, text, result = "", files } = wish;
  const steps = [
    { name: "提出", date: submittedOn },
    { name: "接单", date: acceptedOn },
    { name: "办结", date: doneOn },
    { name: acceptedOn ? "最迟办结" : "最迟接单", date: doneOn ? undefined : dueOn },
  ];
  const shown = drawnForAll(wish);
  return {
    ...shown,
    text,
    result,
    steps: steps.flatMap(({ name, date }) => (date ? [{ name, on: day(date) }] : [])),
    files: files.flatMap((file, index) => {
      const plays = !file.mediaType.startsWith("image/");
      const src = `${config.baseUrl}/api/v1/wishes/${encodeURIComponent(id)}/public/files/${encodeURIComponent(file.id)}`;
      const name = `${plays ? "视频或录音" : "照片"} ${index + 1}`;
      // A document is shown as pictures of its pages.
      return Array.from({ length: file.pages ?? 1 }, (_, page) => ({ id: `${file.id}-${page}`, plays, name, src: page ? `${src}?page=${page + 1}` : src }));
    }),
    speech: [shown.title, text, `现在${shown.statusName}`, result && `结果:${result}`].filter(Boolean).join("。"),
  };
}
