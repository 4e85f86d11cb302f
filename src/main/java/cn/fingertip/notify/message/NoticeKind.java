package cn.fingertip.notify.message;

import static cn.fingertip.notify.message.NoticeValue.DATE;
import static cn.fingertip.notify.message.NoticeValue.NUMBER;
import static cn.fingertip.notify.message.NoticeValue.STATE;
import static cn.fingertip.notify.message.NoticeValue.TEXT;
import static cn.fingertip.notify.message.NoticeValue.TIME;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a villager can be told through WeChat. A new one is a constant here, an observer, and its template's settings. */
enum NoticeKind {
    WISH_ACCEPTED("心愿已接单提醒", "您的心愿已接单", Pages.WISH, Set.of(TEXT, NUMBER, STATE, DATE, TIME)),
    WISH_RETURNED("心愿退回提醒", "您的心愿已退回", Pages.WISH, Set.of(TEXT, NUMBER, STATE, DATE, TIME)),
    WISH_DONE("心愿办结提醒", "您的心愿已办结,请评价", Pages.WISH, Set.of(TEXT, NUMBER, STATE, DATE, TIME)),
    /** Ended without being done: unresolved, not ours, or a duplicate. */
    WISH_CLOSED("心愿关闭提醒", "您的心愿已关闭", Pages.WISH, Set.of(TEXT, NUMBER, STATE, DATE, TIME)),
    /** Says neither which payment nor how much: the programme alone (低保) would tell of poverty. */
    PAYMENT_PUBLISHED("补贴公示提醒", "您的一卡通补贴有新的公示", "pages/payments/index", Set.of(TEXT, DATE, TIME)),
    /** Of reports and of objections alike, so that it tells of neither; no moment but a day, no page but the first. */
    ATTENTION("关注事项进展提醒", "您关注的事项有新进展", "pages/site/index", Set.of(TEXT, DATE));

    private final String title;
    private final String text;
    private final String page;
    private final Set<NoticeValue> fillings;

    NoticeKind(String title, String text, String page, Set<NoticeValue> fillings) {
        this.title = title;
        this.text = text;
        this.page = page;
        this.fillings = fillings;
    }

    /** Pages of the mini-program that several kinds lead to. */
    private static final class Pages {
        private static final String WISH = "pages/wish/index?id={id}";
    }

    /** @return the form used in JSON, in settings and in the database */
    @JsonValue
    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @return the forms of all */
    static String[] wires() {
        return Arrays.stream(values()).map(NoticeKind::wire).toArray(String[]::new);
    }

    static Optional<NoticeKind> ofWire(String wire) {
        return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
    }

    /** @return Chinese, for people */
    String title() {
        return title;
    }

    /** @return the sentence that it may say, never more than a {@code thing} holds */
    String text() {
        return text;
    }

    /** @return where it leads, unless the settings say otherwise */
    String page() {
        return page;
    }

    /** @return what its template's fields may be filled with */
    Set<NoticeValue> fillings() {
        return fillings;
    }

    /** @return whether nobody may learn from it, or from its having been there, what it is about */
    boolean neutral() {
        return this == ATTENTION;
    }
}
