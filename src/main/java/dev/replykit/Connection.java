package dev.replykit;

import dev.replykit.internal.http.BaseUrl;
import dev.replykit.internal.http.Result;
import dev.replykit.internal.http.Transport;
import dev.replykit.internal.http.Transport.Time;
import dev.replykit.internal.json.AccountCodec;
import dev.replykit.internal.json.JsonText;
import dev.replykit.internal.json.JsonText.MalformedJsonTextException;
import dev.replykit.internal.json.Page;
import dev.replykit.internal.json.SequenceCodec;
import dev.replykit.internal.text.AccountRows;
import dev.replykit.internal.text.Summary;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The calls of one {@link Reply}: sends a request, decides the outcome, and decodes the answer. */
final class Connection {
    static final String SEQUENCES = "/v3/sequences";
    static final String EMAIL_ACCOUNTS = "/v3/email-accounts";
    static final String LINKED_IN_ACCOUNTS = "/v3/linkedin-accounts";
    static final String SCHEDULES = "/v3/schedules";
    static final String CONDITION_PROPERTIES = SEQUENCES + "/steps/contact-filter-properties";
    private static final String NOT_DELETED = "Nothing was deleted";

    static final int PAGE = 100;
    private static final int LARGEST_PAGE = 1000;
    private static final int MOST_LISTED = 1000;
    private static final int MOST_PAGES = 100;

    private final Transport transport;
    private final OutcomeExceptions exceptions;
    private final Duration deadline;
    private final Time time;

    Connection(Transport transport, BaseUrl base, Duration deadline, Time time) {
        this.transport = transport;
        this.exceptions = new OutcomeExceptions(base);
        this.deadline = deadline;
        this.time = time;
    }

    Sequence create(SequenceDraft draft, Reply reply) {
        String body = draft.toJson();
        Instant from = time.now();
        Result result;
        try {
            result = transport.post(SEQUENCES, body);
        } catch (Error e) {
            result = new Result.Broken(true, "it failed with " + e);
        }
        return created(result, new OutcomeExceptions.Sent(reply, draft, sha256(body), from, time.now()));
    }

    /** {@return the created sequence, or throws the exception for any other outcome} */
    Sequence created(Result result, OutcomeExceptions.Sent sent) {
        return switch (Outcome.ofChange(result)) {
            case NOT_SENT ->
                throw exceptions.notSent(result, "No sequence was created; it is safe to call create again.");
            case REJECTED -> throw exceptions.rejected((Result.Answer) result, "No sequence was created", SEQUENCES);
            case RATE_LIMITED -> throw exceptions.rateLimited((Result.Answer) result, "No sequence was created");
            case SUCCEEDED -> decoded((Result.Answer) result, sent);
            case UNKNOWN -> throw exceptions.unknown(result, salvagedId(result), sent);
        };
    }

    private Sequence decoded(Result.Answer answer, OutcomeExceptions.Sent sent) {
        try {
            return SequenceCodec.read(answer.body());
        } catch (MalformedJsonTextException e) {
            throw exceptions.noSequence(answer, e.getMessage(), JsonText.salvageId(answer.body()), sent);
        } catch (RuntimeException | Error e) {
            throw exceptions.noSequence(answer, "reading it failed with " + e, JsonText.salvageId(answer.body()), sent);
        }
    }

    /** The id in the answer to a success that is not complete. */
    private static @Nullable Long salvagedId(Result result) {
        return result instanceof Result.Answer answer && answer.status() / 100 == 2
                ? JsonText.salvageId(answer.body())
                : null;
    }

    Sequence get(long id, Supplier<Duration> timeLeft, long expected) {
        String body = read(SEQUENCES + "/" + id, Map.of(), timeLeft, expected).body();
        Sequence sequence;
        try {
            sequence = SequenceCodec.read(body);
        } catch (MalformedJsonTextException e) {
            throw unreadable("the answer is no sequence: " + e.getMessage());
        }
        if (sequence.id() != id) {
            throw unreadable("the answer is sequence " + sequence.id() + ", not " + id);
        }
        return sequence;
    }

    /** {@return the newest sequences with this in their name; the printed list says where there are more} */
    List<Sequence> list(String partOfName, Supplier<Duration> timeLeft) {
        Map<String, String> query = partOfName.isEmpty() ? Map.of() : Map.of("name", partOfName);
        List<Sequence> newest = new ArrayList<>();
        boolean isAll = readPages(
                skip -> page(readPage(SEQUENCES, query, PAGE, skip, timeLeft)), Sequence::id, MOST_LISTED, newest::add);
        String more = isAll ? "" : ", the newest; there are more, which list(\"part of a name\") can find";
        return Lists.printable(newest, "sequence", more, Lists.MOST, Summary::headings);
    }

    List<EmailAccount> emailAccounts(Supplier<Duration> timeLeft) {
        List<EmailAccount> accounts = new ArrayList<>();
        readAllPages(
                skip -> decoded(
                        readPage(EMAIL_ACCOUNTS, Map.of(), LARGEST_PAGE, skip, timeLeft),
                        AccountCodec::readEmailAccounts,
                        "list of email accounts"),
                account -> account.id() == null ? account : account.id(),
                accounts::add);
        return Lists.table(accounts, "email account", AccountRows::of);
    }

    List<LinkedInAccount> linkedInAccounts(Supplier<Duration> timeLeft) {
        String what = "list of LinkedIn accounts";
        return Lists.table(
                whole(LINKED_IN_ACCOUNTS, timeLeft, AccountCodec::readLinkedInAccounts, what),
                "LinkedIn account",
                AccountRows::of);
    }

    List<Schedule> schedules(Supplier<Duration> timeLeft) {
        return Lists.table(
                whole(SCHEDULES, timeLeft, AccountCodec::readSchedules, "list of schedules"),
                "schedule",
                AccountRows::of);
    }

    List<ConditionProperty> conditionProperties(Supplier<Duration> timeLeft) {
        String what = "object of condition properties";
        return Lists.table(
                whole(CONDITION_PROPERTIES, timeLeft, AccountCodec::readConditionProperties, what),
                "condition property",
                AccountRows::of);
    }

    /** {@return what is answered without pages} */
    private <T> T whole(String path, Supplier<Duration> timeLeft, Function<String, @Nullable T> codec, String what) {
        return decoded(read(path, Map.of(), timeLeft, 0), codec, what);
    }

    /** {@return a page of a list} */
    Result.Answer readPage(String path, Map<String, String> query, int top, int skip, Supplier<Duration> timeLeft) {
        Map<String, String> paged = new LinkedHashMap<>(query);
        paged.put("top", String.valueOf(top));
        paged.put("skip", String.valueOf(skip));
        return read(path, paged, timeLeft, 0);
    }

    Page<Sequence> page(Result.Answer answer) {
        return decoded(answer, SequenceCodec::readPage, "list of sequences");
    }

    private <T> T decoded(Result.Answer answer, Function<String, @Nullable T> codec, String what) {
        T read = codec.apply(answer.body());
        if (read == null) {
            throw unreadable("the answer is no " + what);
        }
        return read;
    }

    /** Uses each listed item once; throws where the list does not end. */
    <T> void readAllPages(IntFunction<Page<T>> page, Function<T, Object> id, Consumer<T> use) {
        if (!readPages(page, id, Integer.MAX_VALUE, use)) {
            throw unreadable("the list does not end after " + MOST_PAGES + " pages");
        }
    }

    /**
     * Uses each listed item once, however the pages overlap.
     *
     * @param page gives the page after so many items
     * @param id what tells one item from another
     * @param most how many items are enough
     * @return false where the list goes on after so many items, or after 100 pages
     */
    private static <T> boolean readPages(IntFunction<Page<T>> page, Function<T, Object> id, int most, Consumer<T> use) {
        Set<Object> ids = new HashSet<>();
        int skip = 0;
        for (int number = 0; number < MOST_PAGES && ids.size() < most; number++) {
            Page<T> read = page.apply(skip);
            int before = ids.size();
            read.items().stream().filter(item -> ids.add(id.apply(item))).forEach(use);
            // An answer need not say whether there is more. Then a page without new items is the last one.
            if (read.hasMore() == null ? ids.size() == before : !read.hasMore()) {
                return true;
            }
            // A server may give fewer items than it was asked for.
            skip += read.size() > 0 ? read.size() : PAGE;
        }
        return false;
    }

    /** Deletes the sequence if it is new, or does nothing if there is none. */
    void delete(long id, long expected) {
        String path = SEQUENCES + "/" + id;
        Supplier<Duration> timeLeft = timeLeft();
        try {
            Sequence sequence = get(id, timeLeft, expected);
            if (!SequenceStatus.NEW.equals(sequence.status())) {
                throw OutcomeExceptions.notNew(sequence);
            }
            Result result = transport.delete(path, timeLeft.get());
            switch (Outcome.ofChange(result)) {
                case SUCCEEDED -> {
                    if (!((Result.Answer) result).body().isBlank()) { // a 204 has none; who answered?
                        throw exceptions.unknownDeletion(result, id);
                    }
                }
                case NOT_SENT -> throw exceptions.notSent(result, NOT_DELETED + "; it is safe to call delete again.");
                case REJECTED -> throw exceptions.rejected((Result.Answer) result, NOT_DELETED, path);
                case RATE_LIMITED -> throw exceptions.rateLimited((Result.Answer) result, NOT_DELETED);
                case UNKNOWN -> throw exceptions.unknownDeletion(result, id);
            }
        } catch (RejectedException e) {
            // Any other 404 may come from something before the API, or from a wrong base URL.
            if (!"sequence.notFound".equals(e.problem().code())) {
                throw e;
            }
        }
    }

    /** {@return a complete answer; a caller that can't use it throws {@link #unreadable}} */
    Result.Answer read(String path, Map<String, String> query, Supplier<Duration> timeLeft, long expected) {
        Duration left = timeLeft.get();
        if (left.isNegative() || left.isZero()) {
            throw unreadable("it took longer than the deadline of " + deadline.toSeconds() + " s");
        }
        return complete(transport.get(path, query, left, expected), path);
    }

    /** {@return a complete answer, or throws the exception for any other outcome} */
    Result.Answer complete(Result result, String path) {
        return switch (Outcome.ofReading(result)) {
            case SUCCEEDED -> (Result.Answer) result;
            case REJECTED -> throw exceptions.rejected((Result.Answer) result, "Nothing was read", path);
            case RATE_LIMITED -> throw exceptions.rateLimited((Result.Answer) result, "Nothing was read");
            case NOT_SENT, UNKNOWN -> throw exceptions.readFailed(result);
        };
    }

    Instant now() {
        return time.now();
    }

    ReadFailedException unreadable(String why) {
        return exceptions.readFailed(why);
    }

    /** {@return what the deadline leaves from now on, for one request after another} */
    Supplier<Duration> timeLeft() {
        long start = time.nanos();
        return () -> deadline.minusNanos(time.nanos() - start);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
