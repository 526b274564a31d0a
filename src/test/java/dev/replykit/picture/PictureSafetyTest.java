package dev.replykit.picture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replykit.*;
import dev.replykit.fuzz.Harmless;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With any texts, a picture is well-formed, harmless, small, and the same each time. */
final class PictureSafetyTest {
    /** Texts that broke out of markup, and characters that turn, stack or hide text. */
    private static final List<String> PIECES = Stream.of(
                    "< > & \" ' </text> </svg> <svg\u00a0onload=x> <script>alert(1)</script> <!-- --> ]]> <![CDATA[",
                    "<?xml?> &lt; &#60; &#x0; &nbsp; javascript:alert(1) url(http://example.com/x) \"\u00a0onclick=\"x",
                    "<style> </style> <b \0 \7 \33 \n \t \r \u0085 \u00a0 \u00ad \u200b \u200d \u202e \u2028 \u2066",
                    "\u2069 \ufeff \ufffe \uffff \ud800 \udfff \ud83d\ude00 \udb40\udc01 \u0301 \u0e33 \u05d0 \u0627",
                    "\u4f60 \ufdfd word {{firstName}} " + "W".repeat(200))
            .flatMap(line -> Stream.of(line.split(" ")))
            .toList();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anyTextsAreAHarmlessPictureTheSameEachTime(long seed) {
        SequenceDraft draft = draft(seed);
        Sequence sequence = Sequence.fromJson(sequenceJson(seed));

        Harmless.picture(draft.toSvg());
        Harmless.picture(sequence.toSvg());
        assertThat(draft(seed).toSvg()).isEqualTo(draft.toSvg());
        assertThat(Sequence.fromJson(sequence.toJson()).toSvg()).isEqualTo(sequence.toSvg());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "<style>", "<!-- >", "&amp;", "W\u0301", "\u200d", " ", "\ud800", "{{"})
    void hugeNameAndTenThousandStepsAreASmallPicture(String piece) {
        String text = piece.repeat(1_000);
        Step step = Step.email(text, text).variant(text, text);

        Harmless.picture(SequenceDraft.named(piece.repeat(300_000))
                .steps(Collections.nCopies(10_000, step))
                .toSvg());
    }

    @Test
    void longestDelaysDoNotOverflow() {
        Step last = Step.call().after(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999));
        String svg = SequenceDraft.named("Late")
                .steps(last, last, Step.sms("x").after(Duration.ofSeconds(Long.MIN_VALUE)))
                .toSvg();

        Harmless.picture(svg);
        assertThat(svg).contains(">far off<", ">a very long time later<").doesNotContain("Day -");
    }

    private static SequenceDraft draft(long seed) {
        return Drafts.of(seed, random -> whole(text(random)));
    }

    /** The text with each half of a surrogate pair replaced: no draft may have one. */
    private static String whole(String text) {
        return new String(text.getBytes(UTF_8), UTF_8);
    }

    /** A draft as an answer in which each further text may be any text, on branches of any condition. */
    private static String sequenceJson(long seed) {
        Random random = new Random(seed);
        JsonObject sequence = JsonParser.parseString(draft(seed).toJson()).getAsJsonObject();
        JsonArray steps = sequence.has("steps") ? sequence.getAsJsonArray("steps") : new JsonArray();
        for (JsonElement item : steps) {
            JsonObject step = item.getAsJsonObject();
            step.addProperty("id", random.nextInt(9));
            step.addProperty("parentId", random.nextInt(9));
            for (String name : List.of("type", "actionType", "executionMode")) {
                if (step.has(name) && random.nextInt(4) == 0) {
                    step.addProperty(name, text(random));
                }
            }
        }
        sequence.addProperty("id", 1);
        sequence.addProperty("status", text(random));
        sequence.addProperty("health", text(random));
        sequence.add("emailAccounts", new Gson().toJsonTree(List.of(Map.of("id", 1, "email", text(random)))));
        sequence.add("linkedInAccounts", new Gson().toJsonTree(List.of(Map.of("name", text(random)))));
        sequence.add("issues", new Gson().toJsonTree(List.of(Map.of("type", text(random)))));
        return sequence.toString();
    }

    private static String text(Random random) {
        return Stream.generate(() -> PIECES.get(random.nextInt(PIECES.size())) + " ".repeat(random.nextInt(2)))
                .limit(random.nextInt(12))
                .collect(Collectors.joining());
    }
}
