package cn.fingertip;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the application; a production package only when everything it needs has been set. */
@QuarkusMain
public final class Main {

    /** sysexits.h: something was found in an unconfigured or misconfigured state. */
    private static final int EX_CONFIG = 78;

    /** Absent from the production package, and only from it; the profile is not known yet when this class runs. */
    private static final String SETTINGS_OF_DEV_AND_TEST = "embedded/EmbeddedSettings.class";

    /**
     * Runs until it is stopped. A production package with settings missing or malformed names them all on standard
     * error and ends with exit code 78, before anything is connected to.
     *
     * @param arguments handed on
     */
    public static void main(String... arguments) {
        if (Main.class.getResource(SETTINGS_OF_DEV_AND_TEST) == null) {
            var faults = RequiredSettings.faults(Main::given);
            if (!faults.isEmpty()) {
                System.err.println(RequiredSettings.refusal(faults));
                System.exit(EX_CONFIG);
            }
        }
        Quarkus.run(arguments);
    }

    private static String given(String name) {
        return System.getProperty(name, System.getenv(name));
    }
}
