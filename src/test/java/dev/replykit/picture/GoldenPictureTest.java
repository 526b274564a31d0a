package dev.replykit.picture;

import static dev.replykit.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.replykit.Condition;
import dev.replykit.Documented;
import dev.replykit.Sequence;
import dev.replykit.SequenceDraft;
import dev.replykit.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares each picture with the one that people have looked at. To accept what is drawn now, run with
 * {@code -Dreplykit.accept=true}, and look at every changed file before it is committed.
 */
final class GoldenPictureTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/replykit/picture");
    private static final Path DRAFTS = Path.of("notebooks/drafts");

    @TestFactory
    Stream<DynamicTest> pictureIsTheAcceptedOne() throws IOException {
        return pictures().entrySet().stream()
                .map(picture -> DynamicTest.dynamicTest(
                        picture.getKey(), () -> compare(FOLDER.resolve(picture.getKey()), picture.getValue())));
    }

    @Test
    void everyAcceptedPictureIsDrawn() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            Set<String> accepted = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".json"))
                    .collect(Collectors.toSet());
            assertThat(accepted).isEqualTo(pictures().keySet());
        }
    }

    @Test
    void pictureInTheReadmeIsTheDraftThatItNames() throws IOException {
        compare(Path.of(".github", "campaign.svg"), draft("two-weeks").toSvg());
    }

    private static void compare(Path accepted, String picture) throws IOException {
        if (Boolean.getBoolean("replykit.accept")) {
            Files.writeString(accepted, picture);
        }
        assertThat(Files.readString(accepted))
                .as("%s is drawn differently: look at it, then accept it with -Dreplykit.accept=true", accepted)
                .isEqualTo(picture);
    }

    private static Map<String, String> pictures() throws IOException {
        Map<String, String> pictures = new LinkedHashMap<>();
        Step unknown = raw("{\"type\":\"carrierPigeon\",\"actionType\":\"release\",\"delayInMinutes\":2880}");
        pictures.put("documented-request.svg", draft("sales-outreach").toSvg());
        pictures.put("documented-response.svg", sequence(Documented.RESPONSE).toSvg());
        pictures.put("every-step.svg", draft("every-step").then(unknown).toSvg());
        pictures.put("a-month.svg", draft("a-month").toSvg());
        pictures.put("branches.svg", sequence(FOLDER.resolve("branches.json")).toSvg());
        pictures.put("two-sides.svg", twoSides().toSvg());
        pictures.put("right-to-left.svg", rightToLeft().toSvg());
        pictures.put("empty.svg", SequenceDraft.named("Nothing yet").toSvg());
        return pictures;
    }

    private static SequenceDraft draft(String name) throws IOException {
        return SequenceDraft.read(DRAFTS.resolve(name + ".json"));
    }

    private static Sequence sequence(Path file) throws IOException {
        return Sequence.fromJson(Files.readString(file));
    }

    /** Below a condition whose id is not in the draft. */
    private static SequenceDraft twoSides() {
        return SequenceDraft.named("Accepted, or not yet")
                .steps(
                        linkedInConnect("Shall we connect, {{firstName}}?"),
                        condition(days(3), Condition.where("stage", "equals", "Connected")),
                        linkedInMessage("Thank you for connecting.").under(5001, true),
                        email("Hello from Example", "<p>Hi {{firstName}}</p>").under(5001, false),
                        call("Ask for ten minutes").after(days(2)));
    }

    private static SequenceDraft rightToLeft() {
        return SequenceDraft.named("\u05e9\u05dc\u05d5\u05dd {{companyName}}!")
                .steps(
                        email(
                                "{{firstName}}, \u05e4\u05d2\u05d9\u05e9\u05d4 \u05d1-10:30?",
                                "<p>\u05e9\u05dc\u05d5\u05dd {{firstName}}! \u05e0\u05e4\u05d2\u05e9 \u05d1-10:30 (\u05d1\u05d6\u05d5\u05dd).</p>"),
                        linkedInMessage(
                                        "\u0645\u0631\u062d\u0628\u0627 {{firstName}}\u060c \u0647\u0644 \u0646\u0644\u062a\u0642\u064a 10:30\u061f")
                                .after(days(1)),
                        condition(days(2), Condition.where("city", "equals", "\u05d7\u05d9\u05e4\u05d4!")));
    }
}
