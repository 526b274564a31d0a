package dev.replykit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.replykit.*;
import dev.replykit.internal.http.Secret;
import dev.replykit.internal.json.ProblemCodec;
import dev.replykit.internal.json.SequenceCodec;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten times the text is ten times the work, except for raw steps with names of thousands of characters. Work is counted
 * in bytes allocated, which no other load on the machine changes. Where a text is scanned without allocating,
 * {@code LinearScanTest} counts the characters read.
 */
class LinearWorkTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Secret SECRET = Secret.of("secret-secret-key");

    /** Ten, and some margin for arrays that double. */
    private static final double MOST = 13;

    private static final int SMALL = 20_000;
    private static final int LARGE = 10 * SMALL;

    /** Who reads the text, what it has much of, its beginning, what is repeated, and its end. */
    private static final String SHAPES = """
            draft   | steps                | {"name":"n","steps":[ | {"type":"call","delayInMinutes":1}, | 1]}
            draft   | variants             | {"name":"n","steps":[{"type":"email","delayInMinutes":1,\
            "executionMode":"manual","variants":[ | {"subject":"s","message":"m"}, | {}]}]}
            draft   | rules                | {"name":"n","steps":[{"type":"condition","delayInMinutes":1,\
            "waitInMinutes":1,"conditions":[{"property":"p","rules":[ | {"operator":"o","value":"v"}, | {"operator":"o"}]}]}]}
            draft   | unknown members      | {"name":"n", | "extra":1, | "extra":1}
            draft   | the same member      | { | "name":"n", | "name":"n"}
            draft   | a long name          | {"name":" | x | "}
            draft   | open syllables       | {"name":" | \u1100 | "}
            draft   | escapes              | {"name":" | \\u0041 | "}
            draft   | half surrogates      | {"name":" | \\ud800 | "}
            draft   | a long number        | {"name":"n","scheduleId": | 1 | }
            draft   | huge numbers         | {"name":"n","emailAccounts":[ | 1e999999999, | 1]}
            draft   | merge fields         | {"name":"n","steps":[{"type":"call","delayInMinutes":1,"message":" | {{a}} | "}]}
            draft   | tags                 | {"name":"n","steps":[{"type":"email","delayInMinutes":1,\
            "executionMode":"manual","variants":[{"message":" | <p> | "}]}]}
            answer  | steps                | {"id":1,"steps":[ | {"id":2,"type":"call"}, | 1]}
            answer  | members of a step    | {"id":1,"steps":[{ | "x":0, | "x":0}]}
            answer  | unknown members      | {"id":1, | "x":0, | "x":0}
            answer  | the same id          | { | "id":1, | "id":1}
            answer  | a long id            | {"id": | 1 | }
            answer  | digits of a second   | {"id":1,"created":"2024-01-01T00:00:00. | 1 | Z"}
            answer  | half surrogates      | {"id":1,"name":" | \\udfff | "}
            answer  | backslashes          | {"id":1,"name":" | \\\\ | "}
            problem | errors               | {"errors":[ | {"pointer":"/a","detail":"b"}, | 1]}
            problem | open syllables       | {"title":" | \u1100 | "}
            page    | items                | {"items":[ | {"id":1}, | 1]}
            raw     | the same member      | { | "x":1, | "x":1}
            echo    | starts of the key    | x | secret- | x
            """;

    private static final Map<String, Consumer<String>> READERS = Map.of(
            "draft", LinearWorkTest::readDraft,
            "answer", LinearWorkTest::readAnswer,
            "problem", body -> shown(ProblemCodec.read(400, body)),
            "page", SequenceCodec::readPage,
            "raw", LinearWorkTest::sendRaw,
            "echo", SECRET::redact);

    static Stream<Arguments> shapes() {
        Stream<Arguments> repeated = SHAPES.lines().map(line -> {
            String[] cells = line.split(" *\\| ", 5);
            String piece = cells[3].strip();
            IntFunction<String> shape = size -> cells[2] + piece.repeat(size / piece.length()) + cells[4];
            return Arguments.of(cells[0], cells[1], shape);
        });
        return Stream.concat(
                repeated,
                Stream.of(
                        shape("draft", "levels", size -> "{\"x\":[" + (nested(250) + ",").repeat(size / 501) + "1]}"),
                        shape("answer", "levels in a step", size -> "{\"id\":1,\"steps\":[" + nested(size / 2) + "]}"),
                        shape("raw", "members", LinearWorkTest::members)));
    }

    private static Arguments shape(String reader, String name, IntFunction<String> shape) {
        return Arguments.of(reader, name, shape);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("shapes")
    void tenTimesTheTextIsTenTimesTheWork(String reader, String name, IntFunction<String> shape) {
        String small = shape.apply(SMALL);
        String large = shape.apply(LARGE);
        Consumer<String> reading = READERS.get(reader);

        reading.accept(small); // what is done once: classes are loaded
        long forSmall = allocated(reading, small);
        long forLarge = allocated(reading, large);
        assertThat(forLarge)
                .as(
                        "bytes allocated for %,d characters of %s in a %s, after %,d for %,d",
                        large.length(), name, reader, forSmall, small.length())
                .isLessThan((long) (MOST * forSmall * large.length() / small.length() / 10));
    }

    private static long allocated(Consumer<String> reader, String text) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        reader.accept(text);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static void readDraft(String json) {
        SequenceDraft draft;
        try {
            draft = SequenceDraft.fromJson(json);
        } catch (InvalidDraftException e) {
            shown(e.getMessage());
            shown(e.violations());
            return;
        }
        assertThat(draft.toJson()).isNotEmpty();
        shown(draft.lints());
        shown(draft);
        assertThat(draft.toSvg()).hasSizeLessThan(600_000);
        try (Reply reply = Reply.sandbox()) {
            Preview preview = reply.preview(draft);
            shown(preview);
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
        shown(sequence);
        assertThat(sequence.toSvg()).hasSizeLessThan(600_000);
        var unused = sequence.created();
        shown(SequenceDraft.named("n").steps(Step.call()).differences(sequence));
    }

    private static void sendRaw(String json) {
        SequenceDraft draft;
        try {
            draft = SequenceDraft.named("n").steps(Step.raw(json));
        } catch (InvalidDraftException e) {
            shown(e.getMessage());
            return;
        }
        assertThat(draft.toJson()).contains(json);
        shown(draft);
        Sequence another = Sequence.fromJson("{\"id\":1,\"steps\":[" + json.replace('1', '2') + "]}");
        shown(draft.differences(another));
    }

    /** What people are shown stays short. */
    private static void shown(Object value) {
        assertThat(value.toString()).hasSizeLessThan(20_000);
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static String members(int size) {
        return IntStream.range(0, size / 12)
                .mapToObj(i -> "\"x" + i + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
