const TABS = ["site", "search", "wishes", "me"];
export const HOME = "pages/site/index";
let said = "";

/** Opens a page. Nothing secret may stand in `query`: WeChat keeps addresses. */
export function open(page: string, query: Record<string, string | number | undefined> = {}) {
  if (TABS.includes(page)) wx.switchTab({ url: `/pages/${page}/index` });
  else wx.navigateTo({ url: address(page, query) });
}

/** Where a page is found, with what it is told. */
export function address(page: string, query: Record<string, string | number | undefined> = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const text = given.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join("&");
  return `/pages/${page}/index${text ? `?${text}` : ""}`;
}

/** Leads home from what cannot be shown; home says why. */
export function goHome(why: string) {
  said = why;
  wx.switchTab({ url: `/${HOME}` });
}

/** What home has to say, once. */
export function takeWord(): string {
  const word = said;
  said = "";
  return word;
}
