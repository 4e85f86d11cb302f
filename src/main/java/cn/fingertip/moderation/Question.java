package cn.fingertip.moderation;

import cn.fingertip.media.UploadedFile;
import cn.fingertip.wechat.WechatLogin;

/**
 * What WeChat is to be asked.
 *
 * @param writer as WeChat knows them
 * @param words of a text, null of a picture
 * @param file of a picture, null of a text
 */
record Question(WechatLogin writer, String words, UploadedFile file) {}
