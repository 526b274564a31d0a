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
import dev.replykit.internal.json.Excerpt;
import dev.replykit.internal.text.Bullets;
import dev.replykit.internal.text.Columns;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code scripts/create-sequence}: creates the sequence that a JSON file describes. */
public final class CreateSequence {
    private static final int LARGEST_FILE = 16 << 20;
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);
    /** Only the launcher can tell: Java knows of a terminal on both ends, or of none. */
    private static final boolean ON_TERMINAL = Boolean.getBoolean("replykit.stdout.tty");

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
          --deadline SECONDS    give up after this time in all (90 unless given)
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
    /** Decided once: by the program when it goes on to the call, or by Ctrl-C before. */
    private final AtomicBoolean decided = new AtomicBoolean();

    /** When the call began that creates, as long as it has not said what became of it. */
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
     * @param args as {@code --help} tells them
     */
    public static void main(String... args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        CreateSequence program = new CreateSequence(System.in, out, err, System.getenv());
        program.speakWhenStopped(Thread.currentThread());
        int code = program.run(args);
        out.flush();
        Runtime.getRuntime().halt(code);
    }

    /** Ctrl-C interrupts the call, and waits a moment for it to say what became of it. */
    private void speakWhenStopped(Thread main) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!lastWords(main, LAST_WORDS)) {
                Runtime.getRuntime().halt(Exit.UNKNOWN);
            }
        }));
    }

    /** Lets the call say what became of it; false where only this thread could say it, and has to end the program. */
    boolean lastWords(Thread main, Duration patience) {
        if (decided.compareAndSet(false, true)) {
            err.println("Stopped while the draft was read; nothing was sent.");
            return true;
        }
        main.interrupt();
        try {
            main.join(patience.toMillis());
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

    /** Does what the arguments say and tells the exit code. */
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
            err.println("This should not have happened: " + Excerpt.of(e.toString(), 300)
                    + "\nIf the request was sent, the sequence may have been created: look before you repeat.");
            return Exit.UNKNOWN;
        }
    }

    private int run(Options options, String file) throws UsageException {
        SequenceDraft draft = draft(file);
        if (!decided.compareAndSet(false, true)) {
            return Exit.NOT_SENT;
        }
        try (Reply reply = reply(options)) {
            if (options.preview()) {
                return preview(reply.preview(draft));
            }
            return options.findSince() != null
                    ? find(reply, draft, options.findSince())
                    : create(reply, draft, options);
        }
    }

    private int create(Reply reply, SequenceDraft draft, Options options) {
        if (options.baseUrl() == null && !options.live()) {
            err.println("Embedded sandbox: nothing is created in Reply. Add --live and a key for that.");
        }
        tellLints(draft.lints());
        creating = Instant.now();
        Sequence sequence = reply.create(draft);
        out.print(shown(sequence.toJson()) + "\n");
        err.println(sequence);
        List<Difference> differences = draft.differences(sequence);
        if (!differences.isEmpty()) {
            err.println("What came back is not all as it was sent:" + Bullets.of(differences, "  "));
        }
        creating = null;
        return written(Exit.UNKNOWN, "The sequence was created all the same, with the id " + sequence.id() + ".");
    }

    private int preview(Preview preview) {
        err.println(preview);
        err.println(preview.curl());
        err.println("\nNothing was sent. The body, byte for byte, is on stdout.");
        out.writeBytes(preview.bytes());
        if (ON_TERMINAL) {
            out.println();
        }
        return written(Exit.USAGE, "Nothing was sent.");
    }

    /** Until it was looked, the outcome of the earlier call stays unknown. */
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
        int code = written(Exit.UNKNOWN, "What was found stands above.");
        return found.candidates().isEmpty() && !found.unread().isEmpty() ? Exit.UNKNOWN : code;
    }

    /** The same text; on a terminal the same JSON, with what would steer it written as escapes. */
    private static String shown(String json) {
        return ON_TERMINAL ? Columns.escaped(json, "\t\r\n") : json;
    }

    private int written(int otherwise, String consequence) {
        if (!out.checkError()) {
            return Exit.DONE;
        }
        err.println("Standard output could not be written (closed, or its disk is full). " + consequence);
        return otherwise;
    }

    private void tellLints(List<Finding> lints) {
        if (!lints.isEmpty()) {
            err.println("Probably not meant:" + Bullets.of(lints, "  "));
        }
    }

    private Reply reply(Options options) throws UsageException {
        if (options.baseUrl() == null && (!options.live() || options.preview())) {
            return Reply.sandbox();
        }
        try {
            Reply.Builder builder = Reply.builder().apiKey(key(options));
            if (options.baseUrl() != null) {
                builder.baseUrl(options.baseUrl());
            }
            if (options.deadline() != null) {
                builder.deadline(options.deadline());
            }
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private ApiKey key(Options options) throws UsageException {
        if (options.preview()) {
            return ApiKey.of("preview-needs-no-key");
        }
        String file = options.keyFile();
        String variable = environment.get(ApiKey.VARIABLE);
        if (file != null) {
            try {
                ApiKey key = ApiKey.fromFile(Path.of(file));
                if (key.warning() != null) {
                    err.println(key.warning());
                }
                return key;
            } catch (NoSuchFileException e) {
                throw new UsageException("There is no key file " + Excerpt.of(file, 200) + ".");
            } catch (IOException | InvalidPathException e) {
                throw new UsageException(
                        "The key file " + Excerpt.of(file, 200) + " can't be read: " + reason(e) + ".");
            }
        }
        if (variable == null) {
            throw new UsageException("There is no API key: set the environment variable " + ApiKey.VARIABLE
                    + ", or give --key-file FILE (for a sandbox any word will do).");
        }
        return ApiKey.of(variable);
    }

    private SequenceDraft draft(String file) throws UsageException {
        String name = file.equals("-") ? "Standard input" : Excerpt.of(file, 200);
        try {
            ByteBuffer bytes = ByteBuffer.wrap(bytes(file, name));
            return SequenceDraft.fromJson(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            throw new UsageException(name + " is not JSON: it is not UTF-8.");
        } catch (InvalidDraftException e) {
            Finding first = e.violations().get(0);
            if (first.pointer().isEmpty() && first.detail().startsWith("is not JSON: ")) {
                throw new UsageException(name + " " + first.detail() + ".");
            }
            err.println(name + ":");
            throw e;
        }
    }

    private byte[] bytes(String file, String name) throws UsageException {
        try (InputStream source = file.equals("-") ? in : Files.newInputStream(Path.of(file))) {
            byte[] bytes = source.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                throw new UsageException(name + " is larger than 16 MiB, too large for a draft.");
            }
            return bytes;
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
        return message == null ? e.getClass().getSimpleName() : Excerpt.of(message, 200);
    }
}
