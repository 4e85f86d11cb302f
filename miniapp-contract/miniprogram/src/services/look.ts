import type { Client } from "fingertip-client";
import { api } from "./api";

/** Reads something public; the screen need not know where from. */
export type Read = Client["call"];

class NotSeen extends Error {}

/**
 * Fills a screen at once with what was seen last, as far as it is kept, and then with what is so now: on a slow
 * network nobody looks at an empty page. What is fresh is not asked for again.
 */
export async function look(fill: (read: Read) => Promise<void>): Promise<void> {
  let fresh = true;
  const seen: Read = async (id, ...input) => {
    const last = api.last(id, ...input);
    if (!last) throw new NotSeen();
    fresh = fresh && !last.stale;
    return last;
  };
  try {
    await fill(seen);
    if (fresh) return;
  } catch (fault) {
    if (!(fault instanceof NotSeen)) throw fault;
  }
  await fill(ask);
}

export const ask: Read = (id, ...input) => api.call(id, ...input);
