/// <reference types="miniprogram-api-typings" />

/** What of the global `wx` is used; a shim for Node is in `fingertip-client/node`. */
export type Wx = Pick<
  WechatMiniprogram.Wx,
  | 'request'
  | 'login'
  | 'getStorageSync'
  | 'setStorageSync'
  | 'removeStorageSync'
  | 'getStorageInfoSync'
  | 'setStorage'
  | 'getStorage'
  | 'removeStorage'
  | 'getFileSystemManager'
  | 'getRandomValues'
> &
  Partial<Pick<WechatMiniprogram.Wx, 'onNetworkStatusChange' | 'getNetworkType' | 'onAppShow' | 'onAppHide'>>

declare const wx: WechatMiniprogram.Wx

/** @returns the `wx` of the mini-program this runs in */
export function globalWx(): Wx {
  return wx
}
