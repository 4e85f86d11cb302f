package cn.fingertip.account.menu;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.Problem;
import cn.fingertip.wechat.AccountMenus;
import cn.fingertip.wechat.PublicAccounts;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Menus from the file to WeChat. Waits for the network, and holds no transaction meanwhile. */
@ApplicationScoped
class Menus {
    private final PublicAccounts accounts;
    private final AccountMenus wechat;
    private final MenuFile file;
    private final CurrentStaff staff;
    private final AuditTrail audit;
    private final ObjectMapper json;

    Menus(
            PublicAccounts accounts,
            AccountMenus wechat,
            MenuFile file,
            CurrentStaff staff,
            AuditTrail audit,
            ObjectMapper json) {
        this.accounts = accounts;
        this.wechat = wechat;
        this.file = file;
        this.staff = staff;
        this.audit = audit;
        this.json = json;
    }

    /** @throws Problem 404 for who does not administer the whole site */
    MenuStateList list() {
        staff.require(Role.ADMIN, "");
        return new MenuStateList(accounts.ids().stream()
                .map(id -> new MenuStateView(id, state(id)))
                .toList());
    }

    /**
     * @throws Problem 404 where there is no such account, or who asks does not administer the whole site; 422
     *     {@code menu-invalid}; 503 {@code wechat-unavailable}
     */
    MenuView compare(String appId) {
        staff.require(Role.ADMIN, "");
        if (!accounts.ids().contains(appId)) {
            throw Problem.notFound("not-found", "没有找到", "本站没有登记这个公众号,或者没有设置它的 secret。");
        }
        return between(appId, file.of(appId));
    }

    /** As {@link #compare}, and sends the file to WeChat where that has another menu. */
    MenuView apply(String appId, boolean dryRun) {
        MenuView menu = compare(appId);
        if (dryRun || menu.differences().isEmpty()) {
            return menu;
        }
        // Before WeChat has it and after: what is cut off in between leaves a trace too.
        record("wechat.menu.applying", menu);
        try {
            wechat.apply(appId, json.writeValueAsString(menu.inFile()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written as JSON", e);
        }
        record("wechat.menu.applied", menu);
        return menu.afterSending();
    }

    private void record(String action, MenuView menu) {
        AuditEvent event = AuditEvent.of(action, "public-account:" + menu.appId())
                .by(staff.actor())
                .with("differences", menu.differences().size());
        QuarkusTransaction.requiringNew().run(() -> audit.record(event));
    }

    private String state(String appId) {
        JsonNode inFile;
        try {
            inFile = file.of(appId);
        } catch (Problem invalid) {
            return "invalid";
        }
        try {
            return between(appId, inFile).differences().isEmpty() ? "same" : "different";
        } catch (Problem unavailable) {
            return "unknown";
        }
    }

    private MenuView between(String appId, JsonNode inFile) {
        JsonNode applied = wechat.applied(appId).map(this::menu).orElse(MissingNode.getInstance());
        return new MenuView(
                appId,
                map(inFile),
                applied.isMissingNode() ? null : map(applied),
                MenuDifference.between(applied, inFile),
                false);
    }

    private JsonNode menu(String answer) {
        try {
            return json.readTree(answer).path("menu");
        } catch (JsonProcessingException unreadable) {
            return MissingNode.getInstance();
        }
    }

    private Map<String, Object> map(JsonNode node) {
        return json.convertValue(node, new TypeReference<>() {});
    }
}
