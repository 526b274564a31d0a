package dev.replykit.faults;

import static dev.replykit.faults.Answer.*;
import static dev.replykit.faults.Answer.At.AFTER_HEAD;
import static dev.replykit.faults.Answer.At.IN_BODY;
import static dev.replykit.faults.Behaviour.*;
import static dev.replykit.faults.Behaviour.After.THE_REQUEST;
import static dev.replykit.faults.Ending.*;
import static dev.replykit.faults.TestIdentity.TRUSTED;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What goes wrong with the meaning of an answer: its status, its body, where it leads and what it repeats. */
final class AnswerFaults extends Faults {
    private static final Answer FOUND = status(200).json(SEQUENCE);

    AnswerFaults() {
        bodies();
        encoding();
        statuses();
        refusals();
        redirects();
        rateLimit();
        echoes();
        deletions();
        proxies();
    }

    /** What answers {@code delete}, which reads the sequence first. */
    private void deletions() {
        group("Deleting");
        Answer unknownId = status(400).json("{\"title\": \"Bad Request\", \"code\": \"sequence.notFound\"}");
        Answer unknownWhenRead = status(404).json("{\"title\": \"Not Found\", \"code\": \"sequence.notFound\"}");
        Answer done = status(204).withoutLength();
        Answer html = status(200).html("<h1>Hello</h1>");
        deletion("answers 204", DELETED, done);
        deletion("answers 200 without a body", DELETED, status(200));
        deletion("answers 200 with HTML", UNKNOWN, html).because("It may be no answer of the API.");
        deletion("answers that the id is unknown (400)", DELETED, unknownId)
                .because("Somebody else deleted it in between.");
        deletion("answers 404 without a body", REJECTED, status(404));
        undeleted("does not know the id (404) when it is read", DELETED, unknownWhenRead);
        undeleted("answers 404 without a body when it is read", REJECTED, status(404));
        undeleted("does not know the id (400) when it is read", DELETED, unknownId);
        undeleted("answers 404 with HTML when it is read", REJECTED, status(404).html("<h1>Not Found</h1>"))
                .because("It may be another server.");
        for (String status : List.of("active", "paused", "tomorrow")) {
            undeleted(
                    "reads it as " + status, KEPT, status(200).json(SEQUENCE.replace("\"new\"", "\"" + status + "\"")));
        }
        undeleted("reads it without a status", KEPT, status(200).json("{\"id\": 90210}"));
        undeleted("reads another sequence", NOT_READ, status(200).json("{\"id\": 7, \"status\": \"new\"}"));
        undeleted("answers 503 when it is read", NOT_READ, problem(503));
        undeleted("closes the connection when it is read", NOT_READ, closeAfter(THE_REQUEST));
        undeleted("refuses to have it read", REJECTED, problem(403));
        deletion("refuses to delete it", REJECTED, problem(403));
        deletion("redirects", REJECTED, redirectElsewhere(307));
        deletion("answers 429, then 204", DELETED, limited("1"), done).posts(2);
        deletion("answers 429 twice", RATE_LIMITED, limited("1")).posts(2);
        deletion("answers 503", UNKNOWN, problem(503));
        deletion("closes after the request", UNKNOWN, closeAfter(THE_REQUEST));
        deletion("never answers", UNKNOWN, silentAfter(THE_REQUEST)).stalling();
        undeleted("reads it as new, then refuses the connection", NOT_SENT, lastly(FOUND.closing()));
    }

    /** A good answer when it is read, then these. */
    private Fault deletion(String name, Ending outcome, Behaviour... then) {
        Behaviour[] script = Stream.concat(Stream.of(FOUND), Stream.of(then)).toArray(Behaviour[]::new);
        return add("reads it as new, then " + name, outcome, script).deleting(1);
    }

    /** No DELETE may arrive. */
    private Fault undeleted(String name, Ending outcome, Behaviour behaviour) {
        return add(name, outcome, behaviour).deleting(0);
    }

    private void bodies() {
        group("Bodies of 2xx");
        for (int status : new int[] {200, 202, 203, 206, 299}) {
            Answer answer = status(status).json(SEQUENCE);
            add("answers " + status + " with the sequence", CREATED, answer);
        }
        for (int status : new int[] {200, 201, 202, 205}) {
            add("answers " + status + " without a body", UNKNOWN, status(status));
        }
        add("answers 204", UNKNOWN, status(204).withoutLength());
        add("answers 204 with a body", UNKNOWN, status(204).json(SEQUENCE));
        add("answers 200 with HTML", UNKNOWN, status(200).html("<h1>Please sign in</h1>"));
        add("answers 201 with HTML", UNKNOWN, status(201).html("<h1>Welcome to the Wi-Fi</h1>"));
        add("labels the sequence as text/html", CREATED, status(201).html(SEQUENCE));
        add("has no Content-Type", CREATED, status(201).body(SEQUENCE));
        created("only an id", "{\"id\": 90210}");
        created("an id of 2^53 + 1", "{\"id\": 9007199254740993}");
        created("ids of steps before its own", "{\"steps\": [{\"id\": 1, \"type\": \"smoke\"}], \"id\": 90210}");
        created("unknown members", "{\"id\": 90210, \"mood\": {\"good\": true}}");
        created(
                "members of other types than documented",
                "{\"id\": 90210, \"name\": 7, \"created\": \"yesterday\", \"steps\": {}}");
        created("spaces around the object", "\r\n  {\"id\": 90210}\r\n");
        unreadable("nothing but spaces", "   ");
        unreadable("an empty object", "{}");
        unreadable("a list", "[" + SEQUENCE + "]");
        unreadable("null", "null");
        unreadable("a text", "\"created\"");
        unreadable("a number", "90210");
        unreadable("an id that is a text", "{\"id\": \"90210\"}");
        unreadable("an id with a fraction", "{\"id\": 90210.5}");
        unreadable("an id beyond 64 bits", "{\"id\": 9223372036854775808}");
        unreadable("an id that is null", "{\"id\": null}");
        unreadable("an id in a nested object only", "{\"data\": {\"id\": 90210}}");
        unreadable("a problem", "{\"title\": \"No\", \"status\": 400}");
        unreadable("names without quotes", "{id: 90210}");
        unreadable("a comment", "{\"id\": 90210 /* new */}");
        unreadable("half a sequence", SEQUENCE.substring(0, SEQUENCE.length() / 2));
        unreadable("a second object after the first", "{\"id\": 90210} {\"id\": 90211}");
        unreadable("text after the object", "{\"id\": 90210} and more");
        unreadable("a guard against scripts before the object", ")]}',\n{\"id\": 90210}");
    }

    private void encoding() {
        group("Encoding");
        add("sends a byte order mark", CREATED, JSON_201.body("\ufeff" + SEQUENCE))
                .because("RFC 8259, section 8.1, lets a reader ignore it.");
        Answer broken = JSON_201.body(latin1("{\"id\": 90210, \"name\": \"\u00ff\u00c0\u00af\"}"));
        add("sends a name in invalid UTF-8", CREATED, broken)
                .because("The id is certain. The broken name is reported as a difference.");
        add("sends UTF-16", UNKNOWN, JSON_201.body(SEQUENCE.getBytes(StandardCharsets.UTF_16)))
                .because("JSON between systems is UTF-8.");
        Answer smoke = status(201).body(SEQUENCE).header("Content-Type", "application/json; charset=smoke");
        add("names a charset that does not exist", CREATED, smoke)
                .because("JSON has no charset parameter, so it is ignored.");
        add("sends zero bytes", UNKNOWN, JSON_201.body(new byte[100]));
    }

    private void statuses() {
        group("Status");
        int[] refusals = {
            400, 401, 402, 403, 404, 405, 406, 407, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423,
            424, 425, 426, 428, 431, 451
        };
        for (int status : refusals) {
            add("answers " + status, REJECTED, problem(status));
        }
        for (int status : new int[] {408, 499, 500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 522, 524, 529, 599}) {
            add("answers " + status, UNKNOWN, problem(status));
        }
        add("answers 503 with Retry-After", UNKNOWN, problem(503).header("Retry-After", "1"))
                .because("Only a 429 says that nothing was done.");
        add("answers 408 and closes", UNKNOWN, status(408).closing().header("Connection", "close"));
        add("answers 999", UNKNOWN, problem(999)).because("A status without a meaning proves nothing.");
        add("answers 401 with a challenge", REJECTED, problem(401).header("WWW-Authenticate", "Basic realm=\"reply\""));
        add("answers 413 before it has read the body", REJECTED, answerBeforeBody(problem(413)));
    }

    private void refusals() {
        group("Malformed refusals");
        add("answers 400 without a body", REJECTED, status(400));
        add("answers 403 with HTML", REJECTED, status(403).html("<h1>Request blocked</h1>"));
        add("answers 502 with HTML", UNKNOWN, status(502).html("<h1>Bad gateway</h1>"));
        add("answers 400 with half a problem", REJECTED, status(400).json("{\"title\": \"N"));
        String odd = "{\"title\": [], \"status\": \"x\", \"detail\": {}, \"errors\": {\"name\": [1]}}";
        add("answers 400 with a problem of other types", REJECTED, status(400).json(odd));
        add("answers 422 in invalid UTF-8", REJECTED, status(422).body(latin1("{\"detail\": \"\u00ff\"}")));
        add("labels a plain 422 as compressed", REJECTED, problem(422).header("Content-Encoding", "gzip"));
        unread("closes within the body of a 400", problem(400).cut(IN_BODY));
        unread("resets within the body of a 400", problem(400).reset(IN_BODY));
        unread("stalls within the body of a 400", problem(400).stalled(IN_BODY)).stalling();
        unread("stalls after the head of a 401", problem(401).stalled(AFTER_HEAD))
                .stalling();
    }

    private Fault unread(String name, Behaviour behaviour) {
        return add(name, REJECTED, behaviour)
                .because("The status alone says that nothing was created. The body only gives the reason.");
    }

    private void redirects() {
        group("Redirects");
        for (int status = 300; status <= 308; status++) {
            redirect(status, "another port", wire -> wire.elsewhere().uri() + "/v3/sequences");
        }
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            redirect(status, "another name of the host", wire -> "http://localhost:" + otherPort(wire) + "/");
            redirect(status, "a host that does not exist", wire -> "https://replykit.invalid/v3/sequences");
            redirect(status, "another scheme", wire -> "https://127.0.0.1:" + otherPort(wire));
            redirect(status, "another path of the same server", wire -> "/v4/sequences");
            redirect(status, "itself", wire -> wire.here() + "/v3/sequences");
            redirect(status, "a malformed URL", wire -> "http://[::bad/ /");
            redirect(status, "a script URL", wire -> "javascript:alert(1)");
            add(status + " without a Location", redirected(status), status(status));
        }
        add("302 from TLS to plain HTTP", UNKNOWN, secure(TRUSTED, redirectElsewhere(302)));
        add("307 from TLS to plain HTTP", REJECTED, secure(TRUSTED, redirectElsewhere(307)));
        add("304 without a Location", UNKNOWN, status(304).withoutLength());
        Answer found = status(302).header("Location", "/v3/sequences/90210").json(SEQUENCE);
        add("302 whose body is a sequence", UNKNOWN, found)
                .because("Only a 2xx says that the body is the created sequence.");
    }

    private void rateLimit() {
        group("Rate limit");
        Answer inASecond = limited("1");
        twice("answers 429, then accepts a second later", CREATED, inASecond, GOOD);
        twice("answers 429 for 1.5 s, then accepts", CREATED, limited("1.5"), GOOD);
        twice("answers 429, then accepts at once", CREATED, limited("0"), GOOD);
        twice("answers 429 with a date, then accepts", CREATED, answer(wire -> limited(httpDate(2))), GOOD);
        Answer past = limited("Wed, 21 Oct 2015 07:28:00 GMT");
        twice("answers 429 with a date in the past, then accepts", CREATED, past, GOOD)
                .because("A date in the past asks for no more waiting.");
        twice("sets a cookie with the 429", CREATED, inASecond.header("Set-Cookie", "limited=yes"), GOOD);
        twice("closes the connection after the 429", CREATED, inASecond.closing(), GOOD);
        twice("answers 429 twice", RATE_LIMITED, inASecond);
        twice("answers 429, then refuses", REJECTED, inASecond, problem(401));
        twice("answers 429, then 503", UNKNOWN, inASecond, problem(503));
        twice("answers 429, then closes after the request", UNKNOWN, inASecond, closeAfter(THE_REQUEST));
        twice("answers 429, then never answers", UNKNOWN, inASecond, silentAfter(THE_REQUEST))
                .stalling();
        twice("answers 429, then redirects", REJECTED, inASecond, redirectElsewhere(307));
        add("answers 429, then refuses the connection", NOT_SENT, lastly(inASecond.closing()))
                .posts(1)
                .because("The first request was not executed, and the second was not sent.");
        add("answers 429 without Retry-After", RATE_LIMITED, problem(429));
        add("answers 429 for an hour", RATE_LIMITED, limited("3600"));
        add("answers 429 for more seconds than 64 bits hold", RATE_LIMITED, limited("99999999999999999999"));
        add("answers 429 for 2^63 - 1 seconds", RATE_LIMITED, limited("9223372036854775807"));
        add("answers 429 until the year 9999", RATE_LIMITED, limited("Fri, 31 Dec 9999 23:59:59 GMT"));
        String odd = "|soon|-1|1,5|+1|0x1|1 second|1;x|PT1S|\u00b2|2015-10-21|Wed, 99 Oct 2015 07:28:00 GMT";
        for (String wait : odd.split("\\|")) {
            add("answers 429 with Retry-After '" + wait + "'", RATE_LIMITED, limited(wait));
        }
        add("answers 429 with two different Retry-After", RATE_LIMITED, inASecond.header("Retry-After", "3600"))
                .because("It is unclear which one is meant, so nothing is sent too early.");
        add("answers 429 with a list in Retry-After", RATE_LIMITED, limited("1, 3600"));
        add("answers 429 with HTML", RATE_LIMITED, status(429).html("<h1>Slow down</h1>"));
        add("closes within the body of a 429", RATE_LIMITED, problem(429).cut(IN_BODY));
    }

    private static Answer limited(String retryAfter) {
        return problem(429).header("Retry-After", retryAfter);
    }

    private void echoes() {
        group("Echoed key");
        String member = "{\"title\": \"%1$s\", \"errors\": [{\"pointer\": \"/%1$s\", \"detail\": \"%1$s\"}]}";
        echo("in the detail of a problem", REJECTED, key -> status(401).json("{\"detail\": \"Bad: " + key + "\"}"));
        echo("in every member of a problem", REJECTED, key -> status(422).json(member.formatted(key)));
        echo("in an HTML page", REJECTED, key -> status(403).html("<pre>" + key + "</pre>"));
        echo(
                "in the reason phrase",
                REJECTED,
                key -> statusLine("HTTP/1.1 400 " + key).body("no"));
        echo("in a broken status line", UNKNOWN, key -> statusLine(key));
        echo("in a broken header", UNKNOWN, key -> GOOD.headerLine(key + " : x"));
        echo("in a Content-Length", UNKNOWN, key -> JSON_201.body(SEQUENCE).header("Content-Length", key));
        echo("in the target of a redirect", REJECTED, key -> location("https://replykit.invalid/?k=" + key));
        echo("in the host of a redirect", REJECTED, key -> location("https://" + key.split(" ")[1] + ".invalid/"));
        echo("in a Retry-After", RATE_LIMITED, key -> limited(key));
        echo("in a body that is no JSON", UNKNOWN, key -> status(201).json("{\"id\": " + key));
        echo("in the body of a 500", UNKNOWN, key -> status(500).body(key));
    }

    private static Answer location(String url) {
        return status(307).header("Location", url);
    }

    private void proxies() {
        group("Proxy");
        for (int status : new int[] {400, 403, 404, 407, 429, 500, 502, 503}) {
            proxy("refuses the tunnel with " + status, status(status).closing());
        }
        proxy(
                "demands a password",
                status(407)
                        .header("Proxy-Authenticate", "Basic realm=\"proxy\"")
                        .closing());
        proxy("redirects the tunnel", redirectElsewhere(307));
        proxy("closes", closeAfter(THE_REQUEST));
        proxy("resets", resetAfter(THE_REQUEST));
        proxy("answers garbage", say("garbage\r\n\r\n"));
        proxy("never answers", silentAfter(THE_REQUEST)).stalling();
        add("refuses the connection", NOT_SENT, MisbehavingServer::refusing).asProxy();
    }

    private Fault proxy(String name, Behaviour behaviour) {
        return add(name, NOT_SENT, behaviour).asProxy();
    }

    private void created(String what, String body) {
        add("answers 201 with " + what, CREATED, JSON_201.body(body));
    }

    private void unreadable(String what, String body) {
        add("answers 201 with " + what, UNKNOWN, JSON_201.body(body));
    }

    private void redirect(int status, String where, Function<Wire, String> location) {
        add(status + " to " + where, redirected(status), Behaviour.redirect(status, location));
    }

    private static int otherPort(Wire wire) {
        return wire.elsewhere().uri().getPort();
    }

    private static Ending redirected(int status) {
        return Set.of(301, 307, 308).contains(status) ? REJECTED : UNKNOWN;
    }

    private Fault twice(String name, Ending outcome, Behaviour... script) {
        return add(name, outcome, script).posts(2);
    }

    private void echo(String where, Ending outcome, Function<String, Answer> answer) {
        Function<Wire, String> key =
                wire -> wire.request().headers("Authorization").get(0);
        add(
                "repeats the key " + where,
                outcome,
                answer(wire -> answer.apply(key.apply(wire)).closing()));
    }

    private static String httpDate(int secondsFromNow) {
        ZonedDateTime then = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(secondsFromNow);
        return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                .format(then);
    }
}
