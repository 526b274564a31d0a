package dev.replykit.internal.cli;

import dev.replykit.ApiKey;
import dev.replykit.Difference;
import dev.replykit.Finding;
import dev.replykit.InvalidDraftException;
import dev.replykit.OutcomeUnknownException;
import dev.replykit.Preview;
import dev.replykit.Reconciliation;
import dev.replykit.Reply;
import dev.replykit.ReplyException;
import dev.replykit.Sequence;
import dev.replykit.SequenceDraft;
import dev.replykit.internal.text.Lines;
import dev.replykit.internal.text.Printable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code scripts/create-sequence}: creates the sequence that a JSON file describes. */
public final class CreateSequence {
    private static final int LARGEST_FILE = 16 << 20;
    private static final Duration INTERRUPTION_TIMEOUT = Duration.ofSeconds(3);
    /** Set by the launcher, because Java can't tell whether just standard output is a terminal. */
    private static final boolean ON_TERMINAL = Boolean.getBoolean("replykit.stdout.tty");

    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private static final String HELP = """
        Creates the sequence that a JSON file describes, and prints it as JSON.

          scripts/create-sequence [--live | --base-url URL] [--preview] [--deadline SECONDS] FILE|-

        Try it, in an embedded sandbox (no key, nothing leaves this machine):
          scripts/create-sequence notebooks/drafts/sales-outreach.json

        See what would be sent; the body goes to stdout, byte for byte:
          scripts/create-sequence --preview notebooks/drafts/a-month.json

        Create it in Reply (nothing is sent to contacts until you start the sequence there):
          REPLY_API_KEY=... scripts/create-sequence --live my-draft.json

        Take the id out of the answer:
          scripts/create-sequence my-draft.json | jq .id

        Options
          --live                create it in Reply, https://api.reply.io
          --base-url URL        create it on another server: https, or http on this machine
          --preview             send nothing; show body, timeline, curl command and what is odd
          --deadline SECONDS    give up after this time in all (default 90)
          --key-file FILE       take the key from this file instead of REPLY_API_KEY
          --find-since TIME     create nothing; list what an earlier call, whose outcome is
                                unknown, may have created
          -h, --help            this text
          FILE                  the draft, as in notebooks/drafts; - for standard input

        The key comes from the environment variable REPLY_API_KEY or from a file, never from an argument.

        Exit codes
          0  created (or previewed, or looked for)
          1  refused: the draft is invalid, or the server said no; nothing was created
          2  wrong use: option, file, JSON text or key
          3  unknown: it may have been created; look before you repeat (the message says how)
          4  not sent: nothing was created; safe to repeat
        """;

    private final PrintStream out;
    private final PrintStream err;
    private final InputStream in;
    private final Map<String, String> environment;
    /** Set once: by the program when it goes on to the call, or by Ctrl-C if that comes first. */
    private final AtomicBoolean isDecided = new AtomicBoolean();

    /** When the creating call began; null before it and after its outcome was reported. */
    private volatile @Nullable Instant creating;

    CreateSequence(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    /**
     * The program.
     *
     * @param args the options that {@code --help} lists
     */
    public static void main(String... args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        CreateSequence program = new CreateSequence(System.in, out, err, System.getenv());
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!program.reportInterruption(main, INTERRUPTION_TIMEOUT)) {
                Runtime.getRuntime().halt(Exit.UNKNOWN);
            }
        }));
        int code = program.run(args);
        out.flush();
        Runtime.getRuntime().halt(code);
    }

    /** Interrupts the call and waits until it has reported its outcome; false where it has not within the timeout. */
    boolean reportInterruption(Thread main, Duration timeout) {
        if (isDecided.compareAndSet(false, true)) {
            err.println("Stopped while the draft was read; nothing was sent.");
            return true;
        }
        main.interrupt();
        try {
            main.join(timeout.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Instant begun = creating;
        if (!main.isAlive() || begun == null) {
            return true;
        }
        err.println("Stopped. It is unknown whether the sequence was created: look before you repeat.\n"
                + "From a shell: the same command with --find-since " + begun);
        return false;
    }

    /** Does what the arguments say, and returns the exit code. */
    int run(String... args) {
        try {
            Options options = Options.parse(args);
            if (options.help()) {
                out.print(HELP);
                return Exit.DONE;
            }
            return run(options, Objects.requireNonNull(options.file()));
        } catch (UsageException e) {
            err.println(e.getMessage() + "\nFor help: scripts/create-sequence --help");
            return Exit.USAGE;
        } catch (OutcomeUnknownException e) {
            err.println(e.getMessage() + "\nFrom a shell: the same command with --find-since " + e.from());
            return Exit.UNKNOWN;
        } catch (ReplyException e) {
            err.println(e.getMessage());
            return Exit.of(e);
        } catch (RuntimeException | Error e) {
            err.println("This should not have happened: " + Printable.excerpt(e.toString(), 300)
                    + "\nIf the request was sent, the sequence may have been created: look before you repeat.");
            return Exit.UNKNOWN;
        }
    }

    private int run(Options options, String file) throws UsageException {
        SequenceDraft draft = draft(file);
        if (!isDecided.compareAndSet(false, true)) {
            return Exit.NOT_SENT;
        }
        try (Reply reply = reply(options)) {
            if (options.preview()) {
                return preview(reply.preview(draft));
            } else if (options.findSince() != null) {
                return find(reply, draft, options.findSince());
            }
            return create(reply, draft, options);
        }
    }

    private int create(Reply reply, SequenceDraft draft, Options options) {
        if (options.baseUrl() == null && !options.live()) {
            err.println("Embedded sandbox: nothing is created in Reply. Add --live and a key for that.");
        }
        if (!draft.lints().isEmpty()) {
            err.println("Probably not meant:" + Lines.bullets(draft.lints(), "  "));
        }
        creating = Instant.now();
        Sequence sequence = reply.create(draft);
        out.print(shown(sequence.toJson()) + "\n");
        err.println(sequence);
        List<Difference> differences = draft.differences(sequence);
        if (!differences.isEmpty()) {
            err.println("What came back is not all as it was sent:" + Lines.bullets(differences, "  "));
        }
        creating = null;
        return written(Exit.UNKNOWN, "The sequence was created all the same, with the id " + sequence.id() + ".");
    }

    private int preview(Preview preview) {
        err.println(preview);
        err.println(preview.curl());
        err.println("\nNothing was sent. The body, byte for byte, is on stdout.");
        out.print(preview.body());
        if (ON_TERMINAL) {
            out.println();
        }
        return written(Exit.USAGE, "Nothing was sent.");
    }

    private int find(Reply reply, SequenceDraft draft, Instant since) {
        Reconciliation found;
        try {
            found = reply.reconcile(draft, since);
        } catch (ReplyException e) {
            err.println(e.getMessage() + "\nSo it is still unknown whether the sequence was created.");
            return Exit.UNKNOWN;
        }
        err.println(found);
        out.print(shown(found.candidates().stream()
                        .map(candidate -> candidate.sequence().toJson())
                        .collect(Collectors.joining(",", "[", "]")))
                + "\n");
        int code = written(Exit.UNKNOWN, "What was found is above.");
        return found.candidates().isEmpty() && !found.unreadable().isEmpty() ? Exit.UNKNOWN : code;
    }

    /** The JSON as it is; on a terminal with control characters escaped. */
    private static String shown(String json) {
        return ON_TERMINAL ? Printable.escaped(json, "\t\r\n") : json;
    }

    private int written(int otherwise, String consequence) {
        if (!out.checkError()) {
            return Exit.DONE;
        }
        err.println("Standard output could not be written (closed, or its disk is full). " + consequence);
        return otherwise;
    }

    private Reply reply(Options options) throws UsageException {
        try {
            if (options.baseUrl() == null && (!options.live() || options.preview())) {
                return Reply.sandbox();
            }
            Reply.Builder builder = Reply.builder().key(key(options));
            if (options.baseUrl() != null) {
                builder.baseUrl(options.baseUrl());
            }
            if (options.deadline() != null) {
                builder.deadline(options.deadline());
            }
            return builder.build();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private ApiKey key(Options options) throws UsageException {
        if (options.preview()) {
            return ApiKey.of("preview-needs-no-key");
        }
        if (options.keyFile() != null) {
            return keyOf(options.keyFile());
        }
        String variable = environment.get(ApiKey.VARIABLE);
        if (variable == null) {
            throw new UsageException("There is no API key: set the environment variable " + ApiKey.VARIABLE
                    + ", or give --key-file FILE (for a sandbox any word will do).");
        }
        return ApiKey.of(variable);
    }

    private ApiKey keyOf(String name) throws UsageException {
        try {
            Path file = Path.of(name);
            ApiKey key = ApiKey.fromFile(file);
            boolean isPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (isPosix && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                err.println("Others may read the key in " + file + ". Make it yours alone: chmod 600 " + file);
            }
            return key;
        } catch (NoSuchFileException e) {
            throw new UsageException("There is no key file " + Printable.excerpt(name, 200) + ".");
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(
                    "The key file " + Printable.excerpt(name, 200) + " can't be read: " + reason(e) + ".");
        }
    }

    private SequenceDraft draft(String file) throws UsageException {
        String name = file.equals("-") ? "Standard input" : Printable.excerpt(file, 200);
        try {
            return SequenceDraft.fromJson(text(file, name));
        } catch (InvalidDraftException e) {
            Finding first = e.violations().get(0);
            if (first.pointer().isEmpty() && first.detail().startsWith("is not JSON")) {
                throw new UsageException(name + " " + first.detail() + ".");
            }
            err.println(name + ":");
            throw e;
        }
    }

    private String text(String file, String name) throws UsageException {
        try (InputStream source = file.equals("-") ? in : Files.newInputStream(Path.of(file))) {
            byte[] bytes = source.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                throw new UsageException(name + " is larger than 16 MiB, too large for a draft.");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UsageException(name + " is not JSON: it is not UTF-8.");
        } catch (NoSuchFileException e) {
            throw new UsageException("There is no file " + name + ".");
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(name + " can't be read: " + reason(e) + ".");
        }
    }

    private static String reason(Exception e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : Printable.excerpt(message, 200);
    }
}
