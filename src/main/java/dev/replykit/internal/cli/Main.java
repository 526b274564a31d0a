package dev.replykit.internal.cli;

import dev.replykit.internal.text.Printable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** The program of the jar. The scripts call it, too. */
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
        } catch (RuntimeException | Error e) {
            err.println("This should not have happened: " + Printable.excerpt(e.toString(), 300));
            code = Exit.USAGE;
        } catch (IOException e) {
            err.println("Standard output can't be opened: " + e.getMessage());
            code = Exit.USAGE;
        }
        Runtime.getRuntime().halt(code);
    }

    private static int run(PrintStream out, PrintStream err, String... args) {
        String command = args.length == 0 ? "" : args[0];
        String[] rest = Arrays.copyOfRange(args, Math.min(1, args.length), args.length);
        switch (command) {
            case "create" -> {
                return CreateSequence.run(out, err, rest);
            }
            case "preview" -> {
                String[] preview = Arrays.copyOf(new String[] {"--preview"}, rest.length + 1);
                System.arraycopy(rest, 0, preview, 1, rest.length);
                return CreateSequence.run(out, err, preview);
            }
            case "check" -> {
                return new CheckDrafts(out, err).run(rest);
            }
            case "draw" -> {
                return DrawDraft.run(out, err, rest);
            }
            case "schema" -> {
                return schema(out, err, rest);
            }
            case "sandbox" -> {
                return ServeSandbox.run(out, err, rest);
            }
            case "-h", "--help" -> {
                out.print(help("main"));
                return Exit.DONE;
            }
            default -> {
                err.print((command.isEmpty() ? "" : "There is no command " + Printable.excerpt(command, 60) + ".\n\n")
                        + help("main"));
                return Exit.USAGE;
            }
        }
    }

    private static int schema(PrintStream out, PrintStream err, String... args) {
        if (args.length == 0) {
            out.print(resource("/dev/replykit/draft.schema.json"));
            return Exit.DONE;
        }
        boolean help = args[0].equals("-h") || args[0].equals("--help");
        (help ? out : err).print(help("schema"));
        return help ? Exit.DONE : Exit.USAGE;
    }

    /**
     * The scripts give the JVM another standard output, because it may log there, and name the real one here. Opened to
     * append, because a file may have text already.
     */
    private static OutputStream standardOutput() throws IOException {
        String name = System.getProperty("replykit.stdout");
        return name == null ? new FileOutputStream(FileDescriptor.out) : new FileOutputStream(name, true);
    }

    private static PrintStream printer(OutputStream out) {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    /** The help of a command, in a file of its own so that the scripts can print it without Java. */
    static String help(String command) {
        return resource(command + ".txt").replace("COMMAND", called(command));
    }

    private static String resource(String name) {
        try (InputStream text = Objects.requireNonNull(Main.class.getResourceAsStream(name))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return what the user types for this command} */
    static String called(String command) {
        return System.getProperty(COMMAND, "java -jar replykit.jar" + (command.equals("main") ? "" : " " + command));
    }
}
