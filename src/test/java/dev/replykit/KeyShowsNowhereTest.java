package dev.replykit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.replykit.faults.Answer;
import dev.replykit.faults.Behaviour;
import dev.replykit.faults.MisbehavingServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.util.Throwables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A server repeats the key in every text that it sends, as it is and encoded. Then the test calls every getter of every
 * value of every public type, and looks for the key in what they return.
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

    /** The value of a member, except of those that tell the kinds of step apart. */
    private static final Pattern TEXT = Pattern.compile("(\"(?!type|actionType)\\w+\":)\"[^\"]*\"");

    /** These send something. */
    private static final Set<String> SENDING = Set.of("close", "reconcile");

    private final Set<Object> seen = new HashSet<>();
    private final List<String> leaks = new ArrayList<>();
    /** The types of which a value was inspected. */
    private final Set<String> types = new HashSet<>();

    @Test
    void noPublicTypeShowsTheKeyThatAServerRepeats() throws Exception {
        SequenceDraft draft = SequenceDraft.read(Path.of("notebooks/drafts/every-step.json"))
                .then(Step.raw("{\"type\": \"carrierPigeon\"}"));
        inspect(ApiKey.of(KEY));
        inspect(catchThrowable(() -> Reply.builder().apiKey(KEY + "\n")));
        inspect(catchThrowable(() -> Reply.builder().apiKey(KEY).baseUrl("https://" + KEY + "@localhost")));
        inspect(catchThrowableOfType(
                InvalidDraftException.class, () -> SequenceDraft.fromJson("{\"name\": 1, \"names\": []}")));
        inspect(SequenceDraft.named("{name}").steps(Step.email("", "")).lints());
        inspectAfterEachAnswer(draft);
        inspectReconciliation(draft);
        String mailbox = "{\"email\": \"%1$s\", \"connectionStatus\": \"%1$s\"}";
        inspectList(Reply::emailAccounts, "{\"items\": [" + mailbox + "], \"hasMore\": false}");
        inspectList(
                Reply::linkedInAccounts, "[{\"name\": \"%1$s\", \"status\": \"%1$s\", \"cookieStatus\": \"%1$s\"}]");
        inspectList(Reply::schedules, """
                [{"name": "%1$s", "mainTimings": [{"weekDay": "%1$s", "timeRanges": [{}]}]}]""");
        inspectList(Reply::conditionProperties, "{\"%1$s\": {\"operators\": [\"%1$s\"], \"values\": [\"%1$s\"]}}");

        assertThat(leaks).isEmpty();
        assertThat(publicTypes()).contains("Reply").isSubsetOf(types);
    }

    @Test
    void searchFindsAKeyThatIsThere() throws Exception {
        inspect(List.of(Finding.violation("/name", "is " + KEY.toUpperCase(Locale.ROOT))));
        inspect(new IOException("x", new IOException(BASE64)));

        assertThat(leaks).hasSizeGreaterThanOrEqualTo(2);
    }

    private void inspectAfterEachAnswer(SequenceDraft draft) throws Exception {
        String problem = """
                {"title": "%1$s", "status": 400, "detail": "%1$s", "code": "%1$s", "%1$s": "%1$s",
                 "errors": [{"pointer": "/%1$s", "detail": "%1$s"}]}""".formatted(ECHO);
        Answer created = Answer.status(201).json(echoed(draft));
        List<Behaviour> answers = List.of(
                created.header("X-Key", KEY).header("Set-Cookie", KEY),
                created.cutBy(3),
                Answer.status(201).json("\"" + ECHO + "\""),
                Answer.statusLine("HTTP/1.1 400 " + KEY).json(problem),
                Answer.status(403).json(problem).cutBy(3),
                Answer.status(307).header("Location", "https://" + URL_ENCODED + ".invalid/" + KEY),
                Answer.status(429).header("Retry-After", KEY).json(problem),
                Answer.status(503).body(ECHO),
                Answer.status(502).body(MOST),
                Answer.status(307).header("Location", "https://localhost/" + MOST),
                Behaviour.say(ECHO + "\r\n\r\n"),
                Answer.created().header("Content-Length", ECHO));
        for (Behaviour answer : answers) {
            try (var server = MisbehavingServer.playing(answer);
                    Reply reply = replyTo(server)) {
                inspect(outcome(() -> reply.create(draft)));
                inspect(outcome(() -> reply.get(7)));
                inspect(outcome(() -> reply.reconcile(draft, Instant.EPOCH)));
            }
        }
        try (var server = MisbehavingServer.refusing();
                Reply reply = replyTo(server)) {
            inspect(reply);
            inspect(reply.preview(draft));
            inspect(outcome(() -> reply.create(draft)));
        }
    }

    private void inspectList(Function<Reply, List<?>> list, String answer) throws Exception {
        try (var server = MisbehavingServer.playing(Answer.status(200).json(answer.formatted(ECHO)));
                Reply reply = replyTo(server)) {
            inspect(list.apply(reply));
        }
    }

    private void inspectReconciliation(SequenceDraft draft) throws Exception {
        Answer list = Answer.status(200)
                .json("{\"items\": [{\"id\": 7, \"name\": \"%s\"}], \"hasMore\": false}".formatted(draft.name()));
        try (var server = MisbehavingServer.playing(list, Answer.status(200).json(echoed(draft)));
                Reply reply = replyTo(server)) {
            Reconciliation found = reply.reconcile(draft, Instant.EPOCH);

            assertThat(found.candidates()).hasSize(1);
            inspect(found);
        }
    }

    private static Reply replyTo(MisbehavingServer server) {
        return Replies.to(server)
                .apiKey(KEY)
                .actingUser(5)
                .actingUserEmail("ada@example.com")
                .team(7)
                .build();
    }

    private static Object outcome(Callable<Object> call) throws Exception {
        try {
            return call.call();
        } catch (ReplyException e) {
            return e;
        }
    }

    /** The draft as a created sequence with everything that one may have, and the key in each text. */
    private static String echoed(SequenceDraft draft) {
        String steps = draft.toJson().replaceAll("(?s).*\"steps\":", "");
        return TEXT.matcher("""
                {"id":7,"name":"","ownerUserId":5,"created":"2026-11-22T10:00:00Z","status":"","isArchived":false,
                 "health":"","issues":[{"type":"ECHO","other":""}],
                 "settings":{"repliesHandlingType":"","generatedTaskOwner":""},
                 "emailAccounts":[{"id":1,"email":""}],
                 "linkedInAccounts":[{"id":1,"name":"","profileUrl":"","status":""}],"steps":""" + steps)
                .replaceAll("$1\"ECHO\"")
                .replace("{\"type\":", "{\"id\":1,\"type\":")
                .replace("ECHO", ECHO);
    }

    /** Looks for the key in the value, and in all values that its getters return. */
    private void inspect(@Nullable Object root) throws Exception {
        Deque<Object> open = new ArrayDeque<>();
        add(open, root);
        while (!open.isEmpty()) {
            Object value = open.remove();
            if (!seen.add(value)) {
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
                check(value, Throwables.getStackTrace(thrown));
                check(value, serialized(thrown));
            }
            if (value.getClass().getPackageName().equals("dev.replykit")) {
                types.add(value.getClass().getSimpleName());
                for (Method method : value.getClass().getMethods()) {
                    if (isGetter(method)) {
                        add(open, get(method, value));
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

    private static boolean isGetter(Method method) {
        return method.getParameterCount() == 0
                && method.getReturnType() != void.class
                && !Modifier.isStatic(method.getModifiers())
                && method.getDeclaringClass().getPackageName().equals("dev.replykit")
                && Modifier.isPublic(method.getDeclaringClass().getModifiers())
                && !SENDING.contains(method.getName());
    }

    private static @Nullable Object get(Method method, Object value) throws IllegalAccessException {
        try {
            return method.invoke(value);
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
    }

    private void check(Object value, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        FORMS.stream()
                .filter(form -> lower.contains(form.toLowerCase(Locale.ROOT)))
                .forEach(form -> leaks.add(value.getClass().getSimpleName() + " shows " + form + ": " + text));
    }

    private static String serialized(Throwable thrown) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(thrown);
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** The types that users can have a value of, except Notebook, which has none, and Builder, which shows only a Reply. */
    private static Set<String> publicTypes() {
        return new ClassFileImporter()
                .withImportOption(new ArchitectureTest.WithoutTests()).importPackages("dev.replykit").stream()
                        .filter(type -> type.getPackageName().equals("dev.replykit"))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getSimpleName)
                        .filter(name -> !Set.of("Notebook", "Builder").contains(name))
                        .collect(Collectors.toSet());
    }
}
