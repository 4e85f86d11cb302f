package cn.fingertip.identity.citizen;

import cn.fingertip.crypto.BlindIndex;
import cn.fingertip.identity.PersonVerifier;
import cn.fingertip.kernel.IdNumber;
import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.Problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Proves who a villager is. A wrong guess and a right one do the same work and differ in nothing but the answer's
 * status; the verifier may be a service far away, so it is asked between two transactions.
 */
@ApplicationScoped
class IdentityBinding {
    private static final int LONGEST_NAME = 50;

    private final PersonVerifier verifier;
    private final IdentityGuesses guesses;
    private final BoundPersons bound;
    private final BlindIndex blindIndex;

    IdentityBinding(PersonVerifier verifier, IdentityGuesses guesses, BoundPersons bound, BlindIndex blindIndex) {
        this.verifier = verifier;
        this.guesses = guesses;
        this.bound = bound;
        this.blindIndex = blindIndex;
    }

    /**
     * @param name as typed
     * @param typedId as typed: 18 or 15 digits, full-width or not
     * @throws Problem 422 {@code invalid} (no name or no ID number at all: not counted as a guess), 422
     *     {@code identity-not-matched}, 409 {@code identity-already-bound} (this account is another person's), 409
     *     {@code identity-bound-elsewhere} (the person has enough accounts), 429 {@code identity-too-often}
     */
    void prove(UUID citizenId, String name, String typedId) {
        String given = nameOf(name);
        String idNumber = IdNumber.normalize(typedId).orElseThrow(() -> wrong("idNumber", "身份证号不正确,请照身份证逐位核对(末位可为 X)"));
        byte[] person = blindIndex.of("id-number", idNumber);
        byte[] asker = bound.askerOf(citizenId, person);
        IdentityGuesses.Guess guess = guesses.take(asker, person);
        boolean right = verifier.verify(given, idNumber);
        bound.settle(citizenId, guess, right, given, idNumber);
        if (!right) {
            throw Problem.rule("identity-not-matched", "身份信息不匹配", "姓名与身份证号未能核对上。请照身份证逐字填写;仍不行请联系村(社区)核对登记信息。");
        }
    }

    /** Counted by code point: a rare character outside the basic plane is one, not two. */
    private static String nameOf(String typed) {
        String name = typed.strip();
        int length = name.codePointCount(0, name.length());
        if (length > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw wrong("name", "姓名应为 1–50 个字,不含控制符");
        }
        return name;
    }

    private static Problem wrong(String field, String message) {
        return Problem.rule(
                "invalid", "填写有误", "请检查后重新提交:" + message, List.of(new Violation(field, "malformed", message)));
    }
}
