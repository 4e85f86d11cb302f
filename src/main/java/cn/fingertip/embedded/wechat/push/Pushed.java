package cn.fingertip.embedded.wechat.push;

import java.util.List;

/**
 * What became of one callback.
 *
 * @param attempts how many requests were made
 * @param status of the last answer, 0 where none came in time
 * @param answer the last answer, decrypted where it was encrypted; empty where none came
 * @param replies what a follower then sees, one text or more; empty where nothing was said
 */
public record Pushed(int attempts, int status, String answer, List<String> replies) {

    /** Fixes the replies. */
    public Pushed {
        replies = List.copyOf(replies);
    }
}
