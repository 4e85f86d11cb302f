package cn.fingertip.embedded.wechat.api;

import java.util.ArrayList;
import java.util.List;

/** Who agreed to get which message, and how often: each consent is good for one message. */
public final class Consents {

    private static final String ANY = "*";

    private final List<Consent> given = new ArrayList<>();

    private record Consent(String openid, String template, int left) {
        boolean covers(String toOpenid, String withTemplate) {
            return matches(openid, toOpenid) && matches(template, withTemplate);
        }

        private static boolean matches(String pattern, String value) {
            return pattern.equals(ANY) || pattern.equals(value);
        }
    }

    /**
     * Somebody ticks a template.
     *
     * @param openid of whom, {@code *} for everybody
     * @param template which, {@code *} for all
     * @param times how many messages
     */
    public synchronized void give(String openid, String template, int times) {
        if (openid.isEmpty() || template.isEmpty() || times < 1) {
            throw new IllegalArgumentException("an openid, a template and at least one time are needed");
        }
        given.add(new Consent(openid, template, times));
    }

    /** Somebody wants no more, of any template. */
    public synchronized void refuse(String openid) {
        given.removeIf(consent -> consent.openid().equals(openid));
    }

    /** Nobody agreed to anything. */
    public synchronized void clear() {
        given.clear();
    }

    /** @return whether there was one, which is used up now */
    synchronized boolean use(String openid, String template) {
        for (int i = 0; i < given.size(); i++) {
            var consent = given.get(i);
            if (consent.covers(openid, template)) {
                if (consent.left() == 1) {
                    given.remove(i);
                } else {
                    given.set(i, new Consent(consent.openid(), consent.template(), consent.left() - 1));
                }
                return true;
            }
        }
        return false;
    }
}
