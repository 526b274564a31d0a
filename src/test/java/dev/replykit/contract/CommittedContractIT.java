package dev.replykit.contract;

import static dev.replykit.contract.CommittedContract.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.replykit.sandbox.Sandbox;
import java.util.Arrays;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The committed contract is the one that the tests write, so that every change of it is deliberate. It is complete,
 * conforms to the description of the API, and has no real key.
 */
class CommittedContractIT {
    @AutoClose
    private static final Sandbox sandbox = Sandbox.start();

    @Test
    void isWhatTheTestsWrite() {
        assertThat(CommittedContract.FILE_MADE)
                .as("the contract that the *ContractTest classes write; they run before this test")
                .exists();
        assertThat(CommittedContract.FILE)
                .as("the committed contract. The tests write another one now. If you mean it, run"
                        + " scripts/accept-contract")
                .hasSameTextualContentAs(CommittedContract.FILE_MADE)
                .hasSameBinaryContentAs(CommittedContract.FILE_MADE);
    }

    /** States are set over HTTP, as others do. */
    @ParameterizedTest
    @EnumSource
    void sandboxHonoursIt(ContractTable row) {
        assertThat(Verification.failures(CommittedContract.only(row), sandbox.url()))
                .isEmpty();
    }

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
