package cn.fingertip.moderation;

import java.util.Set;
import java.util.UUID;

/**
 * A kind of thing that villagers make and others see. A feature whose texts are to be shown makes one bean of it; all
 * methods run in a transaction.
 */
public interface ModeratedKind {
    /**
     * What others would read.
     *
     * @param author the villager's account
     * @param authorNames proved by the villager, by now or before; shown to nobody
     */
    record Written(UUID author, Set<String> authorNames, String title, String text) {}

    /** @return a lasting name, before the colon in the owner of its files: {@code wish} */
    String name();

    /** @return Chinese, for reviewers: 公开心愿 */
    String title();

    /** Keeps the thing from every other change until the transaction ends; always before its reviews are locked. */
    void lock(UUID subject);

    /** @return as it would be shown now */
    Written read(UUID subject);

    /**
     * Its text is settled: others see it from now on, or they do not.
     *
     * @param reason of a refusal, for its author; null where it is shown
     */
    void settled(UUID subject, boolean shown, String reason);
}
