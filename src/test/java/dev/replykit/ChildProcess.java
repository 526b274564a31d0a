package dev.replykit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Programs that tests start: one that hangs must not hang its test. */
public final class ChildProcess {
    private ChildProcess() {}

    /** Ends it by force after half a minute, which ends all waiting for what it prints, too. */
    public static void bounded(Process process) {
        var unused = process.onExit()
                .orTimeout(30, TimeUnit.SECONDS)
                .whenComplete((ended, late) -> process.destroyForcibly());
    }

    /** All that it prints until it ends, by itself or by force. */
    public static String allOf(Process process) throws IOException {
        bounded(process);
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
