package cn.fingertip.wechat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Tells in the log, once an hour each, what only the operator of the site can mend, and how. */
final class OperatorNotices {
    private static final Logger LOG = Logger.getLogger(OperatorNotices.class);
    /** In the message of 40164: our own address as WeChat sees it. */
    private static final Pattern ADDRESS = Pattern.compile("invalid ip ([0-9.]{7,15}|[0-9a-fA-F:]{2,39})");

    private static final Pattern ERRCODE = Pattern.compile("\"errcode\"\\s*:\\s*([0-9]{5})\\b");

    private final Cache<String, Boolean> told =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(1)).build();

    /** @param answer to a question for a token: WxJava drops its words, and with them our address, on the way up */
    void read(String appId, String answer) {
        Matcher refused = ERRCODE.matcher(answer == null ? "" : answer);
        if (refused.find()) {
            tell(appId, Integer.parseInt(refused.group(1)), answer);
        }
    }

    /** @param message WeChat's words, of which nothing but our own address is told */
    void tell(String appId, int errcode, String message) {
        String what = switch (errcode) {
            case 40164 ->
                "this server's address" + address(message) + " is not on the app's IP white-list;"
                        + " add it at mp.weixin.qq.com under development settings";
            case 40125 -> "the app secret is wrong; was it reset at mp.weixin.qq.com? Set the new one";
            case 40013 -> "the appid is wrong";
            case 45009 ->
                "the quota of an API is used up for today; it comes back at midnight,"
                        + " or at once by clear_quota, ten times a month";
            case 48001 -> "the app has no right to an API; it may need to be verified (certified)";
            case 43107 -> "subscribe messages of the app are blocked by WeChat; see its notices";
            default -> null;
        };
        if (what != null && told.asMap().putIfAbsent(appId + ' ' + errcode, true) == null) {
            LOG.errorf("For the operator: WeChat refuses app %s (errcode %d): %s", appId, errcode, what);
        }
    }

    private static String address(String message) {
        Matcher found = ADDRESS.matcher(message == null ? "" : message);
        return found.find() ? " " + found.group(1) : "";
    }
}
