package dev.replykit;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.replykit.contract.OpenApi;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    void draftAndOpenApiDescriptionFindTheSamePlacesInEveryChangedDraft() {
        Drafts.seeds(8).forEach(seed -> {
            for (Mutations.Mutation mutation : Mutations.of(Drafts.of(seed).toJson())) {
                assertThat(pointersOfViolations(mutation.json()))
                        .as("seed %d: %s %s in %s", seed, mutation.pointer(), mutation.what(), mutation.json())
                        .isEqualTo(
                                isBeyondTheDescription(mutation)
                                        ? Set.of(mutation.pointer())
                                        : OpenApi.request().pointers(mutation.json()));
            }
        });
    }

    /** The description can't say that a name is blank, that a list of variants or conditions is empty, or where a name is twice. */
    private static boolean isBeyondTheDescription(Mutations.Mutation mutation) {
        return switch (mutation.what()) {
            case "twice" -> true;
            case "as \"\"", "as \" \"" -> mutation.pointer().equals("/name");
            case "as []" ->
                mutation.pointer().endsWith("/variants") || mutation.pointer().endsWith("/conditions");
            default -> false;
        };
    }

    private static Set<String> pointersOfViolations(String json) {
        try {
            var unused = SequenceDraft.fromJson(json);
            return Set.of();
        } catch (InvalidDraftException e) {
            return e.violations().stream()
                    .map(Finding::pointer)
                    .filter(pointer -> !pointer.matches("/steps/\\d+/subject")) // of the first email, see RuleTable
                    .collect(toSet());
        }
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
}
