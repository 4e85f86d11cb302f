package cn.fingertip.identity.staff.people;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.crypto.Passwords;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Grant;
import cn.fingertip.identity.Role;
import cn.fingertip.identity.session.Sessions;
import cn.fingertip.identity.staff.PasswordRules;
import cn.fingertip.identity.staff.StaffPerson;
import cn.fingertip.identity.staff.StaffRepository;
import cn.fingertip.identity.staff.key.SealedPair;
import cn.fingertip.identity.staff.key.StaffKeys;
import cn.fingertip.identity.staff.login.LoginFailures;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.kernel.Problem;
import cn.fingertip.region.Level;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Administrators manage people: those all of whose grants lie in regions the administrator has. Nobody manages
 * themselves, and an administrator's account is nothing else besides, for an administrator never reads reports.
 */
@ApplicationScoped
class StaffPeople {
    private final StaffRepository staff;
    private final Sessions sessions;
    private final LoginFailures failures;
    private final Passwords passwords;
    private final WantedGrants wantedGrants;
    private final StaffKeys keys;
    private final CurrentStaff current;
    private final AuditTrail audit;
    private final Clock clock;

    StaffPeople(
            StaffRepository staff,
            Sessions sessions,
            LoginFailures failures,
            Passwords passwords,
            WantedGrants wantedGrants,
            StaffKeys keys,
            CurrentStaff current,
            AuditTrail audit,
            Clock clock) {
        this.staff = staff;
        this.sessions = sessions;
        this.failures = failures;
        this.passwords = passwords;
        this.wantedGrants = wantedGrants;
        this.keys = keys;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    CursorPage<StaffPersonView> page(PageRequest page) {
        String after =
                page.cursor() == null ? null : Cursor.read(page.cursor(), 1).getFirst();
        if (after != null && !StaffRepository.USERNAME.matcher(after).matches()) {
            throw Cursor.invalid();
        }
        List<StaffPerson> people = staff.page(current.regions(Role.ADMIN), after, page.limit() + 1);
        Map<UUID, List<Grant>> grants =
                staff.grantsOf(people.stream().map(person -> person.id).toList());
        return CursorPage.of(people, page.limit(), person -> Cursor.of(person.username))
                .map(person -> StaffPersonView.of(person, grants.getOrDefault(person.id, List.of())));
    }

    /**
     * @throws Problem 409 {@code username-taken}; 422 {@code password-weak}, {@code grants-conflict},
     *     {@code grant-outside}
     */
    StaffPersonView add(AddStaff request) {
        PasswordRules.check(request.password(), request.username());
        String hash = passwords.hash(request.password());
        UUID id = Ids.random();
        List<Grant> wanted =
                request.grants().stream().map(GrantRequest::grant).distinct().toList();
        SealedPair pair = StaffKeys.neededFor(wanted) ? keys.make(id, request.password()) : null;
        return QuarkusTransaction.joiningExisting().call(() -> {
            List<Grant> grants = wantedGrants.checked(wanted);
            StaffPerson person = new StaffPerson();
            person.id = id;
            person.username = request.username();
            person.name = request.name().strip();
            person.password = hash;
            person.createdAt = clock.now();
            if (!staff.add(person)) {
                throw Problem.conflict("username-taken", "用户名已被使用", "这个用户名已被使用,请换一个。");
            }
            staff.setGrants(person.id, grants);
            if (pair != null) {
                keys.put(person.id, pair, false);
            }
            audit.record(event("staff.added", person.id).with("grants", shown(grants)));
            return StaffPersonView.of(person, grants);
        });
    }

    /**
     * What was wrapped for somebody who is disabled or loses a grant goes with it. A former name is kept: reports go past
     * those whom they name, and this administrator may be one of their friends.
     *
     * @throws Problem 404; 403 {@code former-name-above}; 409 {@code own-account}, {@code last-key-holder}; 422
     *     {@code grants-conflict}, {@code grant-outside}
     */
    @Transactional
    StaffPersonView change(UUID id, ChangeStaff request) {
        StaffPerson person = managed(id);
        List<Grant> grants = wantedGrants.checked(
                request.grants().stream().map(GrantRequest::grant).distinct().toList());
        String name = request.name().strip();
        boolean renamed = !name.equals(person.name);
        if (renamed) {
            staff.keepFormerName(person, clock.now());
        }
        person.name = name;
        if (request.disabled() && !person.disabled) {
            sessions.endAllOfStaff(id, null);
        }
        person.disabled = request.disabled();
        strike(id, request.struck(), grants);
        staff.setGrants(id, grants);
        keys.look(id, Boolean.TRUE.equals(request.loseReports()));
        audit.record(event("staff.changed", id)
                .with("disabled", person.disabled)
                .with("renamed", renamed)
                .with("grants", shown(grants)));
        return StaffPersonView.of(person, grants);
    }

    /** Whoever could take an own inspector's name away could have the reports that name them sent there. */
    private void strike(UUID id, List<String> names, List<Grant> wanted) {
        if (names.isEmpty()) {
            return;
        }
        boolean above = Stream.concat(staff.grantsOf(id).stream(), wanted.stream())
                .allMatch(grant -> current.may(Role.ADMIN, Level.around(grant.region())));
        if (!above) {
            throw Problem.forbidden("former-name-above", "须由上一级管理员办理", "去掉曾用名须由管理上一级地区的管理员办理:写到本人的举报是否绕过本人,由不得本单位。");
        }
        audit.record(event("staff.former-names-struck", id).with("names", staff.strikeFormerNames(id, names)));
    }

    /**
     * Gives a new password, unlocks the name and ends every session. A key pair opens with the password it was sealed
     * under and no other: the person gets another, for which nothing is wrapped until a colleague admits it. So whoever
     * resets passwords reads nothing.
     *
     * @throws Problem 404; 409 {@code own-account}, {@code last-key-holder}; 422 {@code password-weak}
     */
    PasswordResetView resetPassword(UUID id, ResetPassword request) {
        String hash = passwords.hash(request.password());
        SealedPair pair = keys.make(id, request.password());
        return QuarkusTransaction.joiningExisting().call(() -> {
            StaffPerson person = managed(id);
            PasswordRules.check(request.password(), person.username);
            person.password = hash;
            boolean removeTotp = Boolean.TRUE.equals(request.removeTotp());
            if (removeTotp) {
                person.totpSealed = null;
                person.totpConfirmed = false;
            }
            boolean keyReplaced = keys.has(id);
            if (keyReplaced || StaffKeys.neededFor(staff.grantsOf(id))) {
                keys.put(id, pair, Boolean.TRUE.equals(request.loseReports()));
            }
            failures.forget(person.username);
            sessions.endAllOfStaff(id, null);
            audit.record(event("staff.password-reset", id)
                    .with("totpRemoved", removeTotp)
                    .with("keyReplaced", keyReplaced));
            return new PasswordResetView(keyReplaced);
        });
    }

    /** @throws Problem 404 where the person is not the asker's to manage, 409 where it is the asker */
    private StaffPerson managed(UUID id) {
        if (id.equals(current.id())) {
            throw Problem.conflict("own-account", "不能管理自己的账号", "自己的授权、停用和重设密码须由另一位管理员办理;修改自己的密码请用“修改密码”。");
        }
        StaffPerson person =
                staff.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(StaffPeople::unknown);
        List<Grant> grants = staff.grantsOf(id);
        // Someone without grants belongs to no region: only the whole site's administrators manage them.
        boolean inside = grants.isEmpty()
                ? current.may(Role.ADMIN, "")
                : grants.stream().allMatch(grant -> current.may(Role.ADMIN, grant.region()));
        if (!inside) {
            throw unknown();
        }
        return person;
    }

    private AuditEvent event(String action, UUID id) {
        return AuditEvent.of(action, "staff:" + id).by(current.actor());
    }

    private static String shown(List<Grant> grants) {
        return grants.stream()
                .map(grant -> grant.role().wire() + "@" + grant.region())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static Problem unknown() {
        return Problem.notFound("not-found", "没有找到", "没有这条内容,或者您无权查看。请从列表重新进入。");
    }
}
