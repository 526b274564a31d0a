package dev.replykit.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import dev.replykit.Condition;
import dev.replykit.Sequence;
import dev.replykit.SequenceDraft;
import dev.replykit.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Whatever the texts hold, a picture stays a picture: well-formed, harmless, small, and the same each time. */
@Timeout(60)
final class PictureSafetyTest {
    private static final int MOST_CHARACTERS = 300_000;

    private static final Set<String> ELEMENTS = Set.of("svg title desc style g rect circle path text".split(" "));
    private static final Set<String> ATTRIBUTES = Set.of(
            ("xmlns width height viewBox role font-family font-size font-weight text-anchor x y rx r d transform class"
                            + " fill stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin")
                    .split(" "));

    /** What has broken out of markup before, and what turns, stacks or hides text. */
    private static final List<String> PIECES = List.of(
            "<",
            ">",
            "&",
            "\"",
            "'",
            "</text>",
            "</td>",
            "</svg>",
            "<svg onload=x>",
            "<script>alert(1)</script>",
            "<!--",
            "-->",
            "]]>",
            "<![CDATA[",
            "<?xml?>",
            "&lt;",
            "&#60;",
            "&#x0;",
            "&nbsp;",
            "javascript:alert(1)",
            "url(http://example.com/x)",
            "\" onclick=\"x",
            "<style>",
            "</style>",
            "<b",
            "\0",
            "\7",
            "\33",
            "\n",
            "\t",
            "\r",
            "\u0085",
            "\u00a0",
            "\u00ad",
            "\u200b",
            "\u200d",
            "\u202e",
            "\u2028",
            "\u2066",
            "\u2069",
            "\ufeff",
            "\ufffe",
            "\uffff",
            "\ud800",
            "\udfff",
            "\ud83d\ude00",
            "\udb40\udc01",
            "\u0301",
            "\u0e33",
            "\u05d0",
            "\u0627",
            "\u4f60",
            "\ufdfd",
            "word",
            " ",
            "{{firstName}}",
            "W".repeat(200));

    @ParameterizedTest
    @MethodSource("seeds")
    void draftOfAnyTextsIsAHarmlessPicture(long seed) {
        SequenceDraft draft = draft(new Random(seed));
        checkSvg(draft.toSvg());
        SequenceDraft again = draft(new Random(seed));
        assertThat(again.toSvg()).isEqualTo(draft.toSvg());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sequenceOfAnyTextsIsAHarmlessPicture(long seed) {
        Sequence sequence = Sequence.fromJson(sequenceJson(new Random(seed)));
        checkSvg(sequence.toSvg());
        assertThat(Sequence.fromJson(sequence.toJson()).toSvg()).isEqualTo(sequence.toSvg());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "<a",
                "<style>",
                "<script>",
                "<!--",
                "<!-- >",
                "</",
                "&",
                "&amp;",
                "\u0301",
                "\u200d",
                " ",
                "\ud800",
                "x",
                "aB",
                "{",
                "{{",
                "<p>x</p>"
            })
    void hugeTextCostsNoMoreThanReadingItOnce(String piece) {
        String huge = piece.repeat(300_000);
        SequenceDraft draft =
                SequenceDraft.named(huge).steps(Step.email(huge, huge).variant(huge, huge), Step.call(huge));
        checkSvg(draft.toSvg());
    }

    @Test
    void tenThousandStepsAreDrawnAsQuicklyAndNoLargerThanForty() {
        Step step = Step.email("W\u0301".repeat(5_000), "\"".repeat(5_000)).variant("B", "&".repeat(5_000));
        List<Step> steps = new ArrayList<>(Collections.nCopies(10_000, step));
        SequenceDraft draft = SequenceDraft.named("Many").steps(steps);
        checkSvg(draft.toSvg());
    }

    @Test
    void longestDelaysDoNotOverflow() {
        Step last = Step.call().after(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999));
        SequenceDraft draft =
                SequenceDraft.named("Late").steps(last, last, Step.sms("x").after(Duration.ofSeconds(Long.MIN_VALUE)));
        checkSvg(draft.toSvg());
        assertThat(draft.toSvg())
                .contains(">far off<", ">a very long time later<")
                .doesNotContain("Day -");
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 10).mapToObj(Long::valueOf);
    }

    private static void checkSvg(String svg) {
        check(svg, ELEMENTS, ATTRIBUTES);
        assertThat(Parsed.of(svg).texts("style"))
                .hasSize(1)
                .allMatch(css -> css.startsWith("@media (prefers-color-scheme"));
    }

    private static void check(String picture, Set<String> elements, Set<String> attributes) {
        assertThat(picture.length()).isLessThan(MOST_CHARACTERS);
        assertThat(picture.codePoints())
                .as("no control characters, no lone surrogates, nothing that turns the direction of text")
                .allMatch(c -> c == '\n' || !Character.isISOControl(c))
                .noneMatch(c -> Character.getType(c) == Character.SURROGATE)
                .noneMatch(c -> (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069));
        for (Element element : Parsed.of(picture).elements()) {
            assertThat(element.getTagName()).isIn(elements);
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                Attr attribute = (Attr) element.getAttributes().item(i);
                assertThat(attribute.getName()).isIn(attributes);
                assertThat(attribute.getValue())
                        .as("attributes hold nothing foreign")
                        .doesNotContain("url", "javascript", "word")
                        .matches("[ -~]*");
            }
        }
    }

    private static SequenceDraft draft(Random random) {
        List<Step> steps = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            steps.add(step(random));
        }
        return SequenceDraft.named(text(random)).steps(steps);
    }

    private static Step step(Random random) {
        Duration delay = Duration.ofMinutes(random.nextLong() >>> (7 + random.nextInt(57)));
        return switch (random.nextInt(7)) {
            case 0 ->
                Step.email(text(random), text(random))
                        .variant(null, text(random))
                        .after(delay);
            case 1 -> Step.linkedInInMail(text(random), text(random)).manual();
            case 2 ->
                Step.linkedInConnect(text(random)).variant(text(random)).under(random.nextInt(9), random.nextBoolean());
            case 3 -> Step.condition(delay, Condition.where(text(random), text(random), text(random)));
            case 4 -> Step.zapier(text(random)).waiting().after(delay);
            case 5 -> Step.raw(new Gson().toJson(Map.of("type", text(random), "actionType", text(random))));
            default -> Step.linkedInVoiceMessage(text(random)).after(delay);
        };
    }

    /** An answer in which any member may hold any text. */
    private static String sequenceJson(Random random) {
        List<Object> steps = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            Map<String, Object> step = new HashMap<>();
            step.put("id", random.nextInt(9));
            step.put("type", pick(random, "email", "linkedIn", "sms", "task", "condition", text(random)));
            step.put("actionType", pick(random, "message", "connect", "toDo", text(random)));
            step.put("executionMode", pick(random, "manual", text(random)));
            step.put("delayInMinutes", random.nextInt() >>> random.nextInt(32));
            step.put("parentId", random.nextInt(9));
            step.put("ifConditionPositive", random.nextBoolean());
            step.put("message", text(random));
            step.put(
                    "variants",
                    List.of(Map.of(
                            "subject", text(random), "message", text(random), "isEnabled", random.nextBoolean())));
            steps.add(step);
        }
        return new Gson()
                .toJson(Map.of(
                        "id", 1,
                        "name", text(random),
                        "status", text(random),
                        "health", text(random),
                        "emailAccounts", List.of(Map.of("id", 1, "email", text(random))),
                        "linkedInAccounts", List.of(Map.of("id", 1, "name", text(random), "status", text(random))),
                        "issues", List.of(Map.of("type", text(random))),
                        "steps", steps));
    }

    private static String pick(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
