package cn.fingertip.notify.message;

import cn.fingertip.notify.NotifyConfig;
import cn.fingertip.wechat.MiniPrograms;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The templates of each mini-program, as the settings tell them; a wrong setting stops the start and is named. */
@Singleton
class NoticeTemplates {
    private final Map<String, Map<NoticeKind, NoticeTemplate>> byApp = new HashMap<>();

    NoticeTemplates(NotifyConfig config, MiniPrograms miniPrograms) {
        miniPrograms.first().ifPresent(id -> byApp.put(id, templates(config.templates(), Map.of())));
        config.apps().values().forEach(app -> byApp.put(app.appid(), templates(app.templates(), config.templates())));
    }

    /** Makes this bean, so that a wrong setting is found before the first message. */
    void check(@Observes StartupEvent started) {
        byApp.values().forEach(Map::size);
    }

    /** @return those of the app, in the order of the kinds; none where it has none */
    Collection<NoticeTemplate> of(String appId) {
        return byApp.getOrDefault(appId, Map.of()).values();
    }

    Optional<NoticeTemplate> of(String appId, NoticeKind kind) {
        return Optional.ofNullable(byApp.getOrDefault(appId, Map.of()).get(kind));
    }

    /** @return ids of the kind's templates in all apps */
    List<String> ids(NoticeKind kind) {
        return byApp.values().stream()
                .flatMap(kinds -> Stream.ofNullable(kinds.get(kind)))
                .map(NoticeTemplate::id)
                .toList();
    }

    static Map<NoticeKind, NoticeTemplate> templates(
            Map<String, NotifyConfig.Template> settings, Map<String, NotifyConfig.Template> common) {
        Map<NoticeKind, NoticeTemplate> templates = new EnumMap<>(NoticeKind.class);
        settings.forEach((name, own) -> {
            NoticeKind kind = NoticeKind.ofWire(name).orElseThrow(() -> wrong(name, "there is no such kind of notice"));
            own.id()
                    .ifPresent(
                            id -> templates.put(kind, template(kind, id, own, Optional.ofNullable(common.get(name)))));
        });
        return templates;
    }

    private static NoticeTemplate template(
            NoticeKind kind, String id, NotifyConfig.Template own, Optional<NotifyConfig.Template> common) {
        List<String> settings = own.fields()
                .or(() -> common.flatMap(NotifyConfig.Template::fields))
                .orElseThrow(() -> wrong(kind.wire(), "its fields are missing"));
        List<TemplateField> fields;
        try {
            fields = settings.stream().map(TemplateField::of).toList();
        } catch (IllegalArgumentException e) {
            throw wrong(kind.wire(), e.getMessage());
        }
        fields.stream()
                .filter(field -> !kind.fillings().contains(field.value()))
                .findFirst()
                .ifPresent(field -> {
                    throw wrong(kind.wire(), "it has nothing, or must tell nothing, that fills " + field.name());
                });
        String page =
                own.page().or(() -> common.flatMap(NotifyConfig.Template::page)).orElse(kind.page());
        if (page.startsWith("/") || page.contains("{id}") && !kind.page().contains("{id}")) {
            throw wrong(kind.wire(), "its page begins with a slash, or names an id that it must not tell");
        }
        boolean longTerm = own.longTerm()
                .or(() -> common.flatMap(NotifyConfig.Template::longTerm))
                .orElse(false);
        return new NoticeTemplate(kind, id, longTerm, page, fields);
    }

    private static IllegalArgumentException wrong(String kind, String what) {
        return new IllegalArgumentException("fingertip.notify…templates." + kind + ": " + what);
    }
}
