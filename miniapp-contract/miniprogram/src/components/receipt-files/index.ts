import type { Schema } from "fingertip-client";
import { api } from "../../services/api";
import { attempt, idle } from "../../services/attempt";
import { removeShown, shown } from "../../services/shown-files";

/** Files that an office sent with its messages, by the receipt. They are shown one at a time, and none stays. */
Component({
  properties: {
    receipt: String,
    /** Ids of the files of the office. */
    ids: { type: Array, value: [] as string[] },
  },
  data: { ...idle, files: [] as ReturnType<typeof drawn>[], id: "", name: "", src: "", plays: false, page: 1, pages: 1 },
  lifetimes: {
    attached() {
      void this.load();
    },
    detached() {
      removeShown();
    },
  },
  methods: {
    load() {
      const { receipt, ids } = this.data;
      return attempt(this, async () => {
        const { data } = await api.anonymous.call("listFilesByReceipt", { body: { receipt } });
        this.setData({ files: (data.items ?? []).filter(({ id }) => ids.includes(id)).map(drawn) });
      });
    },
    open(event: WechatMiniprogram.TouchEvent) {
      return this.show(event.currentTarget.dataset.id, 1);
    },
    next() {
      return this.show(this.data.id, this.data.page + 1);
    },
    show(id: string, page: number) {
      const file = this.data.files.find((each) => each.id === id);
      if (!file) return;
      return attempt(this, async () => {
        const body = { receipt: this.data.receipt, fileId: id, ...(page > 1 && { page }) };
        const { data } = await api.anonymous.call("downloadFileByReceipt", { body, bytes: true });
        removeShown();
        const src = await shown(data as unknown as ArrayBuffer, file.extension);
        this.setData({ id, page, src, name: file.name, plays: file.plays, pages: file.pages });
      });
    },
  },
});

const EXTENSIONS: Record<string, string> = { "video/mp4": "mp4", "audio/mp4": "m4a" };

function drawn({ id, mediaType, derivative }: Schema<"ShownFile">, index: number) {
  const kind = derivative?.mediaType ?? "";
  const ready = derivative?.state === "ready";
  const pages = derivative?.pagesShown ?? 1;
  const name = mediaType === "application/pdf" ? "文件" : kind.startsWith("video/") ? "视频" : kind.startsWith("audio/") ? "录音" : "照片";
  const size = derivative?.bytes ? `${(derivative.bytes / 1048576).toFixed(1)} MB` : "";
  return {
    id,
    name: `${name} ${index + 1}`,
    note: ready ? [pages > 1 && `${pages} 页`, size].filter(Boolean).join(",") : "还不能看,过一会儿再来。",
    ready,
    pages,
    plays: kind in EXTENSIONS,
    extension: EXTENSIONS[kind] ?? "jpg",
  };
}
