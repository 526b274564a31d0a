package dev.replykit.contract;

import static dev.replykit.contract.CommittedContract.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The committed contract is complete, conforms to the description of the API, and has no real key. */
class CommittedContractTest {
    @Test
    void hasOneInteractionForEachRowOfTheTable() {
        assertThat(CommittedContract.interactions(CommittedContract.json()))
                .extracting(interaction -> text(interaction, "description"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ContractTable.values())
                        .map(row -> row.description)
                        .toList());
    }

    @Test
    void conformsToTheDescription() {
        assertThat(CommittedContract.faults(CommittedContract.json())).isEmpty();
    }

    @Test
    void hasNoKeyExceptTheExample() {
        assertThat(CommittedContract.interactions(CommittedContract.json()))
                .extracting(interaction -> interaction
                        .getAsJsonObject("request")
                        .getAsJsonObject("headers")
                        .get("Authorization")
                        .getAsString())
                .containsOnly("Bearer " + Pin.KEY);
    }
}
