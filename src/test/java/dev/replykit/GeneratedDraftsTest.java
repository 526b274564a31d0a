package dev.replykit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What must hold for every valid draft, tried on made-up ones; a failure names its seed. */
class GeneratedDraftsTest {

    @Test
    void everyValidDraftComesBackFromItsJson() {
        Drafts.seeds(500).forEach(seed -> {
            SequenceDraft draft = Drafts.of(seed);

            assertThat(draft.violations()).as("seed %d", seed).isEmpty();
            SequenceDraft again = SequenceDraft.fromJson(draft.toJson());
            assertThat(again).as("seed %d", seed).isEqualTo(draft).hasSameHashCodeAs(draft);
            assertThat(again.toJson()).as("seed %d", seed).isEqualTo(draft.toJson());
        });
    }

    @Test
    void theSandboxTakesEveryValidDraftAndGivesAllOfItBack() {
        try (Reply reply = Reply.sandbox()) {
            Drafts.seeds(150).forEach(seed -> {
                SequenceDraft draft = Drafts.of(seed);
                Sequence created = reply.create(draft);

                assertThat(draft.differences(created)).as("seed %d", seed).isEmpty();
                assertThat(draft.differences(reply.get(created.id())))
                        .as("seed %d", seed)
                        .isEmpty();
            });
        }
    }

    @Test
    void everyMistakeIsRefusedWithItsPlace() {
        Drafts.seeds(8).forEach(seed -> {
            for (Mutations.Mutation mutation : Mutations.of(Drafts.of(seed).toJson())) {
                InvalidDraftException thrown = catchThrowableOfType(
                        InvalidDraftException.class, () -> SequenceDraft.fromJson(mutation.json()));

                assertThat(thrown)
                        .as("seed %d, %s: is read", seed, mutation.what())
                        .isNotNull();
                JsonElement body = JsonParser.parseString(mutation.json());
                assertThat(thrown.violations())
                        .as("seed %d, %s", seed, mutation.what())
                        .anyMatch(violation -> violation.pointer().equals(mutation.pointer()))
                        .allMatch(violation -> pointsIntoOrAtWhatIsMissing(body, violation));
            }
        });
    }

    @Test
    void allKindsAreMadeUp() {
        Set<Class<?>> kinds = new HashSet<>();
        Drafts.seeds(500).forEach(seed -> {
            List<Step> steps = Drafts.of(seed).steps();
            if (steps != null) {
                steps.forEach(step -> kinds.add(step.getClass()));
            }
        });

        assertThat(kinds).hasSize(16);
    }

    @Test
    void theSameSeedGivesTheSameDraft() {
        assertThat(Drafts.of(17)).isEqualTo(Drafts.of(17)).isNotEqualTo(Drafts.of(18));
    }

    private static boolean pointsIntoOrAtWhatIsMissing(JsonElement body, Finding violation) {
        String pointer = violation.pointer();
        boolean missing = violation.detail().startsWith("is required");
        String place = missing ? pointer.substring(0, pointer.lastIndexOf('/')) : pointer;
        return resolved(body, place) != null && (!missing || resolved(body, pointer) == null);
    }

    private static @Nullable JsonElement resolved(JsonElement body, String pointer) {
        JsonElement at = body;
        for (String token :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            String name = token.replace("~1", "/").replace("~0", "~");
            if (at == null || !at.isJsonArray() && !at.isJsonObject()) {
                return null;
            }
            at = at.isJsonArray()
                    ? at.getAsJsonArray().get(Integer.parseInt(name))
                    : at.getAsJsonObject().get(name);
        }
        return at;
    }
}
