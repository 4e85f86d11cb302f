// A phone for tests: `wx` with a network that reaches the mock, a storage, and a record of what the
// person was shown outside the page.
const http = require("http");
const { randomFillSync } = require("crypto");

const operations = JSON.parse(process.env.EXAMPLES).map((each) => ({ ...each, matches: new RegExp(each.matches) }));

const phone = {
  /** operationId → { status, body }, or a function of the request that gives it: instead of the mock's. */
  answers: {},
  requests: [],
  online: true,
  storage: new Map(),
  shown: [],
  /** Files that the mini-program wrote itself. */
  files: new Map(),
  media: [],
  /** Whether answers stay on their way until they are released: a slow network. */
  hold: false,
  held: [],
  release() {
    phone.hold = false;
    phone.held.splice(0).forEach((each) => each());
  },
  /** Requests that are under way. */
  pending: 0,
  leaveWarning: "",
  /** What the person says to each template; null where all messages are turned off in WeChat. */
  consents: {},
  /** The network is back, and WeChat says so. */
  back: () => phone.listeners.forEach((each) => each({ isConnected: phone.online })),
  listeners: [],
  reset() {
    phone.online = true;
    phone.release();
    phone.back();
    Object.assign(phone, { answers: {}, requests: [], shown: [], media: [], leaveWarning: "", consents: {} });
  },
  /** The network is lost, and WeChat says so. */
  lose() {
    phone.online = false;
    phone.back();
  },
  /** What was asked of an operation. */
  asked: (id) => phone.requests.filter((each) => each.operation === id),
  example: (id) => structuredCopy(operations.find((each) => each.id === id).answer),
};

const structuredCopy = (value) => JSON.parse(JSON.stringify(value));
const tell = (name) => (options = {}) => {
  phone.shown.push({ name, ...options });
  options.success?.({});
  return Promise.resolve({});
};

function request(options) {
  const { url, method = "GET", header = {}, data, responseType } = options;
  const { pathname, search, searchParams } = new URL(url);
  const found = operations.find((each) => each.method === method.toLowerCase() && each.matches.test(pathname));
  const asked = { operation: found?.id, method, path: pathname, query: Object.fromEntries(searchParams), header, data };
  phone.requests.push(asked);
  if (phone.hold) return void phone.held.push(() => request(options));
  phone.pending += 1;
  const finish = (answer) => {
    phone.pending -= 1;
    options.success?.(answer);
    options.complete?.(answer);
  };
  const fail = () => {
    phone.pending -= 1;
    options.fail?.({ errMsg: "request:fail net::ERR_INTERNET_DISCONNECTED", errno: 600003 });
    options.complete?.({});
  };
  if (!phone.online) return setTimeout(fail, 0);
  const given = phone.answers[found?.id];
  const own = typeof given === "function" ? given(asked) : given;
  if (own) {
    setTimeout(() => finish({ statusCode: own.status ?? 200, header: own.header ?? {}, data: structuredCopy(own.body ?? null) }), 0);
    return undefined;
  }
  const body = data instanceof ArrayBuffer || ArrayBuffer.isView(data) ? Buffer.from(data) : data && (typeof data === "string" ? data : JSON.stringify(data));
  const headers = { "Content-Type": "application/json", ...header };
  const call = http.request(process.env.MOCK + pathname + search, { method, headers, agent: false }, (answer) => {
    const parts = [];
    answer.on("data", (part) => parts.push(part));
    answer.on("end", () => {
      const bytes = Buffer.concat(parts);
      const text = bytes.toString("utf8");
      const json = /json/.test(answer.headers["content-type"] ?? "") && text;
      finish({ statusCode: answer.statusCode, header: answer.headers, data: responseType === "arraybuffer" ? bytes : json ? JSON.parse(text) : text });
    });
  });
  call.on("error", fail);
  call.end(body);
  return { abort() {}, onHeadersReceived() {}, offHeadersReceived() {} };
}

const FILE = Buffer.from("a photo, as far as the mock cares");

global.wx = {
  request,
  onNetworkStatusChange: (listener) => phone.listeners.push(listener),
  login: ({ success }) => setTimeout(() => success({ code: "villager-1" }), 0),
  getStorageSync: (key) => (phone.storage.has(key) ? phone.storage.get(key) : ""),
  setStorageSync: (key, value) => phone.storage.set(key, value),
  removeStorageSync: (key) => phone.storage.delete(key),
  getStorageInfoSync: () => ({ keys: [...phone.storage.keys()], currentSize: 1, limitSize: 10240 }),
  getStorage: ({ key, success, fail }) =>
    setTimeout(() => (phone.storage.has(key) ? success({ data: phone.storage.get(key) }) : fail?.({ errMsg: "none" })), 0),
  setStorage: ({ key, data, success }) => setTimeout(() => (phone.storage.set(key, data), success?.({})), 0),
  removeStorage: ({ key, success }) => setTimeout(() => (phone.storage.delete(key), success?.({})), 0),
  getRandomValues: ({ length, success }) => {
    const bytes = randomFillSync(new Uint8Array(length));
    setTimeout(() => success({ randomValues: bytes.buffer }), 0);
  },
  env: { USER_DATA_PATH: "wxfile://usr" },
  getFileSystemManager: () => ({
    writeFile: ({ filePath, data, success }) => setTimeout(() => (phone.files.set(filePath.split("/").pop(), data), success({})), 0),
    readdir: ({ success }) => success({ files: [...phone.files.keys()] }),
    saveFile: ({ tempFilePath, success }) => setTimeout(() => success({ savedFilePath: `saved:${tempFilePath}` }), 0),
    readFile: ({ position = 0, length = FILE.length, success }) =>
      setTimeout(() => success({ data: new Uint8Array(FILE.subarray(position, position + length)).buffer }), 0),
    unlink: ({ filePath, success, complete }) => setTimeout(() => (phone.files.delete(filePath.split("/").pop()), success?.({}), complete?.({})), 0),
    removeSavedFile: ({ success, complete }) => setTimeout(() => (success?.({}), complete?.({})), 0),
    access: ({ success }) => setTimeout(() => success?.({}), 0),
    getFileInfo: ({ success }) => setTimeout(() => success({ size: FILE.length }), 0),
  }),
  chooseMedia: async () => ({ tempFiles: phone.media.splice(0).map((each) => ({ size: FILE.length, ...each })) }),
  previewImage: tell("previewImage"),
  requestSubscribeMessage: ({ tmplIds, success, fail }) => {
    phone.shown.push({ name: "requestSubscribeMessage", tmplIds });
    if (!phone.consents) return void setTimeout(() => fail({ errCode: 20004, errMsg: "requestSubscribeMessage:fail" }), 0);
    const answer = Object.fromEntries(tmplIds.map((each) => [each, phone.consents[each] ?? "reject"]));
    return void setTimeout(() => success({ errMsg: "requestSubscribeMessage:ok", ...answer }), 0);
  },
  setClipboardData: tell("setClipboardData"),
  makePhoneCall: tell("makePhoneCall"),
  navigateTo: tell("navigateTo"),
  switchTab: tell("switchTab"),
  showToast: tell("showToast"),
  openPrivacyContract: tell("openPrivacyContract"),
  stopPullDownRefresh: tell("stopPullDownRefresh"),
  enableAlertBeforeUnload: ({ message }) => (phone.leaveWarning = message),
  disableAlertBeforeUnload: () => (phone.leaveWarning = ""),
  getAppBaseInfo: () => ({ SDKVersion: "3.7.0" }),
  getWindowInfo: () => ({ windowWidth: 375, windowHeight: 667, pixelRatio: 2 }),
  getDeviceInfo: () => ({ platform: "android" }),
  getSystemInfoSync: () => ({ SDKVersion: "3.7.0", windowWidth: 375 }),
  canIUse: () => true,
  nextTick: (work) => setTimeout(work, 0),
  createInnerAudioContext: () => ({ play: tell("play"), destroy() {}, onEnded() {} }),
};
global.getApp = () => ({});

module.exports = { phone };
