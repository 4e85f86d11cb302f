import { config } from "../config";

const LARGE = "large-type";
const SITE = "site";

/** Sizes for people who do not see well: a third larger. TDesign's own come along. */
const LARGE_STYLE =
  "--ft-s:36rpx;--ft-m:42rpx;--ft-l:48rpx;--ft-xl:58rpx;--ft-tap:116rpx;--ft-touch:104rpx;" +
  "--td-font-body-small:36rpx/52rpx sans-serif;--td-font-body-medium:38rpx/56rpx sans-serif;" +
  "--td-font-body-large:42rpx/60rpx sans-serif;--td-font-mark-small:36rpx/52rpx sans-serif;" +
  "--td-font-mark-medium:600 40rpx/56rpx sans-serif;--td-font-mark-large:600 42rpx/60rpx sans-serif;" +
  "--td-button-large-height:116rpx;--td-button-medium-height:104rpx;";

export const isLarge = () => wx.getStorageSync(LARGE) === true;
export const setLarge = (on: boolean) => wx.setStorageSync(LARGE, on);
/** The style of a whole page, for `page-meta`. */
export const pageStyle = () => (isLarge() ? LARGE_STYLE : "");

/** The county, township or village that the person looks at. */
export const site = (): string => wx.getStorageSync(SITE) || config.home;
export const setSite = (code: string) => wx.setStorageSync(SITE, code);
/** Which place somebody looked at is forgotten; how large they read is not. */
export const forgetSite = () => wx.removeStorageSync(SITE);
