import { Client } from "fingertip-client";
import { config } from "../config";

/** The one client: session, what was seen last, uploads under way. */
export const api = new Client({
  baseUrl: config.baseUrl,
  ...(config.appId ? { appId: config.appId } : {}),
  // Where there is no network, what was seen last shall come within two seconds.
  attempts: 3,
  backOff: 500,
});
