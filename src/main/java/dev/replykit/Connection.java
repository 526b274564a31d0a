package dev.replykit;

import dev.replykit.internal.http.BaseUrl;
import dev.replykit.internal.http.Result;
import dev.replykit.internal.http.Transport;
import dev.replykit.internal.http.Transport.Time;
import dev.replykit.internal.json.AccountCodec;
import dev.replykit.internal.json.JsonText.MalformedJsonTextException;
import dev.replykit.internal.json.Page;
import dev.replykit.internal.json.SequenceCodec;
import dev.replykit.internal.text.AccountRows;
import dev.replykit.internal.text.Summary;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call of a {@link Reply}, within one deadline: sends requests, decides the outcomes, and decodes the answers. */
final class Connection {
    static final String SEQUENCES = "/v3/sequences";
    static final String EMAIL_ACCOUNTS = "/v3/email-accounts";
    static final String LINKED_IN_ACCOUNTS = "/v3/linkedin-accounts";
    static final String SCHEDULES = "/v3/schedules";
    static final String CONDITION_PROPERTIES = SEQUENCES + "/steps/contact-filter-properties";

    static final int PAGE = 100;
    private static final int LARGEST_PAGE = 1000;
    private static final int MOST_LISTED = 1000;
    private static final int MOST_PAGES = 100;

    private final Reply reply;
    private final Transport transport;
    private final OutcomeExceptions exceptions;
    private final Time time;

    Connection(Reply reply, Transport transport, BaseUrl base, Time time) {
        this.reply = reply;
        this.transport = transport;
        this.exceptions = new OutcomeExceptions(reply, base);
        this.time = time;
    }

    Sequence create(SequenceDraft draft) {
        String body = draft.toJson();
        Instant from = time.now();
        Result result = post(body);
        var sent = new OutcomeUnknownException.Sent(reply, draft, sha256(body), from, time.now());
        Supplier<ReplyException> unknown = () -> exceptions.unknown(result, null, sent);
        Outcome outcome = Outcome.ofChange(result);
        Result.Answer answer = success(result, outcome, SEQUENCES, "No sequence was created", unknown);
        try {
            return SequenceCodec.read(answer.body());
        } catch (MalformedJsonTextException | RuntimeException | Error e) {
            throw exceptions.unknown(answer, Objects.requireNonNullElse(e.getMessage(), e.toString()), sent);
        }
    }

    private Result post(String body) {
        try {
            return transport.post(SEQUENCES, body);
        } catch (Error e) {
            return new Result.Broken(true, "it failed with " + e);
        }
    }

    /** Deletes the sequence if it is new, or does nothing if there is none. */
    void delete(long id) {
        String path = SEQUENCES + "/" + id;
        try {
            Sequence sequence = get(id);
            if (!SequenceStatus.NEW.equals(sequence.status())) {
                throw OutcomeExceptions.notNew(sequence);
            }
            Result result = transport.delete(path);
            Supplier<ReplyException> unknown = () -> exceptions.unknownDeletion(result, id);
            Result.Answer answer = success(result, Outcome.ofChange(result), path, "Nothing was deleted", unknown);
            if (!answer.body().isBlank()) { // a 204 has no body, so this may not be the API
                throw unknown.get();
            }
        } catch (RejectedException e) {
            // Any other 404 may come from something before the API, or from a wrong base URL.
            if (!"sequence.notFound".equals(e.problem().code())) {
                throw e;
            }
        }
    }

    Sequence get(long id) {
        String body = read(SEQUENCES + "/" + id, Map.of()).body();
        Sequence sequence;
        try {
            sequence = SequenceCodec.read(body);
        } catch (MalformedJsonTextException e) {
            throw exceptions.readFailed("the answer is no sequence: " + e.getMessage());
        }
        if (sequence.id() != id) {
            throw exceptions.readFailed("the answer is sequence " + sequence.id() + ", not " + id);
        }
        return sequence;
    }

    /** {@return the newest sequences with this in their name; the printed list says where there are more} */
    List<Sequence> list(String partOfName) {
        Map<String, String> query = partOfName.isEmpty() ? Map.of() : Map.of("name", partOfName);
        List<Sequence> newest =
                readPages(skip -> sequences(readPage(SEQUENCES, query, PAGE, skip)), Sequence::id, MOST_LISTED);
        String more = newest.size() < MOST_LISTED ? "" : ", the newest; list(\"part of a name\") finds others";
        return Lists.printable(newest, "sequence", more, Lists.MOST, Summary::headings);
    }

    List<EmailAccount> emailAccounts() {
        IntFunction<Page<EmailAccount>> page = skip ->
                decoded(readPage(EMAIL_ACCOUNTS, Map.of(), LARGEST_PAGE, skip), AccountCodec::readEmailAccounts);
        Function<EmailAccount, Object> id = account -> account.id() == null ? account : account.id();
        List<EmailAccount> accounts = readPages(page, id, Integer.MAX_VALUE);
        return Lists.table(accounts, "email account", AccountRows::of);
    }

    List<LinkedInAccount> linkedInAccounts() {
        var accounts = decoded(read(LINKED_IN_ACCOUNTS, Map.of()), AccountCodec::readLinkedInAccounts);
        return Lists.table(accounts, "LinkedIn account", AccountRows::of);
    }

    List<Schedule> schedules() {
        return Lists.table(
                decoded(read(SCHEDULES, Map.of()), AccountCodec::readSchedules), "schedule", AccountRows::of);
    }

    List<ConditionProperty> conditionProperties() {
        var properties = decoded(read(CONDITION_PROPERTIES, Map.of()), AccountCodec::readConditionProperties);
        return Lists.table(properties, "condition property", AccountRows::of);
    }

    /** {@return the answer with this page of a list} */
    Result.Answer readPage(String path, Map<String, String> query, int top, int skip) {
        Map<String, String> paged = new LinkedHashMap<>(query);
        paged.put("top", String.valueOf(top));
        paged.put("skip", String.valueOf(skip));
        return read(path, paged);
    }

    Page<Sequence> sequences(Result.Answer answer) {
        return decoded(answer, SequenceCodec::readPage);
    }

    private <T> T decoded(Result.Answer answer, Function<String, @Nullable T> codec) {
        T read = codec.apply(answer.body());
        if (read == null) {
            throw exceptions.readFailed("the answer is no such list");
        }
        return read;
    }

    /** {@return each listed item once, however the pages overlap; up to {@code most}, and the rest of that page} */
    <T> List<T> readPages(IntFunction<Page<T>> page, Function<T, Object> id, int most) {
        Map<Object, T> items = new LinkedHashMap<>();
        int skip = 0;
        for (int number = 0; number < MOST_PAGES; number++) {
            Page<T> read = page.apply(skip);
            int before = items.size();
            read.items().forEach(item -> items.putIfAbsent(id.apply(item), item));
            // An answer need not say whether there is more. Then a page without new items is the last one.
            boolean hasMore = read.hasMore() == null ? items.size() > before : read.hasMore();
            if (!hasMore || items.size() >= most) {
                return List.copyOf(items.values());
            }
            // A server may give fewer items than it was asked for.
            skip += read.size() > 0 ? read.size() : PAGE;
        }
        throw exceptions.readFailed("the list does not end after " + MOST_PAGES + " pages");
    }

    private Result.Answer read(String path, Map<String, String> query) {
        Result result = transport.get(path, query);
        Supplier<ReplyException> unknown = () -> exceptions.readFailed(OutcomeExceptions.what(result));
        return success(result, Outcome.ofReading(result), path, "Nothing was read", unknown);
    }

    /** {@return the answer of a success, or throws the exception for any other outcome} */
    private Result.Answer success(
            Result result, Outcome outcome, String path, String effect, Supplier<ReplyException> unknown) {
        return switch (outcome) {
            case SUCCEEDED -> (Result.Answer) result;
            case NOT_SENT -> throw exceptions.notSent(result, effect);
            case REJECTED -> throw exceptions.rejected((Result.Answer) result, effect, path);
            case RATE_LIMITED -> throw exceptions.rateLimited((Result.Answer) result, effect);
            case UNKNOWN -> throw unknown.get();
        };
    }

    Instant now() {
        return time.now();
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
