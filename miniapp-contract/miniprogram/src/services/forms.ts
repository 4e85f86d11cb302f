import { api } from "./api";
import { ask } from "./look";
import { hereabouts } from "./place";

/**
 * Keeps what reports and wishes are written with, so that both can be begun without a network. Every phone does this
 * when the mini-program starts and reads all of it alike: what is kept tells nothing of who began a report.
 */
export async function keepForms(): Promise<void> {
  const { data } = await api.call("listReportKinds");
  const forms = data.items.map(({ code }) => api.call("getReportQuestionnaire", { path: { kind: code } }));
  await Promise.all([...forms, api.call("listWishTypes"), hereabouts(ask)]);
}
