package cn.fingertip.wechat;

/**
 * What a public account may publish to its followers.
 *
 * @param title at most {@link #TITLE} characters
 * @param digest what is shown below it in a list, at most {@link #DIGEST} characters
 * @param content HTML; WeChat takes out links to elsewhere
 * @param link where 阅读原文 leads
 */
public record Article(String title, String digest, String content, String link) {
    /** Characters of a title that WeChat takes. */
    public static final int TITLE = 64;
    /** Characters of a digest that WeChat takes. */
    public static final int DIGEST = 120;
}
