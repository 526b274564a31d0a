package dev.replykit.contract;

import static dev.replykit.contract.CommittedContract.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The committed contract: its table is whole, it is as the description of the API has it, and it gives no key away. */
class CommittedContractTest {
    @Test
    void hasOneInteractionForEachRowOfTheTable() {
        assertThat(CommittedContract.interactions(CommittedContract.json()))
                .extracting(interaction -> text(interaction, "description"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ContractTable.values())
                        .map(ContractTable::description)
                        .toList());
    }

    @Test
    void sendsAndReliesOnNothingThatTheDescriptionDoesNotHave() {
        assertThat(DescribedContract.faults(CommittedContract.json())).isEmpty();
    }

    @Test
    void hasNoKeyButTheExample() {
        assertThat(CommittedContract.interactions(CommittedContract.json()))
                .extracting(interaction -> interaction
                        .getAsJsonObject("request")
                        .getAsJsonObject("headers")
                        .get("Authorization")
                        .getAsString())
                .containsOnly("Bearer " + Pin.KEY);
    }
}
