package cn.fingertip.embedded.wechat.server;

/**
 * A registered mini-program or public account.
 *
 * @param kind which of the two
 * @param appId its public id
 * @param secret what its server proves itself with
 * @param token what its callbacks are signed with, null where it gets none
 * @param aesKey what its callbacks are encrypted with, 43 characters; null for plain ones
 */
public record App(Kind kind, String appId, String secret, String token, String aesKey) {

    /** The two kinds, which have openids, paths and formats of their own. */
    public enum Kind {
        /** Its callbacks are JSON. */
        MINI_PROGRAM("ma"),
        /** Its callbacks are XML. */
        PUBLIC_ACCOUNT("mp");

        private final String path;

        Kind(String path) {
            this.path = path;
        }
    }

    /** @return a mini-program that gets no callbacks */
    public static App miniProgram(String appId, String secret) {
        return new App(Kind.MINI_PROGRAM, appId, secret, null, null);
    }

    /** @return a public account that gets no callbacks */
    public static App publicAccount(String appId, String secret) {
        return new App(Kind.PUBLIC_ACCOUNT, appId, secret, null, null);
    }

    /** @return the same with callbacks; a null key makes them plain */
    public App withCallbacks(String agreedToken, String agreedKey) {
        return new App(kind, appId, secret, agreedToken, agreedKey);
    }

    /** @return where this product takes its callbacks, after the site's address */
    public String callbackPath() {
        return "/wechat/" + kind.path + "/" + appId;
    }

    /** @return {@code gh_…}, the name its messages are addressed by */
    public String originalId() {
        return "gh_" + Digests.hex("original id " + appId).substring(0, 12);
    }

    /** Never with the secrets. */
    @Override
    public String toString() {
        return "App[" + kind + " " + appId + "]";
    }
}
