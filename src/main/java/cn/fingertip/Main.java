package cn.fingertip;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the application; in production only when everything it needs has been set. */
@QuarkusMain
public final class Main {

    /** sysexits.h: something was found in an unconfigured or misconfigured state. */
    private static final int EX_CONFIG = 78;

    /**
     * Runs until it is stopped.
     *
     * @param arguments handed on
     */
    public static void main(String... arguments) {
        System.err.println("MODE " + LaunchMode.current() + " " + Main.class.getClassLoader() + " "
                + io.quarkus.runtime.configuration.ConfigUtils.getProfiles());
        Quarkus.run(arguments);
    }
}
