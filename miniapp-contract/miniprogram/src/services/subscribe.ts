import type { Schema } from "fingertip-client";
import { api } from "./api";

export type Template = Schema<"NoticeTemplate">;
type Result = Schema<"NoticeConsent">["result"];

/** WeChat asks about so many at once. */
export const AT_ONCE = 5;
const RESULTS: readonly string[] = ["accept", "acceptWithAudio", "acceptWithAlert", "reject", "ban", "filter"];

/** What this mini-program can tell by WeChat, all or of some kinds. Nobody is logged in just to be asked. */
export async function templates(kinds?: readonly string[]): Promise<Template[]> {
  if (!wx.requestSubscribeMessage || !(await api.session.citizen())) return [];
  const { data } = await api.call("listNoticeTemplates");
  return data.items.filter(({ kind }) => !kinds || kinds.includes(kind));
}

/**
 * WeChat's own question. To be called first thing in a tap: WeChat refuses it after a wait for anything else.
 *
 * @returns what was said of each; nothing where WeChat did not ask, because the person turned all messages off
 */
export function ask(wanted: readonly Template[]): Promise<{ template: string; result: Result }[]> {
  const tmplIds = wanted.slice(0, AT_ONCE).map(({ template }) => template);
  return new Promise((resolve) =>
    wx.requestSubscribeMessage({
      tmplIds,
      success: (answer) =>
        resolve(
          tmplIds
            .map((template) => ({ template, result: answer[template] as Result }))
            .filter(({ result }) => RESULTS.includes(result)),
        ),
      fail: () => resolve([]),
    }),
  );
}

/** Tells the server, which sends no more than was agreed to. */
export async function record(results: { template: string; result: Result }[]): Promise<Template[]> {
  return results.length ? (await api.call("recordNoticeConsents", { body: { results } })).data.items : [];
}
