package dev.replykit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final List<Fault> ALL =
            Stream.concat(Faults.all().stream(), Faults.ofProxies().stream()).toList();

    @Test
    void everyRowHasANameOfItsOwn() {
        assertThat(ALL).extracting(Fault::toString).doesNotHaveDuplicates();
        assertThat(ALL).extracting(Fault::name).doesNotContain("");
    }

    @Test
    void whereSeveralOutcomesAreAllowedTheRowSaysWhy() {
        assertThat(ALL)
                .filteredOn(fault -> fault.outcomes().size() > 1)
                .allSatisfy(fault -> assertThat(fault.because()).isNotEmpty());
    }

    @Test
    void nothingArrivesOfWhatCountsAsNotSentUnlessItWasLimitedBefore() {
        assertThat(ALL)
                .filteredOn(fault -> fault.outcomes().equals(Set.of(Outcome.NOT_SENT)) && fault.posts() > 0)
                .extracting(Fault::name)
                .containsExactly("is gone after the limit");
    }

    @Test
    void onlyARateLimitAllowsASecondPost() {
        assertThat(ALL)
                .filteredOn(fault -> fault.posts() > 1)
                .extracting(Fault::group)
                .containsOnly("Rate limit");
        assertThat(ALL).extracting(Fault::posts).allMatch(posts -> posts <= 2);
    }
}
