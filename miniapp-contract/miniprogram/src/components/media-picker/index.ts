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
  properties: {
    /** Ids of tasks that were chosen before. */
    given: { type: Array, value: [] as string[] },
  },
  data: { items: [] as ReturnType<typeof drawn>[], full: false, problem: "" },
  lifetimes: {
    attached() {
      own(this).stop = api.uploads.onChange((task) => this.show(task));
      void this.recall();
    },
    detached() {
      own(this).stop?.();
    },
  },
  methods: {
    async recall() {
      const { given } = this.data;
      if (!given.length) return;
      const tasks = (await api.uploads.tasks()).filter(({ id }) => given.includes(id));
      this.put(tasks.map(drawn));
    },
    async choose() {
      const left = MOST - this.data.items.length;
      const chosen = await wx
        .chooseMedia({ count: left, mediaType: ["image", "video"], sizeType: ["compressed"], maxDuration: 60 })
        .catch(() => undefined);
      if (!chosen) return;
      this.setData({ problem: "" });
      try {
        for (const file of chosen.tempFiles.slice(0, left)) {
          const { id } = await api.uploads.add(file);
          // It may have got on, or been refused, before it was known here.
          const task = (await api.uploads.tasks()).find((each) => each.id === id);
          if (task) this.put([...this.data.items, drawn(task)]);
        }
      } catch {
        this.setData({ problem: "手机存不下这个文件。请腾出一些空间再选,或者换小一点的。" });
      }
      this.tell();
    },

    show(task: UploadTask) {
      this.put(this.data.items.map((each) => (each.id === task.id ? drawn(task) : each)));
    },

    async remove(event: WechatMiniprogram.TouchEvent) {
      const { id } = event.currentTarget.dataset;
      this.put(this.data.items.filter((each) => each.id !== id));
      this.tell();
      await api.uploads.cancel(id);
    },

    /** What was chosen went along: the next files are others. */
    clear() {
      this.put([]);
    },

    put(items: ReturnType<typeof drawn>[]) {
      this.setData({ items, full: items.length >= MOST });
    },

    tell() {
      this.triggerEvent("change", { ids: this.data.items.map((each) => each.id) });
    },
  },
});

function drawn(task: UploadTask) {
  const name = /\.(mp4|mov|m4v|3gp|avi)$/i.test(task.path) ? "视频" : "照片";
  return { id: task.id, name, words: wordsOf(task), failed: task.state === "failed" };
}

function wordsOf({ state, sent, size, problem }: UploadTask): string {
  if (state === "failed" && problem) return problem.message;
  const share = state === "sending" && size ? ` ${Math.floor((sent / size) * 100)}%` : "";
  return `${WORDS[state]}${share},${(size / MEGABYTE).toFixed(1)} MB`;
}
