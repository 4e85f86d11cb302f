package cn.fingertip.account;

import jakarta.inject.Singleton;

/** Which keys of a menu's buttons are answered with more than that they were not understood. */
@Singleton
public class KnownKeys {
    private final Answers answers;

    KnownKeys(Answers answers) {
        this.answers = answers;
    }

    /** @return whether it is an answer's key, or a word that has one */
    public boolean isKnown(String key) {
        return answers.ofKey(key).or(() -> answers.ofWord(Typed.plain(key))).isPresent();
    }
}
