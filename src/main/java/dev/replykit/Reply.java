package dev.replykit;

import dev.replykit.internal.http.BaseUrl;
import dev.replykit.internal.http.JvmSwitches;
import dev.replykit.internal.http.Secret;
import dev.replykit.internal.http.Transport;
import dev.replykit.internal.http.Transport.Time;
import dev.replykit.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Creates sequences in Reply, or in a sandbox, and reads them back. Thread-safe.
 *
 * <pre>{@code
 * Reply reply = Reply.sandbox();   // nothing leaves this machine
 * Sequence sequence = reply.create(SequenceDraft.named("Hello").steps(Step.email("Hi", "<p>Hi</p>")));
 * }</pre>
 *
 * <p>Creating twice makes two sequences. So a request is sent once, and once more only after a 429, which says that
 * Reply did not process it. A call without a usable answer ends in {@link OutcomeUnknownException}, not in a retry. One
 * deadline (90 s unless set) covers connecting, waiting, the body and the wait after a 429.
 *
 * <p>All Replys of a JVM share one HTTP client, so it does not matter how many there are. Its idle connections are
 * closed after 20 s; for that the first call sets the system property {@code jdk.httpclient.keepalive.timeout}, unless
 * it is set. A JVM with switches that would show the API key, or make the JDK send a request again, is refused.
 */
public final class Reply implements AutoCloseable {
    private static final long LARGEST_DRAFT = 16L << 20;

    private final Builder settings;
    /** Null for a sandbox of its own. */
    private final @Nullable Secret key;

    private @Nullable Sandbox sandbox;
    private @Nullable Connection connection;
    private boolean closed;
    private volatile @Nullable OutcomeUnknownException lastUnknown;

    private Reply(Builder settings, @Nullable Secret key) {
        JvmSwitches.check();
        this.settings = settings;
        this.key = key;
    }

    /**
     * {@return a Reply with a sandbox of its own, which needs no key and no network, and starts with the first call}
     *
     * @throws IllegalStateException if a switch of the JVM would break a promise; the message names it
     */
    public static Reply sandbox() {
        return new Reply(new Builder(), null);
    }

    /**
     * {@return a Reply for {@code https://api.reply.io} with the key from the environment variable REPLY_API_KEY}
     *
     * @throws IllegalStateException if the variable is not set, or a switch of the JVM would break a promise
     * @throws IllegalArgumentException if the key is malformed
     */
    public static Reply connect() {
        return builder().key(ApiKey.fromEnvironment()).build();
    }

    /** {@return a builder for other choices} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Creates the sequence. Contacts get nothing: the sequence is new and has to be started.
     *
     * @return the created sequence
     * @throws InvalidDraftException if the draft is not valid; nothing was sent
     * @throws RejectedException if Reply refused; nothing was created
     * @throws NotSentException if the request was not sent; safe to repeat
     * @throws OutcomeUnknownException if the sequence may exist or not; look before you create it again
     * @throws IllegalStateException after {@link #close()}
     */
    public Sequence create(SequenceDraft draft) {
        Objects.requireNonNull(draft, "The draft is null.");
        try {
            return connection().create(draft, this);
        } catch (OutcomeUnknownException e) {
            lastUnknown = e;
            throw e;
        }
    }

    /**
     * Deletes the sequence, if it is new, to clean up after a trial. It reads the sequence first, and refuses one that
     * was started. One that does not exist any more is deleted already, so deleting twice is harmless.
     *
     * @throws IllegalStateException if the sequence is not new, so that nothing was deleted; or after {@link #close()}
     * @throws RejectedException if Reply refused; nothing was deleted
     * @throws ReadFailedException if the sequence can't be read; nothing was deleted, and it is safe to repeat
     * @throws NotSentException if the request was not sent; safe to repeat
     * @throws OutcomeUnknownException if the sequence may be deleted or not; {@link #get} tells; safe to repeat
     */
    public void delete(long id) {
        try {
            connection().delete(id, LARGEST_DRAFT);
        } catch (OutcomeUnknownException e) {
            lastUnknown = e;
            throw e;
        }
    }

    /**
     * {@return the exception of the last call that ended with an unknown outcome, or null if there was none}
     *
     * <p>Java kernels drop the exception of a cell that was interrupted. The next cell finds it here.
     */
    public @Nullable OutcomeUnknownException lastUnknown() {
        return lastUnknown;
    }

    /**
     * {@return the sequence with this id, in full}
     *
     * @throws RejectedException if there is none, or the key may not read it
     * @throws ReadFailedException if no usable answer came; safe to repeat
     * @throws IllegalStateException after {@link #close()}
     */
    public Sequence get(long id) {
        Connection open = connection();
        return open.get(id, open.timeLeft(), LARGEST_DRAFT);
    }

    /**
     * {@return the newest 1,000 sequences that the key may see, newest first, in their short form}
     *
     * @throws RejectedException if the key may not read them
     * @throws ReadFailedException if no usable answer came; safe to repeat
     * @throws IllegalStateException after {@link #close()}
     */
    public List<Sequence> list() {
        return list("");
    }

    /** {@return the same, but only those with this part in their name, whatever the case of its letters} */
    public List<Sequence> list(String partOfName) {
        Objects.requireNonNull(partOfName, "The part of the name is null.");
        Connection open = connection();
        return open.list(partOfName, open.timeLeft());
    }

    /**
     * {@return the mailboxes that the key may see, with the ids that a draft names}
     *
     * @throws RejectedException if the key may not read them, for which it needs the scope {@code channels:read}
     * @throws ReadFailedException if no usable answer came; safe to repeat
     * @throws IllegalStateException after {@link #close()}
     */
    public List<EmailAccount> emailAccounts() {
        Connection open = connection();
        return open.emailAccounts(open.timeLeft());
    }

    /**
     * {@return the LinkedIn senders that the key may see, with the ids that a draft names}
     *
     * @throws RejectedException if the key may not read them, for which it needs the scope {@code channels:read}
     * @throws ReadFailedException if no usable answer came; safe to repeat
     * @throws IllegalStateException after {@link #close()}
     */
    public List<LinkedInAccount> linkedInAccounts() {
        Connection open = connection();
        return open.linkedInAccounts(open.timeLeft());
    }

    /**
     * {@return the schedules that the key may use, with the ids that a draft names}
     *
     * @throws RejectedException if the key may not read them
     * @throws ReadFailedException if no usable answer came; safe to repeat
     * @throws IllegalStateException after {@link #close()}
     */
    public List<Schedule> schedules() {
        Connection open = connection();
        return open.schedules(open.timeLeft());
    }

    /**
     * {@return what the rule of a condition step can test in this account, in the order of the answer}
     *
     * @throws RejectedException if the key may not read it
     * @throws ReadFailedException if no usable answer came; safe to repeat
     * @throws IllegalStateException after {@link #close()}
     */
    public List<ConditionProperty> conditionProperties() {
        Connection open = connection();
        return open.conditionProperties(open.timeLeft());
    }

    /**
     * {@return everything that is wrong with the draft, or unusual, in this account}
     *
     * <p>Beside the violations and lints of the draft these are: ids that do not exist, senders that can't send, a
     * schedule without sending hours, what conditions test and the account does not know, and a name that is used
     * already. It only reads. What the key may not read is a lint, which names the missing scope.
     *
     * @throws RejectedException if Reply refused for another reason than a missing right
     * @throws ReadFailedException if no usable answer came; safe to repeat
     * @throws IllegalStateException after {@link #close()}
     */
    public List<Finding> check(SequenceDraft draft) {
        Objects.requireNonNull(draft, "The draft is null.");
        return AccountCheck.of(connection(), draft);
    }

    /**
     * {@return what {@link #create} would send, without sending it}
     *
     * <p>It needs no network and no key. For a sandbox it shows what would go to Reply itself: run in a shell with a
     * key, the curl command creates the sequence there.
     *
     * @throws InvalidDraftException if the draft is not valid
     */
    public Preview preview(SequenceDraft draft) {
        Objects.requireNonNull(draft, "The draft is null.");
        return new Preview(draft, settings.baseUrl + Connection.SEQUENCES, settings.headers());
    }

    /**
     * Looks for a sequence that an earlier call may have created: lists by name and creation time, reads each candidate
     * and compares it with the draft, all within the deadline.
     *
     * @param draft what was sent
     * @param since when that call began; clocks may differ by five minutes
     * @return the candidates; none is no proof that nothing was created
     * @throws InvalidDraftException if the draft is not valid
     * @throws ReplyException if the list can't be read; try again. The message names what was listed so
     *     far
     */
    public Reconciliation reconcile(SequenceDraft draft, Instant since) {
        Objects.requireNonNull(draft, "The draft is null.");
        Objects.requireNonNull(since, "The time is null; give the one at which the call began.");
        return reconcile(draft, since, null);
    }

    Reconciliation reconcile(SequenceDraft draft, Instant since, @Nullable Long id) {
        return new CandidateSearch(connection(), draft, since).find(id);
    }

    synchronized boolean isClosed() {
        return closed;
    }

    private synchronized Connection connection() {
        if (closed) {
            throw new IllegalStateException(
                    "This Reply is closed. Make another one with Reply.connect() or Reply.sandbox().");
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
            Transport transport = new Transport(base, secret, settings.headers(), settings.deadline, settings.time);
            open = new Connection(transport, base, settings.deadline, settings.time);
            connection = open;
        }
        return open;
    }

    /**
     * Closes this Reply, and its sandbox if it has one. Calls in progress end as usual, except those to its sandbox. The
     * HTTP client stays.
     */
    @Override
    public synchronized void close() {
        closed = true;
        connection = null;
        if (sandbox != null) {
            sandbox.close();
            sandbox = null;
        }
    }

    /** The address that it calls; never the key. */
    @Override
    public synchronized String toString() {
        String where = key != null ? settings.baseUrl : sandbox != null ? "sandbox at " + sandbox.url() : "sandbox";
        return "Reply(" + where + (closed ? ", closed)" : ")");
    }

    /**
     * Choices for a {@link Reply}.
     *
     * <pre>{@code
     * Reply reply = Reply.builder().apiKey("not-a-real-key").deadline(Duration.ofSeconds(30)).team(7).build();
     * }</pre>
     */
    public static final class Builder {
        private final Map<String, String> acting = new LinkedHashMap<>();
        private @Nullable ApiKey apiKey;
        private String baseUrl = "https://api.reply.io";
        private Duration deadline = Duration.ofSeconds(90);
        private Time time = Time.SYSTEM;

        private Builder() {}

        /** Sets the secret key of the account. The exception for a malformed key does not repeat it. */
        public Builder apiKey(String key) {
            return key(ApiKey.of(key));
        }

        /** Sets the secret key of the account, taken from a file or the environment. */
        public Builder key(ApiKey key) {
            apiKey = Objects.requireNonNull(key, "The API key is null.");
            return this;
        }

        /** Sets another server than {@code https://api.reply.io}: https, or http on this machine. */
        public Builder baseUrl(String url) {
            Objects.requireNonNull(url, "The base URL is null.");
            baseUrl = BaseUrl.of(url).toString();
            return this;
        }

        /** Sets the time that a call may take in all, 90 s unless set. One attempt takes at most 30 s of it. */
        public Builder deadline(Duration total) {
            Objects.requireNonNull(total, "The deadline is null.");
            if (total.isNegative() || total.isZero()) {
                throw new IllegalArgumentException("The deadline must be more than zero, but is " + total + ".");
            }
            deadline = total;
            return this;
        }

        /** Sets the user to act as, for a workspace or organization key (header {@code X-User-Id}). */
        public Builder actingUser(long userId) {
            return acting("X-User-Id", String.valueOf(userId));
        }

        /** Sets the user to act as, for a workspace or organization key (header {@code X-User-Email}). */
        public Builder actingUserEmail(String email) {
            return acting("X-User-Email", email);
        }

        /** Sets the team, for a key that reaches several (header {@code X-TEAM-ID}). */
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
         * {@return a Reply with these choices; nothing is sent yet}
         *
         * @throws IllegalStateException without a key, or if a switch of the JVM would break a promise
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
