package dev.replykit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonParser;
import dev.replykit.RuleTable.Rule;
import dev.replykit.contract.OpenApi;
import dev.replykit.sandbox.Calls;
import dev.replykit.sandbox.Sandbox;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The draft, the sandbox and the OpenAPI description obey the same rules, except where the table says otherwise. */
class RuleTableTest {
    @AutoClose
    private static final Sandbox sandbox = Sandbox.start();

    private static final Calls calls = new Calls(sandbox);

    @ParameterizedTest
    @MethodSource("dev.replykit.RuleTable#rules")
    void draftSaysWhereAndWhat(Rule rule) {
        if (rule.draft()) {
            InvalidDraftException refused =
                    catchThrowableOfType(InvalidDraftException.class, () -> SequenceDraft.fromJson(rule.json()));

            assertThat(refused).as("the refusal of %s", rule).isNotNull();
            assertThat(refused.violations()).containsExactly(Finding.violation(rule.pointer(), rule.detail()));
        } else {
            SequenceDraft draft = SequenceDraft.fromJson(rule.json());

            assertThat(SequenceDraft.fromJson(draft.toJson())).isEqualTo(draft);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.replykit.RuleTable#rules")
    void sandboxAnswersWhere(Rule rule) throws Exception {
        HttpResponse<String> answer = calls.create(rule.json());

        assertThat(pointersIn(answer))
                .as("%s, %s", rule, answer.body())
                .isEqualTo(rule.sandbox() ? List.of(rule.pointer()) : List.of());
    }

    private static List<String> pointersIn(HttpResponse<String> answer) {
        if (answer.statusCode() == 201) {
            return List.of();
        }
        return JsonParser.parseString(answer.body()).getAsJsonObject().getAsJsonArray("errors").asList().stream()
                .map(error -> error.getAsJsonObject().get("pointer").getAsString())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("dev.replykit.RuleTable#rules")
    void openApiDescriptionFindsWhere(Rule rule) {
        assertThat(OpenApi.request().pointers(rule.json()))
                .as("%s, %s", rule, OpenApi.request().check(rule.json()))
                .isEqualTo(
                        switch (rule.openApi()) {
                            case 'O' -> Set.of(rule.pointer());
                            case 'o' -> Set.of("");
                            default -> Set.of();
                        });
    }

    @ParameterizedTest
    @MethodSource("dev.replykit.RuleTable#textsThatAreNotJson")
    void textThatIsNotJsonIsRefusedByAll(String text) throws Exception {
        InvalidDraftException refused =
                catchThrowableOfType(InvalidDraftException.class, () -> SequenceDraft.fromJson(text));

        assertThat(refused).isNotNull();
        assertThat(refused.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.pointer()).isEmpty();
            assertThat(violation.detail()).startsWith("is not JSON: ");
        });
        assertThat(calls.create(text).body())
                .contains("[{\"pointer\":\"\",\"detail\":\"The request body is not valid JSON.\"}]");
        assertThat(OpenApi.request().pointers(text)).containsExactly("");
    }
}
