package dev.replykit.internal.cli;

import dev.replykit.sandbox.Sandbox;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** {@code scripts/sandbox}: serves the sandbox until it is stopped. */
public final class ServeSandbox {
    static final String HELP = """
        Serves a sandbox of the Reply API on this machine: prints one line, its URL, and runs until
        stopped (Ctrl-C).

          scripts/sandbox [--port N]

        In another terminal:
          REPLY_API_KEY=any scripts/create-sequence --base-url http://127.0.0.1:PORT my-draft.json

        Let it fail in a certain way, and list the ways:
          curl http://127.0.0.1:PORT/_sandbox/states
          curl http://127.0.0.1:PORT/_sandbox/state \\
              --data '{"state": "the rate limit is exceeded", "params": {"retryAfter": 2}}'

        Options
          --port N      listen on this port (default: any free port)
          -h, --help    this text
        """;

    private ServeSandbox() {}

    /**
     * The program.
     *
     * @param args the options that {@code --help} lists
     */
    public static void main(String... args) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length == 1 && (args[0].equals("--help") || args[0].equals("-h"))) {
            out.print(HELP);
            return;
        }
        try (Sandbox sandbox = Sandbox.start(port(args))) {
            out.println(sandbox.url());
            new CountDownLatch(1).await();
        } catch (UsageException e) {
            System.err.println(e.getMessage() + "\nFor help: scripts/sandbox --help");
            System.exit(Exit.USAGE);
        } catch (UncheckedIOException e) {
            System.err.println(e.getMessage());
            System.exit(Exit.USAGE);
        }
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
