package dev.replykit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs that tests start: one that hangs must not hang its test. */
public final class ChildProcess {
    private ChildProcess() {}

    /** A JVM with the class path of this test. Its errors go to where its output goes. */
    public static ProcessBuilder java(List<String> options, Class<?> program, String... args) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    /** Ends it by force after half a minute, which ends all waiting for what it prints, too. */
    public static void bounded(Process process) {
        var unused = process.onExit().orTimeout(30, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly());
    }

    /** All that it prints until it ends, by itself or by force. */
    public static String allOf(Process process) throws IOException {
        bounded(process);
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
