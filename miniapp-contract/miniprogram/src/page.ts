import { pageStyle } from "./services/settings";

interface Screen {
  shown?(): void;
  more?(): void;
}

/** A page that only holds its screen: the screens are components, which can be tested. */
export function screenPage() {
  Page({
    data: { style: "", query: {} as Record<string, string>, ready: false },
    onLoad(query) {
      const decoded = Object.entries(query).map(([name, value]) => [name, decodeURIComponent(value ?? "")]);
      this.setData({ query: Object.fromEntries(decoded), ready: true });
    },
    onShow() {
      this.setData({ style: pageStyle() });
      this.screen()?.shown?.();
    },
    onReachBottom() {
      this.screen()?.more?.();
    },
    restyle() {
      this.setData({ style: pageStyle() });
    },
    screen() {
      return this.selectComponent("#screen") as unknown as Screen | null;
    },
  });
}
