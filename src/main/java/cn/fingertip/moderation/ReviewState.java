package cn.fingertip.moderation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far the question is whether others may see something. */
@Schema(
        name = "ContentReviewState",
        description = "checking 正在自动检查,waiting 等待人工审核,passed 通过,refused 未通过,dropped 已作废(作者不再公开,或换了文字)")
public enum ReviewState {
    /** WeChat is asked. */
    CHECKING("正在检查"),
    /** A person is to decide. */
    WAITING("等待人工审核"),
    PASSED("通过"),
    REFUSED("未通过"),
    /** Nobody needs the answer any more: it was withdrawn, or written anew. */
    DROPPED("已作废");

    private final String title;

    ReviewState(String title) {
        this.title = title;
    }

    /** @return whether the answer is still to come */
    public boolean open() {
        return this == CHECKING || this == WAITING;
    }

    /** @return Chinese, for people */
    public String title() {
        return title;
    }

    /** @return the form used in JSON and in the database */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
