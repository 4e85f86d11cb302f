import type { Answer, Pages } from "fingertip-client";
import { attempt } from "./attempt";

/** The list that a screen shows, and the one of which a page is on its way. */
export interface Reading<T> {
  pages: Pages<T> | undefined;
  reading: Pages<T> | undefined;
}

export const nothingRead = <T>(): Reading<T> => ({ pages: undefined, reading: undefined });

/** Reads the next page of a screen's list, one at a time; `show` is told whether it was the last. */
export async function readOn<T>(
  view: Parameters<typeof attempt>[0],
  list: Reading<T>,
  show: (page: Answer<T[]>, ended: boolean) => void,
) {
  const { pages, reading } = list;
  if (!pages || pages.done || pages === reading) return;
  list.reading = pages;
  await attempt(view, async () => {
    const page = await pages.next();
    // Meanwhile another list may have been asked for.
    if (page && pages === list.pages) show(page, pages.done);
  });
  if (list.reading === pages) list.reading = undefined;
}

/** A list's further items as `setData` takes them: only these cross to the view. */
export const appended = <T>(name: string, known: number, more: T[]): Record<string, T> =>
  Object.fromEntries(more.map((each, index) => [`${name}[${known + index}]`, each]));
