package dev.replykit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.replykit.faults.Answer;
import dev.replykit.faults.Behaviour;
import dev.replykit.faults.MisbehavingServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server repeats the key in every text that it sends, plain and encoded. Then every value of every public type is asked
 * for everything it tells.
 */
class KeyShowsNowhereTest {
    private static final String KEY = "s3cret+Key/of=the&walk";
    private static final String URL_ENCODED = URLEncoder.encode(KEY, StandardCharsets.UTF_8);
    private static final String BASE64 = Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.UTF_8));
    private static final String IN_JSON =
            KEY.chars().mapToObj(c -> String.format("\\u%04X", c)).collect(Collectors.joining());
    private static final String IN_HTML =
            KEY.replace("&", "&amp;").replace("+", "&#x2B;").replace("=", "&#61;");
    private static final String ECHO = KEY + " Bearer " + URL_ENCODED + " " + BASE64 + " " + IN_JSON + " " + IN_HTML;
    private static final String MOST = KEY.substring(0, KEY.length() - 1);
    private static final List<String> FORMS = List.of(MOST, URL_ENCODED, BASE64, IN_JSON, IN_HTML);

    /** What tells kinds apart stays, or there would be unknown steps only. */
    private static final Set<String> KEPT = Set.of("type", "actionType");

    private static final Set<String> SENDING = Set.of("close", "reconcile");

    @TempDir
    Path folder;

    private final Set<Object> told = new HashSet<>();
    private final List<String> leaks = new ArrayList<>();
    private final Set<Class<?>> met = new HashSet<>();

    @Test
    void noValueOfAnyPublicTypeTellsTheKeyThatAServerRepeats() throws Exception {
        SequenceDraft draft = SequenceDraft.read(Path.of("notebooks/drafts/every-step.json"))
                .then(Step.raw("{\"type\": \"carrierPigeon\"}"));
        Path file = Files.writeString(folder.resolve("key"), KEY);
        tell(ApiKey.of(KEY));
        tell(ApiKey.fromFile(file));
        tell(catchThrowable(() -> Reply.builder().apiKey(KEY + "\n")));
        tell(catchThrowable(() -> Reply.builder().apiKey(KEY).baseUrl("https://" + KEY + "@localhost")));
        tell(catchThrowableOfType(
                InvalidDraftException.class, () -> SequenceDraft.fromJson("{\"name\": 1, \"names\": []}")));
        tell(SequenceDraft.named("{name}").steps(Step.email("", "")).lints());
        afterEachAnswer(draft);
        tellReconciliation(draft);

        assertThat(leaks).isEmpty();
        assertThat(unmet()).as("public types whose values were not looked at").isEmpty();
    }

    @Test
    void aKeyThatIsThereWouldBeFound() {
        tell(List.of(Finding.violation("/name", "is " + KEY.toUpperCase(Locale.ROOT))));
        tell(new IOException("x", new IOException(BASE64)));

        assertThat(leaks).hasSizeGreaterThanOrEqualTo(2);
    }

    private void afterEachAnswer(SequenceDraft draft) {
        String problem = """
                {"title": "%1$s", "status": 400, "detail": "%1$s", "code": "%1$s", "%1$s": "%1$s",
                 "errors": [{"pointer": "/%1$s", "detail": "%1$s"}]}""".formatted(ECHO);
        Answer created = Answer.status(201).json(echoed(draft));
        List<Behaviour> answers = List.of(
                created.header("X-Key", KEY).header("Set-Cookie", KEY),
                created.cutBy(3),
                Answer.status(201).json("\"" + ECHO + "\""),
                Answer.statusLine("HTTP/1.1 400 " + KEY).json(problem),
                Answer.status(401).html("<pre>" + ECHO + "</pre>"),
                Answer.status(403).json(problem).cutBy(3),
                Answer.status(307).header("Location", "https://" + URL_ENCODED + ".invalid/" + KEY),
                Answer.status(429).header("Retry-After", KEY).json(problem),
                Answer.status(500).json(problem),
                Answer.status(503).body(ECHO),
                Answer.status(502).body(MOST),
                Answer.status(201).body(MOST).withoutLength().closing(),
                Answer.status(400).body(ECHO + KEY).cutBy(1),
                Answer.status(307).header("Location", "https://localhost/" + MOST),
                Answer.statusLine("HTTP/1.1 " + MOST),
                Behaviour.say(ECHO + "\r\n\r\n"),
                Answer.created().header("Content-Length", ECHO));
        for (Behaviour answer : answers) {
            try (var server = MisbehavingServer.playing(answer);
                    Reply reply = replyTo(server)) {
                tell(outcome(() -> reply.create(draft)));
                tell(outcome(() -> reply.get(7)));
                tell(outcome(() -> reply.reconcile(draft, Instant.EPOCH)));
            }
        }
        try (var server = MisbehavingServer.refusing();
                Reply reply = replyTo(server)) {
            tell(reply);
            tell(reply.preview(draft));
            tell(outcome(() -> reply.create(draft)));
        }
    }

    private void tellReconciliation(SequenceDraft draft) {
        Answer list = Answer.status(200)
                .json("{\"items\": [{\"id\": 7, \"name\": \"%s\"}], \"hasMore\": false}".formatted(draft.name()));
        try (var server = MisbehavingServer.playing(list, Answer.status(200).json(echoed(draft)));
                Reply reply = replyTo(server)) {
            Reconciliation found = reply.reconcile(draft, Instant.EPOCH);

            assertThat(found.candidates()).hasSize(1);
            tell(found);
        }
    }

    private static Reply replyTo(MisbehavingServer server) {
        return Reply.builder()
                .apiKey(KEY)
                .baseUrl(server.uri().toString())
                .actingUser(5)
                .actingUserEmail("ada@example.com")
                .team(7)
                .build();
    }

    private interface Call {
        Object make();
    }

    private static Object outcome(Call call) {
        try {
            return call.make();
        } catch (ReplyException e) {
            return e;
        }
    }

    /** The draft as a created sequence with everything that one may have, and the key in each text. */
    private static String echoed(SequenceDraft draft) {
        JsonObject sequence = echoed(JsonParser.parseString(draft.toJson())).getAsJsonObject();
        int id = 0;
        for (JsonElement step : sequence.getAsJsonArray("steps")) {
            step.getAsJsonObject().addProperty("id", ++id);
        }
        JsonObject more = JsonParser.parseString("""
                {"id": 7, "ownerUserId": 5, "created": "2026-11-22T10:00:00Z", "status": "ECHO", "isArchived": false,
                 "health": "ECHO", "issues": [{"type": "ECHO", "ECHO": "ECHO"}],
                 "settings": {"repliesHandlingType": "ECHO", "generatedTaskOwner": "ECHO"},
                 "emailAccounts": [{"id": 1, "email": "ECHO"}],
                 "linkedInAccounts": [{"id": 1, "name": "ECHO", "profileUrl": "ECHO", "status": "ECHO"}]}""").getAsJsonObject();
        more.entrySet().forEach(member -> sequence.add(member.getKey(), member.getValue()));
        return sequence.toString().replace("ECHO", ECHO);
    }

    private static JsonElement echoed(JsonElement json) {
        if (json instanceof JsonArray array) {
            JsonArray copy = new JsonArray();
            array.forEach(item -> copy.add(echoed(item)));
            return copy;
        }
        if (json instanceof JsonObject object) {
            JsonObject copy = new JsonObject();
            object.entrySet()
                    .forEach(member -> copy.add(
                            member.getKey(),
                            KEPT.contains(member.getKey()) ? member.getValue() : echoed(member.getValue())));
            return copy;
        }
        return json instanceof JsonPrimitive text && text.isString() ? new JsonPrimitive("ECHO") : json;
    }

    /** Asks the value, and whatever it tells of, for everything. */
    private void tell(@Nullable Object root) {
        Deque<Object> open = new ArrayDeque<>();
        add(open, root);
        while (!open.isEmpty()) {
            Object value = open.remove();
            if (!told.add(value)) {
                continue;
            }
            if (value instanceof byte[] bytes) {
                check(value, new String(bytes, StandardCharsets.UTF_8));
            } else if (value instanceof Object[] array) {
                Arrays.stream(array).forEach(item -> add(open, item));
            } else {
                check(value, value.toString());
            }
            if (value instanceof Iterable<?> items) {
                items.forEach(item -> add(open, item));
            }
            if (value instanceof Throwable thrown) {
                check(value, trace(thrown));
                check(value, serialized(thrown));
            }
            if (value.getClass().getPackageName().equals("dev.replykit")) {
                met.add(value.getClass());
                for (Method method : value.getClass().getMethods()) {
                    if (isQuestion(method)) {
                        add(open, answer(method, value));
                    }
                }
            }
        }
    }

    private static void add(Deque<Object> open, @Nullable Object value) {
        if (value != null) {
            open.add(value);
        }
    }

    private static boolean isQuestion(Method method) {
        return method.getParameterCount() == 0
                && method.getReturnType() != void.class
                && !Modifier.isStatic(method.getModifiers())
                && method.getDeclaringClass().getPackageName().equals("dev.replykit")
                && Modifier.isPublic(method.getDeclaringClass().getModifiers())
                && !SENDING.contains(method.getName());
    }

    private static @Nullable Object answer(Method method, Object value) {
        try {
            return method.invoke(value);
        } catch (InvocationTargetException e) {
            return e.getCause();
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private void check(Object value, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        FORMS.stream()
                .filter(form -> lower.contains(form.toLowerCase(Locale.ROOT)))
                .forEach(form -> leaks.add(value.getClass().getSimpleName() + " tells " + form + ": " + text));
    }

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static String serialized(Throwable thrown) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(thrown);
        } catch (IOException e) {
            throw new AssertionError("an exception that can't be serialized", e);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** Names of the types that users can have a value of, and of which none was met. */
    private Set<String> unmet() throws Exception {
        Set<String> names = new TreeSet<>();
        Path classes = Path.of(
                Reply.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.list(classes.resolve("dev/replykit"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> type = Class.forName("dev.replykit." + name);
                if (Modifier.isPublic(type.getModifiers())
                        && !Modifier.isAbstract(type.getModifiers())
                        && !met.contains(type)) {
                    names.add(type.getSimpleName());
                }
            }
        }
        assertThat(met).contains(Reply.class);
        // The one has nothing but static methods; the other is asked for a Reply only.
        names.removeAll(Set.of("Notebook", "Builder"));
        return names;
    }
}
