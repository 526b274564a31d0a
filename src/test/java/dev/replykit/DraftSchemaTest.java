package dev.replykit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replykit.contract.OpenApi;
import dev.replykit.internal.json.DraftSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON Schema of drafts, by which editors complete and check them. */
final class DraftSchemaTest {
    private static final Path SCHEMA = Path.of("src", "main", "resources", "dev", "replykit", "draft.schema.json");
    private static final OpenApi CHECK = OpenApi.at("classpath:dev/replykit/draft.schema.json");

    @Test
    void committedSchemaIsMadeFromTheShapes() throws IOException {
        String made = DraftSchema.text();
        if (Boolean.getBoolean("replykit.accept")) {
            Files.writeString(SCHEMA, made);
        }
        assertThat(SCHEMA)
                .as("run again with -Dreplykit.accept=true to accept it")
                .hasContent(made);
    }

    @ParameterizedTest
    @MethodSource("dev.replykit.RuleTable#rules")
    void schemaRefusesWhatTheDraftRefuses(RuleTable.Rule rule) {
        // For ECMA's \\S an em space is white space; for Java's, which this validator uses, it is not.
        boolean canSay =
                !rule.pointer().matches("/steps/\\d+/subject") && !rule.json().contains("\\u2003");
        if (rule.draft() && canSay) {
            assertThat(CHECK.check(rule.json())).isNotEmpty();
        }
    }

    @Test
    void schemaAllowsEveryValidDraft() {
        Drafts.seeds(150)
                .forEach(seed -> assertThat(CHECK.check(Drafts.of(seed).toJson()))
                        .as("seed %d", seed)
                        .isEmpty());
    }

    static List<Path> drafts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("notebooks", "drafts"))) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("drafts")
    void draftsOfTheProjectNameTheSchema(Path file) throws IOException {
        JsonObject draft = JsonParser.parseString(Files.readString(file)).getAsJsonObject();

        assertThat(file.resolveSibling(draft.get("$schema").getAsString()).normalize())
                .isEqualTo(SCHEMA);
        assertThat(CHECK.check(draft.toString())).isEmpty();
    }
}
