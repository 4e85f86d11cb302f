package cn.fingertip.wish;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether others see a wish: its author's choice, and how far that is. */
@Schema(
        name = "WishPublicity",
        description = "private 不公开,checking 公开审核中,shown 已公开,refused 未通过公开审核,needs-change 写了个人信息、须改写后才能公开,unfit 这类心愿不公开")
public enum Publicity {
    PRIVATE("不公开"),
    CHECKING("公开审核中"),
    SHOWN("已公开"),
    REFUSED("未通过公开审核"),
    /** Asked for when it was placed, and its words tell more of people than others may read. */
    NEEDS_CHANGE("写了个人信息,尚未公开"),
    /** Asked for when it was placed, and wishes of its type are not shown. */
    UNFIT("这类心愿不公开");

    private final String title;

    Publicity(String title) {
        this.title = title;
    }

    /** @return Chinese, for people */
    public String title() {
        return title;
    }

    /** @return the form used in JSON and in the database */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Publicity ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
