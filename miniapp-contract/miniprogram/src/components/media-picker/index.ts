import type { UploadTask } from "fingertip-client";
import { api } from "../../services/api";
import { privately } from "../../services/own";

const MOST = 9;
const MEGABYTE = 1 << 20;
const WORDS: Record<UploadTask["state"], string> = {
  waiting: "等待上传",
  sending: "正在上传",
  paused: "网络断了,会自动再传",
  done: "已传好",
  failed: "不能收下",
};

const own = privately(() => ({ stop: undefined as (() => void) | undefined }));

/** Photos and videos that go along; tells its parent by `change` the ids of their upload tasks. */
Component({
  data: { items: [] as { id: string; name: string; words: string; failed: boolean }[], full: false },
  lifetimes: {
    attached() {
      own(this).stop = api.uploads.onChange((task) => this.show(task));
    },
    detached() {
      own(this).stop?.();
    },
  },
  methods: {
    async choose() {
      const left = MOST - this.data.items.length;
      const chosen = await wx
        .chooseMedia({ count: left, mediaType: ["image", "video"], sizeType: ["compressed"], maxDuration: 60 })
        .catch(() => undefined);
      if (!chosen) return;
      for (const file of chosen.tempFiles.slice(0, left)) {
        const name = file.fileType === "video" ? "视频" : "照片";
        const task = await api.uploads.add(file);
        const items = [...this.data.items, { id: task.id, name, words: wordsOf(task), failed: false }];
        this.setData({ items, full: items.length === MOST });
      }
      this.tell();
    },

    show(task: UploadTask) {
      const items = this.data.items.map((each) =>
        each.id === task.id ? { ...each, words: wordsOf(task), failed: task.state === "failed" } : each,
      );
      this.setData({ items });
    },

    async remove(event: WechatMiniprogram.TouchEvent) {
      const { id } = event.currentTarget.dataset;
      this.setData({ items: this.data.items.filter((each) => each.id !== id), full: false });
      this.tell();
      await api.uploads.cancel(id);
    },

    tell() {
      this.triggerEvent("change", { ids: this.data.items.map((each) => each.id) });
    },
  },
});

function wordsOf({ state, sent, size, problem }: UploadTask): string {
  if (state === "failed" && problem) return problem.message;
  const share = state === "sending" && size ? ` ${Math.floor((sent / size) * 100)}%` : "";
  return `${WORDS[state]}${share},${(size / MEGABYTE).toFixed(1)} MB`;
}
