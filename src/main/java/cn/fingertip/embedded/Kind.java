package cn.fingertip.embedded;

import java.util.Locale;

/** What a set of embedded servers is for, which decides where its data lives and for how long. */
enum Kind {
    /** {@code var/dev}: kept from start to start. */
    DEV("var/dev"),
    /** {@code var/servers}: kept likewise, for trying and measuring the production package. */
    SERVERS("var/servers"),
    /** A fresh folder under {@code target/}, removed afterwards; speed before safety. */
    TEST("target/servers/test");

    final String folder;

    Kind(String folder) {
        this.folder = folder;
    }

    boolean isKept() {
        return this != TEST;
    }

    /** @return the argument that {@link #of} reads */
    String argument() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String argument) {
        return valueOf(argument.toUpperCase(Locale.ROOT));
    }
}
