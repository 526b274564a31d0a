package dev.replykit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import dev.replykit.InvalidDraftException;
import dev.replykit.Preview;
import dev.replykit.Reply;
import dev.replykit.Sequence;
import dev.replykit.SequenceDraft;
import dev.replykit.Step;
import dev.replykit.internal.http.Secret;
import dev.replykit.internal.json.ProblemCodec;
import dev.replykit.internal.json.SequenceCodec;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten times the text is ten times the work, whatever the text. Work is counted in bytes allocated, which no other load on
 * the machine changes; what computes without allocating is caught by a size at which more than linear work takes minutes.
 */
class LinearWorkTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Ten, and some margin for arrays that double. */
    private static final double MOST = 13;

    private static final Duration HANG = Duration.ofSeconds(10);
    private static final int SMALL = 20_000;
    private static final int LARGE = 10 * SMALL;

    /** So much more of what is looked through character by character. */
    private static final int WITHOUT_ALLOCATION = 8;

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("shapes")
    void tenTimesTheTextIsTenTimesTheWork(IntFunction<String> shape, Consumer<String> reader) {
        String small = shape.apply(SMALL);
        String large = shape.apply(LARGE);

        assertTimeoutPreemptively(HANG, () -> {
            reader.accept(small); // what is done once: classes are loaded
            double ratio = (double) allocated(reader, large) / allocated(reader, small);
            assertThat(ratio).isLessThan(MOST * large.length() / small.length() / 10);
        });
    }

    private static long allocated(Consumer<String> reader, String text) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        reader.accept(text);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    static Stream<Arguments> shapes() {
        return Stream.of(drafts(), answers(), problems(), rawSteps(), echoes()).flatMap(shapes -> shapes);
    }

    private static Stream<Arguments> drafts() {
        String call = "{\"type\":\"call\",\"delayInMinutes\":1}";
        return Stream.of(
                draft("steps", repeated("{\"name\":\"n\",\"steps\":[", call, "]}")),
                draft("accounts", repeated("{\"name\":\"n\",\"emailAccounts\":[", "123", "]}")),
                draft("variants", emails("{\"subject\":\"s\",\"message\":\"m\"}")),
                draft("items of a wrong type", repeated("{\"name\":\"n\",\"steps\":[", "1", "]}")),
                draft("steps of no kind", repeated("{\"name\":\"n\",\"steps\":[", "{\"type\":\"calling\"}", "]}")),
                draft("unknown members", repeated("{\"name\":\"n\",", "\"extra\":1", "}")),
                draft("misspelt members", repeated("{\"name\":\"n\",", "\"emailAccount\":1", "}")),
                draft("the same member again", repeated("{", "\"name\":\"n\"", "}")),
                draft("one long unknown member", text("{\"name\":\"n\",\"", "x", "\":1}")),
                draft("a long name", text("{\"name\":\"", "x", "\"}")),
                draft("a blank name", text("{\"name\":\"", " ", "\"}")),
                draft("a name of accents", text("{\"name\":\"", "\u0301", "\"}")),
                draft("a name of syllables that never end", text("{\"name\":\"", "\u1100", "\"}")),
                draft("a name of escapes", text("{\"name\":\"", "\\u0041", "\"}")),
                draft("a name of halves of characters", text("{\"name\":\"", "\\ud800", "\"}")),
                draft("names of halves of characters", repeated("{\"name\":\"n\",\"steps\":[", "\"\\ud800\"", "]}")),
                draft("a long number", text("{\"name\":\"n\",\"scheduleId\":", "1", "}")),
                draft("a number with a long fraction", text("{\"name\":\"n\",\"scheduleId\":1.", "0", "}")),
                draft("giants", repeated("{\"name\":\"n\",\"emailAccounts\":[", "1e999999999", "]}")),
                draft("dwarfs", repeated("{\"name\":\"n\",\"emailAccounts\":[", "1e-999999999", "]}")),
                draft("nested to the limit", repeated("{\"x\":[", nested(250), "]}")),
                draft("nested beyond the limit", text("{\"x\":", "[", "")),
                draft("open braces", call("{{")),
                draft("braces without end", call("{a")),
                draft("single braces", call("{a}")),
                draft("merge fields", call("{{a}}")),
                draft("a long merge field", call("{{ | ")),
                draft("tags", email("<p>")),
                draft("tags without end", email("<")),
                draft("comments without end", email("<!--")),
                draft("styles without end", email("<style></")),
                draft("entities", email("&amp;")),
                draft("entities without end", email("&a")),
                draft("spaces", email(" ")),
                draft("rules", conditions()));
    }

    private static Stream<Arguments> answers() {
        return Stream.of(
                answer("steps", repeated("{\"id\":1,\"steps\":[", "{\"id\":2,\"type\":\"call\"}", "]}")),
                answer("steps of no kind", repeated("{\"id\":1,\"steps\":[", "{\"type\":\"x\"}", "]}")),
                answer("steps that are none", repeated("{\"id\":1,\"steps\":[", "0", "]}")),
                answer("a step of many members", repeated("{\"id\":1,\"steps\":[{", "\"x\":0", "}]}")),
                answer("variants", repeated("{\"id\":1,\"steps\":[{\"type\":\"email\",\"variants\":[", "{}", "]}]}")),
                answer("issues", repeated("{\"id\":1,\"issues\":[", "{\"type\":\"x\"}", "]}")),
                answer("accounts", repeated("{\"id\":1,\"linkedInAccounts\":[", "{\"id\":1}", "]}")),
                answer("unknown members", repeated("{\"id\":1,", "\"x\":0", "}")),
                answer("the same id again", repeated("{", "\"id\":1", "}")),
                answer("a long id", text("{\"id\":", "1", "}")),
                answer("long numbers", repeated("{\"id\":1,\"x\":[", "1".repeat(1100), "]}")),
                answer("giants", repeated("{\"id\":1,\"emailAccounts\":[{\"id\":", "1e999999999},{\"id\":1", "}]}")),
                answer(
                        "a time with a long fraction",
                        text("{\"id\":1,\"created\":\"2024-01-01T00:00:00.", "1", "Z\"}")),
                answer("a time of dots", text("{\"id\":1,\"created\":\"", ".123456789", "\"}")),
                answer("nested without end", text("{\"id\":1,\"x\":", "[", "")),
                answer("nested deep", size -> "{\"id\":1,\"x\":" + nested(size / 2) + "}"),
                answer("a step nested deep", size -> "{\"id\":1,\"steps\":[" + nested(size / 2) + "]}"),
                answer("halves of characters", repeated("{\"id\":1,\"x\":[", "\"\\ud800\"", "]}")),
                answer("a text of halves of characters", text("{\"id\":1,\"name\":\"", "\\udfff", "\"}")),
                answer("backslashes", text("{\"id\":1,\"name\":\"", "\\\\", "\"}")),
                answer("no JSON", text("", "x", "")),
                answer("digits", text("", "1", "")),
                answer("minus signs", text("", "-", "")),
                answer("spaces", text("", " ", "")),
                answer("quotes", text("", "\"", "")));
    }

    private static Stream<Arguments> problems() {
        return Stream.of(
                problem("errors", repeated("{\"errors\":[", "{\"pointer\":\"/a\",\"detail\":\"b\"}", "]}")),
                problem("errors that are none", repeated("{\"errors\":[", "0", "]}")),
                problem("a long detail", text("{\"detail\":\"", "x", "\"}")),
                problem("a long title", text("{\"title\":\"", "\u1100", "\"}")),
                problem("no JSON", text("", "<p>x</p>", "")),
                Arguments.of(
                        Named.of("list of sequences", repeated("{\"items\":[", "{\"id\":1}", "]}")),
                        Named.of("listed", (Consumer<String>) SequenceCodec::readPage)));
    }

    private static Stream<Arguments> rawSteps() {
        return Stream.of(
                raw("members", size -> members(size / 12)),
                raw("the same name again", repeated("{", "\"x\":1", "}")),
                raw("the same name again, below a long one", size -> {
                    String twins = repeated("{", "\"x\":1", "}").apply(size / 2);
                    return "{\"" + "x".repeat(size / 2) + "\":" + twins + "}";
                }),
                raw("many values below a long name", size -> {
                    String values = repeated("[", "1", "]").apply(size / 2);
                    return "{\"" + "x".repeat(size / 2) + "\":" + values + "}";
                }),
                raw("nested to the limit", repeated("{\"x\":[", nested(250), "]}")));
    }

    private static Stream<Arguments> echoes() {
        return Stream.of(
                echo("secret-secret-key", "secret-"),
                echo("secret-secret-key", "%73"),
                echo(PERIODIC, "a"),
                echo(PERIODIC, "\\u0061"),
                echo(PERIODIC.replace('a', '&'), "&amp;"),
                echo(PERIODIC.replace('a', '\\'), "\\"));
    }

    /** So long that a search for each of its characters, at each place of an answer, takes minutes. */
    private static final String PERIODIC = "a".repeat(8_000) + "b";

    private static Arguments echo(String key, String piece) {
        Secret secret = Secret.of(key);
        return Arguments.of(
                Named.of("beginnings of the key: " + piece, text("", piece, "")),
                Named.of("redacted", (Consumer<String>) secret::redact));
    }

    private static Arguments draft(String name, IntFunction<String> shape) {
        return Arguments.of(Named.of(name, shape), Named.of("drafted", (Consumer<String>) LinearWorkTest::readDraft));
    }

    private static Arguments answer(String name, IntFunction<String> shape) {
        return Arguments.of(Named.of(name, shape), Named.of("answered", (Consumer<String>) LinearWorkTest::readAnswer));
    }

    private static Arguments problem(String name, IntFunction<String> shape) {
        return Arguments.of(Named.of(name, shape), Named.of("refused", (Consumer<String>) LinearWorkTest::readProblem));
    }

    private static Arguments raw(String name, IntFunction<String> shape) {
        return Arguments.of(Named.of(name, shape), Named.of("sent raw", (Consumer<String>) LinearWorkTest::sendRaw));
    }

    private static void readDraft(String json) {
        SequenceDraft draft;
        try {
            draft = SequenceDraft.fromJson(json);
        } catch (InvalidDraftException e) {
            assertThat(e.getMessage()).hasSizeLessThan(20_000);
            assertThat(e.violations().toString()).hasSizeLessThan(20_000);
            return;
        }
        assertThat(draft.toJson()).isNotEmpty();
        assertThat(draft.lints().toString()).hasSizeLessThan(20_000);
        assertThat(draft.toString()).hasSizeLessThan(20_000);
        assertThat(draft.toSvg()).hasSizeLessThan(600_000);
        try (Reply reply = Reply.sandbox()) {
            Preview preview = reply.preview(draft);
            assertThat(preview.toString()).hasSizeLessThan(20_000);
            assertThat(preview.mergeFields()).isNotNull();
            assertThat(preview.timeline()).isNotNull();
        }
    }

    private static void readAnswer(String json) {
        Sequence sequence;
        try {
            sequence = Sequence.fromJson(json);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).hasSizeLessThan(1_000);
            return;
        }
        assertThat(sequence.toString()).hasSizeLessThan(20_000);
        assertThat(sequence.toSvg()).hasSizeLessThan(600_000);
        assertThat(sequence.created()).isIn(sequence.created());
        assertThat(SequenceDraft.named("n")
                        .steps(Step.call())
                        .differences(sequence)
                        .toString())
                .hasSizeLessThan(20_000);
    }

    private static void readProblem(String body) {
        assertThat(ProblemCodec.read(400, body).toString()).hasSizeLessThan(20_000);
    }

    private static void sendRaw(String json) {
        SequenceDraft draft;
        try {
            draft = SequenceDraft.named("n").steps(Step.raw(json));
        } catch (InvalidDraftException e) {
            assertThat(e.getMessage()).hasSizeLessThan(20_000);
            return;
        }
        assertThat(draft.toJson()).contains(json);
        assertThat(draft.toString()).hasSizeLessThan(20_000);
        Sequence another = Sequence.fromJson("{\"id\":1,\"steps\":[" + json.replace('1', '2') + "]}");
        assertThat(draft.differences(another).toString()).hasSizeLessThan(20_000);
    }

    /** So many items between a beginning and an end, with commas. */
    private static IntFunction<String> repeated(String before, String item, String after) {
        return size -> before + (item + ",").repeat(size / (item.length() + 1)) + item + after;
    }

    private static IntFunction<String> text(String before, String piece, String after) {
        return size -> before + piece.repeat(size / piece.length()) + after;
    }

    private static IntFunction<String> call(String piece) {
        return size -> text(
                        "{\"name\":\"n\",\"steps\":[{\"type\":\"call\",\"delayInMinutes\":1,\"message\":\"",
                        piece,
                        "\"}]}")
                .apply(size * WITHOUT_ALLOCATION);
    }

    private static IntFunction<String> email(String piece) {
        return size -> emails("{\"message\":\"" + text("", piece, "").apply(size * WITHOUT_ALLOCATION) + "\"}")
                .apply(0);
    }

    private static IntFunction<String> emails(String variant) {
        return repeated(
                "{\"name\":\"n\",\"steps\":[{\"type\":\"email\",\"delayInMinutes\":1,\"executionMode\":\"manual\",\"variants\":[",
                variant,
                "]}]}");
    }

    private static IntFunction<String> conditions() {
        return repeated(
                "{\"name\":\"n\",\"steps\":[{\"type\":\"condition\",\"delayInMinutes\":1,\"waitInMinutes\":1,"
                        + "\"conditions\":[{\"property\":\"p\",\"rules\":[",
                "{\"operator\":\"o\",\"value\":\"v\"}",
                "]}]}]}");
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static String members(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"x" + i + "\":1").collect(Collectors.joining(",", "{", "}"));
    }
}
