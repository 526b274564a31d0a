package dev.replykit.faults;

import static dev.replykit.faults.Behaviour.After.THE_REQUEST;
import static dev.replykit.faults.Outcome.CREATED;
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
    private static final Answer JSON_201 = Answer.status(201).header("Content-Type", "application/json");

    private AnswerFaults() {}

    static List<Fault> goodAnswers() {
        Rows rows = new Rows("Control");
        rows.add("answers 201 with the sequence", CREATED, Answer.created());
        rows.add("answers over TLS", CREATED, Behaviour.secure(TRUSTED, Answer.created()));
        rows.add(
                "closes after the answer",
                CREATED,
                Answer.created().header("Connection", "close").closing());
        rows.add("answers before it has read the body", CREATED, Behaviour.answerBeforeBody(Answer.created()));
        rows.add("sets cookies", CREATED, Answer.created().header("Set-Cookie", "session=stolen; Path=/"));
        return rows.faults();
    }

    static List<Fault> bodies() {
        Rows rows = new Rows("Bodies of 2xx");
        for (int status : new int[] {200, 202, 203, 206, 299}) {
            rows.add(
                    "answers " + status + " with the sequence",
                    CREATED,
                    Answer.status(status).json(Answer.SEQUENCE));
        }
        for (int status : new int[] {200, 201, 202, 205}) {
            rows.add("answers " + status + " without a body", UNKNOWN, Answer.status(status));
        }
        rows.add("answers 204", UNKNOWN, Answer.status(204).withoutLength());
        rows.add("answers 204 with a body", UNKNOWN, Answer.status(204).json(Answer.SEQUENCE));
        rows.add("answers 200 with HTML", UNKNOWN, Answer.status(200).html("<h1>Please sign in</h1>"));
        rows.add("answers 201 with HTML", UNKNOWN, Answer.status(201).html("<h1>Welcome to the Wi-Fi</h1>"));
        rows.add("calls the sequence text/html", CREATED, Answer.status(201).html(Answer.SEQUENCE));
        rows.add("has no Content-Type", CREATED, Answer.status(201).body(Answer.SEQUENCE));
        created(rows, "only an id", "{\"id\": 90210}");
        created(rows, "an id of 2^53 + 1", "{\"id\": 9007199254740993}");
        created(rows, "ids of steps before its own", "{\"steps\": [{\"id\": 1, \"type\": \"smoke\"}], \"id\": 90210}");
        created(rows, "unknown members", "{\"id\": 90210, \"mood\": {\"good\": true}}");
        created(
                rows,
                "members of other types than documented",
                "{\"id\": 90210, \"name\": 7, \"created\": \"yesterday\", \"steps\": {}}");
        created(rows, "space around it", "\r\n  {\"id\": 90210}\r\n");
        unreadable(rows, "nothing but spaces", "   ");
        unreadable(rows, "an empty object", "{}");
        unreadable(rows, "a list", "[" + Answer.SEQUENCE + "]");
        unreadable(rows, "null", "null");
        unreadable(rows, "a text", "\"created\"");
        unreadable(rows, "a number", "90210");
        unreadable(rows, "an id that is a text", "{\"id\": \"90210\"}");
        unreadable(rows, "an id with a fraction", "{\"id\": 90210.5}");
        unreadable(rows, "an id beyond 64 bits", "{\"id\": 9223372036854775808}");
        unreadable(rows, "an id that is null", "{\"id\": null}");
        unreadable(rows, "an id further inside", "{\"data\": {\"id\": 90210}}");
        unreadable(rows, "a problem", "{\"title\": \"No\", \"status\": 400}");
        unreadable(rows, "names without quotes", "{id: 90210}");
        unreadable(rows, "a comment", "{\"id\": 90210 /* new */}");
        unreadable(rows, "half a sequence", Answer.SEQUENCE.substring(0, Answer.SEQUENCE.length() / 2));
        unreadable(rows, "a second object after the first", "{\"id\": 90210} {\"id\": 90211}");
        unreadable(rows, "text after the object", "{\"id\": 90210} and more");
        unreadable(rows, "guards before the object", ")]}',\n{\"id\": 90210}");
        return rows.faults();
    }

    static List<Fault> encoding() {
        Rows rows = new Rows("Encoding");
        rows.add("sends a byte order mark", CREATED, JSON_201.body("\ufeff" + Answer.SEQUENCE))
                .because("RFC 8259, section 8.1, lets a reader ignore it.");
        rows.add(
                        "sends a name in invalid UTF-8",
                        CREATED,
                        JSON_201.body(Answer.latin1("{\"id\": 90210, \"name\": \"\u00ff\u00c0\u00af\"}")))
                .because("The id is beyond doubt; the mangled name is told as a difference.");
        rows.add("sends UTF-16", UNKNOWN, JSON_201.body(Answer.SEQUENCE.getBytes(StandardCharsets.UTF_16)))
                .because("JSON between systems is UTF-8.");
        rows.add(
                        "names a charset that does not exist",
                        CREATED,
                        Answer.status(201)
                                .header("Content-Type", "application/json; charset=smoke")
                                .body(Answer.SEQUENCE))
                .because("JSON has no charset parameter; it means nothing.");
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
            rows.add("answers " + status, REJECTED, Answer.problem(status));
        }
        for (int status : new int[] {408, 499, 500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 522, 524, 529, 599}) {
            rows.add("answers " + status, UNKNOWN, Answer.problem(status));
        }
        rows.add("answers 503 with Retry-After", UNKNOWN, Answer.problem(503).header("Retry-After", "1"))
                .because("Only a 429 promises that nothing was done.");
        rows.add(
                "answers 408 and closes",
                UNKNOWN,
                Answer.status(408).header("Connection", "close").closing());
        rows.add("answers 999", UNKNOWN, Answer.problem(999)).because("A number without a meaning proves nothing.");
        rows.add(
                "answers 401 with a challenge",
                REJECTED,
                Answer.problem(401).header("WWW-Authenticate", "Basic realm=\"reply\""));
        rows.add("answers 413 before it has read the body", REJECTED, Behaviour.answerBeforeBody(Answer.problem(413)));
        return rows.faults();
    }

    static List<Fault> refusals() {
        Rows rows = new Rows("Refusals in bad shape");
        rows.add("answers 400 without a body", REJECTED, Answer.status(400));
        rows.add("answers 403 with HTML", REJECTED, Answer.status(403).html("<h1>Request blocked</h1>"));
        rows.add("answers 502 with HTML", UNKNOWN, Answer.status(502).html("<h1>Bad gateway</h1>"));
        rows.add("answers 400 with half a problem", REJECTED, Answer.status(400).json("{\"title\": \"N"));
        rows.add(
                "answers 400 with a problem of other types",
                REJECTED,
                Answer.status(400)
                        .json("{\"title\": [], \"status\": \"x\", \"detail\": {}, \"errors\": {\"name\": [1]}}"));
        rows.add(
                "answers 422 in invalid UTF-8",
                REJECTED,
                Answer.status(422).body(Answer.latin1("{\"detail\": \"\u00ff\"}")));
        rows.add("calls a plain 422 packed", REJECTED, Answer.problem(422).header("Content-Encoding", "gzip"));
        String status = "The status alone says that nothing was created; the rest is only the reason.";
        rows.add(
                        "closes within the body of a 400",
                        REJECTED,
                        Answer.problem(400).cutInBody())
                .because(status);
        rows.add(
                        "resets within the body of a 400",
                        REJECTED,
                        Answer.problem(400).resetInBody())
                .because(status);
        rows.add(
                        "stalls within the body of a 400",
                        REJECTED,
                        Answer.problem(400).stalledInBody())
                .stalling()
                .because(status);
        rows.add("stalls after the head of a 401", REJECTED, Answer.problem(401).stalledAfterHead())
                .stalling()
                .because(status);
        return rows.faults();
    }

    static List<Fault> redirects() {
        Rows rows = new Rows("Redirects");
        for (int status = 300; status <= 308; status++) {
            redirect(rows, status, "another port", wire -> wire.elsewhere().uri() + "/v3/sequences");
        }
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            redirect(
                    rows,
                    status,
                    "another name of the host",
                    wire -> "http://localhost:" + wire.elsewhere().uri().getPort() + "/");
            redirect(rows, status, "a host that does not exist", wire -> "https://replykit.invalid/v3/sequences");
            redirect(
                    rows,
                    status,
                    "another scheme",
                    wire -> "https://127.0.0.1:" + wire.elsewhere().uri().getPort() + "/");
            redirect(rows, status, "a path of its own", wire -> "/v4/sequences");
            redirect(rows, status, "itself", wire -> wire.here() + "/v3/sequences");
            redirect(rows, status, "nowhere readable", wire -> "http://[::bad/ /");
            redirect(rows, status, "a script", wire -> "javascript:alert(1)");
            rows.add(status + " without a Location", redirected(status), Answer.status(status));
        }
        rows.add(
                "302 over TLS down to plain HTTP",
                UNKNOWN,
                Behaviour.secure(
                        TRUSTED,
                        Behaviour.redirect(302, wire -> wire.elsewhere().uri().toString())));
        rows.add(
                "307 over TLS down to plain HTTP",
                REJECTED,
                Behaviour.secure(
                        TRUSTED,
                        Behaviour.redirect(307, wire -> wire.elsewhere().uri().toString())));
        rows.add("304 without a Location", UNKNOWN, Answer.status(304).withoutLength());
        rows.add(
                        "302 whose body is a sequence",
                        UNKNOWN,
                        Answer.status(302)
                                .header("Location", "/v3/sequences/90210")
                                .json(Answer.SEQUENCE))
                .because("Only a 2xx says that it is the answer.");
        return rows.faults();
    }

    static List<Fault> rateLimit() {
        Rows rows = new Rows("Rate limit");
        Answer limited = Answer.problem(429);
        Answer inASecond = limited.header("Retry-After", "1");
        script(rows, "allows it a second later", CREATED, inASecond, Answer.created())
                .posts(2);
        script(rows, "allows it at once", CREATED, limited.header("Retry-After", "0"), Answer.created())
                .posts(2);
        script(
                        rows,
                        "allows it at a date",
                        CREATED,
                        Behaviour.answer(wire -> limited.header("Retry-After", httpDate(2))),
                        Answer.created())
                .posts(2);
        script(
                        rows,
                        "allows it since a date",
                        CREATED,
                        limited.header("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"),
                        Answer.created())
                .posts(2)
                .because("A date that has passed asks for no more waiting.");
        script(
                        rows,
                        "sets a cookie with the limit",
                        CREATED,
                        inASecond.header("Set-Cookie", "limited=yes"),
                        Answer.created())
                .posts(2);
        script(rows, "closes the connection with the limit", CREATED, inASecond.closing(), Answer.created())
                .posts(2);
        script(rows, "limits twice", RATE_LIMITED, inASecond).posts(2);
        script(rows, "refuses after the limit", REJECTED, inASecond, Answer.problem(401))
                .posts(2);
        script(rows, "fails after the limit", UNKNOWN, inASecond, Answer.problem(503))
                .posts(2);
        script(rows, "closes after the limit", UNKNOWN, inASecond, Behaviour.closeAfter(THE_REQUEST))
                .posts(2);
        script(rows, "is silent after the limit", UNKNOWN, inASecond, Behaviour.silentAfter(THE_REQUEST))
                .posts(2)
                .stalling();
        script(
                        rows,
                        "redirects after the limit",
                        REJECTED,
                        inASecond,
                        Behaviour.redirect(307, wire -> wire.elsewhere().uri().toString()))
                .posts(2);
        script(rows, "is gone after the limit", NOT_SENT, Behaviour.lastly(inASecond.closing()))
                .posts(1)
                .because("The first was not executed and the second not sent.");
        rows.add("limits without Retry-After", RATE_LIMITED, limited);
        rows.add("limits for an hour", RATE_LIMITED, limited.header("Retry-After", "3600"));
        rows.add(
                "limits for longer than 64 bits hold",
                RATE_LIMITED,
                limited.header("Retry-After", "99999999999999999999"));
        rows.add("limits for 2^63 - 1 seconds", RATE_LIMITED, limited.header("Retry-After", "9223372036854775807"));
        rows.add(
                "limits until a far date",
                RATE_LIMITED,
                limited.header("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"));
        for (String odd : List.of(
                "",
                "soon",
                "-1",
                "1.5",
                "+1",
                "0x1",
                "1 second",
                "1;x",
                "PT1S",
                "\u00b2",
                "2015-10-21",
                "Wed, 99 Oct 2015 07:28:00 GMT")) {
            rows.add("limits with Retry-After '%s'".formatted(odd), RATE_LIMITED, limited.header("Retry-After", odd));
        }
        rows.add("limits with two different Retry-After", RATE_LIMITED, inASecond.header("Retry-After", "3600"))
                .because("Who can't tell which is meant must not send again too early.");
        rows.add("limits with a list in Retry-After", RATE_LIMITED, limited.header("Retry-After", "1, 3600"));
        rows.add("limits with HTML", RATE_LIMITED, Answer.status(429).html("<h1>Slow down</h1>"));
        rows.add("cuts the body of the limit", RATE_LIMITED, limited.cutInBody());
        return rows.faults();
    }

    static List<Fault> echoes() {
        Rows rows = new Rows("Echoed key");
        echo(
                rows,
                "in the detail of a problem",
                REJECTED,
                key -> Answer.status(401)
                        .json("{\"title\": \"Unauthorized\", \"detail\": \"Bad header: %s\"}".formatted(key)));
        echo(
                rows,
                "in every member of a problem",
                REJECTED,
                key -> Answer.status(422)
                        .json("{\"title\": \"%1$s\", \"errors\": [{\"pointer\": \"/%1$s\", \"detail\": \"%1$s\"}]}"
                                .formatted(key)));
        echo(rows, "in an HTML page", REJECTED, key -> Answer.status(403).html("<pre>" + key + "</pre>"));
        echo(
                rows,
                "in the reason phrase",
                REJECTED,
                key -> Answer.statusLine("HTTP/1.1 400 " + key).body("no"));
        echo(rows, "in a broken status line", UNKNOWN, key -> Answer.statusLine(key));
        echo(rows, "in a broken header", UNKNOWN, key -> Answer.created().headerLine(key + " : x"));
        echo(
                rows,
                "in a Content-Length",
                UNKNOWN,
                key -> JSON_201.body(Answer.SEQUENCE).header("Content-Length", key));
        echo(
                rows,
                "in the target of a redirect",
                REJECTED,
                key -> Answer.status(307).header("Location", "https://replykit.invalid/?k=" + key));
        echo(
                rows,
                "in the host of a redirect",
                REJECTED,
                key -> Answer.status(307).header("Location", "https://" + key.replace("Bearer ", "") + ".invalid/"));
        echo(rows, "in a Retry-After", RATE_LIMITED, key -> Answer.problem(429).header("Retry-After", key));
        echo(
                rows,
                "in a body that is no JSON",
                UNKNOWN,
                key -> Answer.status(201).json("{\"id\": " + key));
        echo(rows, "in the body of a 500", UNKNOWN, key -> Answer.status(500).body(key));
        return rows.faults();
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

    private static Outcome redirected(int status) {
        return Set.of(301, 307, 308).contains(status) ? REJECTED : UNKNOWN;
    }

    private static Rows.Row script(Rows rows, String name, Outcome outcome, Behaviour... script) {
        return rows.add(name, outcome, () -> MisbehavingServer.playing(script));
    }

    private static void echo(Rows rows, String where, Outcome outcome, Function<String, Answer> answer) {
        rows.add(
                "repeats it " + where,
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
