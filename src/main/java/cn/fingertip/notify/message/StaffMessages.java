package cn.fingertip.notify.message;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.kernel.Problem;
import cn.fingertip.notify.NotifyConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the site's administrators see of messages and do about dead ones. */
@ApplicationScoped
class StaffMessages {
    private final StaffMessageRepository messages;
    private final ConsentRepository consents;
    private final CurrentStaff staff;
    private final AuditTrail audit;
    private final NotifyConfig config;
    private final Clock clock;

    StaffMessages(
            StaffMessageRepository messages,
            ConsentRepository consents,
            CurrentStaff staff,
            AuditTrail audit,
            NotifyConfig config,
            Clock clock) {
        this.messages = messages;
        this.consents = consents;
        this.staff = staff;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /** @throws Problem 404 for an administrator of a part of the site only: messages belong to no region */
    @Transactional
    CursorPage<StaffMessageView> list(MessageState state, PageRequest page) {
        staff.require(Role.ADMIN, "");
        return CursorPage.of(
                        messages.list(state, place(page.cursor()), page.limit() + 1),
                        page.limit(),
                        StaffMessageRepository.Listed::cursor)
                .map(StaffMessageRepository.Listed::view);
    }

    /**
     * Begins a dead message anew, also one that WeChat may have delivered: a person has decided so.
     *
     * @throws Problem 404, 409 {@code notice-not-dead}, 409 {@code notice-consent-missing}
     */
    @Transactional
    StaffMessageView again(UUID id) {
        staff.require(Role.ADMIN, "");
        StaffMessageRepository.Held held = messages.lock(id).orElseThrow(StaffMessages::unknown);
        if (held.state() != MessageState.DEAD) {
            throw Problem.conflict("notice-not-dead", "这条提醒不需要重发", "只有发不出去(dead)的提醒可以重发,请刷新后查看最新状态。");
        }
        if (!held.holds() && !consents.use(held.consent())) {
            throw Problem.conflict("notice-consent-missing", "用户没有可用的订阅", "发送这条提醒要用户再次同意订阅,本站现在没有可用的同意,重发也会被微信拒绝。");
        }
        Instant now = clock.now();
        messages.again(id, now, now.plus(config.messages().giveUpAfter()));
        audit.record(AuditEvent.of("notice.retried", "notice:" + id).by(staff.actor()));
        return messages.find(id).orElseThrow(StaffMessages::unknown).view();
    }

    private static StaffMessageRepository.Place place(String cursor) {
        if (cursor == null) {
            return null;
        }
        List<String> keys = Cursor.read(cursor, 2);
        try {
            return new StaffMessageRepository.Place(Instant.parse(keys.get(0)), Cursor.idIn(keys.get(1)));
        } catch (DateTimeException notOurs) {
            throw Cursor.invalid();
        }
    }

    private static Problem unknown() {
        return Problem.notFound("not-found", "没有找到", "没有这条内容,或者您无权查看。请从列表重新进入。");
    }
}
