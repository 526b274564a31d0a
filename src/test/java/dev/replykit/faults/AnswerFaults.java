package dev.replykit.faults;

import static dev.replykit.faults.Answer.At.AFTER_HEAD;
import static dev.replykit.faults.Answer.At.IN_BODY;
import static dev.replykit.faults.Answer.SEQUENCE;
import static dev.replykit.faults.Answer.problem;
import static dev.replykit.faults.Answer.status;
import static dev.replykit.faults.Behaviour.After.THE_REQUEST;
import static dev.replykit.faults.Behaviour.closeAfter;
import static dev.replykit.faults.Behaviour.redirectElsewhere;
import static dev.replykit.faults.Behaviour.silentAfter;
import static dev.replykit.faults.Outcome.CREATED;
import static dev.replykit.faults.Outcome.DELETED;
import static dev.replykit.faults.Outcome.KEPT;
import static dev.replykit.faults.Outcome.NOT_READ;
import static dev.replykit.faults.Outcome.NOT_SENT;
import static dev.replykit.faults.Outcome.RATE_LIMITED;
import static dev.replykit.faults.Outcome.REJECTED;
import static dev.replykit.faults.Outcome.UNKNOWN;
import static dev.replykit.faults.TestIdentity.TRUSTED;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** What goes wrong with the meaning of an answer: its status, its body, where it leads and what it repeats. */
final class AnswerFaults {
    private static final Answer GOOD = Answer.created();
    private static final Answer JSON_201 = status(201).header("Content-Type", "application/json");

    private AnswerFaults() {}

    static List<Fault> goodAnswers() {
        Rows rows = new Rows("Control");
        rows.add("answers 201 with the sequence", CREATED, GOOD);
        rows.add("answers over TLS", CREATED, Behaviour.secure(TRUSTED, GOOD));
        rows.add("closes after the answer", CREATED, GOOD.closing().header("Connection", "close"));
        rows.add("answers before it has read the body", CREATED, Behaviour.answerBeforeBody(GOOD));
        rows.add("sets cookies", CREATED, GOOD.header("Set-Cookie", "session=stolen; Path=/"));
        return rows.faults();
    }

    /** What answers {@code delete}, which reads the sequence first. */
    static List<Fault> deletions() {
        Rows rows = new Rows("Deleting");
        Answer found = status(200).json(SEQUENCE);
        Answer unknownId = status(400).json("{\"title\": \"Bad Request\", \"code\": \"sequence.notFound\"}");
        Answer unknownWhenRead = status(404).json("{\"title\": \"Not Found\", \"code\": \"sequence.notFound\"}");
        Answer inASecond = problem(429).header("Retry-After", "1");
        deletion(
                rows,
                1,
                "reads it as new, then answers 204",
                DELETED,
                found,
                status(204).withoutLength());
        deletion(rows, 1, "reads it as new, then answers 200 without a body", DELETED, found, status(200));
        deletion(
                        rows,
                        1,
                        "reads it as new, then answers 200 with HTML",
                        UNKNOWN,
                        found,
                        status(200).html("<h1>Hello</h1>"))
                .because("It may be no answer of the API.");
        deletion(rows, 1, "reads it as new, then answers that the id is unknown (400)", DELETED, found, unknownId)
                .because("Somebody else deleted it in between.");
        deletion(rows, 1, "reads it as new, then answers 404 without a body", REJECTED, found, status(404));
        deletion(rows, 0, "does not know the id (404) when it is read", DELETED, unknownWhenRead);
        deletion(rows, 0, "answers 404 without a body when it is read", REJECTED, status(404));
        deletion(rows, 0, "does not know the id (400) when it is read", DELETED, unknownId);
        deletion(
                        rows,
                        0,
                        "answers 404 with HTML when it is read",
                        REJECTED,
                        status(404).html("<h1>Not Found</h1>"))
                .because("It may be another server.");
        for (String status : List.of("active", "paused", "tomorrow")) {
            deletion(
                    rows,
                    0,
                    "reads it as " + status,
                    KEPT,
                    status(200).json(SEQUENCE.replace("\"new\"", "\"" + status + "\"")));
        }
        deletion(rows, 0, "reads it without a status", KEPT, status(200).json("{\"id\": 90210}"));
        deletion(rows, 0, "reads another sequence", NOT_READ, status(200).json("{\"id\": 7, \"status\": \"new\"}"));
        deletion(rows, 0, "answers 503 when it is read", NOT_READ, problem(503));
        deletion(rows, 0, "closes the connection when it is read", NOT_READ, closeAfter(THE_REQUEST));
        deletion(rows, 0, "refuses to have it read", REJECTED, problem(403));
        deletion(rows, 1, "reads it as new, then refuses to delete it", REJECTED, found, problem(403));
        deletion(rows, 1, "reads it as new, then redirects", REJECTED, found, redirectElsewhere(307));
        deletion(
                rows,
                2,
                "reads it as new, then answers 429, then 204",
                DELETED,
                found,
                inASecond,
                status(204).withoutLength());
        deletion(rows, 2, "reads it as new, then answers 429 twice", RATE_LIMITED, found, inASecond, inASecond);
        deletion(rows, 1, "reads it as new, then answers 503", UNKNOWN, found, problem(503));
        deletion(rows, 1, "reads it as new, then closes after the request", UNKNOWN, found, closeAfter(THE_REQUEST));
        deletion(rows, 1, "reads it as new, then never answers", UNKNOWN, found, silentAfter(THE_REQUEST))
                .stalling();
        deletion(rows, 0, "reads it as new, then refuses the connection", NOT_SENT, Behaviour.lastly(found.closing()));
        return rows.faults();
    }

    static List<Fault> bodies() {
        Rows rows = new Rows("Bodies of 2xx");
        for (int status : new int[] {200, 202, 203, 206, 299}) {
            rows.add(
                    "answers " + status + " with the sequence",
                    CREATED,
                    status(status).json(SEQUENCE));
        }
        for (int status : new int[] {200, 201, 202, 205}) {
            rows.add("answers " + status + " without a body", UNKNOWN, status(status));
        }
        rows.add("answers 204", UNKNOWN, status(204).withoutLength());
        rows.add("answers 204 with a body", UNKNOWN, status(204).json(SEQUENCE));
        rows.add("answers 200 with HTML", UNKNOWN, status(200).html("<h1>Please sign in</h1>"));
        rows.add("answers 201 with HTML", UNKNOWN, status(201).html("<h1>Welcome to the Wi-Fi</h1>"));
        rows.add("labels the sequence as text/html", CREATED, status(201).html(SEQUENCE));
        rows.add("has no Content-Type", CREATED, status(201).body(SEQUENCE));
        created(rows, "only an id", "{\"id\": 90210}");
        created(rows, "an id of 2^53 + 1", "{\"id\": 9007199254740993}");
        created(rows, "ids of steps before its own", "{\"steps\": [{\"id\": 1, \"type\": \"smoke\"}], \"id\": 90210}");
        created(rows, "unknown members", "{\"id\": 90210, \"mood\": {\"good\": true}}");
        created(
                rows,
                "members of other types than documented",
                "{\"id\": 90210, \"name\": 7, \"created\": \"yesterday\", \"steps\": {}}");
        created(rows, "spaces around the object", "\r\n  {\"id\": 90210}\r\n");
        unreadable(rows, "nothing but spaces", "   ");
        unreadable(rows, "an empty object", "{}");
        unreadable(rows, "a list", "[" + SEQUENCE + "]");
        unreadable(rows, "null", "null");
        unreadable(rows, "a text", "\"created\"");
        unreadable(rows, "a number", "90210");
        unreadable(rows, "an id that is a text", "{\"id\": \"90210\"}");
        unreadable(rows, "an id with a fraction", "{\"id\": 90210.5}");
        unreadable(rows, "an id beyond 64 bits", "{\"id\": 9223372036854775808}");
        unreadable(rows, "an id that is null", "{\"id\": null}");
        unreadable(rows, "an id in a nested object only", "{\"data\": {\"id\": 90210}}");
        unreadable(rows, "a problem", "{\"title\": \"No\", \"status\": 400}");
        unreadable(rows, "names without quotes", "{id: 90210}");
        unreadable(rows, "a comment", "{\"id\": 90210 /* new */}");
        unreadable(rows, "half a sequence", SEQUENCE.substring(0, SEQUENCE.length() / 2));
        unreadable(rows, "a second object after the first", "{\"id\": 90210} {\"id\": 90211}");
        unreadable(rows, "text after the object", "{\"id\": 90210} and more");
        unreadable(rows, "a guard against scripts before the object", ")]}',\n{\"id\": 90210}");
        return rows.faults();
    }

    static List<Fault> encoding() {
        Rows rows = new Rows("Encoding");
        rows.add("sends a byte order mark", CREATED, JSON_201.body("\ufeff" + SEQUENCE))
                .because("RFC 8259, section 8.1, lets a reader ignore it.");
        rows.add(
                        "sends a name in invalid UTF-8",
                        CREATED,
                        JSON_201.body(Answer.latin1("{\"id\": 90210, \"name\": \"\u00ff\u00c0\u00af\"}")))
                .because("The id is certain. The broken name is reported as a difference.");
        rows.add("sends UTF-16", UNKNOWN, JSON_201.body(SEQUENCE.getBytes(StandardCharsets.UTF_16)))
                .because("JSON between systems is UTF-8.");
        rows.add(
                        "names a charset that does not exist",
                        CREATED,
                        status(201).body(SEQUENCE).header("Content-Type", "application/json; charset=smoke"))
                .because("JSON has no charset parameter, so it is ignored.");
        rows.add("sends zero bytes", UNKNOWN, JSON_201.body(new byte[100]));
        return rows.faults();
    }

    static List<Fault> statuses() {
        Rows rows = new Rows("Status");
        int[] refusals = {
            400, 401, 402, 403, 404, 405, 406, 407, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423,
            424, 425, 426, 428, 431, 451
        };
        for (int status : refusals) {
            rows.add("answers " + status, REJECTED, problem(status));
        }
        for (int status : new int[] {408, 499, 500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 522, 524, 529, 599}) {
            rows.add("answers " + status, UNKNOWN, problem(status));
        }
        rows.add("answers 503 with Retry-After", UNKNOWN, problem(503).header("Retry-After", "1"))
                .because("Only a 429 says that nothing was done.");
        rows.add("answers 408 and closes", UNKNOWN, status(408).closing().header("Connection", "close"));
        rows.add("answers 999", UNKNOWN, problem(999)).because("A status without a meaning proves nothing.");
        rows.add(
                "answers 401 with a challenge",
                REJECTED,
                problem(401).header("WWW-Authenticate", "Basic realm=\"reply\""));
        rows.add("answers 413 before it has read the body", REJECTED, Behaviour.answerBeforeBody(problem(413)));
        return rows.faults();
    }

    static List<Fault> refusals() {
        Rows rows = new Rows("Malformed refusals");
        rows.add("answers 400 without a body", REJECTED, status(400));
        rows.add("answers 403 with HTML", REJECTED, status(403).html("<h1>Request blocked</h1>"));
        rows.add("answers 502 with HTML", UNKNOWN, status(502).html("<h1>Bad gateway</h1>"));
        rows.add("answers 400 with half a problem", REJECTED, status(400).json("{\"title\": \"N"));
        rows.add(
                "answers 400 with a problem of other types",
                REJECTED,
                status(400).json("{\"title\": [], \"status\": \"x\", \"detail\": {}, \"errors\": {\"name\": [1]}}"));
        rows.add("answers 422 in invalid UTF-8", REJECTED, status(422).body(Answer.latin1("{\"detail\": \"\u00ff\"}")));
        rows.add("labels a plain 422 as compressed", REJECTED, problem(422).header("Content-Encoding", "gzip"));
        String status = "The status alone says that nothing was created. The body only gives the reason.";
        rows.add("closes within the body of a 400", REJECTED, problem(400).cut(IN_BODY))
                .because(status);
        rows.add("resets within the body of a 400", REJECTED, problem(400).reset(IN_BODY))
                .because(status);
        rows.stalls("stalls within the body of a 400", REJECTED, problem(400).stalled(IN_BODY))
                .because(status);
        rows.stalls("stalls after the head of a 401", REJECTED, problem(401).stalled(AFTER_HEAD))
                .because(status);
        return rows.faults();
    }

    static List<Fault> redirects() {
        Rows rows = new Rows("Redirects");
        for (int status = 300; status <= 308; status++) {
            redirect(rows, status, "another port", wire -> wire.elsewhere().uri() + "/v3/sequences");
        }
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            redirect(rows, status, "another name of the host", wire -> "http://localhost:" + otherPort(wire) + "/");
            redirect(rows, status, "a host that does not exist", wire -> "https://replykit.invalid/v3/sequences");
            redirect(rows, status, "another scheme", wire -> "https://127.0.0.1:" + otherPort(wire));
            redirect(rows, status, "another path of the same server", wire -> "/v4/sequences");
            redirect(rows, status, "itself", wire -> wire.here() + "/v3/sequences");
            redirect(rows, status, "a malformed URL", wire -> "http://[::bad/ /");
            redirect(rows, status, "a script URL", wire -> "javascript:alert(1)");
            rows.add(status + " without a Location", redirected(status), status(status));
        }
        rows.add("302 from TLS to plain HTTP", UNKNOWN, Behaviour.secure(TRUSTED, redirectElsewhere(302)));
        rows.add("307 from TLS to plain HTTP", REJECTED, Behaviour.secure(TRUSTED, redirectElsewhere(307)));
        rows.add("304 without a Location", UNKNOWN, status(304).withoutLength());
        rows.add(
                        "302 whose body is a sequence",
                        UNKNOWN,
                        status(302).header("Location", "/v3/sequences/90210").json(SEQUENCE))
                .because("Only a 2xx says that the body is the created sequence.");
        return rows.faults();
    }

    static List<Fault> rateLimit() {
        Rows rows = new Rows("Rate limit");
        Answer limited = problem(429);
        Answer inASecond = limited.header("Retry-After", "1");
        twice(rows, "answers 429, then accepts a second later", CREATED, inASecond, GOOD);
        twice(rows, "answers 429 for 1.5 s, then accepts", CREATED, limited.header("Retry-After", "1.5"), GOOD);
        twice(rows, "answers 429, then accepts at once", CREATED, limited.header("Retry-After", "0"), GOOD);
        twice(
                rows,
                "answers 429 with a date, then accepts",
                CREATED,
                Behaviour.answer(wire -> limited.header("Retry-After", httpDate(2))),
                GOOD);
        twice(
                        rows,
                        "answers 429 with a date in the past, then accepts",
                        CREATED,
                        limited.header("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"),
                        GOOD)
                .because("A date in the past asks for no more waiting.");
        twice(rows, "sets a cookie with the 429", CREATED, inASecond.header("Set-Cookie", "limited=yes"), GOOD);
        twice(rows, "closes the connection after the 429", CREATED, inASecond.closing(), GOOD);
        twice(rows, "answers 429 twice", RATE_LIMITED, inASecond);
        twice(rows, "answers 429, then refuses", REJECTED, inASecond, problem(401));
        twice(rows, "answers 429, then 503", UNKNOWN, inASecond, problem(503));
        twice(rows, "answers 429, then closes after the request", UNKNOWN, inASecond, closeAfter(THE_REQUEST));
        twice(rows, "answers 429, then never answers", UNKNOWN, inASecond, silentAfter(THE_REQUEST))
                .stalling();
        twice(rows, "answers 429, then redirects", REJECTED, inASecond, redirectElsewhere(307));
        rows.add("answers 429, then refuses the connection", NOT_SENT, Behaviour.lastly(inASecond.closing()))
                .posts(1)
                .because("The first request was not executed, and the second was not sent.");
        rows.add("answers 429 without Retry-After", RATE_LIMITED, limited);
        rows.add("answers 429 for an hour", RATE_LIMITED, limited.header("Retry-After", "3600"));
        rows.add(
                "answers 429 for more seconds than 64 bits hold",
                RATE_LIMITED,
                limited.header("Retry-After", "99999999999999999999"));
        rows.add(
                "answers 429 for 2^63 - 1 seconds", RATE_LIMITED, limited.header("Retry-After", "9223372036854775807"));
        rows.add(
                "answers 429 until the year 9999",
                RATE_LIMITED,
                limited.header("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"));
        String odd = "|soon|-1|1,5|+1|0x1|1 second|1;x|PT1S|\u00b2|2015-10-21|Wed, 99 Oct 2015 07:28:00 GMT";
        for (String wait : odd.split("\\|")) {
            rows.add(
                    "answers 429 with Retry-After '%s'".formatted(wait),
                    RATE_LIMITED,
                    limited.header("Retry-After", wait));
        }
        rows.add("answers 429 with two different Retry-After", RATE_LIMITED, inASecond.header("Retry-After", "3600"))
                .because("It is unclear which one is meant, so nothing is sent too early.");
        rows.add("answers 429 with a list in Retry-After", RATE_LIMITED, limited.header("Retry-After", "1, 3600"));
        rows.add("answers 429 with HTML", RATE_LIMITED, status(429).html("<h1>Slow down</h1>"));
        rows.add("closes within the body of a 429", RATE_LIMITED, limited.cut(IN_BODY));
        return rows.faults();
    }

    static List<Fault> echoes() {
        Rows rows = new Rows("Echoed key");
        echo(
                rows,
                "in the detail of a problem",
                REJECTED,
                key -> status(401)
                        .json("{\"title\": \"Unauthorized\", \"detail\": \"Bad header: %s\"}".formatted(key)));
        echo(
                rows,
                "in every member of a problem",
                REJECTED,
                key -> status(422)
                        .json("{\"title\": \"%1$s\", \"errors\": [{\"pointer\": \"/%1$s\", \"detail\": \"%1$s\"}]}"
                                .formatted(key)));
        echo(rows, "in an HTML page", REJECTED, key -> status(403).html("<pre>" + key + "</pre>"));
        echo(
                rows,
                "in the reason phrase",
                REJECTED,
                key -> Answer.statusLine("HTTP/1.1 400 " + key).body("no"));
        echo(rows, "in a broken status line", UNKNOWN, key -> Answer.statusLine(key));
        echo(rows, "in a broken header", UNKNOWN, key -> GOOD.headerLine(key + " : x"));
        echo(
                rows,
                "in a Content-Length",
                UNKNOWN,
                key -> JSON_201.body(SEQUENCE).header("Content-Length", key));
        echo(
                rows,
                "in the target of a redirect",
                REJECTED,
                key -> status(307).header("Location", "https://replykit.invalid/?k=" + key));
        echo(
                rows,
                "in the host of a redirect",
                REJECTED,
                key -> status(307).header("Location", "https://" + key.replace("Bearer ", "") + ".invalid/"));
        echo(rows, "in a Retry-After", RATE_LIMITED, key -> problem(429).header("Retry-After", key));
        echo(rows, "in a body that is no JSON", UNKNOWN, key -> status(201).json("{\"id\": " + key));
        echo(rows, "in the body of a 500", UNKNOWN, key -> status(500).body(key));
        return rows.faults();
    }

    /** So many DELETEs may arrive. */
    private static Fault deletion(Rows rows, int most, String name, Outcome outcome, Behaviour... script) {
        return rows.add(name, outcome, script).deleting(most);
    }

    private static void created(Rows rows, String what, String body) {
        rows.add("answers 201 with " + what, CREATED, JSON_201.body(body));
    }

    private static void unreadable(Rows rows, String what, String body) {
        rows.add("answers 201 with " + what, UNKNOWN, JSON_201.body(body));
    }

    private static void redirect(Rows rows, int status, String where, Function<Wire, String> location) {
        rows.add(status + " to " + where, redirected(status), Behaviour.redirect(status, location));
    }

    private static int otherPort(Wire wire) {
        return wire.elsewhere().uri().getPort();
    }

    private static Outcome redirected(int status) {
        return Set.of(301, 307, 308).contains(status) ? REJECTED : UNKNOWN;
    }

    private static Fault twice(Rows rows, String name, Outcome outcome, Behaviour... script) {
        return rows.add(name, outcome, script).posts(2);
    }

    private static void echo(Rows rows, String where, Outcome outcome, Function<String, Answer> answer) {
        rows.add(
                "repeats the key " + where,
                outcome,
                Behaviour.answer(wire -> answer.apply(
                                wire.request().header("Authorization").orElse("none"))
                        .closing()));
    }

    private static String httpDate(int secondsFromNow) {
        ZonedDateTime then = Instant.now().plusSeconds(secondsFromNow).atZone(ZoneOffset.UTC);
        return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                .format(then);
    }
}
