package cn.fingertip.notify.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fingertip.notify.NotifyConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong setting of a template stops the start and is named; what must tell nothing cannot be made to. */
class NoticeTemplatesTest {
    private static final String PREFIX = "fingertip.notify.templates.";

    @Test
    void anotherAppSaysOnlyWhatIsOtherThere() {
        NotifyConfig config = config(Map.of(
                PREFIX + "wish-done.id",
                "one",
                PREFIX + "wish-done.fields",
                "thing1=text,time2=time",
                PREFIX + "wish-closed.fields",
                "thing1=text",
                "fingertip.notify.apps.x.appid",
                "wx-x",
                "fingertip.notify.apps.x.templates.wish-done.id",
                "other"));
        assertThat(NoticeTemplates.templates(config.templates(), Map.of())).containsOnlyKeys(NoticeKind.WISH_DONE);
        NoticeTemplate other = NoticeTemplates.templates(config.apps().get("x").templates(), config.templates())
                .get(NoticeKind.WISH_DONE);
        assertThat(other.id()).isEqualTo("other");
        assertThat(other.fields()).extracting(TemplateField::name).containsExactly("thing1", "time2");
        assertThat(other.page()).isEqualTo("pages/wish/index?id={id}");
        assertThat(other.longTerm()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wish-acepted | thing1=text | pages/site/index | no such kind",
                "wish-done | amount1=text | pages/site/index | no field that we can fill",
                "attention | thing1=number | pages/site/index | must tell nothing",
                "attention | thing1=text,time2=time | pages/site/index | must tell nothing",
                "attention | thing1=text | pages/progress/index?id={id} | must not tell",
                "payment-published | thing1=text | /pages/payments/index | slash",
            })
    void wrongOnesAreNamed(String kind, String fields, String page, String why) {
        NotifyConfig config = config(
                Map.of(PREFIX + kind + ".id", "one", PREFIX + kind + ".fields", fields, PREFIX + kind + ".page", page));
        assertThatThrownBy(() -> NoticeTemplates.templates(config.templates(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(kind)
                .hasMessageContaining(why);
    }

    private static NotifyConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(NotifyConfig.class)
                .withConverter(java.time.Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(NotifyConfig.class);
    }
}
