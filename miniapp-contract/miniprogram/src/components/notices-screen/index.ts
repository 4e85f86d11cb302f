import { api } from "../../services/api";
import { attempt, idle, staleness } from "../../services/attempt";
import { look } from "../../services/look";
import { open } from "../../services/navigate";
import { day } from "../../services/words";

/** What the programmes say, for everybody; the own reminders, for who is logged in. */
Component({
  properties: { query: { type: Object, value: {} as Record<string, string> } },
  data: {
    ...idle,
    programmes: [] as { code: string; name: string; publicityDays: number }[],
    notices: [] as { id: string; text: string; on: string }[],
    known: false,
  },
  lifetimes: {
    attached() {
      void this.load();
    },
  },
  methods: {
    load() {
      return attempt(this, async () => {
        await look(async (read) => {
          const programmes = await read("listProgrammes");
          this.setData({ programmes: programmes.data.items, stale: staleness(programmes) });
        });
        // Nobody is logged in just because they read policies.
        if (!(await api.session.citizen())) return;
        const { data } = await api.call("listMyNotices");
        this.setData({ known: true, notices: data.items.map((each) => ({ ...each, on: day(each.on) })) });
      });
    },
    openProgramme(event: WechatMiniprogram.TouchEvent) {
      open("programme", { code: event.currentTarget.dataset.code });
    },
    openProgress() {
      open("progress");
    },
    clear() {
      return attempt(this, async () => {
        await api.call("clearMyNotices");
        this.setData({ notices: [] });
      });
    },
  },
});
