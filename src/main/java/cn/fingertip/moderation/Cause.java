package cn.fingertip.moderation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a person is to decide. */
@Schema(name = "ContentReviewCause", description = "为什么要人工审核")
public enum Cause {
    UNSURE("微信没有给出结论"),
    /** The answer did not come in time. */
    UNANSWERED("微信没有按时答复"),
    /** WeChat takes pictures up to a size, and never films. */
    NOT_CHECKABLE("微信不检查这类文件"),
    /** What a person or WeChat refused once must not pass unseen when it is tried again. */
    REFUSED_BEFORE("以前没有通过");

    private final String title;

    Cause(String title) {
        this.title = title;
    }

    /** @return Chinese, for people */
    String title() {
        return title;
    }

    /** @return the form used in JSON and in the database */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Cause ofWire(String wire) {
        return wire == null ? null : valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
