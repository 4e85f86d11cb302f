import { ApiProblem, type Answer, type Schema } from "fingertip-client";
import { config } from "../config";
import type { Read } from "./look";
import { setSite, site } from "./settings";

/**
 * The place that is looked at. One that is gone, or never was, does not stay: then it is the mini-program's own, and
 * `lost` is called.
 */
export async function hereabouts(read: Read, lost: () => void = () => undefined): Promise<Answer<Schema<"Region">>> {
  const code = site();
  try {
    return await read("getRegion", { path: { code } });
  } catch (fault) {
    if (!(fault instanceof ApiProblem) || fault.status !== 404 || code === config.home) throw fault;
    if (site() === code) setSite(config.home);
    lost();
    return read("getRegion", { path: { code: config.home } });
  }
}
