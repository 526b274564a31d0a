package dev.replykit.fuzz;

import static dev.replykit.fuzz.Harmless.that;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.replykit.*;
import dev.replykit.internal.http.Secret;
import dev.replykit.internal.json.AccountCodec;
import dev.replykit.internal.json.JsonText;
import dev.replykit.internal.json.ProblemCodec;
import dev.replykit.internal.json.SequenceCodec;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any answer is a sequence of which nothing is lost, or is refused. A part of it never gives a wrong id, its words as a
 * problem are fit to be read, and the key is redacted in it.
 */
class AnswerFuzzTest {
    private static final String KEY = "k3y+of/the=\"tests\\";
    private static final Secret SECRET = Secret.of(KEY);
    private static final Pattern ID =
            Pattern.compile("\"id\"\\s*:\\s*(-?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?)");
    private static final SequenceDraft DRAFT = SequenceDraft.named("Hello")
            .emailAccounts(1)
            .steps(Step.email("Hi", "<p>Hi</p>"), Step.raw("{\"a\":[1,{}]}"));

    @MethodSource("dev.replykit.fuzz.Examples#answers")
    @FuzzTest
    void isReadOrRefused(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            Sequence sequence = Sequence.fromJson(text);
            that(hasId(text, sequence.id()), "gives an id that is not in it: " + sequence.id());
            isWhole(sequence, text);
        } catch (IllegalArgumentException e) {
            Harmless.text(e.getMessage(), 1_000);
        }
        Long id = JsonText.salvageId(text.substring(0, Math.floorMod(Arrays.hashCode(bytes), text.length() + 1)));
        that(id == null || hasId(text, id), "cut, it gives an id that is not in it: " + id);
        Harmless.text(ProblemCodec.read(400, text).toString(), 20_000);
        that(!SECRET.redact(text).toLowerCase(Locale.ROOT).contains(KEY), "shows the key: " + text);
        Object unused = Arrays.asList(SequenceCodec.readPage(text), AccountCodec.readEmailAccounts(text));
        Stream.of(
                        AccountCodec.readLinkedInAccounts(text),
                        AccountCodec.readSchedules(text),
                        AccountCodec.readConditionProperties(text))
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .forEach(item -> Harmless.text(item.toString(), 1_000_000));
    }

    /** Where a text has escapes, its names can be written in other ways. */
    private static boolean hasId(String text, long id) {
        return text.contains("\\")
                || ID.matcher(text)
                        .results()
                        .map(found -> new BigDecimal(found.group(1)))
                        .anyMatch(number -> number.compareTo(BigDecimal.valueOf(id)) == 0);
    }

    private static void isWhole(Sequence sequence, String text) {
        that(sequence.toJson().equals(text), "the text is another");
        that(sequence.equals(Sequence.fromJson(text)), "read again it is another");
        Harmless.text(sequence.toString(), 10_000);
        Harmless.text(DRAFT.differences(sequence).toString(), 10_000);
        Harmless.picture(sequence.toSvg());
    }
}
