package cn.fingertip.identity.session;

import cn.fingertip.crypto.KeyPair;
import cn.fingertip.identity.Citizen;
import cn.fingertip.identity.CitizenRepository;
import cn.fingertip.identity.Grant;
import cn.fingertip.identity.Role;
import cn.fingertip.identity.Roles;
import cn.fingertip.identity.StaffAccess;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Sessions: opened by a login, carried on by refresh tokens of which each works once, ended by logging out or by the
 * first token that comes a second time, for then one of the two who brought it is a thief.
 */
@ApplicationScoped
public class Sessions {
    private final SessionRepository sessions;
    private final CitizenRepository citizens;
    private final AccessTokens accessTokens;
    private final LiveSessions live;
    private final TokenConfig config;
    private final Clock clock;

    Sessions(
            SessionRepository sessions,
            CitizenRepository citizens,
            AccessTokens accessTokens,
            LiveSessions live,
            TokenConfig config,
            Clock clock) {
        this.sessions = sessions;
        this.citizens = citizens;
        this.accessTokens = accessTokens;
        this.live = live;
        this.config = config;
        this.clock = clock;
    }

    /** Opens a session for a villager who has just logged in. */
    @Transactional(TxType.MANDATORY)
    public LoginView open(Citizen citizen) {
        LoginSession session = start();
        session.citizenId = citizen.id;
        return carryOn(session, null);
    }

    /**
     * Opens a session for a member of staff who has just proved who they are.
     *
     * @param pair the person's key pair, which the session has for as long as it lives; null where there is none
     */
    @Transactional(TxType.MANDATORY)
    public LoginView openForStaff(UUID staffId, KeyPair pair) {
        LoginSession session = start();
        session.staffId = staffId;
        if (pair == null) {
            return carryOn(session, null);
        }
        SessionSecret secret = SessionSecret.next();
        session.privateKey = secret.seal(pair, session.id);
        return carryOn(session, secret);
    }

    /**
     * Gives new tokens for a refresh token, which dies of it.
     *
     * @throws Problem 401 {@code refresh-token-invalid}; the same for unknown, expired, used and ended ones
     */
    // A token seen twice ends the session and is refused: the end must be kept although a problem is thrown.
    @Transactional(dontRollbackOn = Problem.class)
    public LoginView refresh(String refreshToken) {
        Instant now = clock.now();
        byte[] hash = RefreshTokens.hash(refreshToken);
        SessionRepository.Presented presented = sessions.lockToken(hash, now).orElseThrow(Sessions::refused);
        // Locked: written back whole, it would undo an end that came meanwhile.
        LoginSession session = sessions.findById(presented.sessionId(), LockModeType.PESSIMISTIC_WRITE);
        if (session == null) {
            throw refused();
        }
        if (presented.used()) {
            end(session);
            throw refused();
        }
        if (session.endedAt != null || presented.expired()) {
            throw refused();
        }
        sessions.markUsed(hash, now);
        return carryOn(session, SessionSecret.carriedBy(refreshToken, presented.secret(), session.id));
    }

    /** Ends one session, as logging out does. */
    @Transactional
    public void end(UUID sessionId) {
        sessions.findByIdOptional(sessionId, LockModeType.PESSIMISTIC_WRITE).ifPresent(this::end);
    }

    /**
     * Ends every session of a member of staff, whose password changed or who was disabled.
     *
     * @param but the one to leave, null for none
     */
    @Transactional(TxType.MANDATORY)
    public void endAllOfStaff(UUID staffId, UUID but) {
        sessions.flush();
        sessions.endAllOfStaff(staffId, but, clock.now());
    }

    private LoginSession start() {
        LoginSession session = new LoginSession();
        session.id = Ids.random();
        session.createdAt = clock.now();
        return session;
    }

    private LoginView carryOn(LoginSession session, SessionSecret secret) {
        Instant now = clock.now();
        Duration idle = session.citizenId != null ? config.citizenIdle() : config.staffIdle();
        session.expiresAt = now.plus(idle);
        sessions.persist(session);
        sessions.flush();
        String refreshToken = RefreshTokens.next();
        byte[] carried = secret == null ? null : secret.carriedBy(refreshToken, session.id);
        sessions.addToken(RefreshTokens.hash(refreshToken), session.id, now, session.expiresAt, carried);
        return session.citizenId != null
                ? citizenView(session, refreshToken)
                : staffView(session, refreshToken, secret);
    }

    private LoginView citizenView(LoginSession session, String refreshToken) {
        Citizen citizen = citizens.findById(session.citizenId);
        return new LoginView(
                accessTokens.issue(citizen.id, session.id, Set.of(Roles.CITIZEN), null),
                accessTokens.lifetimeSeconds(),
                refreshToken,
                LoginView.CitizenView.of(citizen),
                null);
    }

    private LoginView staffView(LoginSession session, String refreshToken, SessionSecret secret) {
        Optional<StaffAccess> access = sessions.access(session.id, session.staffId, clock.now());
        StaffAccess staff = access.orElseThrow(Sessions::refused);
        Set<String> groups =
                staff.grants().stream().map(Grant::role).map(Role::wire).collect(Collectors.toSet());
        return new LoginView(
                accessTokens.issue(staff.id(), session.id, groups, secret),
                accessTokens.lifetimeSeconds(),
                refreshToken,
                null,
                LoginView.StaffView.of(staff));
    }

    private void end(LoginSession session) {
        if (session.endedAt == null) {
            session.endedAt = clock.now();
            session.privateKey = null;
        }
        live.forget(session.id);
    }

    private static Problem refused() {
        return Problem.unauthorized("refresh-token-invalid", "登录已失效", "登录已失效,请重新登录。");
    }
}
