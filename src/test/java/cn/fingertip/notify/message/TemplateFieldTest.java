package cn.fingertip.notify.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fingertip.embedded.wechat.api.FieldRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Nothing that we fill breaks a rule of WeChat's, whatever stands in a wish. */
class TemplateFieldTest {
    private static final List<TemplateField> ALL = all();

    private static List<TemplateField> all() {
        List<TemplateField> all = new ArrayList<>();
        for (TemplateField.Kind kind : TemplateField.Kind.values()) {
            for (NoticeValue value : NoticeValue.values()) {
                String setting = kind.name().toLowerCase(Locale.ROOT) + "1="
                        + value.name().toLowerCase(Locale.ROOT);
                try {
                    all.add(TemplateField.of(setting));
                } catch (IllegalArgumentException neverFits) {
                    assertThat(neverFits).hasMessageContaining("never fits");
                }
            }
        }
        return all;
    }

    @Property
    void whateverFillsAFieldFits(
            @ForAll String number,
            @ForAll String state,
            @ForAll NoticeKind kind,
            @ForAll @LongRange(min = 0, max = 32_503_680_000L) long at) {
        Letter letter =
                new Letter(UUID.randomUUID(), "t", false, UUID.randomUUID(), Instant.ofEpochSecond(at), number, state);
        for (TemplateField field : ALL) {
            String filled = field.fill(kind, letter);
            assertThat(FieldRules.take(field.name(), filled))
                    .as("%s: %s", field, filled)
                    .isTrue();
        }
    }

    @Property
    void noSentenceOfAKindIsCut(@ForAll NoticeKind kind) {
        assertThat(TemplateField.of("thing1=text").fit(kind.text())).isEqualTo(kind.text());
    }

    @Example
    void cutByCodePointAndNeverEmpty() {
        TemplateField thing = TemplateField.of("thing4=text");
        assertThat(thing.fit("𬭚".repeat(21))).isEqualTo("𬭚".repeat(19) + "…");
        assertThat(thing.fit("𬭚".repeat(20))).isEqualTo("𬭚".repeat(20));
        assertThat(thing.fit("路灯\n不亮")).isEqualTo("路灯不亮");
        assertThat(thing.fit(" \n ")).isEqualTo("-");
        assertThat(thing.fit(null)).isEqualTo("-");
        assertThat(TemplateField.of("character_string1=number").fit("XY360735100211-2026-0001"))
                .isEqualTo("XY360735100211-2026-0001");
        assertThat(TemplateField.of("phrase9=state").fit("不属办理范围内")).isEqualTo("不属办理范");
        Letter letter = new Letter(null, "t", false, null, Instant.parse("2026-11-22T16:05:00Z"), null, null);
        assertThat(TemplateField.of("time3=time").fill(NoticeKind.WISH_DONE, letter))
                .isEqualTo("2026年11月23日 00:05");
        assertThat(TemplateField.of("date2=date").fill(NoticeKind.ATTENTION, letter))
                .isEqualTo("2026年11月23日");
    }

    @Example
    void aSettingThatCannotWorkIsNamed() {
        for (String wrong : List.of("thing=text", "amount1=number", "thing1", "thing1=name", "phrase1=number", "")) {
            assertThatThrownBy(() -> TemplateField.of(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
