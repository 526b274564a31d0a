package dev.replykit;

import dev.replykit.internal.http.BaseUrl;
import dev.replykit.internal.http.JvmSwitches;
import dev.replykit.internal.http.Result;
import dev.replykit.internal.http.Secret;
import dev.replykit.internal.http.Time;
import dev.replykit.internal.http.Transport;
import dev.replykit.internal.json.SequenceCodec;
import dev.replykit.sandbox.Sandbox;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The door to Reply: creates sequences, and reads them back. Thread-safe.
 *
 * <pre>{@code
 * Reply reply = Reply.sandbox();   // nothing leaves this machine
 * Sequence sequence = reply.create(SequenceDraft.named("Hello").steps(Step.email("Hi", "<p>Hi</p>")));
 * }</pre>
 *
 * <p>Creation is not idempotent. So a request is never sent twice but after a 429, which says that it was not taken up;
 * and a call that ends without a usable answer ends in {@link OutcomeUnknownException}, not in a retry. One deadline
 * (90 s unless set otherwise) covers connecting, waiting, the body and the wait after a 429.
 *
 * <p>All Replys of a JVM share one HTTP client, so it does not matter how many there are. Its idle connections are closed
 * after 20 s; for that the first call sets the system property {@code jdk.httpclient.keepalive.timeout}, unless it is set.
 */
public final class Reply implements AutoCloseable {
    private static final String SEQUENCES = "/v3/sequences";
    private static final String API = "https://api.reply.io";
    /** How far the clocks of this machine and of Reply may differ. */
    private static final Duration CLOCK_MARGIN = Duration.ofMinutes(5);

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 100;

    private final Builder settings;
    private final @Nullable Secret key;
    private @Nullable Sandbox sandbox;
    private @Nullable Connection connection;
    private boolean closed;

    private Reply(Builder settings, @Nullable Secret key) {
        JvmSwitches.check();
        this.settings = settings;
        this.key = key;
    }

    /** A transport, and where it leads. */
    private record Connection(Transport transport, BaseUrl base) {}

    /**
     * A door to an embedded sandbox that computes its answers as Reply documents them. It starts on first use; no key,
     * and nothing leaves this machine.
     *
     * @return a door to a sandbox of its own
     */
    public static Reply sandbox() {
        return new Reply(new Builder(), null);
    }

    /**
     * A door to {@code https://api.reply.io} with the key from the environment variable {@code REPLY_API_KEY}.
     *
     * @return a door to Reply
     * @throws IllegalStateException where the variable is not set
     * @throws IllegalArgumentException where the key is malformed
     */
    public static Reply connect() {
        return builder().apiKey(ApiKey.fromEnvironment()).build();
    }

    /**
     * A door with choices of its own.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Creates the sequence. Nothing is sent to contacts: the sequence is new and has to be started.
     *
     * @param draft what to create
     * @return the created sequence
     * @throws InvalidDraftException where the draft is not valid; nothing was sent
     * @throws RejectedException where Reply refused
     * @throws NotSentException where the request never left; safe to repeat
     * @throws OutcomeUnknownException where the sequence may exist or not; look before you repeat
     * @throws IllegalStateException after {@link #close()}
     */
    public Sequence create(SequenceDraft draft) {
        Objects.requireNonNull(draft, "The draft is null.");
        Connection to = connection();
        String body = draft.toJson();
        Instant from = settings.time.now();
        Result result;
        try {
            result = to.transport().post(SEQUENCES, body);
        } catch (Error e) {
            result = new Result.Broken(true, "it failed with " + e);
        }
        Outcomes.Sending sending =
                new Outcomes.Sending(this, to.base(), draft, sha256(body), from, settings.time.now());
        return Outcomes.created(result, sending, waitOf(to, result));
    }

    /**
     * Reads a sequence.
     *
     * @param id its id, at least 1
     * @return the sequence in full
     * @throws RejectedException where there is none, or the key may not read it
     * @throws ReadFailedException where no usable answer came; safe to repeat
     * @throws IllegalStateException after {@link #close()}
     */
    public Sequence get(long id) {
        return get(id, left());
    }

    private Sequence get(long id, Supplier<Duration> left) {
        Connection to = connection();
        String body = read(to, SEQUENCES + "/" + id, Map.of(), left);
        Sequence sequence;
        try {
            sequence = Sequence.fromJson(body);
        } catch (IllegalArgumentException e) {
            throw Outcomes.unreadable(to.base(), "the answer is no sequence: " + e.getMessage());
        }
        if (sequence.id() != id) {
            throw Outcomes.unreadable(to.base(), "the answer is sequence " + sequence.id() + ", not " + id);
        }
        return sequence;
    }

    /**
     * What {@link #create} would send, without sending it. Needs no network and no key. Of a sandbox it shows what
     * would go to Reply itself: run in a shell with a key, the curl command creates the sequence there.
     *
     * @param draft the draft
     * @return the exact bytes, a curl command, a timeline and lints
     * @throws InvalidDraftException where the draft is not valid
     */
    public Preview preview(SequenceDraft draft) {
        Objects.requireNonNull(draft, "The draft is null.");
        return new Preview(draft, settings.baseUrl + SEQUENCES, settings.headers());
    }

    /**
     * Looks for a sequence whose creation may have happened: lists by name and creation time, reads each candidate and
     * compares it with the draft; all of it within the deadline.
     *
     * @param draft what was sent
     * @param since when the call began; a margin for differing clocks is added here
     * @return the candidates: none (no proof that nothing was created), one or several; and what is listed under the
     *     name, but is not there when it is read
     * @throws ReplyException where the list can't be read, or a candidate for another reason; try again. The message
     *     names what was listed until then
     */
    public Reconciliation reconcile(SequenceDraft draft, Instant since) {
        Objects.requireNonNull(draft, "The draft is null.");
        Objects.requireNonNull(since, "The time is null; give the one at which the call began.");
        return reconcile(draft, since, null);
    }

    Reconciliation reconcile(SequenceDraft draft, Instant since, @Nullable Long id) {
        Supplier<Duration> left = left();
        Instant after = since.isBefore(Instant.EPOCH) ? Instant.EPOCH : since.minus(CLOCK_MARGIN);
        Namesakes namesakes = new Namesakes(draft.name(), after.truncatedTo(ChronoUnit.SECONDS));
        Set<Long> ids = new LinkedHashSet<>();
        if (id != null) {
            ids.add(id);
        }
        List<Reconciliation.Candidate> candidates = new ArrayList<>();
        try {
            list(namesakes, left);
            ids.addAll(namesakes.ids());
            for (Long candidate : ids) {
                try {
                    Sequence sequence = get(candidate, left);
                    candidates.add(new Reconciliation.Candidate(sequence, draft.differences(sequence)));
                } catch (RejectedException e) {
                    boolean listed = namesakes.ids().contains(candidate);
                    int status = e.problem().status();
                    // What a broken answer gave away may be no id at all, and is then refused as malformed.
                    if (status != 404 && (listed || status != 400)) {
                        throw e;
                    }
                    if (listed) {
                        namesakes.unread("sequence " + candidate + " is listed, but reading it was answered with "
                                + e.problem().headline());
                    }
                }
            }
        } catch (ReadFailedException | RejectedException e) {
            throw Outcomes.afterListing(e, namesakes.ids());
        }
        return new Reconciliation(Mark.isOn(draft.name()), candidates, namesakes.unread(), namesakes.earlier());
    }

    /** Reads the list, page by page. */
    private void list(Namesakes namesakes, Supplier<Duration> left) {
        Connection to = connection();
        Set<Long> listed = new HashSet<>();
        int skip = 0;
        for (int page = 0; page < MOST_PAGES; page++) {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("name", namesakes.name());
            query.put("createdAfter", namesakes.after().toString());
            query.put("top", String.valueOf(PAGE));
            query.put("skip", String.valueOf(skip));
            SequenceCodec.Page items = SequenceCodec.readPage(read(to, SEQUENCES, query, left));
            if (items == null) {
                throw Outcomes.unreadable(to.base(), "the answer is no list of sequences");
            }
            boolean news = false;
            for (SequenceCodec.Item item : items.items()) {
                boolean isNew = item.id() != null && listed.add(item.id());
                news |= isNew;
                if (isNew || item.id() == null) {
                    namesakes.add(item);
                }
            }
            // It is not promised to say whether there is more: then a page without news is the last one.
            if (items.hasMore() == null ? !news : !items.hasMore()) {
                return;
            }
            // As many as came, lest a server that gives fewer than were asked for makes us pass over the rest.
            skip += items.size() > 0 ? items.size() : PAGE;
        }
        throw Outcomes.unreadable(to.base(), "the list does not end after " + MOST_PAGES + " pages");
    }

    /** What the deadline has left from now on, for one request after another. */
    private Supplier<Duration> left() {
        long start = settings.time.nanos();
        return () -> settings.deadline.minusNanos(settings.time.nanos() - start);
    }

    private String read(Connection to, String path, Map<String, String> query, Supplier<Duration> left) {
        Duration rest = left.get();
        if (rest.isNegative() || rest.isZero()) {
            throw Outcomes.unreadable(
                    to.base(), "it took longer than the deadline of " + settings.deadline.toSeconds() + " s");
        }
        Result result = to.transport().get(path, query, rest);
        return Outcomes.read(result, to.base(), waitOf(to, result));
    }

    private static @Nullable Duration waitOf(Connection to, Result result) {
        return result instanceof Result.Answer answer ? to.transport().retryAfter(answer) : null;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    private synchronized Connection connection() {
        if (closed) {
            throw new IllegalStateException(
                    "This Reply is closed. Open another one with Reply.connect() or Reply.sandbox().");
        }
        Connection open = connection;
        if (open == null) {
            Secret secret = key;
            String url = settings.baseUrl;
            if (secret == null) {
                Sandbox started = Sandbox.start();
                sandbox = started;
                url = started.url();
                secret = Secret.of("sandbox-" + UUID.randomUUID());
            }
            BaseUrl base = BaseUrl.of(url);
            open = new Connection(
                    new Transport(base, secret, settings.headers(), settings.deadline, settings.time), base);
            connection = open;
        }
        return open;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Closes this Reply, and its sandbox if it has one. Calls in progress end as usual; the HTTP client stays. */
    @Override
    public synchronized void close() {
        closed = true;
        connection = null;
        if (sandbox != null) {
            sandbox.close();
            sandbox = null;
        }
    }

    /** Where the door leads; never the key. */
    @Override
    public synchronized String toString() {
        String where = key != null ? settings.baseUrl : sandbox != null ? "sandbox at " + sandbox.url() : "sandbox";
        return "Reply(" + where + (closed ? ", closed)" : ")");
    }

    /**
     * Choices for a {@link Reply}.
     *
     * <pre>{@code
     * Reply reply = Reply.builder().apiKey(key).deadline(Duration.ofSeconds(30)).team(7).build();
     * }</pre>
     */
    public static final class Builder {
        private final Map<String, String> acting = new LinkedHashMap<>();
        private @Nullable ApiKey apiKey;
        private String baseUrl = API;
        private Duration deadline = Duration.ofSeconds(90);
        private Time time = Time.SYSTEM;

        private Builder() {}

        /**
         * The secret key of the account.
         *
         * @param key the key, without white space
         * @return this builder
         * @throws IllegalArgumentException where the key is malformed; the message does not repeat it
         */
        public Builder apiKey(String key) {
            return apiKey(ApiKey.of(key));
        }

        /**
         * The secret key of the account.
         *
         * @param key the key
         * @return this builder
         */
        public Builder apiKey(ApiKey key) {
            apiKey = Objects.requireNonNull(key, "key");
            return this;
        }

        /**
         * Another server than {@code https://api.reply.io}.
         *
         * @param url https, or http on this machine; a path is kept as a prefix
         * @return this builder
         */
        public Builder baseUrl(String url) {
            Objects.requireNonNull(url, "The base URL is null.");
            baseUrl = BaseUrl.of(url).toString();
            return this;
        }

        /**
         * The time that a call may take in all: connecting, waiting, reading, and the wait after a 429.
         *
         * @param total more than zero; 90 s unless set. One try takes at most 30 s of it
         * @return this builder
         */
        public Builder deadline(Duration total) {
            Objects.requireNonNull(total, "The deadline is null.");
            if (total.isNegative() || total.isZero()) {
                throw new IllegalArgumentException("The deadline must be more than zero, but is " + total + ".");
            }
            deadline = total;
            return this;
        }

        /**
         * The user to act as, with a workspace or organization key (header {@code X-User-Id}).
         *
         * @param userId id of the user
         * @return this builder
         */
        public Builder actingUser(long userId) {
            return acting("X-User-Id", String.valueOf(userId));
        }

        /**
         * The user to act as, with a workspace or organization key (header {@code X-User-Email}).
         *
         * @param email address of the user
         * @return this builder
         */
        public Builder actingUserEmail(String email) {
            return acting("X-User-Email", email);
        }

        /**
         * The team, where the key reaches several (header {@code X-TEAM-ID}).
         *
         * @param teamId id of the team
         * @return this builder
         */
        public Builder team(long teamId) {
            return acting("X-TEAM-ID", String.valueOf(teamId));
        }

        private Builder acting(String header, String value) {
            if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c <= '~')) {
                throw new IllegalArgumentException(
                        "The value of " + header + " may have no white space, control or non-ASCII characters.");
            }
            acting.put(header, value);
            return this;
        }

        Builder time(Time newTime) {
            time = newTime;
            return this;
        }

        private Map<String, String> headers() {
            return Collections.unmodifiableMap(new LinkedHashMap<>(acting)); // Map.copyOf has another order each time
        }

        /**
         * Makes the door. Nothing is sent yet.
         *
         * @return a door to Reply
         * @throws IllegalStateException without a key
         */
        public Reply build() {
            if (apiKey == null) {
                throw new IllegalStateException("There is no API key: call apiKey(...), or use Reply.connect() with"
                        + " REPLY_API_KEY, or Reply.sandbox() without a key.");
            }
            Builder copy = new Builder();
            copy.acting.putAll(acting);
            copy.baseUrl = baseUrl;
            copy.deadline = deadline;
            copy.time = time;
            return new Reply(copy, apiKey.secret());
        }
    }
}
