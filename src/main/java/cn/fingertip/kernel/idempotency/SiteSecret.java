package cn.fingertip.kernel.idempotency;

/**
 * What only the running site has, and its database has not. The kernel keeps no secrets; whoever keeps the site's keys
 * implements this.
 */
public interface SiteSecret {
    /** @return 32 bytes that nobody reckons without the secret, the same for the same input */
    byte[] mix(String input);
}
