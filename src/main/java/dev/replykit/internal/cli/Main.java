package dev.replykit.internal.cli;

import static dev.replykit.internal.cli.Arguments.check;

import dev.replykit.InvalidDraftException;
import dev.replykit.internal.cli.Exit.UsageException;
import dev.replykit.internal.text.Printable;
import dev.replykit.sandbox.Sandbox;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/** The program of the jar, with its small commands. The scripts call it, too. */
public final class Main {
    /** What the user typed to get here; the scripts set it. */
    private static final String COMMAND = "replykit.command";

    private Main() {}

    /**
     * Runs a command.
     *
     * @param args {@code create}, {@code preview}, {@code check}, {@code draw}, {@code schema} or {@code sandbox}, and
     *     its arguments
     */
    public static void main(String... args) {
        PrintStream err = printer(new FileOutputStream(FileDescriptor.err));
        int code;
        try (PrintStream out = printer(standardOutput())) {
            code = run(out, err, args);
            if (out.checkError() && code == Exit.DONE) {
                err.println("Standard output could not be written (closed, or its disk is full).");
                code = Exit.USAGE;
            }
        } catch (IOException | RuntimeException | Error e) {
            err.println("This should not have happened: " + Printable.excerpt(e.toString(), 300));
            code = Exit.USAGE;
        }
        Runtime.getRuntime().halt(code);
    }

    static int run(PrintStream out, PrintStream err, String... args) {
        String typed = args.length == 0 ? "" : args[0];
        String command = typed.equals("preview") ? "create" : typed;
        String[] rest = Arrays.copyOfRange(args, Math.min(1, args.length), args.length);
        if (typed.equals("preview")) {
            rest = args.clone();
            rest[0] = "--preview";
        }
        boolean isKnown =
                List.of("create", "check", "draw", "schema", "sandbox").contains(command);
        boolean isHelp = List.of(args).contains("-h") || List.of(args).contains("--help");
        if (isHelp && (isKnown || typed.equals("-h") || typed.equals("--help"))) {
            out.print(help(isKnown ? command : "main"));
            return Exit.DONE;
        }
        try {
            return switch (typed) {
                case "create", "preview" -> CreateSequence.run(out, err, rest);
                case "check" -> CheckDrafts.run(out, rest);
                case "draw" -> draw(out, rest);
                case "schema" -> schema(out, rest);
                case "sandbox" -> serveSandbox(out, rest);
                default -> {
                    err.print((typed.isEmpty() ? "" : "There is no command " + Printable.excerpt(typed, 60) + ".\n\n")
                            + help("main"));
                    yield Exit.USAGE;
                }
            };
        } catch (UsageException e) {
            err.println(withHelp(e, command));
            return Exit.USAGE;
        } catch (InvalidDraftException e) {
            err.println(e.getMessage());
            return Exit.REFUSED;
        }
    }

    private static int draw(PrintStream out, String... args) throws UsageException {
        Arguments given = new Arguments(List.of("-o=", "--output="), args);
        String picture = given.value(given.has("-o") ? "-o" : "--output");
        String svg = CommandFiles.read(given.file(), System.in).toSvg();
        if (picture == null) {
            out.println(svg);
        } else {
            CommandFiles.write(picture, svg);
        }
        return Exit.DONE;
    }

    private static int schema(PrintStream out, String... args) throws UsageException {
        check(args.length == 0, "schema takes no arguments.");
        out.print(resource("/dev/replykit/draft.schema.json"));
        return Exit.DONE;
    }

    /** Serves the sandbox until it is stopped. */
    private static int serveSandbox(PrintStream out, String... args) throws UsageException {
        try (Sandbox sandbox = Sandbox.start(port(args))) {
            out.println(sandbox.url());
            new CountDownLatch(1).await();
        } catch (UncheckedIOException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Exit.USAGE;
    }

    static int port(String... args) throws UsageException {
        Arguments given = new Arguments(List.of("--port="), args);
        String number = Objects.requireNonNullElse(given.value("--port"), "0");
        check(
                number.matches("\\d{1,5}") && Integer.parseInt(number) <= 65_535 && given.files.isEmpty(),
                "Say --port and a number from 0 to 65535, or nothing for any free port.");
        return Integer.parseInt(number);
    }

    /**
     * The scripts give the JVM another standard output, because it may log there, and name the real one here. Opened to
     * append, because a file may have text already.
     */
    private static OutputStream standardOutput() throws IOException {
        String name = System.getProperty("replykit.stdout");
        return name == null ? new FileOutputStream(FileDescriptor.out) : new FileOutputStream(name, true);
    }

    static PrintStream printer(OutputStream out) {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    /** The help of a command, in a file of its own so that the scripts can print it without Java. */
    static String help(String command) {
        return resource(command + ".txt").replace("COMMAND", called(command));
    }

    static String withHelp(UsageException e, String command) {
        return e.getMessage() + "\nFor help: " + called(command) + " --help";
    }

    private static String resource(String name) {
        try (InputStream text = Objects.requireNonNull(Main.class.getResourceAsStream(name))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return what the user types for this command} */
    private static String called(String command) {
        return System.getProperty(COMMAND, "java -jar replykit.jar" + (command.equals("main") ? "" : " " + command));
    }
}
