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
 * Reply did not process it. One deadline (90 s unless set) covers all; one attempt takes at most 30 s of it.
 *
 * <p>Every outcome but success is a {@link ReplyException}. Methods that only read throw {@link RejectedException} if
 * there is no such thing or the key may not read it, and {@link ReadFailedException} if no usable answer came. After
 * {@link #close()} sending throws {@link IllegalStateException}; so does making a Reply in a JVM with switches that
 * would show the API key, or make the JDK send a request again. The message names the switch.
 *
 * <p>All Replys of a JVM share their HTTP clients. Idle connections are closed after 20 s; for that the first call
 * sets the system property {@code jdk.httpclient.keepalive.timeout}, unless it is set.
 */
public final class Reply implements AutoCloseable {
    private static final Secret SANDBOX_KEY = Secret.of("sandbox-" + UUID.randomUUID());

    private final Map<String, String> headers;
    private final String baseUrl;
    private final Duration deadline;
    private final Time time;
    /** Null if this Reply has its own sandbox. */
    private final @Nullable ApiKey key;

    private @Nullable Sandbox sandbox;
    private boolean closed;
    private volatile @Nullable OutcomeUnknownException lastUnknown;

    private Reply(Builder builder, @Nullable ApiKey key) {
        JvmSwitches.check();
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.acting)); // Map.copyOf has no order
        this.baseUrl = builder.baseUrl;
        this.deadline = builder.deadline;
        this.time = builder.time;
        this.key = key;
    }

    /** {@return a Reply with a sandbox of its own, which needs no key and no network} */
    public static Reply sandbox() {
        return new Reply(new Builder(), null);
    }

    /**
     * {@return a Reply for {@code https://api.reply.io} with the key from the environment variable REPLY_API_KEY}
     *
     * @throws IllegalStateException if the variable is not set
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
     * Creates the sequence. Contacts get nothing: it is new and has to be started.
     *
     * @throws InvalidDraftException if the draft is not valid; nothing was sent
     * @throws RejectedException if Reply refused; nothing was created
     * @throws NotSentException if the request was not sent; safe to repeat
     * @throws OutcomeUnknownException if the sequence may exist or not; look before you create it again
     */
    public Sequence create(SequenceDraft draft) {
        Objects.requireNonNull(draft, "The draft is null.");
        return connection().create(draft);
    }

    /**
     * Deletes the sequence after it was read as new, to clean up after a trial. One that does not exist any more is
     * deleted already.
     *
     * @throws IllegalStateException if the sequence is not new, so that nothing was deleted
     * @throws ReplyException if it is not known to be deleted; whatever the outcome, it is safe to repeat
     */
    public void delete(long id) {
        connection().delete(id);
    }

    OutcomeUnknownException noted(OutcomeUnknownException e) {
        lastUnknown = e;
        return e;
    }

    /** {@return the last exception of an unknown outcome, or null; Java kernels drop it if a cell is interrupted} */
    public @Nullable OutcomeUnknownException lastUnknown() {
        return lastUnknown;
    }

    /** {@return the sequence with this id, in full} */
    public Sequence get(long id) {
        return connection().get(id);
    }

    /** {@return the newest 1,000 sequences that the key may see, newest first, in their short form} */
    public List<Sequence> list() {
        return list("");
    }

    /** {@return the same, but only those with this part in their name, whatever the case of its letters} */
    public List<Sequence> list(String partOfName) {
        Objects.requireNonNull(partOfName, "The part of the name is null.");
        return connection().list(partOfName);
    }

    /** {@return the mailboxes that the key may see, with their ids; needs the scope {@code channels:read}} */
    public List<EmailAccount> emailAccounts() {
        return connection().emailAccounts();
    }

    /** {@return the LinkedIn senders that the key may see, with their ids; needs the scope {@code channels:read}} */
    public List<LinkedInAccount> linkedInAccounts() {
        return connection().linkedInAccounts();
    }

    /** {@return the schedules that the key may use, with their ids} */
    public List<Schedule> schedules() {
        return connection().schedules();
    }

    /** {@return what the rule of a condition step can test in this account, in the order of the answer} */
    public List<ConditionProperty> conditionProperties() {
        return connection().conditionProperties();
    }

    /**
     * {@return what is wrong with the draft, or unusual, in this account: its violations and lints, ids that do not
     * exist, senders that can't send, a schedule without sending hours, properties in conditions that the account
     * does not know, and a name that is used already} It only reads. What the key may not read is a lint.
     */
    public List<Finding> check(SequenceDraft draft) {
        Objects.requireNonNull(draft, "The draft is null.");
        return AccountCheck.of(connection(), draft);
    }

    /**
     * {@return what {@link #create} would send, without network and key; a sandbox shows what Reply itself would get}
     *
     * @throws InvalidDraftException if the draft is not valid
     */
    public Preview preview(SequenceDraft draft) {
        Objects.requireNonNull(draft, "The draft is null.");
        return new Preview(draft, baseUrl + Connection.SEQUENCES, headers, draft.toJson());
    }

    /**
     * Looks for a sequence that an earlier call may have created: lists by name and creation time, reads each candidate
     * and compares it with the draft, all within the deadline. Finding none proves nothing.
     *
     * @param since when that call began; clocks may differ by five minutes
     * @throws InvalidDraftException if the draft is not valid
     * @throws ReplyException if the list can't be read; try again. The message names what was listed so far
     */
    public Reconciliation reconcile(SequenceDraft draft, Instant since) {
        Objects.requireNonNull(draft, "The draft is null.");
        Objects.requireNonNull(since, "The time is null; give the one at which the call began.");
        return reconcile(draft, since, null);
    }

    Reconciliation reconcile(SequenceDraft draft, Instant since, @Nullable Long id) {
        var unused = draft.toJson(); // throws if it is not valid
        return new CandidateSearch(connection(), draft, since).find(id);
    }

    /** For one call, whose deadline begins now. */
    private synchronized Connection connection() {
        if (closed) {
            throw new IllegalStateException("This Reply is closed. Make another one. It can look for what an"
                    + " OutcomeUnknownException e left: other.reconcile(e.draft(), e.from())");
        }
        Secret secret = key == null ? SANDBOX_KEY : key.secret();
        if (key == null && sandbox == null) {
            sandbox = Sandbox.start();
        }
        BaseUrl base = BaseUrl.of(sandbox == null ? baseUrl : sandbox.url());
        return new Connection(this, new Transport(base, secret, headers, deadline, time), base, time);
    }

    /** Closes this Reply, and its sandbox if it has one. Other calls in progress end as usual. */
    @Override
    public synchronized void close() {
        closed = true;
        if (sandbox != null) {
            sandbox.close();
            sandbox = null;
        }
    }

    /** The address that it calls; never the key. */
    @Override
    public synchronized String toString() {
        String where = key != null ? baseUrl : sandbox != null ? "sandbox at " + sandbox.url() : "sandbox";
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

        /**
         * {@return a Reply with these choices; nothing is sent yet}
         *
         * @throws IllegalStateException without a key
         */
        public Reply build() {
            if (apiKey == null) {
                throw new IllegalStateException("There is no API key: call apiKey(...), or use Reply.connect() with"
                        + " REPLY_API_KEY, or Reply.sandbox() without a key.");
            }
            return new Reply(this, apiKey);
        }
    }
}
