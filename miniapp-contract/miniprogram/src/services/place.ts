import { ApiProblem, type Answer, type Schema } from "fingertip-client";
import { config } from "../config";
import type { Read } from "./look";
import { setSite, site } from "./settings";

/** The place that is looked at. One that is gone, or never was, does not stay: then it is the mini-program's own. */
export async function hereabouts(read: Read): Promise<Answer<Schema<"Region">>> {
  const code = site();
  try {
    return await read("getRegion", { path: { code } });
  } catch (fault) {
    if (!(fault instanceof ApiProblem) || fault.status !== 404 || code === config.home) throw fault;
    setSite(config.home);
    return read("getRegion", { path: { code: config.home } });
  }
}
