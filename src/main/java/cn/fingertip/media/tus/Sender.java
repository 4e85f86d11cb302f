package cn.fingertip.media.tus;

import cn.fingertip.crypto.Asker;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * Who sends bytes, as long as the request takes.
 *
 * @param hangUp ends the connection, from whichever thread
 */
record Sender(Asker asker, Runnable hangUp) {
    /** @param proof the Proof-Of-Work header as it came, null where none came */
    static Sender of(HttpServerRequest http, String proof) {
        HttpServerResponse answer = http.response();
        return new Sender(new Asker(http.remoteAddress().hostAddress(), proof), answer::reset);
    }
}
