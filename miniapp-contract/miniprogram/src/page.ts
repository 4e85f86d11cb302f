import { goHome, HOME } from "./services/navigate";
import type { SceneReader } from "./services/scene";
import { pageStyle } from "./services/settings";

interface Screen {
  shown?(): void;
  more?(): void;
  refresh?(): Promise<unknown>;
  /** What is told of a page that may be passed on; nothing where it may not. */
  shared?(): { title: string; path: string };
}

interface PageOptions {
  /** Reads the codes that lead here. */
  scene?: SceneReader;
  /** Whether everybody may see what this page shows, so that it can be passed on to a friend or a group. */
  open?: boolean;
}

/** A page that only holds its screen: the screens are components, which can be tested. */
export function screenPage({ scene, open }: PageOptions = {}) {
  Page({
    data: { style: "", query: {} as Record<string, string>, ready: false },
    onLoad(given) {
      const { scene: code, ...query } = decoded(given);
      const read = code === undefined ? query : scene?.(code);
      if (read) this.setData({ query: code === undefined ? query : { ...read, scanned: "yes" } });
      else goHome("这个二维码读不懂,可能印坏了,或者不是这里的。请在首页里找。");
      // Home itself stays, and says so.
      this.setData({ ready: Boolean(read) || this.is === HOME });
    },
    onShow() {
      this.setData({ style: pageStyle() });
      this.screen()?.shown?.();
    },
    onReachBottom() {
      this.screen()?.more?.();
    },
    onPullDownRefresh() {
      const screen = this.screen();
      void (screen?.refresh?.() ?? Promise.resolve()).then(() => wx.stopPullDownRefresh());
    },
    restyle() {
      this.setData({ style: pageStyle() });
    },
    screen() {
      return this.selectComponent("#screen") as unknown as Screen | null;
    },
    // WeChat offers to pass on each page that has this.
    ...(open && {
      onShareAppMessage(): { title: string; path: string } | undefined {
        return (this as unknown as { screen(): Screen | null }).screen()?.shared?.();
      },
    }),
  });
}

/** WeChat hands over an address's values as they stand in it, and some addresses are typed by people. */
function decoded(query: Record<string, string | undefined>): Record<string, string> {
  const pairs = Object.entries(query).map(([name, value]) => {
    try {
      return [name, decodeURIComponent(value ?? "")];
    } catch {
      return [name, value ?? ""];
    }
  });
  return Object.fromEntries(pairs) as Record<string, string>;
}
