package cn.fingertip;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Starts the application; a production package only when everything it needs has been set. */
@QuarkusMain
public final class Main {

    /** sysexits.h: something was found in an unconfigured or misconfigured state. */
    private static final int EX_CONFIG = 78;

    private static final String CONTEXT_TOGGLE =
            "io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle.I_HAVE_CHECKED_EVERYTHING";

    /**
     * Runs until it is stopped. A production package with settings missing or malformed names them all on standard
     * error and ends with exit code 78, before anything is connected to.
     *
     * @param arguments handed on
     */
    public static void main(String... arguments) {
        // Containers and service managers mostly set no locale, and the log would show Chinese as question marks.
        System.setProperty("stdout.encoding", "UTF-8");
        // Watches over reactive database sessions, of which we have none, on every request. A site may set it
        // otherwise.
        if (System.getProperty(CONTEXT_TOGGLE) == null) {
            System.setProperty(CONTEXT_TOGGLE, "true");
        }
        // The profile is not known yet when this runs.
        if (!EmbeddedSettings.areHere()) {
            var faults = RequiredSettings.faults(Main::given);
            if (!faults.isEmpty()) {
                print(RequiredSettings.refusal(faults));
                System.exit(EX_CONFIG);
            }
        }
        Quarkus.run(arguments);
    }

    /** In UTF-8 whatever the locale; System.err has taken the locale's already. */
    private static void print(String refusal) {
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8).println(refusal);
    }

    private static String given(String name) {
        return System.getProperty(name, System.getenv(name));
    }
}
