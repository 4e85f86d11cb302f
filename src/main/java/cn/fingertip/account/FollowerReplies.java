package cn.fingertip.account;

import cn.fingertip.region.Level;
import cn.fingertip.region.RegionName;
import cn.fingertip.region.Regions;
import cn.fingertip.roster.CodeName;
import cn.fingertip.wechat.MessageReplies;
import cn.fingertip.wechat.WechatMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Answers followers with links to the page they look for. Nothing of a message is kept, logged or repeated: not the words,
 * not who wrote, follows or leaves. So there is nothing to delete for somebody who unfollows.
 */
@ApplicationScoped
class FollowerReplies implements MessageReplies {
    /** As many links as WeChat's longest text holds. */
    private static final int MOST_LINKS = 8;
    /** Nobody's question; what stands in it somewhere is no name that was meant. */
    private static final int LONGEST = 60;

    private final Answers answers;
    private final Pages pages;
    private final ProgrammeNames programmes;
    private final Regions regions;

    FollowerReplies(Answers answers, Pages pages, ProgrammeNames programmes, Regions regions) {
        this.answers = answers;
        this.pages = pages;
        this.programmes = programmes;
        this.regions = regions;
    }

    @Override
    public Optional<String> to(WechatMessage message) {
        return switch (message.type()) {
            case "text" -> Optional.of(toText(message.fields().getOrDefault("Content", "")));
            // What WeChat heard, where the account asked it to listen.
            case "voice" -> Optional.of(toText(message.fields().getOrDefault("Recognition", "")));
            case "image", "video", "shortvideo", "location", "link", "file" -> Optional.of(answers.of("help"));
            case "event" -> toEvent(message);
            default -> Optional.empty();
        };
    }

    @Override
    public String late() {
        return answers.of("late");
    }

    @Override
    public String failed() {
        return answers.of("failed");
    }

    private Optional<String> toEvent(WechatMessage event) {
        return switch (event.event()) {
            case "subscribe" -> Optional.of(answers.of("welcome"));
            case "CLICK" -> {
                String key = event.fields().getOrDefault("EventKey", "");
                yield Optional.of(answers.ofKey(key).orElseGet(() -> toText(key)));
            }
            default -> Optional.empty();
        };
    }

    private String toText(String text) {
        if (Typed.isPrivate(text)) {
            return answers.of("warning");
        }
        String typed = Typed.plain(text);
        if (typed.isEmpty()) {
            return answers.of("help");
        }
        if (typed.length() > LONGEST) {
            return answers.keyWithin(typed).map(answers::of).orElseGet(() -> answers.of("unknown"));
        }
        return answers.ofWord(typed)
                .or(() -> programmes(programmes.named(typed)))
                .or(() -> places(regions.named(typed)))
                .or(() -> answers.keyWithin(typed).map(key -> answers.of(key, placesWithin(typed))))
                .or(() -> places(regions.namedWithin(typed)))
                .or(() -> programmes(programmes.partlyNamed(typed)))
                .or(() -> places(regions.partlyNamed(typed)))
                .orElseGet(() -> answers.of("unknown"));
    }

    private Optional<String> programmes(List<CodeName> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<String> links = found.stream()
                .limit(MOST_LINKS)
                .map(one -> pages.link("programme", one.name(), one.code()))
                .toList();
        return Optional.of(answers.of(found.size() == 1 ? "programme" : "programmes", links));
    }

    private Optional<String> places(List<RegionName> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String key = found.size() == 1 ? "place" : found.size() <= MOST_LINKS ? "places" : "places-many";
        return Optional.of(
                answers.of(key, found.stream().limit(MOST_LINKS).map(this::link).toList()));
    }

    /** 濯坑村补贴 asks for subsidies, and most likely for that village's. */
    private List<String> placesWithin(String typed) {
        List<RegionName> found = regions.namedWithin(typed);
        return found.size() > 2 ? List.of() : found.stream().map(this::link).toList();
    }

    private String link(RegionName region) {
        String above = region.level() == Level.VILLAGE
                ? regions.find(region.parent()).map(RegionName::name).orElse("")
                : "";
        return pages.link("place", above + region.name(), region.code());
    }
}
