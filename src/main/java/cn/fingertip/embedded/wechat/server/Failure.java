package cn.fingertip.embedded.wechat.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;

/** One way for WeChat to fail. */
public sealed interface Failure {

    /** Says so, as most failures of WeChat do: -1, 40001, 40164, 45009, 45011 … */
    record Errcode(int code) implements Failure {}

    /** Does what was asked and answers late. */
    record Slow(Duration by) implements Failure {}

    /** Closes the connection without an answer; nothing was done. */
    record Close() implements Failure {}

    /** Does what was asked, and closes the connection without an answer. */
    record Lost() implements Failure {}

    /** Answers with something that is no JSON; nothing was done. */
    record NotJson() implements Failure {}

    /** Its gateway answers for it, with a page; nothing was done. */
    record Http502() implements Failure {}

    static Failure errcode(int code) {
        return new Errcode(code);
    }

    static Failure slow(Duration by) {
        return new Slow(by);
    }

    static Failure close() {
        return new Close();
    }

    static Failure lost() {
        return new Lost();
    }

    static Failure notJson() {
        return new NotJson();
    }

    static Failure http502() {
        return new Http502();
    }

    /** @return as {@link #of} reads it */
    default Map<String, ?> body() {
        return switch (this) {
            case Errcode(int code) -> Map.of("errcode", code);
            case Slow(Duration by) -> Map.of("slow", by.toMillis());
            case Close _ -> Map.of("close", true);
            case Lost _ -> Map.of("lost", true);
            case NotJson _ -> Map.of("notJson", true);
            case Http502 _ -> Map.of("http502", true);
        };
    }

    /**
     * @param body one of {@code errcode} (a number), {@code slow} (milliseconds), {@code close}, {@code lost},
     *     {@code notJson}, {@code http502} (true)
     * @throws IllegalArgumentException for none of them
     */
    static Failure of(JsonNode body) {
        if (body.hasNonNull("errcode")) {
            return errcode(body.get("errcode").asInt());
        }
        if (body.hasNonNull("slow")) {
            return slow(Duration.ofMillis(body.get("slow").asLong()));
        }
        if (body.path("close").asBoolean()) {
            return close();
        }
        if (body.path("lost").asBoolean()) {
            return lost();
        }
        if (body.path("notJson").asBoolean()) {
            return notJson();
        }
        if (body.path("http502").asBoolean()) {
            return http502();
        }
        throw new IllegalArgumentException("one of errcode, slow, close, lost, notJson, http502 is needed");
    }
}
