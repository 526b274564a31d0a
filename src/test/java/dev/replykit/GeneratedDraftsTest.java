package dev.replykit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What must hold for every valid draft, tried on made-up ones; a failure names its seed. */
class GeneratedDraftsTest {

    @Test
    void everyValidDraftOfAllKindsComesBackFromItsJson() {
        Set<Class<?>> kinds = new HashSet<>();
        Drafts.seeds(500).forEach(seed -> {
            SequenceDraft draft = Drafts.of(seed);

            assertThat(draft.violations()).as("seed %d", seed).isEmpty();
            SequenceDraft again = SequenceDraft.fromJson(draft.toJson());
            assertThat(again).as("seed %d", seed).isEqualTo(draft).hasSameHashCodeAs(draft);
            assertThat(again.toJson()).as("seed %d", seed).isEqualTo(draft.toJson());
            Stream.ofNullable(draft.steps()).flatMap(List::stream).forEach(step -> kinds.add(step.getClass()));
        });
        assertThat(kinds).hasSize(16);
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
}
