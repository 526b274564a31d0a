package dev.replykit.fuzz;

import static dev.replykit.fuzz.Harmless.that;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.replykit.*;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text is a valid draft that comes back from its own JSON, or is refused with violations that point into it. */
class DraftFuzzTest {
    private static final Pattern POINTER = Pattern.compile("(?:/(?:[^~/]|~[01])*+)*+", Pattern.DOTALL);

    @MethodSource("dev.replykit.fuzz.Examples#drafts")
    @FuzzTest
    void isReadOrRefused(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            SequenceDraft draft = SequenceDraft.fromJson(text);
            comesBack(draft);
            isShown(draft);
        } catch (InvalidDraftException e) {
            Harmless.text(e.getMessage(), 15_000);
            Harmless.text(e.violations().toString(), 15_000);
            e.violations()
                    .forEach(violation ->
                            that(POINTER.matcher(violation.pointer()).matches(), "no pointer: " + violation.pointer()));
        }
    }

    private static void comesBack(SequenceDraft draft) {
        that(draft.violations().isEmpty(), "was read, but has violations: " + draft.violations());
        String json = draft.toJson();
        SequenceDraft again = SequenceDraft.fromJson(json);
        that(again.equals(draft) && again.hashCode() == draft.hashCode(), "comes back as another: " + json);
        that(again.toJson().equals(json), "is written otherwise: " + json + again.toJson());
    }

    private static void isShown(SequenceDraft draft) {
        Harmless.text(draft.toString(), 10_000);
        Harmless.text(draft.lints().toString(), 15_000);
        Harmless.picture(draft.toSvg());
        Preview preview;
        try (Reply reply = Reply.sandbox()) {
            preview = reply.preview(draft);
        }
        Harmless.text(preview.toString(), 15_000);
        Harmless.text(preview.timeline(), Integer.MAX_VALUE);
        that(preview.mergeFields().stream().noneMatch(String::isBlank), "a merge field without name");
        String quoted =
                preview.curl().substring(preview.curl().indexOf("--data-binary '") + "--data-binary '".length());
        that(quoted.endsWith("'"), "the command goes on behind the body: " + quoted);
        String body = quoted.substring(0, quoted.length() - 1);
        that(!body.replace("'\\''", "").contains("'"), "the body breaks out of its quotes: " + quoted);
        that(body.replace("'\\''", "'").equals(preview.body()), "another body: " + quoted);
    }
}
