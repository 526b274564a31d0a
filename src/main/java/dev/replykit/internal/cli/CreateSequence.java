package dev.replykit.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.replykit.ApiKey;
import dev.replykit.Difference;
import dev.replykit.Finding;
import dev.replykit.InvalidDraftException;
import dev.replykit.OutcomeUnknownException;
import dev.replykit.Preview;
import dev.replykit.Reconciliation;
import dev.replykit.Reconciliation.Candidate;
import dev.replykit.Reply;
import dev.replykit.ReplyException;
import dev.replykit.Sequence;
import dev.replykit.SequenceDraft;
import dev.replykit.internal.cli.Exit.UsageException;
import dev.replykit.internal.json.JsonText;
import dev.replykit.internal.text.Lines;
import dev.replykit.internal.text.Printable;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code scripts/create-sequence}: creates the sequence that a JSON file describes. */
final class CreateSequence {
    private static final Duration INTERRUPTION_TIMEOUT = Duration.ofSeconds(3);
    private static final boolean ON_TERMINAL = isOnTerminal();

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;

    private volatile boolean json;
    /** Where words for people go: with {@code --json} nowhere, and an error is one JSON object instead. */
    private volatile PrintStream words;

    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.PREPARING);

    /** When the creating call began, this one or the one whose sequence is looked for; null before. */
    private volatile @Nullable Instant began;

    /** What was created or found. */
    private volatile List<Long> ids = List.of();

    /** How far the program is, which decides what Ctrl-C means. */
    private enum Phase {
        PREPARING, // reads the draft and the key; nothing was sent
        STOPPED, // by a signal before anything was sent; must not go on
        LOOKING, // sends nothing that is not safe to repeat
        CREATING, // from the creating call until its outcome was reported
        REPORTED
    }

    CreateSequence(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.words = err;
        this.environment = environment;
    }

    /** Whether standard output is a terminal. The scripts know; Java can only tell whether input and output both are. */
    @SuppressWarnings("SystemConsoleNull") // with the console of java.base it is null, as before JDK 22
    private static boolean isOnTerminal() {
        String told = System.getProperty("replykit.stdout.tty");
        if (told != null) {
            return Boolean.parseBoolean(told);
        }
        System.setProperty("jdk.console", "java.base");
        return System.console() != null;
    }

    /** Runs the program so that Ctrl-C still reports the outcome. */
    static int run(PrintStream out, PrintStream err, String... args) {
        CreateSequence program = new CreateSequence(System.in, out, err, System.getenv());
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!program.reportInterruption(main, INTERRUPTION_TIMEOUT)) {
                Runtime.getRuntime().halt(Exit.UNKNOWN);
            }
        }));
        return program.run(args);
    }

    /** Interrupts the call and waits until it has reported its outcome; false where it has not within the timeout. */
    boolean reportInterruption(Thread main, Duration timeout) {
        if (phase.compareAndSet(Phase.PREPARING, Phase.STOPPED)) {
            fail(Exit.NOT_SENT, "Stopped. Nothing was sent.", null);
            return true;
        }
        main.interrupt();
        try {
            main.join(timeout.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!main.isAlive() || phase.get() != Phase.CREATING) {
            return true;
        }
        fail(Exit.UNKNOWN, "Stopped. It is unknown whether the sequence was created.\n" + howToFind(), null);
        return false;
    }

    private String howToFind() {
        Instant since = Objects.requireNonNull(began).truncatedTo(ChronoUnit.SECONDS);
        return "Look before you repeat it: the same command with --find-since " + since;
    }

    /** The message for a shell: without the code that a Java program would look with. */
    private static String withoutJava(OutcomeUnknownException e) {
        String message = String.valueOf(e.getMessage());
        int code = message.indexOf("\nLook before you create it again: ");
        int rest = message.indexOf("\nSent ", Math.max(0, code));
        return code < 0 || rest < 0 ? message : message.substring(0, code) + message.substring(rest);
    }

    private int fail(int exit, @Nullable String message, @Nullable Exception cause) {
        String text = String.valueOf(message);
        err.println(json ? ErrorJson.of(exit, text, cause, began, ids).toString() : text);
        return exit;
    }

    /** Does what the arguments say, and returns the exit code. */
    int run(String... args) {
        if (List.of(args).contains("--json")) {
            json = true;
            words = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
        }
        try {
            Options options = new Options(args);
            return options.delete == null ? run(options) : delete(options, options.delete);
        } catch (UsageException e) {
            return fail(Exit.USAGE, Main.withHelp(e, "create"), e);
        } catch (OutcomeUnknownException e) {
            began = e.from();
            return fail(Exit.UNKNOWN, withoutJava(e) + "\n" + howToFind(), e);
        } catch (ReplyException e) {
            return fail(Exit.of(e), e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            String what = "This should not have happened: " + Printable.excerpt(e.toString(), 300) + "\n";
            return phase.get() == Phase.CREATING
                    ? fail(Exit.UNKNOWN, what + "The sequence may have been created.\n" + howToFind(), null)
                    : fail(Exit.USAGE, what + "Nothing was sent that creates a sequence.", null);
        }
    }

    private int run(Options options) throws UsageException {
        SequenceDraft draft;
        try {
            draft = CommandFiles.read(options.file, in);
        } catch (InvalidDraftException e) {
            if (options.has("--check-account")) {
                return reported(options.file, e.violations());
            }
            words.println(CommandFiles.name(options.file) + ":");
            throw e;
        }
        try (Reply reply = reply(options)) {
            Instant since = options.findSince;
            boolean isLooking = options.has("--preview") || options.has("--check-account") || since != null;
            List<Finding> lints = isLooking ? List.of() : draft.lints();
            if (!lints.isEmpty()) {
                words.println("Probably not meant:" + Lines.bullets(lints, "  "));
            }
            began = since == null ? Instant.now() : since;
            if (!phase.compareAndSet(Phase.PREPARING, isLooking ? Phase.LOOKING : Phase.CREATING)) {
                return Exit.NOT_SENT;
            }
            if (options.has("--preview")) {
                return preview(reply.preview(draft), options);
            }
            if (options.has("--check-account")) {
                if (options.isSandbox()) {
                    words.println("Embedded sandbox: compared with its account. Add --live and a key for yours.");
                }
                return reported(options.file, reply.check(draft));
            }
            return since == null ? create(reply, draft, options) : find(reply, draft, since);
        }
    }

    private int delete(Options options, long id) throws UsageException {
        try (Reply reply = reply(options)) {
            if (!phase.compareAndSet(Phase.PREPARING, Phase.LOOKING)) {
                return Exit.NOT_SENT;
            }
            reply.delete(id);
            words.println("There is no sequence " + id + " now: it was deleted, or was not there.");
            return Exit.DONE;
        } catch (OutcomeUnknownException | IllegalStateException e) {
            return fail(e instanceof OutcomeUnknownException ? Exit.UNKNOWN : Exit.REFUSED, e.getMessage(), e);
        }
    }

    private int create(Reply reply, SequenceDraft draft, Options options) {
        if (options.isSandbox()) {
            words.println("Embedded sandbox: nothing is created in Reply. Add --live and a key for that.");
        } else {
            words.println("Sending. If this program is killed, the outcome is unknown. " + howToFind());
        }
        Sequence sequence = reply.create(draft);
        ids = List.of(sequence.id());
        out.print(shown(sequence.toJson()) + "\n");
        words.println(sequence);
        List<Difference> differences = draft.differences(sequence);
        if (!differences.isEmpty()) {
            words.println("What came back is not all as it was sent:" + Lines.bullets(differences, "  "));
        }
        phase.set(Phase.REPORTED);
        return written(Exit.UNKNOWN, "The sequence was created all the same, with the id " + sequence.id() + ".");
    }

    /** Words for people on a terminal; the body, byte for byte, where a program reads standard output. */
    private int preview(Preview preview, Options options) {
        if (options.has("--curl")) {
            out.print(ON_TERMINAL ? Printable.escaped(preview.curl(), "\t\r\n") : preview.curl());
            out.println();
        } else if (options.has("--body") || json) {
            out.print(shown(preview.body()) + (ON_TERMINAL ? "\n" : ""));
        } else {
            words.println(preview);
            words.println("Nothing was sent. More of it:\n  --preview --body   the JSON alone\n"
                    + "  --preview --curl   the same request as a curl command");
            out.print(ON_TERMINAL ? "" : preview.body());
        }
        return written(Exit.USAGE, "Nothing was sent.");
    }

    /** Words for people; where a program reads standard output, the findings as {@code check --json} prints them. */
    private int reported(String file, List<Finding> findings) {
        CheckDrafts.Report report = new CheckDrafts.Report(file, findings);
        words.println(report);
        out.print(ON_TERMINAL && !json ? "" : CheckDrafts.json(List.of(report)) + "\n");
        int code = written(Exit.USAGE, "Nothing was sent that creates a sequence.");
        return code == Exit.DONE && report.isInvalid() ? Exit.REFUSED : code;
    }

    private int find(Reply reply, SequenceDraft draft, Instant since) {
        Reconciliation found;
        try {
            found = reply.reconcile(draft, since);
        } catch (ReplyException e) {
            return fail(Exit.UNKNOWN, e.getMessage() + "\nSo it is still unknown whether the sequence was created.", e);
        }
        List<Sequence> sequences =
                found.candidates().stream().map(Candidate::sequence).toList();
        ids = sequences.stream().map(Sequence::id).toList();
        words.println(found);
        String all = sequences.stream().map(Sequence::toJson).collect(Collectors.joining(",", "[", "]"));
        out.print(shown(all) + "\n");
        int code = written(Exit.UNKNOWN, "What was found is above.");
        if (code != Exit.DONE || !ids.isEmpty() || found.unreadable().isEmpty()) {
            return code;
        }
        return json ? fail(Exit.UNKNOWN, found.toString(), null) : Exit.UNKNOWN;
    }

    /** The JSON as it is; on a terminal on indented lines, with control characters escaped. */
    private static String shown(String json) {
        return ON_TERMINAL ? Printable.escaped(JsonText.indented(json), "\t\r\n") : json;
    }

    private int written(int otherwise, String consequence) {
        if (!out.checkError()) {
            return Exit.DONE;
        }
        String what = "Standard output could not be written (closed, or its disk is full). ";
        return fail(otherwise, what + consequence, null);
    }

    private Reply reply(Options options) throws UsageException {
        try {
            if (options.isSandbox() && !options.has("--preview")) {
                return Reply.sandbox();
            }
            Reply.Builder builder = Reply.builder()
                    .key(
                            options.has("--preview")
                                    ? ApiKey.of("preview-needs-no-key")
                                    : CommandFiles.key(options.value("--key-file"), environment, words));
            String url = options.value("--base-url");
            if (url != null) {
                builder.baseUrl(url);
            }
            if (options.deadline != null) {
                builder.deadline(options.deadline);
            }
            if (options.team != null) {
                builder.team(options.team);
            }
            if (options.user != null && options.user.contains("@")) {
                builder.actingUserEmail(options.user);
            } else if (options.user != null) {
                builder.actingUser(Long.parseLong(options.user));
            }
            return builder.build();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
