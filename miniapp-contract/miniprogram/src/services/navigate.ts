const TABS = ["site", "search", "wishes", "me"];

/** Opens a page. Nothing secret may stand in `query`: WeChat keeps addresses. */
export function open(page: string, query: Record<string, string | number | undefined> = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const text = given.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join("&");
  const url = `/pages/${page}/index${text ? `?${text}` : ""}`;
  if (TABS.includes(page)) wx.switchTab({ url: `/pages/${page}/index` });
  else wx.navigateTo({ url });
}
