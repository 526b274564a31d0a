package dev.replykit.internal.cli;

import dev.replykit.internal.cli.Exit.UsageException;
import dev.replykit.sandbox.Sandbox;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;

/** {@code scripts/sandbox}: serves the sandbox until it is stopped. */
final class ServeSandbox {
    private ServeSandbox() {}

    static int run(PrintStream out, PrintStream err, String... args) {
        if (args.length == 1 && (args[0].equals("--help") || args[0].equals("-h"))) {
            out.print(Main.help("sandbox"));
            return Exit.DONE;
        }
        try (Sandbox sandbox = Sandbox.start(port(args))) {
            out.println(sandbox.url());
            new CountDownLatch(1).await();
            return Exit.DONE;
        } catch (UsageException e) {
            err.println(e.getMessage() + "\nFor help: " + Main.called("sandbox") + " --help");
        } catch (UncheckedIOException e) {
            err.println(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Exit.USAGE;
    }

    static int port(String... args) throws UsageException {
        if (args.length == 0) {
            return 0;
        }
        String number = args.length == 1 && args[0].startsWith("--port=")
                ? args[0].substring("--port=".length())
                : args.length == 2 && args[0].equals("--port") ? args[1] : "";
        if (!number.matches("\\d{1,5}") || Integer.parseInt(number) > 65_535) {
            throw new UsageException("Say --port and a number from 0 to 65535, or nothing for any free port.");
        }
        return Integer.parseInt(number);
    }
}
