package dev.replykit;

import dev.replykit.internal.http.BaseUrl;
import dev.replykit.internal.http.Result;
import dev.replykit.internal.http.Transport;
import dev.replykit.internal.json.ProblemCodec;
import dev.replykit.internal.text.Columns;
import dev.replykit.internal.text.Lines;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The exceptions for all outcomes but success. Each message says what happened, where, and what to do. */
final class OutcomeExceptions {
    private static final String INDENT = "  ";
    private static final String SCOPE =
            "The API key lacks the right or the scope (sequences:write to create, sequences:read to read).";
    private static final int LONGEST_EXCERPT = 60;
    private static final int LONGEST_STATUS = 20;
    private static final int LONGEST_TEAMS = 1000;
    private static final int MOST_IDS = 20;

    private final BaseUrl base;

    OutcomeExceptions(BaseUrl base) {
        this.base = base;
    }

    /** @param effect what did not happen, and that it is safe to repeat */
    NotSentException notSent(Result result, String effect) {
        String why = result instanceof Result.Broken broken
                ? broken.what()
                : "something on the way (a proxy?) answered " + ((Result.Answer) result).status();
        String proxy = Transport.unusedProxy(base);
        return new NotSentException(message(
                sentence("Nothing was sent to " + base + ": " + why), effect + (proxy == null ? "" : " " + proxy)));
    }

    /**
     * A refusal.
     *
     * @param effect what did not happen, without a full stop
     * @param path what was called
     */
    RejectedException rejected(Result.Answer answer, String effect, String path) {
        Problem problem = ProblemCodec.read(answer.status(), answer.body());
        return new RejectedException(
                Lines.wrapped(
                                (answer.status() == 404 ? base.resolve(path) : base) + " answered "
                                        + problem.headline(),
                                "",
                                INDENT)
                        + Lines.bullets(problem.errors(), INDENT, Problem.MOST_ERRORS)
                        + "\n"
                        + paragraph(effect + ". " + advice(answer, problem, path)),
                problem);
    }

    RateLimitedException rateLimited(Result.Answer answer, String effect) {
        Problem problem = ProblemCodec.read(answer.status(), answer.body());
        String wait = answer.retryAfter() == null
                ? "The answer does not say for how long; wait a minute"
                : "Wait " + answer.retryAfter().plusNanos(999_999_999).toSeconds() + " s";
        return new RateLimitedException(
                message(
                        sentence("Too many requests: " + base + " answered " + problem.headline()),
                        effect + ". " + wait + " before you call again."),
                problem,
                answer.retryAfter());
    }

    private String advice(Result.Answer answer, Problem problem, String path) {
        if (Outcome.isRejectedByRedirect(answer.status())) {
            String host = answer.location() == null ? null : base.hostOf(answer.location());
            return "It points to "
                    + (host == null
                            ? "an address that can't be read"
                            : "the host " + Columns.cut(host, LONGEST_EXCERPT))
                    + ". Redirects are never followed, so that the API key goes nowhere else. Check the base URL.";
        }
        String byCode = problem.code() == null ? null : advice(problem.code(), answer.body(), path);
        if (byCode != null) {
            return byCode;
        }
        boolean isByTheApi = answer.body().isBlank() || ProblemCodec.isProblem(answer.body());
        return switch (answer.status()) {
            case 404 -> "Something that was named does not exist for this API key: check the ids and the base URL.";
            case 401, 403 ->
                isByTheApi
                        ? answer.status() == 401
                                ? "The API key is missing, wrong or revoked. Check where it comes from (REPLY_API_KEY?),"
                                        + " and make a new Reply with the right one."
                                : lacksScope(path)
                        : "This is not how Reply answers: something before the API (a firewall, a proxy?) refused, and"
                                + " says nothing about the API key. Check the base URL and the network.";
            case 409 -> "It collides with something that exists already.";
            case 413 -> "The request is too large.";
            case 415 -> "Something on the way changed the content type.";
            default ->
                problem.errors().isEmpty() && problem.detail() == null && problem.title() == null
                        ? "The answer does not say why. Check the base URL and the draft."
                        : "Fix what is named above and try again.";
        };
    }

    /** The codes are recorded; documentation names those of sequences. Null for a code without special advice. */
    private static @Nullable String advice(String code, String body, String path) {
        return switch (code) {
            case "TEAM_REQUIRED" ->
                "The API key reaches several teams" + teams(body) + ". Name one: team(1045) of Reply.builder(), or"
                        + " --team 1045.";
            case "TEAM_NOT_ACCESSIBLE" ->
                "The API key does not reach the team that was named" + teams(body) + ". Check team(...) of"
                        + " Reply.builder(), or --team.";
            case "USER_REQUIRED" ->
                "The API key acts for several users. Name one: actingUser(id) or actingUserEmail(email) of"
                        + " Reply.builder(), or --user ID or EMAIL.";
            case "USER_NOT_FOUND" ->
                "The API key is right, but the user that was named does not exist for it. Check actingUser(...) or"
                        + " actingUserEmail(...) of Reply.builder(), or --user.";
            case "insufficient_scope", "sequence.forbidden" -> lacksScope(path);
            default ->
                code.startsWith("sequence") && !code.endsWith("otFound")
                        ? "The API key is right; the request is refused for the reason above. Fix it and try again."
                        : null;
        };
    }

    private static String lacksScope(String path) {
        return switch (path) {
            case Connection.EMAIL_ACCOUNTS, Connection.LINKED_IN_ACCOUNTS -> lacksScopeOfCall("channels:read");
            case Connection.SCHEDULES, Connection.CONDITION_PROPERTIES -> lacksScopeOfCall("sequences:read");
            default -> SCOPE;
        };
    }

    private static String lacksScopeOfCall(String scope) {
        return "The API key lacks the right or the scope. A key needs the scope " + scope + " for this call.";
    }

    private static String teams(String body) {
        List<String> teams = ProblemCodec.teams(body);
        return teams.isEmpty() ? "" : ": " + Columns.cut(String.join(", ", teams), LONGEST_TEAMS);
    }

    ReadFailedException readFailed(String why) {
        return new ReadFailedException(message(
                sentence("Reading from " + base + " failed: " + why), "Reading changes nothing, so try again."));
    }

    ReadFailedException readFailed(Result result) {
        return readFailed(
                result instanceof Result.Answer answer
                        ? answered(answer)
                                + (answer.bodyError() == null ? "" : ", and its body is incomplete: ")
                                + (answer.bodyError() == null ? "" : answer.bodyError())
                        : ((Result.Broken) result).what());
    }

    /** The same exception, with the ids that were listed before it. */
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

    /** A call of create that was sent: with which Reply, what, and when. */
    record Sent(Reply reply, SequenceDraft draft, String fingerprint, Instant from, Instant until) {}

    /** No usable answer came back. */
    OutcomeUnknownException unknown(Result result, @Nullable Long id, Sent sent) {
        return unknown(what(result), id, sent);
    }

    private static String what(Result result) {
        if (!(result instanceof Result.Answer answer)) {
            return ((Result.Broken) result).what();
        }
        return answer.bodyError() == null
                ? answered(answer)
                : "the server answered " + answer.status() + ", but the body is incomplete: " + answer.bodyError();
    }

    private static String upperCase(String what) {
        return Character.toUpperCase(what.charAt(0)) + what.substring(1);
    }

    /** A success came back whose body is no sequence, for this reason. */
    OutcomeUnknownException noSequence(Result.Answer answer, @Nullable String why, @Nullable Long id, Sent sent) {
        String body = answer.body().isBlank() ? "" : " (" + Columns.quoted(answer.body(), LONGEST_EXCERPT) + ")";
        return unknown(
                "the server answered " + answer.status() + ", but the body is no sequence: " + why + body, id, sent);
    }

    private OutcomeUnknownException unknown(String what, @Nullable Long id, Sent sent) {
        String name = Columns.quoted(sent.draft().name(), LONGEST_EXCERPT);
        String seen = id == null ? "" : " The answer contained the id " + id + ": reply.get(" + id + ") reads it.";
        Instant from = sent.from().truncatedTo(ChronoUnit.SECONDS);
        String message = paragraphs(
                "Outcome unknown: " + name + " may or may not have been created.",
                sentence(upperCase(what)) + seen,
                "Look before you create it again: e.reconcile() where this exception was caught as e, or",
                INDENT + "reply.reconcile(draft, java.time.Instant.parse(\"" + from + "\"))",
                "Sent " + from + " to " + base + ", given up " + sent.until().truncatedTo(ChronoUnit.SECONDS) + ".",
                "SHA-256 of the body: " + sent.fingerprint());
        return new OutcomeUnknownException(message, sent, id);
    }

    /** No usable answer to a deletion came back. */
    OutcomeUnknownException unknownDeletion(Result result, long id) {
        return new OutcomeUnknownException(
                paragraphs(
                        "Outcome unknown: sequence " + id + " may or may not have been deleted.",
                        sentence(upperCase(what(result))),
                        "It is safe to call delete again. Or look: reply.get(" + id + ") is refused with 404 once the"
                                + " sequence is deleted."),
                null,
                id);
    }

    /** A sequence that is not deleted, because it may have been started. */
    static IllegalStateException notNew(Sequence sequence) {
        String status = sequence.status() == null
                ? "has no status"
                : "is " + Columns.cut(sequence.status().value(), LONGEST_STATUS);
        return new IllegalStateException(message(
                "Nothing was deleted: sequence " + sequence.id() + " " + status + ".",
                "Only a new sequence, which was never started, is deleted. To delete this one, use Reply itself."));
    }

    private static String answered(Result.Answer answer) {
        return "the server answered "
                + ProblemCodec.read(answer.status(), answer.body()).headline();
    }

    private static String message(String first, String... paragraphs) {
        return Lines.wrapped(first, "", INDENT) + "\n" + paragraphs(paragraphs);
    }

    /** Paragraphs on lines that fit a terminal. Those that are indented are code, which must stay on one line. */
    private static String paragraphs(String... paragraphs) {
        return Arrays.stream(paragraphs).map(OutcomeExceptions::paragraph).collect(Collectors.joining("\n"));
    }

    private static String paragraph(String text) {
        return text.startsWith(INDENT) ? text : Lines.wrapped(text, "", INDENT);
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
