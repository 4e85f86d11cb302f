/**
 * What a mini-program code says (`getRosterCode`, `getRegionCode`). WeChat gives it URL-encoded, in at most 32
 * characters. Whatever was not made by the server's own rule means nothing here.
 */
const ROSTER = /^([A-Za-z0-9_-]{22})(?:\.([0-9a-z]{1,8}))?$/;
const REGION = /^\d{2,12}$/;
const BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const BASE36 = 36;
const VILLAGE = 12;

export type SceneReader = (scene: string) => { id?: string; village?: string; region?: string } | null;

/** A roster's id, and its village where the code is one village's. */
export const rosterScene: SceneReader = (scene) => {
  const [, packed, village] = ROSTER.exec(scene) ?? [];
  const id = packed && uuid(packed);
  if (!id) return null;
  if (village === undefined) return { id };
  const number = parseInt(village, BASE36);
  const code = String(number).padStart(VILLAGE, "0");
  return number.toString(BASE36) === village && code.length === VILLAGE ? { id, village: code } : null;
};

/** The code of a county, township or village. */
export const regionScene: SceneReader = (scene) => (REGION.test(scene) ? { region: scene } : null);

/** 22 characters of base64url are 16 bytes and four bits that must be nought. */
function uuid(packed: string): string {
  const bits = [...packed].map((each) => BASE64URL.indexOf(each).toString(2).padStart(6, "0")).join("");
  if (!bits.endsWith("0000")) return "";
  const hex = (bits.slice(0, 128).match(/.{4}/g) ?? []).map((each) => parseInt(each, 2).toString(16)).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
