package cn.fingertip.kernel.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/**
 * What the contract says for people, from {@code openapi/words.yaml}: what a tag is about, and who may call an operation.
 * The latter follows from the security annotations, so that it cannot drift.
 *
 * @param tags description by name, in the order to show them in
 * @param roles Chinese name by the role's name in tokens
 */
record ContractWords(Map<String, String> tags, Map<String, String> roles) {
    static ContractWords written() {
        try (InputStream in = ContractFilter.resource("openapi/words.yaml")) {
            return new ObjectMapper(new YAMLFactory()).readValue(in, ContractWords.class);
        } catch (IOException e) {
            throw new IllegalStateException("openapi/words.yaml cannot be read", e);
        }
    }

    void describeTags(OpenAPI contract) {
        List<String> used = contract.getTags().stream().map(Tag::getName).toList();
        List<Tag> described = new ArrayList<>();
        tags.forEach((name, description) -> {
            if (used.contains(name)) {
                described.add(OASFactory.createTag().name(name).description(description));
            }
        });
        contract.getTags().stream()
                .filter(tag -> !tags.containsKey(tag.getName()))
                .forEach(described::add);
        contract.setTags(described);
    }

    /** In words for people, and as {@code x-access} for programs: a list of roles, or anybody. */
    void tellWhoMayCall(Operation operation) {
        boolean optional = operation.getSecurity() != null
                && operation.getSecurity().stream().anyMatch(ContractWords::asksForNothing);
        List<String> named = operation.getSecurity() == null
                ? List.of()
                : operation.getSecurity().stream()
                        .filter(requirement -> !asksForNothing(requirement))
                        .flatMap(requirement -> requirement.getSchemes().values().stream())
                        .flatMap(List::stream)
                        .distinct()
                        .toList();
        String who;
        List<String> access;
        if (operation.getSecurity() == null || operation.getSecurity().isEmpty()) {
            // An empty list says that nothing is asked for; none at all would say nothing.
            operation.setSecurity(List.of());
            access = List.of("anonymous");
            who = "任何人,不需要令牌";
        } else if (named.isEmpty()) {
            access = List.of("authenticated");
            who = "任何已登录的人(村民或工作人员)";
        } else if (optional) {
            access = Stream.concat(Stream.of("anonymous"), named.stream()).toList();
            who = "任何人,不需要令牌;" + inWords(named) + "可以带令牌,带失效的令牌会被拒绝,不会当作没有带";
        } else {
            access = named;
            who = inWords(named);
        }
        operation.addExtension("x-access", access);
        operation.setDescription(operation.getDescription() + "\n\n谁可以调用:" + who + "。");
    }

    private String inWords(List<String> named) {
        return named.stream()
                .map(role -> roles.getOrDefault(role, role) + "(" + role + ")")
                .collect(Collectors.joining("、"));
    }

    /** An alternative without a scheme: a token may be shown and need not be. */
    static boolean asksForNothing(SecurityRequirement requirement) {
        return requirement.getSchemes() == null || requirement.getSchemes().isEmpty();
    }
}
