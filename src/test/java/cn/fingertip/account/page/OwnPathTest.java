package cn.fingertip.account.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OwnPathTest {
    @Example
    void placesOfThisSite() {
        for (String to : List.of(
                "/",
                "/r/1?village=2#top",
                "/#/pages/site/index?region=360735",
                "/%E6%9D%91?q=%E6%B5%8E%20x",
                "/a?u=https://b.example/")) {
            assertThat(OwnPath.of(to)).as(to).map(OwnPath::text).contains(to);
        }
    }

    @Example
    void placesElsewhere() {
        for (String to : List.of(
                "",
                "r/1",
                "https://evil.example/",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/%5Cevil.example",
                "/%255Cevil.example",
                "/%2Fevil.example",
                "/%252fevil.example",
                "/.//evil.example",
                "/..//evil.example",
                "/%2e%2e//evil.example",
                "/a/..//evil.example",
                "/\t/evil.example",
                "/%09/evil.example",
                "/a\r\nSet-Cookie: x=1",
                "/a%0d%0aSet-Cookie:x",
                " /a",
                "/a b",
                "javascript:alert(1)",
                "/a%zz",
                "/村",
                "@evil.example",
                "/" + "a".repeat(2000))) {
            assertThat(OwnPath.of(to)).as(to).isEmpty();
        }
        assertThat(OwnPath.of(null)).isEmpty();
    }

    @Property(tries = 2000)
    void whateverIsTakenStaysHere(@ForAll("nasty") String to) {
        Optional<OwnPath> own = OwnPath.of(to);
        own.ifPresent(path -> {
            URI there = URI.create("https://site.example/wechat/mp/x/oauth").resolve(path.text());
            assertThat(there.getScheme()).isEqualTo("https");
            assertThat(there.getRawAuthority()).isEqualTo("site.example");
            assertThat(path.text()).matches("\\p{Graph}+").startsWith("/").doesNotStartWith("//");
        });
    }

    @Provide
    Arbitrary<String> nasty() {
        return Arbitraries.of(
                        "/",
                        "\\",
                        "//",
                        ".",
                        "..",
                        "%2f",
                        "%5C",
                        "%25",
                        "%0a",
                        "\t",
                        "\n",
                        "@",
                        ":",
                        "?",
                        "#",
                        "evil.example",
                        "https:",
                        "a",
                        "1",
                        " ",
                        "&",
                        "%",
                        "[",
                        "{",
                        "\u3002",
                        "\uFF0F")
                .list()
                .ofMaxSize(8)
                .map(parts -> "/" + String.join("", parts));
    }

    @Example
    void theAnonymousWayIsSeenHoweverItIsWritten() {
        List<String> anonymous = List.of("report", "举报");
        for (String to :
                List.of("/report", "/#/pages/Report/index", "/%72eport", "/%2572eport/new", "/%E4%B8%BE%E6%8A%A5")) {
            assertThat(OwnPath.of(to).orElseThrow().leadsTo(anonymous)).as(to).isTrue();
        }
        assertThat(OwnPath.of("/r/1").orElseThrow().leadsTo(anonymous)).isFalse();
    }
}
