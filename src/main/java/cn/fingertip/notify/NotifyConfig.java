package cn.fingertip.notify;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How villagers are told that something is new. */
@ConfigMapping(prefix = "fingertip.notify")
public interface NotifyConfig {
    /** Neutral notices are delivered at full multiples of this only, many together: the moment tells less of what they are about. */
    @WithDefault("15m")
    Duration interval();

    /** After this a notice in the app goes, read or not. */
    @WithDefault("90d")
    Duration kept();

    /** Templates of subscribe messages of the site's own mini-program, by kind ({@code wish-accepted}). */
    Map<String, Template> templates();

    /** Those of further mini-programs, under a free name: WeChat gives each app templates of its own. */
    Map<String, App> apps();

    /** How messages are given to WeChat. */
    Messages messages();

    /** What a mini-program's operator got from WeChat for one kind of message. */
    interface Template {
        /** The id; a kind without one is not sent. */
        Optional<String> id();

        /** What fills each field, {@code character_string1=number,phrase2=state,time3=time}. */
        Optional<List<String>> fields();

        /** Whether it is one of the long-term ones for public services: agreed to once, good until taken back. */
        Optional<Boolean> longTerm();

        /** Where it leads instead of the kind's own page; {@code {id}} is the id of what it tells of. */
        Optional<String> page();
    }

    /** A further mini-program. */
    interface App {
        /** Its public id. */
        String appid();

        /** As {@link NotifyConfig#templates}; what is not said here, but for the id, is as it is there. */
        Map<String, Template> templates();
    }

    /** Bounds on messages through WeChat. */
    interface Messages {
        /** How often due messages are looked for. */
        @WithDefault("10s")
        Duration every();

        /** As many messages of one template a villager may agree to ahead. */
        @WithDefault("20")
        int consents();

        /** After this a consent goes that nobody renewed. */
        @WithDefault("400d")
        Duration consentsKept();

        /** A message that WeChat has not taken by then is dead. */
        @WithDefault("72h")
        Duration giveUpAfter();

        /** So is one that failed so often, times when WeChat could not be asked or had no quota left not counted. */
        @WithDefault("8")
        int attempts();

        /** After this without an outcome another replica takes a message over; longer than WeChat is waited for. */
        @WithDefault("2m")
        Duration takeover();

        /** For so long it is known what became of a message, neutral ones that came through not at all. */
        @WithDefault("30d")
        Duration finishedKept();
    }
}
