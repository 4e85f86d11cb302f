package cn.fingertip.jobs;

import cn.fingertip.kernel.Ids;

/**
 * The key of one queued piece of work: its id and a random tail. With the id alone, queueing again what is just being
 * done would be lost.
 */
final class JobKey {
    private JobKey() {}

    static String of(String id) {
        return id + '#' + Ids.hex();
    }

    static String id(String key) {
        return key.substring(0, key.lastIndexOf('#'));
    }
}
