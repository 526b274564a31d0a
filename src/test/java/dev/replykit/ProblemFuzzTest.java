package dev.replykit;

import static dev.replykit.fuzz.Harmless.that;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.replykit.fuzz.Harmless;
import dev.replykit.internal.http.BaseUrl;
import dev.replykit.internal.http.Result;
import dev.replykit.internal.http.Secret;
import dev.replykit.internal.http.Transport;
import dev.replykit.internal.http.Transport.Time;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whatever is answered, the outcome is the one that its status calls for, its message is fit to be read, and the key is
 * not in it. The input is an answer as it is on the wire: a line with the status, headers, an empty line, and the body.
 */
class ProblemFuzzTest {
    private static final String KEY = "k3y+of/the=\"tests\\";
    private static final Secret SECRET = Secret.of(KEY);
    private static final BaseUrl BASE = BaseUrl.of("https://api.reply.io");
    private static final Instant TIME = Instant.parse("2026-11-23T12:00:00Z");
    private static final Set<Integer> REJECTED_REDIRECTS = Set.of(301, 307, 308);
    private static final Set<Integer> UNKNOWN_CLIENT_ERRORS = Set.of(408, 499);
    private static final int LONGEST_MESSAGE = 20_000;

    @FuzzTest
    void isTheOutcomeThatTheStatusCallsFor(byte[] bytes) {
        Duration wait = bytes.length % 2 == 0 ? null : Duration.ofSeconds(bytes.length);
        Result.Answer answer = answer(new String(bytes, StandardCharsets.UTF_8), wait);
        Transport transport = new Transport(BASE, SECRET, Map.of(), Duration.ofSeconds(1), Time.SYSTEM);
        Connection connection = new Connection(transport, BASE, Duration.ofSeconds(1), Time.SYSTEM);
        try (Reply reply = Reply.sandbox()) {
            var sent = new OutcomeExceptions.Sent(reply, SequenceDraft.named("Hello"), "0".repeat(64), TIME, TIME);
            isAsItMustBe(answer.status(), () -> connection.created(answer, sent).toJson());
        }
        isReadOrNot(connection, answer);
    }

    private static void isAsItMustBe(int status, Call call) {
        try {
            keepsTheKey(call.answer());
            that(status / 100 == 2, "was taken for a success");
        } catch (RejectedException e) {
            that(isRejection(status), "was taken for a rejection");
            that((status == 429) == (e instanceof RateLimitedException), "the wrong kind of rejection: " + e);
            isFitToBeRead(e);
            isFitToBeRead(e.problem());
        } catch (OutcomeUnknownException e) {
            that(!isRejection(status), "was taken for unknown");
            isFitToBeRead(e);
        }
    }

    private static void isReadOrNot(Connection connection, Result result) {
        try {
            keepsTheKey(connection.text(result));
        } catch (RejectedException | ReadFailedException e) {
            isFitToBeRead(e);
        }
    }

    private static boolean isRejection(int status) {
        return (status >= 400 && status < 500 && !UNKNOWN_CLIENT_ERRORS.contains(status))
                || REJECTED_REDIRECTS.contains(status);
    }

    private static void isFitToBeRead(ReplyException e) {
        Harmless.text(e.getMessage(), LONGEST_MESSAGE);
        keepsTheKey(e.getMessage());
    }

    private static void isFitToBeRead(Problem problem) {
        Harmless.text(problem.toString(), LONGEST_MESSAGE);
        keepsTheKey(problem.toString());
        keepsTheKey(problem.title() + "\n" + problem.detail() + "\n" + problem.code() + "\n" + problem.body());
        problem.errors().forEach(error -> keepsTheKey(error.pointer() + "\n" + error.detail()));
    }

    private static void keepsTheKey(String text) {
        that(!text.toLowerCase(Locale.ROOT).contains(KEY), "repeats the key: " + text);
    }

    private static Result.Answer answer(String text, @Nullable Duration wait) {
        int end = text.indexOf("\n\n");
        List<String> head = (end < 0 ? text : text.substring(0, end)).lines().toList();
        Map<String, String> headers = new LinkedHashMap<>();
        head.stream().skip(1).filter(line -> line.contains(":")).forEach(line -> {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1));
        });
        boolean whole = head.isEmpty() || !head.get(0).endsWith("cut");
        return new Result.Answer(
                true,
                status(head),
                headers.containsKey("location") ? SECRET.redact(headers.get("location")) : null,
                wait,
                end < 0 ? "" : SECRET.redact(text.substring(end + 2)),
                whole ? null : "it stopped after " + text.length() + " bytes");
    }

    /** The number that the first line begins with, brought to three digits: the JDK's client takes no other. */
    private static int status(List<String> head) {
        int status = 0;
        for (char c : (head.isEmpty() ? "" : head.get(0)).toCharArray()) {
            if (c < '0' || c > '9') {
                break;
            }
            status = (status * 10 + c - '0') % 1_000;
        }
        return Math.max(100, status);
    }

    private interface Call {
        String answer();
    }
}
