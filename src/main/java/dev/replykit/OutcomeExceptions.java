package dev.replykit;

import dev.replykit.OutcomeUnknownException.Sent;
import dev.replykit.internal.http.BaseUrl;
import dev.replykit.internal.http.Result;
import dev.replykit.internal.json.JsonText;
import dev.replykit.internal.json.ProblemCodec;
import dev.replykit.internal.text.Columns;
import dev.replykit.internal.text.Lines;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The exceptions for all outcomes but success. Each message says what happened, where, and what to do. */
final class OutcomeExceptions {
    private static final String INDENT = "  ";
    private static final int LONGEST_EXCERPT = 60;
    private static final int LONGEST_LIST = 1000;

    /** What to do, by the code of the problem. The codes are recorded. */
    private static final Map<String, String> BY_CODE = Map.of(
            "TEAM_REQUIRED",
            "The API key reaches several teams. Name one: team(1045) of Reply.builder(), or --team 1045.",
            "TEAM_NOT_ACCESSIBLE",
            "The API key does not reach the team that was named. Check team(...) of Reply.builder(), or --team.",
            "USER_REQUIRED",
            "The API key acts for several users. Name one: actingUser(id) or actingUserEmail(email) of Reply.builder(),"
                    + " or --user ID or EMAIL.",
            "USER_NOT_FOUND",
            "The API key is right, but the user that was named does not exist for it. Check actingUser(...) or"
                    + " actingUserEmail(...) of Reply.builder(), or --user.");

    /** What to do, by the status, where the code says nothing. */
    private static final Map<Integer, String> BY_STATUS = Map.of(
            401,
            "The API key is missing, wrong or revoked. Check where it comes from (REPLY_API_KEY?), and make a new Reply"
                    + " with the right one.",
            404,
            "Something that was named does not exist for this API key: check the ids and the base URL.",
            413,
            "The request is too large.");

    private static final String PROXY = " HTTPS_PROXY is set, but Java does not read it. If you need the proxy, set"
            + " JDK_JAVA_OPTIONS=\"-Dhttps.proxyHost=HOST -Dhttps.proxyPort=PORT\".";

    private static final Set<String> SCOPE_CODES = Set.of("insufficient_scope", "sequence.forbidden");

    private final Reply reply;
    private final BaseUrl base;

    OutcomeExceptions(Reply reply, BaseUrl base) {
        this.reply = reply;
        this.base = base;
    }

    /** @param effect what did not happen, without a full stop */
    NotSentException notSent(Result result, String effect) {
        String why = result instanceof Result.Answer answer
                ? "something on the way (a proxy?) answered " + answer.status()
                : what(result);
        boolean isNamed = Stream.of("HTTPS_PROXY", "https_proxy").anyMatch(System.getenv()::containsKey);
        boolean isUnread = isNamed && System.getProperty("https.proxyHost") == null && !base.isLoopback();
        String advice = "; it is safe to call again." + (isUnread ? PROXY : "");
        return new NotSentException(text(sentence("Nothing was sent to " + base + ": " + why), effect + advice));
    }

    RejectedException rejected(Result.Answer answer, String effect, String path) {
        Problem problem = ProblemCodec.read(answer.status(), answer.body());
        String where = answer.status() == 404 ? base.resolve(path) : base.toString();
        return new RejectedException(
                text(where + " answered " + problem.headline())
                        + Lines.bullets(problem.errors(), INDENT, Problem.MOST_ERRORS) + "\n"
                        + text(effect + ". " + advice(answer, problem, path)),
                problem);
    }

    RateLimitedException rateLimited(Result.Answer answer, String effect) {
        Problem problem = ProblemCodec.read(answer.status(), answer.body());
        String wait = answer.retryAfter() == null
                ? "The answer does not say for how long; wait a minute"
                : "Wait " + answer.retryAfter().plusNanos(999_999_999).toSeconds() + " s";
        String what = sentence("Too many requests: " + base + " answered " + problem.headline());
        String message = text(what, effect + ". " + wait + " before you call again.");
        return new RateLimitedException(message, problem, answer.retryAfter());
    }

    private String advice(Result.Answer answer, Problem problem, String path) {
        int status = answer.status();
        if (Outcome.isRejectedByRedirect(status)) {
            String host = answer.location() == null ? null : base.hostOf(answer.location());
            String target = host == null ? "an address that can't be read" : "the host " + host;
            return "It points to " + Columns.cut(target, LONGEST_EXCERPT)
                    + ". Redirects are never followed, so that the API key goes nowhere else. Check the base URL.";
        }
        String code = problem.code();
        if (code != null && BY_CODE.containsKey(code)) {
            List<String> teams = ProblemCodec.teams(answer.body());
            return BY_CODE.get(code)
                    + (teams.isEmpty() ? "" : " Teams: " + Columns.cut(String.join(", ", teams), LONGEST_LIST) + ".");
        }
        boolean isByTheApi = answer.body().isBlank() || ProblemCodec.isProblem(answer.body());
        if (!isByTheApi && (status == 401 || status == 403)) {
            return "This is not how Reply answers: something before the API (a firewall, a proxy?) refused, and says"
                    + " nothing about the API key. Check the base URL and the network.";
        }
        if (code == null ? status == 403 : SCOPE_CODES.contains(code)) {
            boolean isOfChannels = path.equals(Connection.EMAIL_ACCOUNTS) || path.equals(Connection.LINKED_IN_ACCOUNTS);
            return "The API key lacks the right or the scope ("
                    + (isOfChannels ? "channels:read" : "sequences:write to create, sequences:read to read") + ").";
        }
        boolean isExplained = problem.title() != null
                || problem.detail() != null
                || !problem.errors().isEmpty();
        String fallback = isExplained
                ? "Fix what is named above and try again."
                : "The answer does not say why. Check the base URL and the draft.";
        return BY_STATUS.getOrDefault(status, fallback);
    }

    ReadFailedException readFailed(String why) {
        return new ReadFailedException(
                text(sentence("Reading from " + base + " failed: " + why), "Reading changes nothing, so try again."));
    }

    /** The same exception, with the ids that were listed before it. */
    static ReplyException afterListing(ReplyException e, Set<Long> ids) {
        if (ids.isEmpty()) {
            return e;
        }
        String listed = ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String message = e.getMessage() + "\n"
                + text(
                        "Listed under that name so far: " + Columns.cut(listed, LONGEST_LIST) + ".",
                        "Do not call create again before you have looked at each.");
        return e instanceof RateLimitedException limited
                ? new RateLimitedException(message, limited.problem(), limited.retryAfter())
                : e instanceof RejectedException rejected
                        ? new RejectedException(message, rejected.problem())
                        : new ReadFailedException(message);
    }

    /** @param bodyError why the body of a success is no sequence, or null if no success came back */
    OutcomeUnknownException unknown(Result result, @Nullable String bodyError, Sent sent) {
        String what = what(result);
        Long id = null;
        if (result instanceof Result.Answer answer && answer.status() / 100 == 2) {
            id = JsonText.salvageId(answer.body());
            String excerpt = answer.body().isBlank() ? "" : " (" + Columns.quoted(answer.body(), LONGEST_EXCERPT) + ")";
            what = bodyError == null
                    ? what
                    : "the server answered " + answer.status() + ", but the body is no sequence: " + bodyError
                            + excerpt;
        }
        String seen = id == null ? "" : " The answer contained the id " + id + ": reply.get(" + id + ") reads it.";
        Instant from = sent.from().truncatedTo(ChronoUnit.SECONDS);
        String message = text(
                "Outcome unknown: " + Columns.quoted(sent.draft().name(), LONGEST_EXCERPT)
                        + " may or may not have been created.",
                sentence(upperCase(what)) + seen,
                "Look before you create it again: e.reconcile() where this exception was caught as e, or",
                INDENT + "reply.reconcile(draft, java.time.Instant.parse(\"" + from + "\"))",
                "Sent " + from + " to " + base + ", given up " + sent.until().truncatedTo(ChronoUnit.SECONDS) + ".",
                "SHA-256 of the body: " + sent.fingerprint());
        return reply.noted(new OutcomeUnknownException(message, sent, id));
    }

    OutcomeUnknownException unknownDeletion(Result result, long id) {
        String message = text(
                "Outcome unknown: sequence " + id + " may or may not have been deleted.",
                sentence(upperCase(what(result))),
                "It is safe to call delete again. Or look: reply.get(" + id + ") is refused with 404 once the sequence"
                        + " is deleted.");
        return reply.noted(new OutcomeUnknownException(message, null, id));
    }

    /** A sequence that is not deleted, because it may have been started. */
    static IllegalStateException notNew(Sequence sequence) {
        String status = Objects.toString(sequence.status(), "without a status");
        return new IllegalStateException(text(
                "Nothing was deleted: sequence " + sequence.id() + " is " + Columns.cut(status, LONGEST_EXCERPT) + ".",
                "Only a new sequence, which was never started, is deleted. To delete this one, use Reply itself."));
    }

    /** {@return what came back, as a clause} */
    static String what(Result result) {
        if (!(result instanceof Result.Answer answer)) {
            return ((Result.Broken) result).what();
        }
        return "the server answered "
                + (answer.bodyError() == null
                        ? ProblemCodec.read(answer.status(), answer.body()).headline()
                        : answer.status() + ", but the body is incomplete: " + answer.bodyError());
    }

    /** Paragraphs on lines that fit a terminal. Those that are indented are code, which must stay on one line. */
    private static String text(String... paragraphs) {
        return Arrays.stream(paragraphs)
                .map(each -> each.startsWith(INDENT) ? each : Lines.wrapped(each, "", INDENT))
                .collect(Collectors.joining("\n"));
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    private static String upperCase(String what) {
        return Character.toUpperCase(what.charAt(0)) + what.substring(1);
    }
}
