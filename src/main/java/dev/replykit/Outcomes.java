package dev.replykit;

import dev.replykit.internal.http.BaseUrl;
import dev.replykit.internal.http.Result;
import dev.replykit.internal.json.JsonText;
import dev.replykit.internal.json.MalformedJsonTextException;
import dev.replykit.internal.json.ProblemCodec;
import dev.replykit.internal.json.SequenceCodec;
import dev.replykit.internal.text.Bullets;
import dev.replykit.internal.text.Columns;
import dev.replykit.internal.text.Lines;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The outcome rules: from the evidence of an exchange to a sequence or to one of the exceptions. What provably did not
 * happen is told apart from what may have happened; in doubt the outcome is unknown.
 */
final class Outcomes {
    private static final int TOO_MANY_REQUESTS = 429;
    /** Redirects that keep the method: the server did not act, it sent us away. */
    private static final Set<Integer> SENT_AWAY = Set.of(301, 307, 308);
    /** Client errors that say the server, or something before it, lost patience while it may have been at work. */
    private static final Set<Integer> GAVE_UP_WAITING = Set.of(408, 499);

    private static final String INDENT = "  ";
    private static final String CLASS_NAME = " ".repeat(50);
    private static final int LONGEST_EXCERPT = 60;
    private static final int MOST_IDS = 20;

    private Outcomes() {}

    /** What an unknown outcome needs to be looked into. */
    record Sending(Reply reply, BaseUrl base, SequenceDraft draft, String fingerprint, Instant from, Instant until) {}

    static Sequence created(Result result, Sending sending, @Nullable Duration retryAfter) {
        BaseUrl base = sending.base();
        if (!result.sent()) {
            throw new NotSentException(message(
                    sentence("Nothing was sent to " + base + ": " + notSentBecause(result)),
                    "No sequence was created; it is safe to call create again."));
        }
        if (!(result instanceof Result.Answer answer)) {
            throw unknown(((Result.Broken) result).what(), null, sending);
        }
        int status = answer.status();
        if (status / 100 == 2) {
            return createdOrUnknown(answer, sending);
        }
        if (isRejection(status)) {
            throw rejected(answer, base, retryAfter, "No sequence was created");
        }
        throw unknown(
                "the server answered "
                        + ProblemCodec.read(status, answer.body()).headline(),
                null,
                sending);
    }

    private static Sequence createdOrUnknown(Result.Answer answer, Sending sending) {
        String answered = "the server answered " + answer.status() + ", which means success, but ";
        if (answer.flaw() != null) {
            throw unknown(
                    answered + "the body is not whole: " + answer.flaw(), JsonText.salvageId(answer.body()), sending);
        }
        try {
            return SequenceCodec.read(answer.body());
        } catch (MalformedJsonTextException e) {
            String body = answer.body().isBlank() ? "" : " (" + Columns.quoted(answer.body(), LONGEST_EXCERPT) + ")";
            throw unknown(
                    answered + "its body is no sequence: " + e.getMessage() + body,
                    JsonText.salvageId(answer.body()),
                    sending);
        }
    }

    /** A sequence that was read, or why it was not. */
    static String read(Result result, BaseUrl base, @Nullable Duration retryAfter) {
        if (!(result instanceof Result.Answer answer)) {
            throw unreadable(base, ((Result.Broken) result).what());
        }
        if (answer.status() / 100 == 2 && answer.flaw() == null) {
            return answer.body();
        }
        if (isRejection(answer.status())) {
            throw rejected(answer, base, retryAfter, "Nothing was read");
        }
        throw unreadable(
                base,
                "the server answered "
                        + ProblemCodec.read(answer.status(), answer.body()).headline()
                        + (answer.flaw() == null ? "" : ", and the body is not whole: " + answer.flaw()));
    }

    static ReadFailedException unreadable(BaseUrl base, String why) {
        return new ReadFailedException(message(
                sentence("Reading from " + base + " failed: " + why), "Nothing changes by reading; try again."));
    }

    /** The same, with what was found before it failed. */
    static ReplyException afterListing(ReplyException e, Set<Long> ids) {
        if (ids.isEmpty()) {
            return e;
        }
        String listed = ids.stream().limit(MOST_IDS).map(String::valueOf).collect(Collectors.joining(", "));
        String more = ids.size() > MOST_IDS ? " and " + (ids.size() - MOST_IDS) + " more" : "";
        String message = e.getMessage() + "\n" + paragraph("Listed under that name so far: " + listed + more + ".")
                + "\n" + paragraph("Do not call create again before you have looked at each.");
        return e instanceof RateLimitedException limited
                ? new RateLimitedException(message, limited.problem(), limited.retryAfter())
                : e instanceof RejectedException rejected
                        ? new RejectedException(message, rejected.problem())
                        : new ReadFailedException(message);
    }

    private static String notSentBecause(Result result) {
        return result instanceof Result.Broken broken
                ? broken.what()
                : "something on the way (a proxy?) answered " + ((Result.Answer) result).status();
    }

    private static boolean isRejection(int status) {
        return (status / 100 == 4 && !GAVE_UP_WAITING.contains(status)) || SENT_AWAY.contains(status);
    }

    private static RejectedException rejected(
            Result.Answer answer, BaseUrl base, @Nullable Duration retryAfter, String effect) {
        Problem problem = ProblemCodec.read(answer.status(), answer.body());
        if (answer.status() == TOO_MANY_REQUESTS) {
            String wait = retryAfter == null
                    ? "The answer does not say for how long; wait a minute"
                    : "Wait " + retryAfter.toSeconds() + " s";
            return new RateLimitedException(
                    message(
                            sentence("Too many requests: " + base + " answered " + problem.headline()),
                            effect + ". " + wait + " before you call again."),
                    problem,
                    retryAfter);
        }
        String errors = Bullets.of(problem.errors(), INDENT);
        return new RejectedException(
                opening(base + " answered " + problem.headline()) + errors + "\n"
                        + paragraph(effect + ". " + advice(answer, base)),
                problem);
    }

    private static String advice(Result.Answer answer, BaseUrl base) {
        int status = answer.status();
        if (SENT_AWAY.contains(status)) {
            String location = answer.header("location");
            String host = location == null ? null : base.hostOf(location);
            return "It points to "
                    + (host == null
                            ? "an address that can't be read"
                            : "the host " + Columns.cut(host, LONGEST_EXCERPT))
                    + "; redirects are never followed, so that the key goes nowhere else. Check the base URL.";
        }
        return switch (status) {
            case 401 ->
                "The key is missing, wrong or revoked: check where you take it from (REPLY_API_KEY?), and begin anew with"
                        + " the right one.";
            case 403 -> "The key lacks the right or the scope (sequences:write to create, sequences:read to read).";
            case 404 -> "Something that was named does not exist for this key: check the ids and the base URL.";
            case 409 -> "It collides with something that exists already.";
            case 413 -> "The request is too large.";
            case 415 -> "Something on the way changed the content type.";
            default -> "Mend what is named above and try again.";
        };
    }

    private static OutcomeUnknownException unknown(String what, @Nullable Long id, Sending sending) {
        String seen = id == null ? "" : " The answer gave away the id " + id + ": reply.get(" + id + ") reads it.";
        String name = Columns.quoted(sending.draft().name(), LONGEST_EXCERPT);
        String message = message(
                sentence("It is unknown whether the sequence " + name + " was created: " + what) + seen,
                "Do not call create again before you have looked. With your draft in the place of draft, and the Reply"
                        + " that you called in the place of reply, type",
                INDENT + "reply.reconcile(draft, java.time.Instant.parse(\"" + sending.from() + "\"))",
                "or, where this exception was caught as e, e.reconcile().",
                "Sent to " + sending.base(),
                "between " + sending.from() + " and " + sending.until() + ", body SHA-256",
                INDENT + sending.fingerprint());
        return new OutcomeUnknownException(
                message, sending.reply(), sending.draft(), sending.fingerprint(), sending.from(), sending.until(), id);
    }

    /** Paragraphs on lines that fit a terminal; those that are indented stay so. */
    private static String message(String opening, String... paragraphs) {
        return opening(opening)
                + Arrays.stream(paragraphs).map(text -> "\n" + paragraph(text)).collect(Collectors.joining());
    }

    /** The first line is shorter: JShell and stack traces put the name of the exception before it. */
    private static String opening(String text) {
        return Lines.wrapped(text, CLASS_NAME, INDENT).substring(CLASS_NAME.length());
    }

    private static String paragraph(String text) {
        return Lines.wrapped(text, text.startsWith(INDENT) ? INDENT : "", INDENT);
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
